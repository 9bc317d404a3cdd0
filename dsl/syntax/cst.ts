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
  return (node.children[name] ?? none).filter(isWrittenToken);
}

export function tokenOf(node: CstNode, name: string): IToken | undefined {
  return (node.children[name] ?? none).find(isWrittenToken);
}

export function nodesOf(node: CstNode, name: string): readonly CstNode[] {
  return (node.children[name] ?? none).filter(isNode);
}

export function nodeOf(node: CstNode, name: string): CstNode | undefined {
  return (node.children[name] ?? none).find(isNode);
}

const none: readonly CstElement[] = [];

function isWrittenToken(element: CstElement): element is IToken {
  return 'image' in element && element.isInsertedInRecovery !== true;
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

/** All children in the order of the text. */
export function childrenInOrder(node: CstNode): readonly (CstElement & { readonly label: string })[] {
  const children: (CstElement & { readonly label: string })[] = [];
  for (const label in node.children)
    for (const element of node.children[label] ?? none) children.push(Object.assign(element, { label }));
  return children.toSorted((a, b) => startOf(a) - startOf(b) || elementSpan(a).end - elementSpan(b).end);
}

function startOf(element: CstElement): number {
  const start = 'image' in element ? element.startOffset : element.location?.startOffset;
  return start === undefined || Number.isNaN(start) ? 0 : start;
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
