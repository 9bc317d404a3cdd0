// What may be written at a place: reserved words, criteria, references, facts and their values; knows no editor.
import type { CompiledGuideline } from '../compile.ts';
import type { Element } from '../decision/criteria-graph.ts';
import type { Criterion, Guideline } from '../model/guideline.ts';
import { positionAt } from '../source/source-text.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { keywords, sectionWords } from '../syntax/keywords.ts';
import type { Keyword } from '../syntax/keywords.ts';

export interface Completion {
  readonly kind: 'section' | 'word' | 'criterion' | 'reference' | 'fact' | 'value';
  readonly label: string;
  /** What takes the place of `span`. */
  readonly insert: string;
  /** The words of a criterion, the label of a fact; '' where the label says it all. */
  readonly detail: string;
  readonly span: Span;
}

/** `compiled`: of the text itself, or the guideline that a cases document names. */
export function completionsAt(
  source: SourceText,
  offset: number,
  compiled: CompiledGuideline | undefined,
): readonly Completion[] {
  const place = placeAt(source, offset);
  for (const rule of rules) {
    const found = rule(place, compiled);
    if (found !== undefined) return found;
  }
  return [];
}

interface TextPlace {
  readonly text: string;
  readonly offset: number;
  /** The line up to the cursor. */
  readonly before: string;
  /** The word at the margin that the line stands under, such as `indications`; '' above the first. */
  readonly section: string;
}

/** undefined: the rule has nothing to say of such a place, the next one is asked. */
type Rule = (place: TextPlace, compiled: CompiledGuideline | undefined) => readonly Completion[] | undefined;

const rules: readonly Rule[] = [inBraces, inBrackets, inExpression, atMargin, inCases, inCriteria];

function placeAt(source: SourceText, offset: number): TextPlace {
  const { line } = positionAt(source, offset);
  const start = source.lineStarts[line] ?? 0;
  const above = source.text.slice(0, start);
  const section = [...above.matchAll(/^([a-z][a-z-]*(?: of service)?)\b/gm)].at(-1)?.[1] ?? '';
  return { text: source.text, offset, before: source.text.slice(start, offset), section };
}

function replaced({ offset }: TextPlace, typed: string): Span {
  return { start: offset - typed.length, end: offset };
}

function inBraces(
  place: TextPlace,
  compiled: CompiledGuideline | undefined,
): readonly Completion[] | undefined {
  const typed = /\{([a-z0-9.-]*)$/.exec(place.before)?.[1];
  if (typed === undefined) return undefined;
  const close = place.text[place.offset] === '}' ? '' : '}';
  return criteriaOf(compiled?.guideline).map(({ id, words }) => ({
    kind: 'criterion',
    label: id,
    insert: `${id}${close}`,
    detail: words,
    span: replaced(place, typed),
  }));
}

function inBrackets(
  place: TextPlace,
  compiled: CompiledGuideline | undefined,
): readonly Completion[] | undefined {
  const typed = /^\s.*\[(?:[a-z0-9 ,-]*[ ,])?([a-z0-9-]*)$/.exec(place.before)?.[1];
  if (typed === undefined) return undefined;
  return (compiled?.guideline.references ?? []).map((reference) => ({
    kind: 'reference',
    label: reference.key,
    insert: reference.key,
    detail: reference.text,
    span: replaced(place, typed),
  }));
}

function inExpression(
  place: TextPlace,
  compiled: CompiledGuideline | undefined,
): readonly Completion[] | undefined {
  if (!/^\s*(?:WHEN|APPLIES TO|EFFECTIVE|LIMIT)\s/.test(place.before)) return undefined;
  const elements = compiled?.graph.elements ?? [];
  const value = /([a-z][a-z0-9-]*) (?:is(?: not)?|at least|at most) (?:\S+ or )*([\w-]*)$/.exec(place.before);
  const values = valuesOf(elements.find((element) => element.key === value?.[1]));
  if (values.length > 0) return values.map((word) => plain('value', word, place, value?.[2] ?? ''));
  const typed = /[\w-]*$/.exec(place.before)?.[0] ?? '';
  return [...factsOf(elements, place, typed), ...wordsOf(['operator', 'connector'], place, typed)];
}

function factsOf(elements: readonly Element[], place: TextPlace, typed: string): readonly Completion[] {
  return elements
    .filter((element) => element.kind !== 'question')
    .map((element) => ({ ...plain('fact', element.key, place, typed), detail: element.label }));
}

function valuesOf(element: Element | undefined): readonly string[] {
  return element?.kind === 'choice' || element?.kind === 'scale' ? element.values : [];
}

function atMargin(place: TextPlace): readonly Completion[] | undefined {
  if (!/^[a-z ]*$/.test(place.before) || place.before.startsWith(' ')) return undefined;
  return sectionWords.map((word) => plain('section', word, place, place.before));
}

function inCases(
  place: TextPlace,
  compiled: CompiledGuideline | undefined,
): readonly Completion[] | undefined {
  if (place.section !== 'case') return undefined;
  const expected = /^\s+expect ([a-z-]*)$/.exec(place.before)?.[1];
  if (expected !== undefined)
    return verdictsOf(compiled).map((word) => plain('value', word, place, expected));
  const elements = compiled?.graph.elements ?? [];
  const value = /^\s+([a-z][a-z0-9-]*) is ([\w-]*)$/.exec(place.before);
  const values = valuesOf(elements.find((element) => element.key === value?.[1]));
  if (values.length > 0) return values.map((word) => plain('value', word, place, value?.[2] ?? ''));
  const typed = /^\s+([a-z -]*)$/.exec(place.before)?.[1];
  if (typed === undefined) return [];
  const phrases = ['all others not met', 'expect'].map((word) => plain('word', word, place, typed));
  return [...phrases, ...factsOf(elements, place, typed)];
}

function verdictsOf(compiled: CompiledGuideline | undefined): readonly string[] {
  if (compiled === undefined) return [];
  const { rows, otherwise } = compiled.graph.verdicts;
  return [
    ...new Set([...rows.map((row) => row.determination), otherwise.determination, 'needs-information']),
  ];
}

const criteriaSections =
  /^(?:indications|continuation|repeat|contraindications|exclusions|experimental|site of service|limits)$/;

/** Capital words: at the start of a line or after a marker any of them, at the end of prose those that open a list. */
function inCriteria(place: TextPlace): readonly Completion[] | undefined {
  if (!criteriaSections.test(place.section)) return undefined;
  const first = /^\s+(?:(?:-|[0-9]{1,3}[.)]|[A-Za-z]{1,4}[.)])\s+)?([A-Z ]*)$/.exec(place.before)?.[1];
  if (first !== undefined) return wordsOf(['quantifier', 'connector', 'detail'], place, lastPhrase(first));
  const last = /\s([A-Z]+(?: [A-Z]*)?)$/.exec(place.before)?.[1];
  return last === undefined ? [] : wordsOf(['quantifier', 'connector'], place, lastPhrase(last));
}

/** A word that joins is done; what follows it is being typed. */
function lastPhrase(typed: string): string {
  return typed.trimStart().replace(/^(?:AND|OR|UNLESS|WITH|NOT) /, '');
}

function wordsOf(kinds: readonly Keyword['kind'][], place: TextPlace, typed: string): readonly Completion[] {
  return keywords
    .filter((keyword) => kinds.includes(keyword.kind))
    .map(({ word, hover }) => ({
      ...plain('word', word, place, typed),
      insert: insertOf(word),
      detail: hover,
    }));
}

/** Words that want a number get one. */
function insertOf(word: string): string {
  return /^(?:AT LEAST|AT MOST|EXACTLY)$/.test(word) ? `${word} 1 OF` : word;
}

function plain(kind: Completion['kind'], word: string, place: TextPlace, typed: string): Completion {
  return { kind, label: word, insert: word, detail: '', span: replaced(place, typed) };
}

function criteriaOf(
  guideline: Guideline | undefined,
): readonly { readonly id: string; readonly words: string }[] {
  return (guideline?.sections ?? []).flatMap((section) => section.criteria.flatMap(withClauses));
}

function withClauses(criterion: Criterion): readonly { readonly id: string; readonly words: string }[] {
  const words = criterion.clauses.map((clause) => clause.words).filter(Boolean);
  const clauses = criterion.clauses.flatMap((clause) => [
    ...(clause.id === '' || clause.id === criterion.id || clause.id.endsWith('.head')
      ? []
      : [{ id: clause.id, words: clause.words }]),
    ...clause.children.flatMap(withClauses),
  ]);
  return [{ id: criterion.id, words: words.join(', ') }, ...clauses];
}
