// What resolving a line of a case needs, and how it says that a name leads nowhere; resolves nothing.
import type { CriteriaGraph, ElementIndex } from '../decision/criteria-graph.ts';
import type { ElementValue } from '../decision/facts.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic, Fix } from '../source/diagnostic.ts';
import type { Words } from '../syntax/ast.ts';
import type { CaseNames } from './case-names.ts';
import type { CloseValues } from './close-case.ts';

/** What resolving one line needs and where it reports. */
export interface CaseContext {
  readonly uri: string;
  readonly graph: CriteriaGraph;
  readonly names: CaseNames;
  readonly close: CloseValues;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A value that a line gives to an element; undefined says on purpose that it is unknown, and is not closed by `all others not met`. */
export interface Given {
  readonly element: ElementIndex;
  readonly value: ElementValue | undefined;
  /** As the author calls it. */
  readonly name: string;
}

/** Ids that end alike or differ by a slip of the hand are offered. */
export function reportUnknownId(context: CaseContext, id: Words): void {
  const { uri, names } = context;
  const near = [...names.criteria].filter(
    (known) => known.endsWith(`.${id.value}`) || sameLetters(known, id.value),
  );
  const fixes: readonly Fix[] = near.map((known) => ({
    label: `Write {${known}}`,
    edits: [{ uri, span: id.span, newText: known }],
  }));
  const help =
    near.length === 0 ? undefined : `Did you mean ${near.map((known) => `{${known}}`).join(' or ')}?`;
  context.report(diagnose('cases/unknown-criterion', { uri, span: id.span, fixes, help }, { id: id.value }));
}

function sameLetters(a: string, b: string): boolean {
  return (
    a.length === b.length && a.split('').filter((letter, index) => letter !== b.charAt(index)).length <= 2
  );
}

export function reportAmbiguous(context: CaseContext, words: Words, keys: readonly string[]): undefined {
  const { uri } = context;
  const fixes: readonly Fix[] = keys.map((key) => ({
    label: `Write {${key}}`,
    edits: [{ uri, span: words.span, newText: `{${key}}` }],
  }));
  const help = `Write ${keys.map((key) => `{${key}}`).join(' or ')}.`;
  context.report(
    diagnose('cases/ambiguous-words', { uri, span: words.span, fixes, help }, { words: words.value }),
  );
  return undefined;
}

export function reportNotAQuestion(context: CaseContext, words: Words, ids: readonly string[]): void {
  const { uri, names } = context;
  const keys = [...new Set(ids.flatMap((id) => names.keysBelow(id)))];
  const ways = keys.map((key) => (names.questions.has(key) ? `answer {${key}}` : `set ${key}`));
  const help =
    ways.length === 0
      ? undefined
      : `Instead, ${ways.slice(0, 8).join(', ')}${ways.length > 8 ? ', ...' : ''}.`;
  context.report(diagnose('cases/not-a-question', { uri, span: words.span, help }, { name: words.value }));
}
