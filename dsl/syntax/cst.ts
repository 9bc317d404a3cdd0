// Reading a Chevrotain tree: tokens and nodes by name, places, words; knows no rule of the language.
import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { Words } from './ast.ts';
import { foldSpaces } from './prose.ts';

/** What the builders share while they walk one document. */
export interface BuildContext {
  readonly uri: string;
  readonly text: string;
  readonly report: (diagnostic: Diagnostic) => void;
  /** A parser fault stands inside this span, so what was read there is not to be trusted. */
  readonly isBroken: (span: Span) => boolean;
}

export function tokensOf(node: CstNode, name: string): readonly IToken[] {
  return (node.children[name] ?? []).filter(
    (element): element is IToken => 'image' in element && element.isInsertedInRecovery !== true,
  );
}

export function tokenOf(node: CstNode, name: string): IToken | undefined {
  return tokensOf(node, name)[0];
}

export function nodesOf(node: CstNode, name: string): readonly CstNode[] {
  return (node.children[name] ?? []).filter((element): element is CstNode => 'children' in element);
}

export function nodeOf(node: CstNode, name: string): CstNode | undefined {
  return nodesOf(node, name)[0];
}

/** All children in the order of the text. */
export function childrenInOrder(node: CstNode): readonly (CstElement & { readonly label: string })[] {
  return Object.entries(node.children)
    .flatMap(([label, elements]) => elements.map((element) => Object.assign(element, { label })))
    .toSorted(
      (a, b) => elementSpan(a).start - elementSpan(b).start || elementSpan(a).end - elementSpan(b).end,
    );
}

export function tokenSpan(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

export function elementSpan(element: CstElement): Span {
  if ('image' in element) return tokenSpan(element);
  const location = element.location;
  const start = location?.startOffset ?? Number.NaN;
  const end = location?.endOffset ?? Number.NaN;
  return Number.isNaN(start) ? { start: 0, end: 0 } : { start, end: Number.isNaN(end) ? start : end + 1 };
}

export function wordsOf(token: IToken): Words {
  return { value: foldSpaces(token.image), span: tokenSpan(token) };
}

export function optionalWords(node: CstNode, name: string): Words | undefined {
  const token = tokenOf(node, name);
  return token && wordsOf(token);
}

/** The words inside quotes, braces, brackets or angle brackets; the span is that of the inner words. */
export function innerWords(token: IToken): Words {
  const inner = token.image.slice(1, -1);
  const lead = inner.length - inner.trimStart().length;
  const value = inner.trim();
  const start = token.startOffset + 1 + lead;
  return { value, span: { start, end: start + value.length } };
}

/** Splits `a, b; c` into its trimmed parts with their places. */
export function splitWords(text: string, start: number, separator: RegExp): readonly Words[] {
  const parts: Words[] = [];
  let from = 0;
  for (const part of text.split(separator)) {
    const lead = part.length - part.trimStart().length;
    const value = part.trim();
    if (value !== '')
      parts.push({
        value: foldSpaces(value),
        span: { start: start + from + lead, end: start + from + lead + value.length },
      });
    from += part.length + 1;
  }
  return parts;
}

/** One text out of several runs of words. */
export function joinWords(parts: readonly Words[]): Words | undefined {
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  return {
    value: parts.map((part) => part.value).join(' '),
    span: { start: first.span.start, end: last.span.end },
  };
}
