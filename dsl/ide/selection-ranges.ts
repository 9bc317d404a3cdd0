// What a selection grows to, step by step: word, words, clause, criterion, list, section, text; from the places of the tree alone.
import type { SourceText } from '../source/source-text.ts';
import { spanContains, type Span } from '../source/span.ts';
import type { Document } from '../syntax/ast.ts';

/** Innermost first; each holds the one before and is larger. The last is the whole text. */
export function selectionRangesAt(source: SourceText, document: Document, offset: number): readonly Span[] {
  const found: Span[] = [wordAt(source.text, offset)];
  collect(document, offset, found);
  found.push({ start: 0, end: source.text.length });
  const byLength = found.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  const nested: Span[] = [];
  for (const span of byLength) {
    const inner = nested.at(-1);
    const holds = inner === undefined || (span.start <= inner.start && span.end >= inner.end);
    if (holds && lengthOf(span) > (inner === undefined ? 0 : lengthOf(inner))) nested.push(span);
  }
  return nested;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** Every place of the tree that holds the offset. A part may reach beyond what it is part of, so none is passed over. */
function collect(node: unknown, offset: number, found: Span[]): void {
  if (typeof node !== 'object' || node === null) return;
  if ('span' in node && isSpan(node.span) && spanContains(node.span, offset)) found.push(node.span);
  for (const value of Object.values(node)) collect(value, offset, found);
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

/** Empty between two blanks. */
function wordAt(text: string, offset: number): Span {
  const before = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*['’.-]?$/u.exec(
    text.slice(Math.max(0, offset - longestWord), offset),
  );
  const start = offset - (before?.[0].length ?? 0);
  const after = /^['’.-]?[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/u.exec(
    text.slice(start, offset + longestWord),
  );
  return { start, end: Math.max(offset, start + (after?.[0].length ?? 0)) };
}

const longestWord = 100;
