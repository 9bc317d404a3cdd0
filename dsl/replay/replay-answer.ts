// A whole replay as plain data, for people and programs: what was run on what, which decisions change, why, and what was not read.
import type { Element } from '../decision/criteria-graph.ts';
import { describeValue, type ElementValue, type Facts } from '../decision/facts.ts';
import type { BadCell, ColumnCount, RecordFault } from './case-columns.ts';
import type { ColumnMatch, MatchedColumn, MissingElement } from './match-columns.ts';
import type { ReplayCell, ReplayReport } from './replay.ts';
import type { Difference } from './taken-back.ts';

export interface ReplayAnswer {
  readonly file: ReplayedFile;
  readonly old: ReplayedVersion;
  readonly new: ReplayedVersion;
  /** Records of the file: `decided` cases, and those that were set aside. */
  readonly records: number;
  readonly decided: number;
  readonly changed: number;
  /** Determinations of each version in the order of its table; the matrix has a row for each old and a column for each new one. */
  readonly oldDeterminations: readonly string[];
  readonly newDeterminations: readonly string[];
  readonly cells: readonly AnsweredCell[];
  readonly columns: readonly AnsweredColumn[];
  readonly unmatched: ColumnMatch['unmatched'];
  readonly missing: ColumnMatch['missing'];
  readonly bad: BadRecords;
  /** What a reader must know to trust the counts. */
  readonly notes: readonly string[];
}

export interface ReplayedFile {
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** The name of the column that names a case; '' where there is none. */
  readonly idColumn: string;
}

export interface ReplayedVersion {
  readonly title: string;
  readonly id: string;
  readonly version: string;
  readonly path: string;
  readonly meaningHash: string;
}

export interface AnsweredCell extends Omit<ReplayCell, 'examples'> {
  readonly examples: readonly ExampleCase[];
}

export interface ExampleCase {
  readonly row: number;
  /** 0 in a file without lines. */
  readonly line: number;
  /** Its name in the file; '' where there is none. */
  readonly id: string;
  /** What is known of it in the words of the newer version that asks it, but for the questions answered no. */
  readonly facts: readonly string[];
  /** How many questions are answered no, and the words of what is not known. */
  readonly answeredNo: number;
  readonly unknown: readonly string[];
  /** The same as facts of the newer version. */
  readonly values: Facts;
}

export interface AnsweredColumn extends ColumnCount {
  readonly name: string;
  readonly key: string;
  readonly label: string;
  readonly by: MatchedColumn['by'];
  /** Cases of which it is not known. */
  readonly unknown: number;
}

export interface BadRecords {
  /** Records that are no cases: they could not be split into cells, or had a cell that could not be read. */
  readonly setAside: number;
  readonly brokenRecords: number;
  readonly badCells: number;
  /** Whether a bad cell counts as unknown, and its record as a case. */
  readonly takenAsUnknown: boolean;
  /** Lines with nothing on them. */
  readonly blankLines: number;
  /** The first ones, in the order of the file. */
  readonly listed: readonly ListedFault[];
}

export interface ListedFault extends RecordFault {
  /** '' where the whole record is meant. */
  readonly column: string;
  readonly value: string;
}

export function listedFaults(
  records: readonly RecordFault[],
  cells: readonly BadCell[],
  most: number,
): readonly ListedFault[] {
  const whole = records.map((fault) => ({ ...fault, column: '', value: '' }));
  return [...whole, ...cells].toSorted((a, b) => a.row - b.row).slice(0, most);
}

/** What is known of one case, element by element. */
export function exampleFacts(
  known: readonly { readonly element: Element; readonly value: ElementValue | undefined }[],
): Pick<ExampleCase, 'facts' | 'answeredNo' | 'unknown'> {
  const met: string[] = [];
  const data: string[] = [];
  const unknown: string[] = [];
  let answeredNo = 0;
  for (const { element, value } of known) {
    if (value === undefined) unknown.push(element.label);
    else if (element.kind === 'question' && value === false) answeredNo++;
    else if (element.kind === 'question') met.push(element.label);
    else data.push(`${element.label}: ${describeValue(element, value)}`);
  }
  return { facts: [...met, ...data], answeredNo, unknown };
}

export function answeredCells(
  { cells }: ReplayReport,
  exampleOf: (caseIndex: number) => ExampleCase | undefined,
): readonly AnsweredCell[] {
  return cells.map((cell) => ({
    ...cell,
    examples: cell.examples.flatMap((index) => exampleOf(index) ?? []),
  }));
}

export function answeredColumns(
  columns: readonly MatchedColumn[],
  counts: readonly ColumnCount[],
  decided: number,
): readonly AnsweredColumn[] {
  return columns.map(({ name, key, label, by }, index) => {
    const count = counts[index] ?? { known: 0, unreadInOld: 0, unreadInNew: 0 };
    return { name, key, label, by, ...count, unknown: decided - count.known };
  });
}

/** What is strange about the columns, in words. */
export function columnNotes(
  columns: readonly MatchedColumn[],
  counts: readonly ColumnCount[],
  versions: { readonly old: string; readonly new: string },
): readonly string[] {
  const notes: string[] = [];
  columns.forEach(({ name }, index) => {
    const { known = 0, unreadInOld = 0, unreadInNew = 0 } = counts[index] ?? {};
    if (known === 0) notes.push(`The column "${name}" says nothing in any case.`);
    const told = (cells: number, one: string, other: string): void => {
      if (cells === 0) return;
      const [what, are] = cells === 1 ? ['1 cell', 'it is'] : [`${cells} cells`, 'they are'];
      notes.push(`${what} of "${name}" can be read in ${other} only: ${are} unknown in ${one}.`);
    };
    told(unreadInOld, versions.old, versions.new);
    told(unreadInNew, versions.new, versions.old);
  });
  return notes;
}

/** An element that no column holds, for people. */
export function missingWords({ key, label, in: side }: MissingElement): string {
  const where = side === 'both' ? '' : ` (${side} version only)`;
  return `no column for “${label}” {${key}}${where}`;
}

/** What a change is due to, for people. */
export function causeWords({ kind, words, criterion }: Difference): string {
  if (kind === 'determination') return 'the table of determinations changed';
  const verb = kind === 'added' ? 'added' : kind === 'removed' ? 'removed' : 'changed';
  return `${words === '' ? criterion : words} (${verb})`;
}
