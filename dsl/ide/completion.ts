// What may be typed at an offset; the names come from what is known of the library, the place from the text as it stands.
import { standsInCriteria, lineContextAt, type LineContext } from './line-context.ts';
import { completeCase } from './complete-cases.ts';
import { completeCriteria, nothing, type Typed } from './complete-criteria.ts';
import { completeExpression, completePeriod } from './complete-expression.ts';
import {
  completeChange,
  completeCodeRow,
  completeData,
  completeDetermination,
  completeHeader,
  completeHeading,
  completeSectionWord,
} from './complete-sections.ts';
import type { Completion } from './completion-item.ts';
import { knownNames } from './known-names.ts';
import type { Workspace } from '../workspace.ts';

export type { Completion, CompletionKind, Proposal } from './completion-item.ts';

/** `text` may be newer than the one that the workspace holds: what was typed last need not be parsed to be completed. */
export interface CompletionPlace {
  readonly uri: string;
  readonly text: string;
  readonly offset: number;
  /** The character whose typing is why the editor asks; '' where the person asks, or types a word. */
  readonly trigger: string;
}

export function completionsAt(workspace: Workspace, place: CompletionPlace): readonly Completion[] {
  const context = lineContextAt(place.text, place.offset);
  if (context.before.length > longestLine) return [];
  if (place.trigger === ' ' && blankSaysNothing(context)) return [];
  if (/^\s*#(?:\s|$)/.test(context.before) || insideQuotes(context.before)) return [];
  const { proposals, replaces } = completeIn(workspace, place, context);
  const replace = { start: place.offset - replaces, end: place.offset };
  return proposals.map((proposal) => ({ ...proposal, replace }));
}

/** Nobody writes such a line, and the patterns of a line are not made for it. */
const longestLine = 4000;

/** Between the words of a condition, or at the begin of a line, a list that pops up would only be in the way. */
function blankSaysNothing({ before, section, heading, expression }: LineContext): boolean {
  if (before.trim() === '') return true;
  return standsInCriteria(section) && !heading && expression === undefined && !/[[{][^\]}]*$/.test(before);
}

function insideQuotes(before: string): boolean {
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

function completeIn(workspace: Workspace, { uri, text }: CompletionPlace, context: LineContext): Typed {
  const { section, heading, before } = context;
  if (/^(?:\S|$)/.test(before) && !(heading && before.length > (section?.length ?? 0)))
    return completeSectionWord(context, text);
  if (heading) return completeHeading(context, workspace, uri);
  if (standsInCriteria(section)) return completeCriterionLine(workspace, uri, context);
  switch (section) {
    case 'guideline':
    case 'fragment':
      return completeHeader(context, workspace, uri);
    case 'data':
      return completeData(context);
    case 'procedures':
    case 'diagnoses':
      return completeCodeRow(context);
    case 'determination':
      return completeDetermination(context, knownNames(workspace, uri));
    case 'changes from':
      return completeChange(context, knownNames(workspace, uri));
    case 'case':
      return completeCase(context, knownNames(workspace, uri));
    default:
      return nothing;
  }
}

function completeCriterionLine(workspace: Workspace, uri: string, context: LineContext): Typed {
  const names = knownNames(workspace, uri);
  const { expression } = context;
  if (expression === undefined) return completeCriteria(context, names);
  const brace = /\{([^{}]*)$/.exec(expression.typed);
  if (brace !== null)
    return {
      proposals: completeExpression('MET', names).map((proposal) => ({
        ...proposal,
        insert: context.behind.startsWith('}') ? proposal.label : `${proposal.label}}`,
      })),
      replaces: brace[1]?.length ?? 0,
    };
  const [typed = ''] = /[^\s(),"{}<>=!]*$/.exec(expression.typed) ?? [];
  const before = expression.typed.slice(0, expression.typed.length - typed.length);
  const proposals =
    expression.detail === 'EFFECTIVE' ? completePeriod(before) : completeExpression(before, names);
  return { proposals, replaces: typed.length };
}
