// Phrases that are one slip away from the name of a defined term; judges nothing.
import type { Span } from '../source/span.ts';
import { tokensOf, type Token } from './folding.ts';
import type { Passage } from './passages.ts';
import type { IndexedTerm, TermIndex } from './term-index.ts';

export interface NearMiss {
  readonly term: IndexedTerm;
  /** The name of the term that was probably meant. */
  readonly name: string;
  /** The whole phrase as it stands in the text. */
  readonly span: Span;
  /** The one word that differs, and what the name has there, in the case of the text. */
  readonly wordSpan: Span;
  readonly word: string;
}

interface NameWord {
  readonly term: IndexedTerm;
  readonly name: string;
  readonly tokens: readonly Token[];
  readonly at: number;
}

const shortest = 6;

export function nearMisses(passages: readonly Passage[], terms: TermIndex): readonly NearMiss[] {
  const names = nameWords(terms);
  const byLetter = new Map<string, string[]>();
  for (const word of names.keys()) {
    const list = byLetter.get(word.charAt(0));
    if (list) list.push(word);
    else byLetter.set(word.charAt(0), [word]);
  }
  const cache = new Map<string, readonly string[]>();
  const alike = (word: string): readonly string[] => {
    const known = cache.get(word);
    if (known) return known;
    const found = names.has(word)
      ? []
      : (byLetter.get(word.charAt(0)) ?? []).filter((other) => isSlip(word, other));
    cache.set(word, found);
    return found;
  };
  return passages.flatMap((passage) => {
    const tokens = tokensOf(passage.text).filter(({ folded }) => folded !== '');
    return tokens.flatMap((token, index) => {
      if (token.folded.length < shortest) return [];
      const fitting = alike(token.folded)
        .flatMap((word) => names.get(word) ?? [])
        .find((name) => fits(tokens, index, name));
      return fitting ? [missAt(passage, tokens, index, fitting)] : [];
    });
  });
}

function nameWords(terms: TermIndex): ReadonlyMap<string, readonly NameWord[]> {
  const found = new Map<string, NameWord[]>();
  for (const term of terms.terms) {
    for (const name of term.names) {
      const tokens = tokensOf(name).filter(({ folded }) => folded !== '');
      tokens.forEach(({ folded }, at) => {
        if (folded.length < shortest) return;
        const list = found.get(folded);
        if (list) list.push({ term, name, tokens, at });
        else found.set(folded, [{ term, name, tokens, at }]);
      });
    }
  }
  return found;
}

/** The other words of the name stand around the word; a name of one word must be long and almost equal. */
function fits(tokens: readonly Token[], index: number, name: NameWord): boolean {
  if (name.tokens.length === 1) {
    const [own, other] = [tokens[index]?.folded ?? '', name.tokens[0]?.folded ?? ''];
    return distance(own, other) <= (own.length < 9 ? 1 : 2);
  }
  return name.tokens.every(
    ({ folded }, at) => at === name.at || tokens[index - name.at + at]?.folded === folded,
  );
}

function missAt(passage: Passage, tokens: readonly Token[], index: number, name: NameWord): NearMiss {
  const first = tokens[index - name.at] ?? tokens[index];
  const last = tokens[index - name.at + name.tokens.length - 1] ?? tokens[index];
  const own = tokens[index];
  const offset = passage.span.start;
  const raw = name.tokens[name.at]?.raw ?? '';
  const lower = /^\p{Ll}/u.test(own?.raw ?? '');
  return {
    term: name.term,
    name: name.name,
    span: { start: offset + (first?.span.start ?? 0), end: offset + (last?.span.end ?? 0) },
    wordSpan: { start: offset + (own?.span.start ?? 0), end: offset + (own?.span.end ?? 0) },
    word: lower ? raw.charAt(0).toLowerCase() + raw.slice(1) : raw,
  };
}

/** One or two letters (three in long words) apart, but neither another form of the word nor its clinical opposite. */
function isSlip(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 3 || word === other) return false;
  const limit = Math.min(word.length, other.length) < 10 ? 2 : 3;
  return distance(word, other) <= limit && !isOtherForm(word, other) && !areOpposites(word, other);
}

/** `ischemia` and `ischemic`, `epilepsy` and `epileptic`: they differ in their ending only, and end differently. */
function isOtherForm(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= Math.min(a.length, b.length) - 3 && a.slice(-2) !== b.slice(-2);
}

const prefixes =
  /^(hyper|hypo|intra|inter|infra|supra|sub|super|anti|ante|endo|exo|macro|micro|mono|poly|pre|post|pro|tachy|brady|eu|dys|ab|ad|uni|bi|tri)/;

/** `hypertension` and `hypotension`: a prefix tells them apart on purpose. */
function areOpposites(a: string, b: string): boolean {
  const [first, second] = [prefixes.exec(a)?.[0] ?? '', prefixes.exec(b)?.[0] ?? ''];
  return first !== second && a.slice(first.length) === b.slice(second.length);
}

/** Letters to insert, delete, replace or swap with their neighbour. */
export function distance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
