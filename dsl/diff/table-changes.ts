// Structural changes of a guideline's tables: codes, fragments, data elements and determination rows.
import type { CodeTable, CodeTableRow, DeterminationRowModel, Guideline } from '../model/guideline.ts';
import type { Change } from './change.ts';
import { pairByKey, steadyIndexes } from './keyed-lists.ts';
import { capital, howOf, listBase, placed, sidesOf } from './side.ts';
import { quoted } from './words.ts';

interface CodeEntry {
  readonly table: CodeTable;
  readonly row: CodeTableRow;
}

export function codeChanges(older: Guideline, newer: Guideline): readonly Change[] {
  return pairByKey(codesOf(older), codesOf(newer), codeKey).flatMap((entry) => {
    const either = entry.new ?? entry.old;
    if (!either) return [];
    const { old: from, new: to } = entry;
    const how = howOf(entry) ?? codeRevision(from?.row, to?.row);
    if (!how) return [];
    const sides = sidesOf(entry, ({ row }) => placed(row.place, row.code, row.description || row.code));
    return [
      {
        kind: 'code' as const,
        id: `code:${either.table.kind}:${either.row.code}`,
        ...listBase(either.table.kind, either.table.system, 'codes'),
        headline: codeHeadline(how, either, from?.row.status ?? '', to?.row.status ?? ''),
        ...sides,
        how,
        system: either.table.system,
        code: either.row.code,
        oldStatus: from?.row.status ?? '',
        newStatus: to?.row.status ?? '',
      },
    ];
  });
}

/** Its own, then those of its fragments: a code that moves from one to the other is the same code. */
function codesOf({ codeTables, includes }: Guideline): readonly CodeEntry[] {
  const tables = [...codeTables, ...includes.flatMap(({ fragment }) => fragment?.codeTables ?? [])];
  return tables.flatMap((table) => table.rows.map((row) => ({ table, row })));
}

function codeKey({ table, row }: CodeEntry): string {
  return `${table.kind} ${table.system} ${row.code.toUpperCase()}`;
}

function codeRevision(
  from: CodeTableRow | undefined,
  to: CodeTableRow | undefined,
): 'status' | 'description' | undefined {
  if (from?.status !== to?.status) return 'status';
  return from?.description !== to?.description ? 'description' : undefined;
}

function codeHeadline(how: string, { table, row }: CodeEntry, from: string, to: string): string {
  const name = `${table.system} ${row.code}`;
  if (how === 'status') return `${name} is now ${to}, was ${from}`;
  if (how === 'description') return `Description of ${name} revised`;
  return `${capital(how)} ${name} ${quoted(row.description || row.code, 60)}`;
}

export function includeChanges(older: Guideline, newer: Guideline): readonly Change[] {
  const entries = pairByKey(older.includes, newer.includes, ({ id }) => id);
  return entries.flatMap((entry) => {
    const either = entry.new ?? entry.old;
    const how = howOf(entry) ?? (entry.old?.version === entry.new?.version ? undefined : 'version');
    if (!either || !how) return [];
    const title = either.fragment?.title ?? either.id;
    const headline =
      how === 'version'
        ? `Fragment ${quoted(title)} is now version ${entry.new?.version ?? ''}, was ${entry.old?.version ?? ''}`
        : `${capital(how)} the fragment ${quoted(title)} ${either.version}`;
    const sides = sidesOf(entry, (included) =>
      placed(included.place, included.id, `${included.id} ${included.version}`),
    );
    // What two known versions of a fragment say is compared itself; the number of its version decides nothing.
    const compared = how === 'version' && entry.old?.fragment && entry.new?.fragment;
    return [
      {
        kind: 'include',
        id: `include:${either.id}`,
        ...listBase('include', '', compared ? 'administrative' : 'meaning'),
        headline,
        ...sides,
        how,
      },
    ];
  });
}

export function dataChanges(older: Guideline, newer: Guideline): readonly Change[] {
  return pairByKey(older.data, newer.data, ({ name }) => name).flatMap((entry) => {
    const { old: from, new: to } = entry;
    const either = to ?? from;
    const revised = from?.type === to?.type ? (from?.label === to?.label ? undefined : 'label') : 'type';
    const how = howOf(entry) ?? revised;
    if (!either || !how) return [];
    const headline =
      how === 'type'
        ? `Data element ${either.name} is now ${to?.type ?? ''}, was ${from?.type ?? ''}`
        : how === 'label'
          ? `Data element ${either.name} is now called ${quoted(to?.label ?? '')}`
          : `${capital(how)} the data element ${either.name} ${quoted(either.label, 60)}`;
    const sides = sidesOf(entry, (element) =>
      placed(element.place, element.name, `${element.label}: ${element.type}`),
    );
    const materiality = how === 'type' ? 'meaning' : 'wording';
    return [
      {
        kind: 'data',
        id: `data:${either.name}`,
        ...listBase('data', '', materiality),
        headline,
        ...sides,
        how,
      },
    ];
  });
}

/** Rows are ordered: the same row at another place decides otherwise. A table left out is the default one. */
export function determinationChanges(older: Guideline, newer: Guideline): readonly Change[] {
  const olds = older.determination ?? [];
  const news = newer.determination ?? [];
  const entries = pairByKey(olds, news, ({ section, state }) => `${section} ${state}`);
  const kept = entries.flatMap((entry) => (entry.old && entry.new ? [entry.old] : []));
  const steady = steadyIndexes(kept.map((row) => olds.indexOf(row)));
  const reordered = new Set(kept.filter((_, i) => !steady.has(i)));
  return entries.flatMap((entry) => {
    const { old: from, new: to } = entry;
    const either = to ?? from;
    const same = from?.verdict === to?.verdict && from?.label === to?.label;
    const moved = from !== undefined && reordered.has(from);
    const how = howOf(entry) ?? (moved ? 'moved' : same ? undefined : 'revised');
    if (!either || !how) return [];
    const materiality = how === 'revised' && from?.verdict === to?.verdict ? 'wording' : 'meaning';
    return [
      {
        kind: 'determination',
        id: `determination:${either.section}-${either.state}`.replaceAll(' ', '-'),
        ...listBase('determination', '', materiality),
        headline: `Determination row ${quoted(rowWords(either))} ${how}`,
        ...sidesOf(entry, (row) => placed(row.place, '', rowWords(row))),
        how,
      },
    ];
  });
}

function rowWords({ section, state, verdict, label }: DeterminationRowModel): string {
  return [section, state, verdict, label && `"${label}"`].filter(Boolean).join(' ');
}
