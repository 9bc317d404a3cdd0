// Which column of a file holds which data element, by name or by a mapping; what is left over on either side is told, never guessed.
import type { CriteriaGraph, Element, ElementIndex } from '../decision/criteria-graph.ts';
import { reachedNodes, conditionOf, referenceOf } from '../decision/criteria-index.ts';
import { isDateFormat, plainRules, plainText, type ReadingRules } from './cell-reading.ts';

/** What a person says about the columns of a file; all of it optional. Names of columns are exact, keys those of the elements. */
export interface ColumnMapping {
  /** null: left out on purpose. A text: the key of the element. */
  readonly columns?: Readonly<Record<string, string | ColumnRule | null>> | undefined;
  /** By the key of an element: what other texts mean, as in the facts of a case; null is unknown. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** The format of all dates, such as DD.MM.YYYY. */
  readonly dates?: string | undefined;
  /** Between codes. */
  readonly separator?: string | undefined;
  /** Texts that mean unknown, besides the empty one. */
  readonly unknown?: readonly string[] | undefined;
  /** The column that names a case, for reports. */
  readonly id?: string | undefined;
}

export interface ColumnRule {
  readonly element: string;
  readonly unit?: string | undefined;
  readonly date?: string | undefined;
  readonly separator?: string | undefined;
}

export interface MatchedColumn {
  /** Place in the header, from 0. */
  readonly place: number;
  readonly name: string;
  readonly key: string;
  readonly label: string;
  readonly by: 'key' | 'words' | 'mapping';
  /** undefined: the version does not have the element. */
  readonly old: ElementIndex | undefined;
  readonly new: ElementIndex | undefined;
  readonly rules: ReadingRules;
}

export interface MissingElement {
  readonly key: string;
  readonly label: string;
  readonly in: 'old' | 'new' | 'both';
}

export interface ColumnMatch {
  readonly columns: readonly MatchedColumn[];
  /** Of no element, with the reason where there is more to say. */
  readonly unmatched: readonly { readonly name: string; readonly why: string }[];
  /** Read by some criterion but by no column: unknown in every case. */
  readonly missing: readonly MissingElement[];
  /** Place of the column that names a case. */
  readonly id: number | undefined;
  /** What of the mapping cannot be; nothing may be run with it. */
  readonly faults: readonly string[];
}

export function matchColumns(
  header: readonly string[],
  older: CriteriaGraph,
  newer: CriteriaGraph,
  mapping: ColumnMapping = {},
): ColumnMatch {
  const known = knownElements(older, newer);
  const faults = mappingFaults(header, known, mapping);
  const choose = chooser(known, mapping);
  const chosen = header.map((name, place) => ({ name, place, ...choose(name) }));
  const idName =
    mapping.id ?? header.find((name) => isIdName(name, mapping) && choose(name).of === undefined);
  const id = idName === undefined ? -1 : header.indexOf(idName);
  const columns: MatchedColumn[] = [];
  const unmatched: { name: string; why: string }[] = [];
  for (const { name, place, of, by, why } of chosen) {
    if (of !== undefined) {
      const { key, label, old, new: now } = of;
      columns.push({ place, name, key, label, by, old, new: now, rules: rulesFor(name, key, mapping) });
    } else if (place !== id) unmatched.push({ name, why });
  }
  const taken = new Set(columns.map(({ key }) => key));
  for (const key of taken) {
    const names = columns.filter((column) => column.key === key).map(({ name }) => `"${name}"`);
    if (names.length > 1)
      faults.push(
        `The columns ${names.join(' and ')} are both \`${key}\`; say in a mapping which one it is.`,
      );
  }
  const missing = [...known.values()]
    .filter(({ key, read }) => read && !taken.has(key))
    .map(({ key, label, old, new: now }): MissingElement => {
      return { key, label, in: old === undefined ? 'new' : now === undefined ? 'old' : 'both' };
    });
  return { columns, unmatched, missing, id: id === -1 ? undefined : id, faults };
}

const idNames: ReadonlySet<string> = new Set(['id', 'caseid', 'case', 'casenumber', 'rowid', 'requestid']);

/** What the mapping leaves out on purpose names nothing either. */
function isIdName(name: string, { columns = {} }: ColumnMapping): boolean {
  return idNames.has(folded(name)) && !Object.hasOwn(columns, name);
}

/** In a name, only letters and digits count. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

interface KnownElement {
  readonly key: string;
  readonly label: string;
  readonly labels: ReadonlySet<string>;
  readonly old: ElementIndex | undefined;
  readonly new: ElementIndex | undefined;
  /** Some criterion of either version reads it. */
  readonly read: boolean;
}

/** In the order of the new version, then what only the old one has. */
function knownElements(older: CriteriaGraph, newer: CriteriaGraph): ReadonlyMap<string, KnownElement> {
  const reads = { old: elementsRead(older), new: elementsRead(newer) };
  const known = new Map<string, KnownElement>();
  for (const { key, label } of [...newer.elements, ...older.elements]) {
    if (known.has(key)) continue;
    const [old, now] = [placeOf(older, key), placeOf(newer, key)];
    const labels = [older.elements[old ?? -1], newer.elements[now ?? -1]].flatMap((one) => one?.label ?? []);
    const read = (old !== undefined && reads.old.has(old)) || (now !== undefined && reads.new.has(now));
    known.set(key, { key, label, labels: new Set(labels.map(folded)), old, new: now, read });
  }
  return known;
}

function placeOf({ elements }: CriteriaGraph, key: string): ElementIndex | undefined {
  const place = elements.findIndex((element: Element) => element.key === key);
  return place === -1 ? undefined : place;
}

function elementsRead(graph: CriteriaGraph): ReadonlySet<ElementIndex> {
  const reached = reachedNodes(graph);
  const read = new Set<ElementIndex>();
  graph.nodes.forEach((node, index) => {
    const test = reached[index] === 1 ? conditionOf(node) : undefined;
    if (test === undefined) return;
    read.add(test.element);
    const reference = referenceOf(test);
    if (reference !== undefined) read.add(reference);
  });
  return read;
}

interface Chosen {
  readonly of: KnownElement | undefined;
  readonly by: MatchedColumn['by'];
  readonly why: string;
}

function chooser(known: ReadonlyMap<string, KnownElement>, mapping: ColumnMapping): (name: string) => Chosen {
  const rules = mapping.columns ?? {};
  const mappedKeys = new Set(Object.values(rules).flatMap((rule) => keyOf(rule) ?? []));
  return (name) => {
    if (Object.hasOwn(rules, name)) {
      const key = keyOf(rules[name] ?? null);
      const why = key === undefined ? 'left out by the mapping' : '';
      return { of: known.get(key ?? ''), by: 'mapping', why };
    }
    // What the mapping gives to one column, no other column gets by its name.
    const free = [...known.values()].filter(({ key }) => !mappedKeys.has(key));
    const exact = free.find(({ key }) => key === name);
    if (exact) return { of: exact, by: 'key', why: '' };
    const byKey = free.filter(({ key }) => folded(key) === folded(name));
    const alike = byKey.length > 0 ? byKey : free.filter(({ labels }) => labels.has(folded(name)));
    const [only, second] = alike;
    if (folded(name) === '' || only === undefined) return { of: undefined, by: 'key', why: '' };
    const by = byKey.length > 0 ? 'key' : 'words';
    if (second === undefined) return { of: only, by, why: '' };
    const keys = alike.map(({ key }) => `\`${key}\``).join(', ');
    return { of: undefined, by, why: `could be any of ${keys}: say in a mapping which one` };
  };
}

function keyOf(rule: string | ColumnRule | null): string | undefined {
  return typeof rule === 'string' ? rule : rule?.element;
}

function rulesFor(name: string, key: string, mapping: ColumnMapping): ReadingRules {
  const rule = Object.hasOwn(mapping.columns ?? {}, name) ? mapping.columns?.[name] : undefined;
  const own: Partial<ColumnRule> = typeof rule === 'object' && rule !== null ? rule : {};
  const values = Object.hasOwn(mapping.values ?? {}, key) ? (mapping.values?.[key] ?? {}) : {};
  const date = own.date ?? mapping.dates;
  const separator = own.separator ?? mapping.separator;
  return {
    ...(own.unit === undefined ? {} : { unit: own.unit }),
    ...(date === undefined ? {} : { date }),
    ...(separator === undefined ? {} : { separator }),
    values: new Map(Object.entries(values).map(([text, value]) => [plainText(text), value])),
    unknown: new Set([...plainRules.unknown, ...(mapping.unknown ?? []).map(plainText)]),
  };
}

function mappingFaults(
  header: readonly string[],
  known: ReadonlyMap<string, KnownElement>,
  mapping: ColumnMapping,
): string[] {
  const faults: string[] = [];
  for (const [name, rule] of Object.entries(mapping.columns ?? {})) {
    if (!header.includes(name))
      faults.push(`The mapping names a column "${name}" that the file does not have.`);
    const key = keyOf(rule);
    if (key !== undefined && !known.has(key))
      faults.push(`The mapping of "${name}" names \`${key}\`, which neither version has.`);
  }
  for (const key of Object.keys(mapping.values ?? {}))
    if (!known.has(key)) faults.push(`The mapping has values for \`${key}\`, which neither version has.`);
  const formats = Object.values(mapping.columns ?? {}).map((rule) =>
    typeof rule === 'object' ? rule?.date : undefined,
  );
  for (const format of [mapping.dates, ...formats])
    if (format !== undefined && !isDateFormat(format))
      faults.push(`"${format}" is no format of a date; write it as YYYY-MM-DD, DD.MM.YYYY or M/D/YYYY.`);
  if (mapping.id !== undefined && !header.includes(mapping.id))
    faults.push(
      `The mapping names "${mapping.id}" as the case's own number, a column that the file does not have.`,
    );
  const twice = header.filter((name, place) => name !== '' && header.indexOf(name) !== place);
  const named = [...Object.keys(mapping.columns ?? {}), mapping.id];
  for (const name of new Set(twice.filter((one) => named.includes(one))))
    faults.push(`The file has two columns of the name "${name}".`);
  return faults;
}
