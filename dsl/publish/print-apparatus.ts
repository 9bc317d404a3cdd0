// What stands around the criteria on the published page: determination, code tables, changes, definitions, references; knows no markup.
import type { ChangeList, CodeTable, Guideline, Reference, Term } from '../model/guideline.ts';
import { inlineRuns } from './inline-text.ts';
import { heading } from './print-blocks.ts';
import type { PrintedBlock } from './printed-document.ts';

export function determinationBlocks(guideline: Guideline): readonly PrintedBlock[] {
  const rows = guideline.determination;
  const first = rows?.[0];
  if (rows === undefined || first === undefined) return [];
  return [
    heading('Determination', 'determination'),
    {
      kind: 'table',
      caption: '',
      columns: ['When', 'Determination'],
      rows: rows.map((row) => ({
        cells: [
          [row.section, row.state].filter(Boolean).join(' '),
          row.label === '' ? row.verdict : `${row.verdict}: ${row.label}`,
        ],
        place: row.place,
      })),
      criterion: '',
      place: first.place,
    },
  ];
}

export function codeTableBlocks(tables: readonly CodeTable[]): readonly PrintedBlock[] {
  return tables.flatMap((table, index) => {
    const title = table.kind === 'procedures' ? 'Procedure Codes' : 'Diagnosis Codes';
    const withStatus = table.rows.some((row) => row.status !== 'covered');
    const system = table.system === '' ? title : `${table.system} ${title.toLowerCase()}`;
    return [
      heading(title, `codes-${index + 1}`, table.place),
      {
        kind: 'table',
        caption: `Table ${index + 1}. ${system}`,
        columns: ['Code', 'Description', ...(withStatus ? ['Status'] : [])],
        rows: table.rows.map((row) => ({
          cells: [row.code, row.description, ...(withStatus ? [row.status] : [])],
          place: row.place,
        })),
        criterion: '',
        place: table.place,
      } as const,
    ];
  });
}

export function changesBlocks(lists: readonly ChangeList[]): readonly PrintedBlock[] {
  if (lists.length === 0) return [];
  return [
    heading('Summary of Changes', 'changes'),
    ...lists.map((list): PrintedBlock => ({
      kind: 'changes',
      lead:
        list.from === ''
          ? 'This version changed the following:'
          : `The following changed from version ${list.from}:`,
      entries: list.entries.map((entry) => ({
        criterion: entry.id,
        runs: inlineRuns(`${capitalised(entry.verb)} ${entry.text}`.trim()),
        place: entry.place,
      })),
      criterion: '',
      place: list.place,
    })),
  ];
}

export function termBlocks(terms: readonly Term[]): readonly PrintedBlock[] {
  if (terms.length === 0) return [];
  return [
    heading('Definitions', 'definitions'),
    ...terms.map((term): PrintedBlock => ({
      kind: 'term',
      name: termName(term),
      paragraphs: term.definition.map(inlineRuns),
      criterion: '',
      place: term.place,
    })),
  ];
}

function termName(term: Term): string {
  const abbreviations = term.abbreviations.length === 0 ? '' : ` (${term.abbreviations.join(', ')})`;
  const synonyms = term.synonyms.length === 0 ? '' : `, also ${term.synonyms.join(', ')}`;
  return `${term.name}${abbreviations}${synonyms}`;
}

export function referenceBlocks(references: readonly Reference[]): readonly PrintedBlock[] {
  if (references.length === 0) return [];
  return [
    heading('References', 'references'),
    ...references.map((reference): PrintedBlock => ({
      kind: 'reference',
      key: reference.key,
      number: reference.number,
      runs: inlineRuns(reference.text),
      criterion: '',
      place: reference.place,
    })),
  ];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
