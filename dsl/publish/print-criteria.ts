// Criteria as the numbered outline of the published page: 1 / a / i, bold quantifiers, references under each criterion; knows no truth values.
import type { Criterion, CriterionClause, Place, QuantifierModel } from '../model/guideline.ts';
import { inlineRuns } from './inline-text.ts';
import type { PrintedCriterion, PrintedPart, PrintedRun } from './printed-document.ts';

/** What a page gives its criteria: reference numbers, and footnotes numbered as they come. */
export interface PageNumbers {
  citation(key: string): PrintedRun;
  footnote(text: string): PrintedRun;
}

export function printCriteria(
  criteria: readonly Criterion[],
  numbers: PageNumbers,
): readonly PrintedCriterion[] {
  return criteria.map((criterion) => printCriterion(criterion, numbers));
}

/** `ANY of the following:` with the quantifier in bold. */
export function quantifierRuns(quantifier: QuantifierModel): readonly PrintedRun[] {
  const word = quantifier.kind.replace(/ OF$/, '');
  const counted = quantifier.count === undefined ? word : `${word} ${quantifier.count}`;
  return [
    { kind: 'strong', text: counted },
    { kind: 'text', text: ' of the following:' },
  ];
}

export function citationRuns(keys: readonly string[], numbers: PageNumbers): readonly PrintedRun[] {
  return keys.map((key) => numbers.citation(key));
}

function printCriterion(criterion: Criterion, numbers: PageNumbers): PrintedCriterion {
  const keys = criterion.clauses.flatMap((clause) => clause.citations);
  return {
    criterion: criterion.id,
    number: criterion.number,
    label: `${criterion.number.split('.').at(-1) ?? ''}.`,
    parts: printParts(criterion.clauses, numbers),
    citations: citationRuns([...new Set(keys)], numbers),
    place: criterion.place,
  };
}

/** Clauses run on in one line until a list ends it. */
function printParts(clauses: readonly CriterionClause[], numbers: PageNumbers): readonly PrintedPart[] {
  const parts: PrintedPart[] = [];
  let line: CriterionClause[] = [];
  for (const [index, clause] of clauses.entries()) {
    line.push(clause);
    const last = index === clauses.length - 1;
    if (clause.children.length === 0 && !last) continue;
    parts.push(printPart(line, numbers));
    line = [];
  }
  return parts;
}

function printPart(line: readonly CriterionClause[], numbers: PageNumbers): PrintedPart {
  const runs = line.flatMap((clause, index) => clauseRuns(clause, line[index + 1], index === 0, numbers));
  return {
    clause: line[0]?.id ?? '',
    runs,
    children: line.flatMap((clause) => printCriteria(clause.children, numbers)),
    remarks: line.flatMap((clause) => remarksOf(clause)),
    computed: line.map((clause) => clause.when).filter((when) => when !== ''),
    place: line[0]?.place ?? noPlace,
  };
}

const noPlace: Place = { uri: '', span: { start: 0, end: 0 } };

function clauseRuns(
  clause: CriterionClause,
  next: CriterionClause | undefined,
  startsLine: boolean,
  numbers: PageNumbers,
): readonly PrintedRun[] {
  const runs: PrintedRun[] = [];
  const joins = next !== undefined || clause.quantifier !== undefined;
  if (clause.connector !== undefined) runs.push(...connectorRuns(clause, startsLine));
  if (clause.negated) runs.push({ kind: 'strong', text: 'NOT' }, { kind: 'text', text: ' ' });
  runs.push(...inlineRuns(clauseWords(clause, joins)));
  runs.push(...clause.footnotes.map((text) => numbers.footnote(text)));
  if (clause.quantifier !== undefined) runs.push(...groupRuns(clause, clause.quantifier));
  return runs;
}

function connectorRuns(clause: CriterionClause, startsLine: boolean): readonly PrintedRun[] {
  const word = (clause.connector ?? '').toLowerCase();
  if (startsLine) return [{ kind: 'text', text: `${word.charAt(0).toUpperCase()}${word.slice(1)} ` }];
  return [{ kind: 'text', text: clause.words === '' ? ` ${word} ` : `, ${word} ` }];
}

/** Where more follows in the line, the closing stop of the words gives way to it. */
function clauseWords(clause: CriterionClause, joins: boolean): string {
  const written = clause.words === '' && clause.quantifier === undefined ? clause.when : clause.words;
  const lists = [openList(clause.examples), closedList(clause.only), guards(clause)].filter(Boolean);
  if (!joins && lists.length === 0) return written;
  const words = clause.heading ? written.replace(/[\s:]+$/, '') : written.replace(/[\s.:;]+$/, '');
  const ending = !joins && written.endsWith('.') ? '.' : '';
  return [words, ...lists].filter(Boolean).join(' ') + ending;
}

function openList(examples: readonly string[]): string {
  return examples.length === 0 ? '' : `(eg, ${joinList(examples)})`;
}

function closedList(entries: readonly string[]): string {
  return entries.length === 0 ? '' : `(one of: ${joinList(entries)})`;
}

/** Entries that hold a comma themselves are parted by semicolons. */
function joinList(entries: readonly string[]): string {
  return entries.join(entries.some((entry) => entry.includes(',')) ? '; ' : ', ');
}

function guards(clause: CriterionClause): string {
  const parts = [
    clause.appliesTo === '' ? '' : `applies to: ${clause.appliesTo}`,
    clause.effective === '' ? '' : `effective: ${clause.effective}`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `[${parts.join('; ')}]`;
}

function groupRuns(clause: CriterionClause, quantifier: QuantifierModel): readonly PrintedRun[] {
  if (clause.words === '') return quantifierRuns(quantifier);
  if (clause.heading) return [{ kind: 'text', text: ': ' }, ...quantifierRuns(quantifier)];
  const connector = clause.groupConnector === undefined ? ' ' : ` ${clause.groupConnector.toLowerCase()} `;
  return [{ kind: 'text', text: connector }, ...quantifierRuns(quantifier)];
}

function remarksOf(clause: CriterionClause): readonly (readonly PrintedRun[])[] {
  return [
    ...(clause.limit === '' ? [] : [labelled('Limit', clause.limit)]),
    ...clause.notes.map((text) => labelled('Note', text)),
    ...clause.evidence.map((text) => labelled('Evidence', text)),
  ];
}

function labelled(label: string, text: string): readonly PrintedRun[] {
  return [{ kind: 'strong', text: `${label}:` }, { kind: 'text', text: ' ' }, ...inlineRuns(text)];
}
