// What is shown on each box beside its words, by the chosen colours: a tried case, the coverage by cases, the changes since a version; knows no React.
import type {
  Coverage,
  CriteriaNode,
  CriteriaTree,
  CriterionCoverage,
  NodeChangeKind,
  TreeChanges,
} from '../../../dsl/index.ts';
import type { State } from '../../ui/state-mark.tsx';
import { childrenOf } from './tree-index.ts';

/**
 * `decisive`: some case would be determined otherwise if this criterion alone had another state. `walked`: no case would, but some case
 * says whether it is met. `never`: no case says so.
 */
export type CriterionUse = 'decisive' | 'walked' | 'never';

export type MarkTone = State | CriterionUse | NodeChangeKind;

/** Always shown with a sign and its words, never as colour alone. */
export interface Mark {
  readonly tone: MarkTone;
  readonly words: string;
  /** The whole of it in a sentence. */
  readonly title: string;
}

/** By id of criterion, statement or list. */
export type Marks = Readonly<Record<string, Mark>>;

export interface LegendEntry {
  readonly tone: MarkTone;
  readonly words: string;
  readonly meaning: string;
  readonly count: number;
}

export interface Painting {
  /** undefined: nothing is to be shown on the boxes. */
  readonly marks: Marks | undefined;
  readonly legend: readonly LegendEntry[];
  /** Why there is nothing, or what the figures are about; '' for nothing to say. */
  readonly note: string;
  /** The widest words that a box may carry. */
  readonly widest: readonly string[];
}

/** Of a box: its own, or that of the list alone that it is. */
export function wholeMark(node: CriteriaNode, marks: Marks): Mark | undefined {
  return marks[node.id] ?? marks[node.group?.id ?? ''];
}

const nothing: Painting = { marks: undefined, legend: [], note: '', widest: [] };

export type States = Readonly<Record<string, State>>;

/** `states`: undefined where no case is tried. */
export function paintCase(states: States | undefined, tree: CriteriaTree): Painting {
  if (states === undefined) return nothing;
  const marks = Object.fromEntries(Object.entries(states).map(([id, state]) => [id, stateMarks[state]]));
  const counts = { met: 0, 'not-met': 0, unknown: 0 };
  const count = (node: CriteriaNode): void => {
    const state = states[node.id];
    if (node.kind !== 'section' && state !== undefined) counts[state] += 1;
    childrenOf(node).forEach(count);
  };
  tree.sections.forEach(count);
  const legend = (['met', 'not-met', 'unknown'] as const).map((tone): LegendEntry => {
    const { words, title } = stateMarks[tone];
    return { tone, words, meaning: title, count: counts[tone] };
  });
  return { marks, legend, note: 'Criteria in the case that you try', widest: ['Not met', 'Unknown'] };
}

/** One object each, so that boxes whose state stays are not drawn again. */
const stateMarks: Readonly<Record<State, Mark>> = {
  met: { tone: 'met', words: 'Met', title: 'Met in the case that you try' },
  'not-met': { tone: 'not-met', words: 'Not met', title: 'Not met in the case that you try' },
  unknown: { tone: 'unknown', words: 'Unknown', title: 'Not documented: never counted as not met' },
};

/** `coverage`: undefined while it is being counted. */
export function paintCoverage(coverage: Coverage | undefined): Painting {
  if (coverage === undefined) return { ...nothing, note: 'Counting the cases…' };
  if (coverage.cases === 0)
    return { ...nothing, note: 'The library has no cases for this guideline yet: nothing is covered.' };
  const counts = { decisive: 0, walked: 0, never: 0 };
  const marks: Record<string, Mark> = {};
  for (const criterion of coverage.criteria) {
    counts[kindOfUse(criterion)] += 1;
    marks[criterion.origin.id] = markOfUse(criterion, coverage.cases);
  }
  const legend = (['decisive', 'walked', 'never'] as const).map((tone): LegendEntry => {
    return { tone, words: wordsOfUse[tone], meaning: meaningsOfUse[tone], count: counts[tone] };
  });
  const cases = coverage.cases === 1 ? '1 case' : `${coverage.cases} cases`;
  return { marks, legend, note: `Criteria by the use of ${cases}`, widest: ['Decides 888', 'Walked'] };
}

function kindOfUse({ seen, decisive }: CriterionCoverage): CriterionUse {
  if (decisive.met + decisive['not-met'] + decisive.unknown > 0) return 'decisive';
  return seen.met + seen['not-met'] > 0 ? 'walked' : 'never';
}

const wordsOfUse: Readonly<Record<CriterionUse, string>> = {
  decisive: 'Decides',
  walked: 'Walked',
  never: 'Never',
};

const meaningsOfUse: Readonly<Record<CriterionUse, string>> = {
  decisive: 'in some case the determination hangs on it alone',
  walked: 'cases say whether it is met, but none hangs on it',
  never: 'no case says whether it is met',
};

function markOfUse(criterion: CriterionCoverage, cases: number): Mark {
  const { seen, decisive } = criterion;
  const tone = kindOfUse(criterion);
  const deciding = decisive.met + decisive['not-met'] + decisive.unknown;
  const words = tone === 'decisive' ? `${wordsOfUse.decisive} ${deciding}` : wordsOfUse[tone];
  const figures = `met in ${seen.met}, not met in ${seen['not-met']}, unknown in ${seen.unknown}`;
  return { tone, words, title: `Decides ${deciding} of ${cases} cases; ${figures}` };
}

/** `changes`: undefined while the versions are compared. */
export function paintChanges(changes: TreeChanges | undefined): Painting {
  if (changes === undefined) return { ...nothing, note: 'Comparing the versions…' };
  const marks = Object.fromEntries(
    Object.entries(changes.nodes).map(([id, { how, title }]) => [
      id,
      { tone: how, words: changeWords[how], title: title.charAt(0).toUpperCase() + title.slice(1) },
    ]),
  );
  const kinds = ['added', 'removed', 'meaning', 'wording', 'evidence'] as const;
  const legend = kinds.map((tone): LegendEntry => {
    return { tone, words: changeWords[tone], meaning: changeMeanings[tone], count: changes.counts[tone] };
  });
  const none = legend.every(({ count }) => count === 0);
  const note = none ? `No criterion changed ${changes.since}` : `Changes ${changes.since}`;
  return { marks, legend, note, widest: ['Evidence', 'Removed'] };
}

const changeWords: Readonly<Record<NodeChangeKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  meaning: 'Meaning',
  wording: 'Words',
  evidence: 'Evidence',
};

const changeMeanings: Readonly<Record<NodeChangeKind, string>> = {
  added: 'the other version does not have it',
  removed: 'only the other version has it; drawn dashed where it stood',
  meaning: 'asks something else, or is joined otherwise: a determination may change',
  wording: 'other words for the same',
  evidence: 'other citations, notes or examples',
};
