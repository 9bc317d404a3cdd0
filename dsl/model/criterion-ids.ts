// The id and printed number of every criterion of one document: written ids first, derived ones in document order; knows no truth.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Clause, CriteriaSection, GuidelineDocument, Item, Words } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';

export interface CriterionIds {
  /** Full ids, with the fragment's prefix. */
  readonly item: ReadonlyMap<Item, string>;
  /** Of clauses that are joined by AND, OR or UNLESS. */
  readonly clause: ReadonlyMap<Clause, string>;
  readonly section: ReadonlyMap<CriteriaSection, string>;
  /** Ids of the entries of a closed list, in their order. */
  readonly only: ReadonlyMap<Clause, readonly string[]>;
  readonly number: ReadonlyMap<Item, string>;
  readonly pinned: ReadonlySet<Item | Clause>;
  /** Every id as it may be written in this document, to the full id. */
  readonly byName: ReadonlyMap<string, string>;
}

/** `prefix` is `fragment-id.` in an included fragment. */
export function assignIds(
  document: GuidelineDocument,
  uri: string,
  prefix: string,
  report: (diagnostic: Diagnostic) => void,
): CriterionIds {
  const sections = criteriaSections(document);
  const written = collectWritten(sections, uri, report);
  const elements = new Set(elementNames(document));
  const item = new Map<Item, string>();
  const clause = new Map<Clause, string>();
  const section = new Map<CriteriaSection, string>();
  const only = new Map<Clause, readonly string[]>();
  const number = new Map<Item, string>();
  const pinned = new Set<Item | Clause>();
  const byName = new Map<string, string>();
  const uniqueId = createNaming((name) => written.has(name) || byName.has(name) || elements.has(name));
  const settle = (name: string): string => {
    const id = prefix === '' ? name : prefix + name;
    byName.set(name, id);
    return id;
  };
  /** As written here for the first time, or else derived from the words. */
  const nameOf = (criterion: Item | Clause, id: Words | undefined, words: string, parent: string): string => {
    if (id === undefined || !isFirstUse(written, id)) return uniqueId(deriveId(words), parent);
    pinned.add(criterion);
    return id.value;
  };
  const ownName = (holder: Item | undefined): string =>
    holder === undefined ? '' : (item.get(holder) ?? '').slice(prefix.length);
  for (const entry of sections) {
    const id = entry.group?.id;
    section.set(entry, settle(id && isFirstUse(written, id) ? id.value : uniqueId(slug(entry.kind), '')));
    if (!entry.group) continue;
    walkGroup(entry.group, {
      item: (current, count, depth, parent) => {
        const [first] = current.clauses;
        item.set(current, settle(nameOf(current, first?.id, first?.words?.value ?? 'list', ownName(parent))));
        const step = printedStep(count, depth);
        number.set(current, parent === undefined ? step : `${number.get(parent) ?? ''}.${step}`);
      },
      clause: (current, holder) => {
        if (current !== holder.clauses[0]) {
          const words = current.words?.value ?? 'list';
          clause.set(current, settle(nameOf(current, current.id, words, ownName(holder))));
        }
        if (current.details.length === 0) return;
        const closed = current.details.flatMap((detail) => (detail.kind === 'ONLY' ? detail.entries : []));
        if (closed.length > 0)
          only.set(
            current,
            closed.map((words) => settle(uniqueId(deriveId(words.value), ownName(holder)))),
          );
      },
    });
  }
  return { item, clause, section, only, number, pinned, byName };
}

/** The first six words outside brackets, in small ASCII letters, joined by hyphens. */
export function deriveId(words: string): string {
  const outside = words.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const folded = outside
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const parts = folded.split(/[^a-z0-9]+/).filter((part) => part !== '');
  const id = parts.slice(0, 6).join('-');
  return /^[a-z]/.test(id) ? id : `criterion${id === '' ? '' : `-${id}`}`;
}

/** 1 / a / i, then again from 1. */
export function printedStep(count: number, depth: number): string {
  switch (depth % 3) {
    case 0:
      return String(count);
    case 1:
      return letters(count);
    default:
      return roman(count);
  }
}

function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26);
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(97 + ((count - 1) % 26))}`;
}

function roman(count: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = count;
  let text = '';
  for (const [value, letter] of steps) {
    while (rest >= value) {
      text += letter;
      rest -= value;
    }
  }
  return text;
}

function slug(kind: string): string {
  return kind.replaceAll(' ', '-');
}

function elementNames(document: GuidelineDocument): readonly string[] {
  return document.sections.flatMap((section) =>
    section.kind === 'data' ? section.elements.map((element) => element.name.value) : [],
  );
}

/** Names that are taken stay taken, so counting goes on where it stopped. */
function createNaming(isTaken: (name: string) => boolean): (base: string, parent: string) => string {
  const counts = new Map<string, number>();
  return (base, parent) => {
    if (!isTaken(base)) return base;
    const longer = parent === '' ? base : `${parent}-${base}`;
    if (!isTaken(longer)) return longer;
    let count = counts.get(longer) ?? 2;
    while (isTaken(`${longer}-${count}`)) count++;
    counts.set(longer, count);
    return `${longer}-${count}`;
  };
}

/** Where each written id stands first; a second use is reported and then derived. */
function collectWritten(
  sections: readonly CriteriaSection[],
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Words> {
  const first = new Map<string, Words>();
  const note = (id: Words | undefined): void => {
    if (!id) return;
    const earlier = first.get(id.value);
    if (!earlier) first.set(id.value, id);
    else {
      const span = { start: id.span.start - 1, end: id.span.end + 1 };
      report(
        diagnose(
          'model/duplicate-id',
          { uri, span, related: [{ uri, span: earlier.span, message: 'first used here' }] },
          { id: id.value },
        ),
      );
    }
  };
  for (const section of sections) {
    note(section.group?.id);
    if (section.group) walkGroup(section.group, { clause: (clause) => note(clause.id) });
  }
  return first;
}

function isFirstUse(written: ReadonlyMap<string, Words>, id: Words): boolean {
  return written.get(id.value) === id;
}
