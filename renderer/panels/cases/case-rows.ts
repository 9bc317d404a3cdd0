// The rows of the table of cases: what was expected and decided, in words, with what to search and filter by; shows nothing.
import type { CaseRun } from '../../../dsl/index.ts';
import type { KnownTable } from '../../app/state/case-tables.ts';
import type { CaseTable } from '../../worker/protocol.ts';
import { hasWords, searchWords } from '../../ui/text-search.ts';

/** `undecided`: whatever is expected, more has to be known. */
export type CaseFilter = 'all' | 'undecided' | CaseRun['outcome'];

export interface CaseGroup {
  /** Title of the fragment, '' for the guideline's own. */
  readonly fragment: string;
  readonly guideline: string;
  readonly rows: readonly CaseRow[];
}

export interface CaseRow {
  readonly id: string;
  readonly uri: string;
  readonly guideline: string;
  readonly run: CaseRun;
}

export function caseGroups(table: CaseTable, filter: CaseFilter, query: string): readonly CaseGroup[] {
  const words = searchWords(query);
  return table.files.flatMap(({ uri, guideline, fragment, runs }) => {
    const rows = runs.flatMap((run, index): readonly CaseRow[] => {
      const shown = isOf(run, filter) && hasWords(searched(run), words);
      return shown ? [{ id: `${uri} ${index}`, uri, guideline, run }] : [];
    });
    return rows.length === 0 ? [] : [{ fragment, guideline, rows }];
  });
}

export function countOutcomes(table: CaseTable): Readonly<Record<CaseFilter, number>> {
  const runs = table.files.flatMap((file) => file.runs);
  const of = (filter: CaseFilter): number => runs.filter((run) => isOf(run, filter)).length;
  return {
    all: runs.length,
    undecided: of('undecided'),
    passed: of('passed'),
    failed: of('failed'),
    'not judged': of('not judged'),
  };
}

/** All cases of a guideline in a few words; undefined where there are none. `errors`: of the guideline, because of which its cases wait. */
export function casesStanding(
  { table, running, faulty }: KnownTable,
  errors: number,
): { readonly words: string; readonly tone: 'good' | 'bad' } | undefined {
  const { all, failed, passed } = countOutcomes(table);
  if (all === 0) return undefined;
  if (faulty && !(running && errors === 0)) {
    const why = errors === 0 ? '' : `: ${errors} ${errors === 1 ? 'error' : 'errors'}`;
    return { words: `Cases not decided${why}`, tone: 'bad' };
  }
  if (running) return { words: 'Deciding the cases…', tone: failed > 0 ? 'bad' : 'good' };
  return failed > 0
    ? { words: `${failed} of ${all} cases fail`, tone: 'bad' }
    : { words: `${passed} cases pass`, tone: 'good' };
}

function isOf(run: CaseRun, filter: CaseFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'undecided' ? run.decision.determination === 'needs-information' : run.outcome === filter;
}

/** What is wrong beside the determination, '' where nothing is. `nameOf`: a criterion for people, by its id. */
export function mismatchOf({ unexplained, decision }: CaseRun, nameOf: (id: string) => string): string {
  return [
    unexplained.length === 0 ? '' : `Not because of ${unexplained.map(nameOf).join('; ')}`,
    ...decision.invalid.map(({ key, why }) => `${key}: ${why}`),
  ]
    .filter(Boolean)
    .join('. ');
}

function searched({ case: { title, expect }, decision }: CaseRun): string {
  return [title, expect?.determination ?? '', decision.determination].join(' ').replaceAll('-', ' ');
}
