// Groups of the changed decisions by their cause, and numbers of cases in words; knows no React.
import type { Change, DecisionChange, DecisionClasses, Direction } from '../../../dsl/index.ts';

export interface DecisionEntry {
  readonly id: string;
  readonly decision: DecisionChange;
  /** The structural changes that cause it; [] where none could be told apart. */
  readonly causes: readonly Change[];
}

export interface DecisionGroup {
  /** Criterion or section under which the causes stand. */
  readonly title: string;
  readonly entries: readonly DecisionEntry[];
}

export const directionWords: Readonly<Record<Direction, string>> = {
  widens: 'Widens',
  narrows: 'Narrows',
  both: 'Widens and narrows',
  documentation: 'Documentation',
  none: 'No change',
};

export const directionMeanings: Readonly<Record<Direction, string>> = {
  widens: 'cases go from a stricter determination to a more favorable one',
  narrows: 'cases go from a more favorable determination to a stricter one',
  both: 'some cases become more favorable, others stricter',
  documentation: 'complete cases are decided alike; only what must be documented differs',
  none: 'every case is decided alike',
};

/** Causes under one criterion stand together, in the order in which they come. */
export function groupDecisions(
  decisions: readonly DecisionChange[],
  changes: readonly Change[],
): readonly DecisionGroup[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const groups = new Map<string, DecisionEntry[]>();
  for (const [index, decision] of decisions.entries()) {
    const causes = decision.changes.flatMap((id) => byId.get(id) ?? []);
    const title = groupTitle(causes);
    const entries = groups.get(title) ?? [];
    groups.set(title, entries);
    entries.push({ id: `${index}:${decision.changes.join(' ')}`, decision, causes });
  }
  return [...groups].map(([title, entries]) => ({ title, entries }));
}

function groupTitle(causes: readonly Change[]): string {
  const [first] = causes;
  if (!first) return 'Several changes together';
  const [top] = first.under;
  return top ?? (first.sectionTitle || first.section.charAt(0).toUpperCase() + first.section.slice(1));
}

/** `6,442,450,944`, or `1.2 × 10^31` where nobody would read the digits; '' stays ''. */
export function countWords(decimal: string): string {
  if (decimal.length > 15)
    return `${decimal.slice(0, 1)}.${decimal.slice(1, 3)} \u00d7 10^${decimal.length - 1}`;
  return decimal.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Share in percent for people: `1.7 %`, `under 0.1 %`; '' where not counted. */
export function shareWords(part: string, total: string): string {
  if (part === '' || total === '' || BigInt(total) === 0n) return '';
  const tenths = Number((BigInt(part) * 1000n) / BigInt(total));
  if (tenths === 0 && BigInt(part) > 0n) return 'under 0.1 %';
  return `${(tenths / 10).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
}

export interface ClassTable {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  cell(old: string, fresh: string): string | undefined;
}

/** Old determinations down, new across, strictest first. */
export function classTable(classes: DecisionClasses): ClassTable {
  const order = ['not-covered', 'clinician-review', 'needs-information', 'appropriate'];
  const rank = (determination: string): number => {
    const known = order.indexOf(determination);
    return known === -1 ? order.length : known;
  };
  const sorted = (all: readonly string[]): readonly string[] =>
    [...new Set(all)].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const cells = new Map(classes.rows.map((row) => [`${row.old}>${row.new}`, row.cases]));
  return {
    rows: sorted(classes.rows.map((row) => row.old)),
    columns: sorted(classes.rows.map((row) => row.new)),
    cell: (old, fresh) => cells.get(`${old}>${fresh}`),
  };
}
