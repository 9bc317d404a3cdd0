// A printed document as lines of plain text, so that a test reads as the page does.
import type {
  PrintedBlock,
  PrintedCriterion,
  PrintedDocument,
  PrintedRun,
} from '../../dsl/publish/printed-document.ts';

/** Bold is `**so**`, a footnote mark `^1`, a citation `[9]`; criteria are indented by two blanks a level. */
export function plainPage(printed: PrintedDocument): readonly string[] {
  return printed.blocks.flatMap(plainBlock);
}

export function plainRuns(runs: readonly PrintedRun[]): string {
  return runs.map(plainRun).join('');
}

function plainRun(run: PrintedRun): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'strong':
      return `**${run.text}**`;
    case 'emphasis':
      return `*${run.text}*`;
    case 'link':
      return `<${run.href}>`;
    case 'citation':
      return `[${run.number ?? `${run.key}?`}]`;
    case 'footnote':
      return `^${run.number}`;
  }
}

function plainBlock(block: PrintedBlock): readonly string[] {
  switch (block.kind) {
    case 'title':
      return [block.title, ...block.facts.map((fact) => `${fact.label}: ${fact.value}`)];
    case 'heading':
      return [`## ${block.text}`];
    case 'paragraph':
      return [plainRuns(block.runs)];
    case 'criteria':
      return block.items.flatMap((item) => plainCriterion(item, 0));
    case 'footnotes':
      return block.notes.map((note) => `^${note.number} ${plainRuns(note.runs)}`);
    case 'table':
      return [block.caption, block.columns.join(' | '), ...block.rows.map((row) => row.cells.join(' | '))];
    case 'term':
      return [`${block.name}: ${block.paragraphs.map(plainRuns).join(' / ')}`];
    case 'reference':
      return [`[${block.number}] ${plainRuns(block.runs)}`];
    case 'changes':
      return [block.lead, ...block.entries.map((entry) => `- ${plainRuns(entry.runs)}`)];
  }
}

function plainCriterion(item: PrintedCriterion, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const lines = item.parts.flatMap((part, index) => [
    `${indent}${index === 0 ? `${item.label} ` : ''}${plainRuns(part.runs)}`,
    ...part.remarks.map((runs) => `${indent}${plainRuns(runs)}`),
    ...part.children.flatMap((child) => plainCriterion(child, depth + 1)),
  ]);
  return item.citations.length === 0
    ? lines
    : [...lines, `${indent}References: ${plainRuns(item.citations)}`];
}
