// What can be folded away: sections, lists under a criterion, entries over several lines, runs of comments.
import type { SourceText } from '../source/source-text.ts';
import { positionAt } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Comment, Document, Section } from '../syntax/ast.ts';
import { isCriteriaSection, walkGroup } from '../syntax/walk.ts';

export interface FoldingRange {
  readonly kind: 'section' | 'criterion' | 'entry' | 'comment';
  /** From the first line that stays to the end of the last that goes; always over two lines or more. */
  readonly span: Span;
}

/** In the order of the text, outer before inner. */
export function foldingRanges(source: SourceText, document: Document): readonly FoldingRange[] {
  const found: FoldingRange[] = commentRuns(source, document.comments);
  const add = (kind: FoldingRange['kind'], span: Span): void => void found.push({ kind, span });
  if (document.kind === 'cases') for (const entry of document.cases) add('entry', entry.span);
  else for (const section of document.sections) foldSection(section, add);
  const seen = new Set<number>();
  return found
    .filter(({ span }) => lineOf(source, span.end) > lineOf(source, span.start))
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      const line = lineOf(source, span.start);
      return !seen.has(line) && seen.add(line);
    });
}

type Add = (kind: FoldingRange['kind'], span: Span) => void;

function foldSection(section: Section, add: Add): void {
  add('section', section.span);
  if (isCriteriaSection(section)) {
    if (section.group === undefined) return;
    walkGroup(section.group, {
      item: (item) => add('criterion', item.span),
      clause: (clause) => {
        add('criterion', clause.span);
        for (const detail of clause.details) add('entry', detail.span);
      },
    });
  } else if (section.kind === 'terms') for (const { span } of section.terms) add('entry', span);
  else if (section.kind === 'references' || section.kind === 'changes')
    for (const { span } of section.entries) add('entry', span);
}

/** Comments on neighbouring lines fold as one. */
function commentRuns(source: SourceText, comments: readonly Comment[]): FoldingRange[] {
  const runs: FoldingRange[] = [];
  for (const { span } of comments) {
    const above = runs.at(-1);
    const follows = above !== undefined && lineOf(source, span.start) === lineOf(source, above.span.end) + 1;
    if (follows)
      runs[runs.length - 1] = { kind: 'comment', span: { start: above.span.start, end: span.end } };
    else runs.push({ kind: 'comment', span });
  }
  return runs;
}

function lineOf(source: SourceText, offset: number): number {
  return positionAt(source, offset).line;
}
