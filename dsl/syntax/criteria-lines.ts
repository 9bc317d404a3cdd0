// The lines of a criteria section with what is indented under each, out of the concrete syntax; decides nothing about clauses.
import type { CstNode } from 'chevrotain';
import type { Span } from '../source/span.ts';
import { childrenInOrder, elementSpan, nodesOf } from './cst.ts';

export interface CriteriaLine {
  readonly kind: 'clause' | 'detail' | 'waiver';
  readonly node: CstNode;
  readonly span: Span;
  /** Lines indented under it, in order, whatever their own depth steps. */
  readonly below: readonly CriteriaLine[];
}

export function sectionLines(section: CstNode): readonly CriteriaLine[] {
  return nodesOf(section, 'criteriaBlock').flatMap(blockLines);
}

function blockLines(block: CstNode): readonly CriteriaLine[] {
  const lines: CriteriaLine[] = [];
  for (const element of childrenInOrder(block)) {
    if (!('children' in element)) continue;
    const { label } = element;
    if (label === 'criteriaBlock') {
      const above = lines.at(-1);
      const below = blockLines(element);
      // A block that opens with no line above it was misindented; its lines stand for themselves.
      if (above) lines[lines.length - 1] = { ...above, below: [...above.below, ...below] };
      else lines.push(...below);
    } else if (label === 'clause' || label === 'detail' || label === 'waiver') {
      lines.push({ kind: label, node: element, span: elementSpan(element), below: [] });
    }
  }
  return lines;
}
