// The summary of changes as a table: each change with its criterion, what it does to determinations and the claim that states it.
import type { Change } from './change.ts';
import { isExpected } from './claims.ts';
import type { DecisionChange, Direction } from './decision-change.ts';
import { joinDirections } from './directions.ts';
import type { GuidelineDiff } from './guideline-diff.ts';
import { markdownWords } from './summary-text.ts';
import { foldWords } from './words.ts';

/** '' where there is nothing to say in a column. */
export interface SummaryRow {
  readonly section: string;
  readonly oldNumber: string;
  readonly newNumber: string;
  readonly change: string;
  /** `not proved` where nobody knows whether determinations change. */
  readonly direction: Direction | 'not proved';
  /** The smallest cases that are determined otherwise, in words. */
  readonly forWhom: string;
  /** Lines of the printed list that state it. */
  readonly claim: string;
}

type Compared = Pick<GuidelineDiff, 'changes' | 'decisions' | 'equivalence' | 'claims'>;

/** What a reader would expect to be told, what changes a determination, what is claimed; claims and decisions without a change come last. */
export function summaryTable(diff: Compared): readonly SummaryRow[] {
  const { changes, decisions, claims } = diff;
  const told = changes.filter(
    (change) =>
      isExpected(change) ||
      decisions.some((decision) => decision.changes.includes(change.id)) ||
      claims.claims.some((claim) => claim.changes.includes(change.id)),
  );
  const uncaused = decisions.filter((decision) => decision.changes.length === 0);
  const unfounded = claims.claims.filter((claim) => claim.changes.length === 0);
  return [
    ...told.map((change) => changeRow(change, diff)),
    ...uncaused.map((decision) => ({
      ...emptyRow,
      change: `Several changes together: ${decision.words}`,
      direction: decision.direction,
      forWhom: casesOf([decision]),
    })),
    ...unfounded.map(({ verb, text }) => ({
      ...emptyRow,
      change: 'No change is behind this claim',
      claim: `${verb} ${text}`,
    })),
  ];
}

const headings = [
  'Section',
  'Old number',
  'New number',
  'Change',
  'Direction',
  'What changes for whom',
  'Claim',
] as const;

/** One line where there is nothing to tell. */
export function summaryTableMarkdown(diff: Compared): string {
  const cells = summaryTable(diff).map(cellsOf);
  if (cells.length === 0) return 'No changes.\n';
  const lines = [headings, headings.map(() => '---'), ...cells.map((row) => row.map(markdownWords))];
  return lines.map((row) => `| ${row.join(' | ')} |\n`).join('');
}

/** RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function summaryTableCsv(diff: Compared): string {
  const lines = [headings, ...summaryTable(diff).map(cellsOf)];
  return lines.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

const emptyRow = {
  section: '',
  oldNumber: '',
  newNumber: '',
  direction: 'none',
  forWhom: '',
  claim: '',
} as const;

function changeRow(change: Change, { decisions, equivalence, claims }: Compared): SummaryRow {
  const caused = decisions.filter((decision) => decision.changes.includes(change.id));
  const open = equivalence.equivalent === 'not proved' && change.materiality === 'meaning';
  const stating = claims.claims.filter((claim) => claim.changes.includes(change.id));
  return {
    section: sectionOf(change),
    oldNumber: change.old?.number ?? '',
    newNumber: change.new?.number ?? '',
    change: change.headline,
    direction:
      open && caused.length === 0 ? 'not proved' : joinDirections(caused.map((one) => one.direction)),
    forWhom: casesOf(caused),
    claim: stating.map(({ verb, text }) => `${verb} ${text}`).join('; '),
  };
}

function sectionOf({ section, sectionTitle }: Change): string {
  const alike = foldWords(section) === foldWords(sectionTitle);
  return sectionTitle === '' || alike ? section : `${section}: ${sectionTitle}`;
}

function casesOf(decisions: readonly DecisionChange[]): string {
  return decisions.flatMap(({ witnesses }) => witnesses.map(({ words }) => words)).join('; ');
}

function cellsOf(row: SummaryRow): readonly string[] {
  const direction = row.direction === 'none' ? 'does not change a determination' : row.direction;
  return [row.section, row.oldNumber, row.newNumber, row.change, direction, row.forWhom, row.claim];
}

function csvCell(words: string): string {
  const plain = words.replace(/[\r\n]+/g, ' ');
  const inert = /^[=+\-@\t]/.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
