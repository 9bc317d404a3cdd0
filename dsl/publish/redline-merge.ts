// One line of the redline from a line of either version or of both; knows neither criteria nor parts.
import { printedWords, redlineCitations, redlineRuns } from './redline-runs.ts';
import type { RedlineLine, RedlineRun, RedlineState } from './redline-document.ts';
import type { PageLine } from './redline-lines.ts';
import type { Pair } from './redline-pairs.ts';

/** With what finds the changes that are seen in it. */
export interface MergedLine extends Omit<RedlineLine, 'changes'> {
  readonly key: string;
}

/** Name in the new version of a reference of the old one. */
export type NewKey = (oldKey: string) => string;

/** `note` makes a line a changed one whose words are the same. */
export function mergedLine(pair: Pair<PageLine>, newKey: NewKey, note = ''): MergedLine {
  const { old: older, new: newer } = pair;
  const shown = newer ?? older;
  const cells = mergedCells(pair, newKey);
  const was = older !== undefined && newer !== undefined && older.label !== newer.label ? older.label : '';
  return {
    role: shown?.role ?? 'paragraph',
    depth: shown?.depth ?? 0,
    label: shown?.label ?? '',
    was,
    state: stateOf(pair, cells, note),
    cells,
    note,
    old: older?.place,
    new: newer?.place,
    key: shown?.key ?? '',
  };
}

/** Where a line stood that is printed elsewhere now. */
export function goneLine(older: PageLine, note: string): MergedLine {
  const { role, depth, label, place, key } = older;
  const cells = older.cells.map((runs) => redlineRuns(runs, runs));
  return { role, depth, label, was: '', state: 'gone', cells, note, old: place, new: undefined, key };
}

function mergedCells({ old: older, new: newer }: Pair<PageLine>, newKey: NewKey): RedlineLine['cells'] {
  if ((newer ?? older)?.role === 'citations')
    return [redlineCitations(older?.cells[0] ?? [], newer?.cells[0] ?? [], newKey)];
  if (older?.role === 'fact' && newer && !sameWords(older, newer))
    return [[...redlineRuns(older.cells[0], undefined), ...redlineRuns(undefined, newer.cells[0])]];
  const count = Math.max(older?.cells.length ?? 0, newer?.cells.length ?? 0);
  return Array.from({ length: count }, (_, index) =>
    redlineRuns(older && (older.cells[index] ?? []), newer && (newer.cells[index] ?? [])),
  );
}

/** A date or a status is read as a whole: marks inside it would be a puzzle. */
function sameWords(older: PageLine, newer: PageLine): boolean {
  return printedWords(older.cells.flat()) === printedWords(newer.cells.flat());
}

function stateOf(
  { old: older, new: newer }: Pair<PageLine>,
  cells: readonly (readonly RedlineRun[])[],
  note: string,
): RedlineState {
  if (older === undefined) return 'added';
  if (newer === undefined) return 'removed';
  const differs = cells.some((runs) => runs.some(({ kind }) => kind !== 'same'));
  return differs || note !== '' ? 'changed' : 'same';
}
