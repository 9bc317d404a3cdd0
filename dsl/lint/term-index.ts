// The defined terms with every name that they go by, and phrases told by the term that they name; knows no rule.
import type { Guideline, Term } from '../model/guideline.ts';
import type { GuidelineDocument, TermEntry } from '../syntax/ast.ts';
import { foldedWords, isAbbreviation, isRomanNumeral, tokensOf, type Token } from './folding.ts';

export interface IndexedTerm {
  readonly term: Term;
  /** As written; undefined where it comes from a fragment. */
  readonly entry: TermEntry | undefined;
  /** The name without abbreviations, then the synonyms, those in brackets too: `Globoid cell leukodystrophy (Krabbe disease)`. */
  readonly names: readonly string[];
  readonly abbreviations: readonly string[];
}

export interface TermIndex {
  readonly terms: readonly IndexedTerm[];
  /** The first term with this name, synonym or abbreviation. */
  named(phrase: string): IndexedTerm | undefined;
  /** Every term that stands in a text, by name, synonym or abbreviation; each occurrence once, the longest name first. */
  occurrences(text: string): readonly TermOccurrence[];
  /**
   * The phrase as what it means: folded, each name of a term put by the same one, abbreviations in brackets left out. Equal keys are
   * the hypothesis that two phrases mean the same, no proof.
   */
  meaningKey(phrase: string): string;
}

export interface TermOccurrence {
  readonly term: IndexedTerm;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

interface Name {
  readonly words: readonly string[];
  readonly term: IndexedTerm;
  /** Only capitals count: `ms` is no multiple sclerosis. */
  readonly capitals: boolean;
}

export function indexTerms(document: GuidelineDocument, guideline: Guideline): TermIndex {
  const entries = document.sections.flatMap((section) => (section.kind === 'terms' ? section.terms : []));
  let own = 0;
  const terms = guideline.terms.map((term): IndexedTerm => {
    const entry = term.place.uri === guideline.uri ? entries[own++] : undefined;
    const inside = /\s*\(([A-Za-z0-9-]+)\)/.exec(term.name);
    const given = [...term.abbreviations, ...(inside?.[1] === undefined ? [] : [inside[1]])];
    const name = inside ? term.name.replace(inside[0], '') : term.name;
    const long = given.filter((text) => !isAbbreviation(text));
    return {
      term,
      entry,
      names: [name, ...long, ...term.synonyms],
      abbreviations: given.filter(isAbbreviation),
    };
  });
  const byFirst = namesByFirstWord(terms);
  const occurrences = (text: string): readonly TermOccurrence[] => occurrencesIn(text, byFirst);
  return {
    terms,
    occurrences,
    named: (phrase) => {
      const [found] = occurrencesIn(phrase, byFirst);
      const length = foldedWords(phrase).length;
      return found && foldedWords(phrase.slice(found.start, found.end)).length === length
        ? found.term
        : undefined;
    },
    meaningKey: (phrase) => meaningKey(phrase, byFirst),
  };
}

type NamesByFirstWord = ReadonlyMap<string, readonly Name[]>;

function namesByFirstWord(terms: readonly IndexedTerm[]): NamesByFirstWord {
  const found = new Map<string, Name[]>();
  for (const term of terms) {
    const add = (text: string, capitals: boolean): void => {
      const words = foldedWords(text);
      const [first] = words;
      if (first === undefined) return;
      const list = found.get(first);
      const name = { words, term, capitals };
      if (list) list.push(name);
      else found.set(first, [name]);
    };
    term.names.forEach((name) => add(name, false));
    term.abbreviations.forEach((name) => add(name, true));
  }
  for (const list of found.values()) list.sort((a, b) => b.words.length - a.words.length);
  return found;
}

function nameAt(tokens: readonly Token[], at: number, byFirst: NamesByFirstWord): Name | undefined {
  return byFirst
    .get(tokens[at]?.folded ?? '')
    ?.find(
      ({ words, capitals }) =>
        words.every((word, index) => tokens[at + index]?.folded === word) &&
        (!capitals || words.every((_, index) => /^[A-Z0-9]+s?$/.test(tokens[at + index]?.raw ?? ''))),
    );
}

function occurrencesIn(text: string, byFirst: NamesByFirstWord): readonly TermOccurrence[] {
  const tokens = tokensOf(text).filter(({ folded }) => folded !== '');
  const found: TermOccurrence[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const name = nameAt(tokens, at, byFirst);
    const [first, last] = [tokens[at], tokens[at + (name?.words.length ?? 1) - 1]];
    if (!name || !first || !last) continue;
    found.push({ term: name.term, start: first.span.start, end: last.span.end });
    at += name.words.length - 1;
  }
  return found;
}

function meaningKey(phrase: string, byFirst: NamesByFirstWord): string {
  const bare = phrase.replace(/\s*[([]([^()[\]]*)[)\]]/g, (whole, inner: string) =>
    saysNothingNew(inner, phrase, byFirst) ? ' ' : whole,
  );
  const tokens = tokensOf(bare).filter(({ folded }) => folded !== '');
  const key: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const name = nameAt(tokens, at, byFirst);
    key.push(name ? foldedWords(name.term.names[0] ?? '').join(' ') : (tokens[at]?.folded ?? ''));
    if (name) at += name.words.length - 1;
  }
  return key.join(' ');
}

/** Abbreviations, and other names of a term that is named outside the brackets. */
function saysNothingNew(inner: string, phrase: string, byFirst: NamesByFirstWord): boolean {
  return inner.split(/[,;]/).every((part) => {
    const text = part.trim();
    if (isAbbreviation(text)) return !isRomanNumeral(text);
    const [inside] = occurrencesIn(text, byFirst);
    const outside = occurrencesIn(phrase.replace(inner, ' '), byFirst);
    return inside !== undefined && outside.some(({ term }) => term === inside.term);
  });
}
