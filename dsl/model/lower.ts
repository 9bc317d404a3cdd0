// Resolved documents to the criteria graph: elements in order of use, then sections and verdicts; after it nothing knows the syntax.
import type { CriteriaGraph } from '../decision/criteria-graph.ts';
import type { Clause, Expression } from '../syntax/ast.ts';
import { walkGroup } from '../syntax/walk.ts';
import { createGraphBuilder } from './graph-builder.ts';
import { defineItem } from './lower-item.ts';
import { lowerSections } from './lower-sections.ts';
import { clauseKey, findElement, type Lowering, type LowerInput } from './lowering.ts';
import { headerValue, type Part } from './parts.ts';

export function lowerGuideline(input: LowerInput): CriteriaGraph {
  const lowering: Lowering = {
    ...input,
    builder: createGraphBuilder(),
    definitions: new Map(),
    chain: { length: 0 },
  };
  defineCriteria(lowering);
  const { sections, verdicts } = lowerSections(lowering);
  const { document } = input.own;
  return {
    guideline: {
      id: headerValue(document, 'id'),
      version: headerValue(document, 'version'),
      title: document.title?.value ?? '',
    },
    elements: lowering.builder.elements,
    nodes: lowering.builder.nodes,
    sections,
    verdicts,
  };
}

/** Elements in order of first use in the document, then those that nothing uses. */
function defineCriteria(lowering: Lowering): void {
  const { builder, sections, parts } = lowering;
  for (const { part, section } of sections) {
    if (!section.group) continue;
    walkGroup(section.group, {
      item: (item) => defineItem(lowering, part, item),
      clause: (clause, item) => {
        if (clause.details.length > 0) addOfDetails(lowering, part, clause);
        if (isQuestion(clause))
          builder.addElement({
            kind: 'question',
            key: clauseKey(part, item, clause),
            label: clause.words?.value ?? '',
          });
      },
    });
  }
  for (const part of parts) for (const { element } of part.elements.values()) builder.addElement(element);
}

function addOfDetails(lowering: Lowering, part: Part, clause: Clause): void {
  for (const detail of clause.details) {
    if ('expression' in detail && detail.expression) addUsed(lowering, detail.expression);
  }
  const closed = part.ids.only.get(clause);
  if (!closed) return;
  const entries = clause.details.flatMap((detail) => (detail.kind === 'ONLY' ? detail.entries : []));
  closed.forEach((key, index) =>
    lowering.builder.addElement({ kind: 'question', key, label: entries[index]?.value ?? key }),
  );
}

function addUsed(lowering: Lowering, expression: Expression): void {
  if ('operands' in expression) expression.operands.forEach((operand) => addUsed(lowering, operand));
  else if ('operand' in expression) addUsed(lowering, expression.operand);
  else if (expression.kind === 'in-force') findElement(lowering, 'request');
  else if ('element' in expression) {
    findElement(lowering, expression.element.value);
    if ('event' in expression) findElement(lowering, expression.event.value);
    if ('baseline' in expression) findElement(lowering, expression.baseline.value);
    if (expression.kind === 'dated') findElement(lowering, expression.day.value);
  }
}

function isQuestion(clause: Clause): boolean {
  if (clause.words === undefined || clause.heading) return false;
  return !clause.details.some(
    (detail) => detail.kind === 'WHEN' || detail.kind === 'LIMIT' || detail.kind === 'ONLY',
  );
}
