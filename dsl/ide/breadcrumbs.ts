// Where an offset stands in the outline, from the section down to the innermost entry; resolves no name.
import type { SourceText } from '../source/source-text.ts';
import { lineText, positionAt } from '../source/source-text.ts';
import type { Document } from '../syntax/ast.ts';
import { outlineOf, type OutlineEntry } from './outline.ts';

/** Outermost first; empty above the first section. The children of one entry are the siblings of the next. */
export function breadcrumbsAt(
  source: SourceText,
  document: Document,
  offset: number,
): readonly OutlineEntry[] {
  const path: OutlineEntry[] = [];
  let entries = outlineOf(document);
  for (;;) {
    const found = entries.find((entry) => holds(source, entry, offset));
    if (found === undefined) return path;
    path.push(found);
    entries = found.children;
  }
}

/** The blanks before its first word and after its last belong to an entry: a cursor that is moved up and down stands there. */
function holds(source: SourceText, { span }: OutlineEntry, offset: number): boolean {
  const first = positionAt(source, span.start).line;
  const last = positionAt(source, span.end).line;
  const start = source.lineStarts[first] ?? span.start;
  const end = (source.lineStarts[last] ?? span.end) + lineText(source, last).length;
  return start <= offset && offset <= end;
}
