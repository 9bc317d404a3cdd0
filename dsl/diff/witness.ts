// A case that shows a changed determination: its values and words for both versions, decided by the reference evaluator before it is told.
import type { CriteriaGraph, Element, ElementIndex } from '../decision/criteria-graph.ts';
import { evaluateGraph } from '../decision/evaluate.ts';
import type { Facts, Values } from '../decision/facts.ts';
import { describeValue, readFacts, writeFacts } from '../decision/facts.ts';
import type { Slot, Variable } from '../decision/variable.ts';
import { branchWords, readabilityWords, unknownBranch } from '../decision/variable.ts';
import type { Place } from '../model/guideline.ts';
import type { CaseSpace } from './case-space.ts';
import { caseValues } from './case-space.ts';
import type { Departure, Witness, WitnessOutcome } from './decision-change.ts';
import { determinationWords } from './directions.ts';
import { toldCase } from './told-case.ts';

export interface ComparedGraphs {
  readonly old: CriteriaGraph;
  readonly new: CriteriaGraph;
  /** Short names of the versions, to put into sentences. */
  readonly oldLabel: string;
  readonly newLabel: string;
  readonly space: CaseSpace;
}

/** Undefined where the evaluator finds the same determination in both, or where no values have these branches: then there is no such case. */
export function witnessOf(compared: ComparedGraphs, branches: readonly number[]): Witness | undefined {
  const told = toldCase(compared.space, branches);
  if (!told) return undefined;
  const [oldValues = [], newValues = []] = told.values;
  const oldFacts = writeFacts(compared.old, oldValues);
  const newFacts = writeFacts(compared.new, newValues);
  const older = outcome(compared.old, oldFacts);
  const newer = outcome(compared.new, newFacts);
  if (!older || !newer || older.determination === newer.determination) return undefined;
  const departures = departuresOf(compared, branches, told.departures);
  return {
    complete: isComplete(compared.space, branches),
    old: older,
    new: newer,
    departures,
    besides: told.besides.map((slot) => besideOf(compared, slot, told.values)),
    words: sentence(compared, departures, older, newer),
    oldFacts,
    newFacts,
  };
}

/** Determinations of a case under both versions without words, for searching; undefined where no values have these branches. */
export function determinationsOf(
  compared: ComparedGraphs,
  branches: readonly number[],
): { readonly old: string; readonly new: string } | undefined {
  const [oldValues, newValues] = caseValues(compared.space, branches) ?? [];
  if (!oldValues || !newValues) return undefined;
  return {
    old: determination(compared.old, oldValues),
    new: determination(compared.new, newValues),
  };
}

function determination(graph: CriteriaGraph, values: Values): string {
  return evaluateGraph(graph, values).verdict.determination;
}

/** What is shown is what is evaluated: the written facts, read again. */
function outcome(graph: CriteriaGraph, facts: Facts): WitnessOutcome | undefined {
  const { values, invalid } = readFacts(graph, facts);
  if (invalid.length > 0) return undefined;
  const { verdict } = evaluateGraph(graph, values);
  return { determination: verdict.determination, label: verdict.label };
}

function isComplete(space: CaseSpace, branches: readonly number[]): boolean {
  return branches.every((branch, level) => space.complete[level]?.includes(branch) === true);
}

function departuresOf(
  compared: ComparedGraphs,
  branches: readonly number[],
  levels: readonly number[],
): readonly Departure[] {
  const { variables } = compared.space.partition;
  const departed = levels.flatMap((level) => {
    const variable = variables[level];
    return variable ? [{ variable, branch: branches[level] ?? 0, order: documentOrder(variable) }] : [];
  });
  return departed
    .toSorted((a, b) => a.order - b.order)
    .map(({ variable, branch }) => departureOf(compared, variable, branch));
}

/** Elements of the new version in its order, then those of the old one only. */
function documentOrder({ slot: [older = 0, newer] }: Variable): number {
  return newer ?? 1e9 + older;
}

function departureOf(compared: ComparedGraphs, variable: Variable, branch: number): Departure {
  const { oldElement, newElement } = elementsAt(compared, variable.slot);
  const element = newElement ?? oldElement;
  const graph = newElement ? compared.new : compared.old;
  const question = element?.kind === 'question';
  const node = graph.nodes.find(
    (candidate) => candidate.kind === 'question' && graph.elements[candidate.element] === element,
  );
  return {
    oldKey: oldElement?.key ?? '',
    newKey: newElement?.key ?? '',
    words: question ? namedApart(graph, element, node?.origin.number ?? '') : variable.label,
    state: question ? answerWords(variable, branch) : valueWords(variable, branch),
    place: node ? placeOf(node.origin) : undefined,
  };
}

function answerWords(variable: Variable, branch: number): string {
  if (branch === unknownBranch(variable)) return 'unknown';
  const answer = variable.cells[branch]?.values.findLast((value) => value !== undefined);
  return answer === true ? 'met' : answer === false ? 'not met' : branchWords(variable, branch);
}

/** That a version which does not ask for it cannot read it goes without saying. */
function valueWords(variable: Variable, branch: number): string {
  const words = branchWords(variable, branch);
  const inBoth = variable.slot.every((element) => element !== undefined);
  const note = inBoth ? '' : readabilityWords(variable.cells[branch]?.values ?? []);
  return words.endsWith(note) ? words.slice(0, words.length - note.length) : words;
}

function besideOf(compared: ComparedGraphs, slot: Slot, values: readonly Values[]): Departure {
  const { oldElement, newElement } = elementsAt(compared, slot);
  const [older, newer] = slot.map((index, place) =>
    index === undefined ? undefined : values[place]?.[index],
  );
  const [element, value] = newElement && newer !== undefined ? [newElement, newer] : [oldElement, older];
  return {
    oldKey: oldElement?.key ?? '',
    newKey: newElement?.key ?? '',
    words: (newElement ?? oldElement)?.label ?? '',
    state: element && value !== undefined ? describeValue(element, value) : 'unknown',
    place: undefined,
  };
}

function elementsAt(
  compared: ComparedGraphs,
  [older, newer]: Slot,
): { readonly oldElement: Element | undefined; readonly newElement: Element | undefined } {
  const at = (graph: CriteriaGraph, index: ElementIndex | undefined): Element | undefined =>
    index === undefined ? undefined : graph.elements[index];
  return { oldElement: at(compared.old, older), newElement: at(compared.new, newer) };
}

/** Words that stand in several criteria need their number. */
function namedApart(graph: CriteriaGraph, element: Element, number: string): string {
  const alike = graph.elements.filter(({ kind, label }) => kind === 'question' && label === element.label);
  return alike.length > 1 && number !== '' ? `${element.label} (${number})` : element.label;
}

function placeOf({ uri, span }: Place): Place {
  return { uri, span };
}

/** "Epilepsy for pre-surgical evaluation met, all others not met: clinician review in 2023.1, appropriate in 2024.2" */
function sentence(
  { oldLabel, newLabel }: ComparedGraphs,
  departures: readonly Departure[],
  older: WitnessOutcome,
  newer: WitnessOutcome,
): string {
  const answers = departures.map(({ words, state }) =>
    plainStates.has(state) ? `${words} ${state}` : `${words}: ${state}`,
  );
  const rest = answers.length > 0 ? 'all others not met' : 'nothing met';
  const facts = [...answers, rest].join(', ');
  return `${facts}: ${determinationWords(older.determination)} in ${oldLabel}, ${determinationWords(newer.determination)} in ${newLabel}`;
}

const plainStates: ReadonlySet<string> = new Set(['met', 'not met', 'unknown']);
