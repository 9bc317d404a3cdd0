// What the answer of the language says, as the card shows it; decides nothing itself.
import type {
  CriteriaTree,
  ExplainedCriterion,
  Facts,
  FormField,
  PossibleAnswer,
  Span,
  Truth,
  WayTo,
} from '../../../dsl/index.ts';
import { namedCriteria } from '../../app/state/tree-places.ts';
import type { CaseAnswer } from '../../worker/protocol.ts';

export interface CaseSummary {
  readonly determination: string;
  readonly label: string;
  /** What leads to the determination, what is decisive first; where nothing does by itself, what would have to be otherwise. */
  readonly because: readonly Reason[];
  /** `because` are the criteria that would change the determination if they were the other way round. */
  readonly otherwise: boolean;
  /** How many facts can still matter. */
  readonly open: number;
  readonly next: NextQuestion | undefined;
  /** What can still matter, the best next question first. */
  readonly missing: readonly FormField[];
  /** The fewest answers that lead to each other determination. */
  readonly ways: readonly WayTo[];
}

/** A criterion as it is named to people. */
export interface Reason {
  readonly id: string;
  readonly number: string;
  readonly words: string;
  readonly uri: string;
  readonly span: Span;
  readonly state: Truth;
}

export interface NextQuestion {
  readonly field: FormField;
  /** Answers that settle the determination at once. */
  readonly settling: readonly PossibleAnswer[];
}

export interface RefusedAnswer {
  readonly field: FormField;
  readonly why: string;
}

/** Answers that cannot be used, in the order of the form: they count as not known. */
export function refusedAnswers(
  form: readonly FormField[],
  facts: Facts,
  answer: CaseAnswer | undefined,
): readonly RefusedAnswer[] {
  const whys = new Map(answer?.explanation.decision.invalid.map(({ key, why }) => [key, why]));
  return form.flatMap((field): readonly RefusedAnswer[] => {
    const why = facts[field.key] === undefined ? undefined : whys.get(field.key);
    return why === undefined ? [] : [{ field, why }];
  });
}

/** `criteria`: the tree of the guideline, where reasons are found by their ids. */
export function summarise(
  answer: CaseAnswer,
  form: readonly FormField[],
  criteria: CriteriaTree | undefined,
): CaseSummary {
  const { decision, deciding, missing, nextQuestion, verdict } = answer.explanation;
  const reasons = reasonsOf(answer, criteria);
  const known = reasons.length > 0;
  const field = verdict.settled ? undefined : form.find((candidate) => candidate.key === nextQuestion);
  const answers = missing.find((fact) => fact.key === nextQuestion)?.answers ?? [];
  return {
    determination: decision.determination,
    label: decision.label,
    because: known ? reasons : deciding.map((criterion) => inWords(criterion, form)),
    otherwise: !known,
    open: verdict.settled ? 0 : missing.length,
    missing: answer.order.flatMap((key) => form.find((candidate) => candidate.key === key) ?? []),
    ways: answer.ways ?? [],
    next: field && { field, settling: answers.filter((possible) => possible.settled) },
  };
}

/** What stands in no list of the document, such as the phase that a section is for, is left out where something else is a reason. */
function reasonsOf(
  { explanation: { decision, deciding }, states }: CaseAnswer,
  criteria: CriteriaTree | undefined,
): readonly Reason[] {
  const named = criteria === undefined ? undefined : namedCriteria(criteria);
  const decisive = deciding.map(({ id }) => id).filter((id) => decision.reasons.includes(id));
  return [...new Set([...decisive, ...decision.reasons])].flatMap((id): readonly Reason[] => {
    const criterion = named?.get(id);
    const state = states[id];
    if (criterion === undefined || state === undefined || criterion.number === '') return [];
    const { number, words, place } = criterion;
    return [{ id, number, words, uri: place.uri, span: place.span, state }];
  });
}

/** What has no number of its own is told by the fact that it reads. */
function inWords(criterion: ExplainedCriterion, form: readonly FormField[]): Reason {
  const { id, number, words, uri, span, state, keys } = criterion;
  const label = number === '' ? form.find(({ key }) => key === keys[0])?.label : undefined;
  return { id, number, words: label === undefined ? words : `${label}: ${words}`, uri, span, state };
}
