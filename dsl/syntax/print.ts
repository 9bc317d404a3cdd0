// A tree back to its text, in the one agreed layout; printing then parsing yields the same tree up to places.
import type { CasesDocument, CaseLine, Comment, Document, GuidelineDocument, Section } from './ast.ts';
import { printCriteriaSection, printWaiver } from './print-criteria.ts';
import { type PrintedLine, line } from './print-line.ts';
import { printSection } from './print-sections.ts';

/** Lines end in LF; the text ends with one. */
export function printDocument(document: Document): string {
  const blocks = document.kind === 'cases' ? casesBlocks(document) : guidelineBlocks(document);
  return weaveComments(blocks, document.comments);
}

function guidelineBlocks(document: GuidelineDocument): readonly (readonly PrintedLine[])[] {
  const title = document.title ? ` "${document.title.value}"` : '';
  const width = Math.max(0, ...document.header.map((field) => field.key.value.length));
  const start = document.title?.span.start ?? document.header[0]?.span.start ?? 0;
  const header = [
    line(0, `${document.kind}${title}`, Math.max(0, start - 1)),
    ...document.header.map((field) =>
      line(2, `${field.key.value.padEnd(width)}  ${field.value.value}`.trimEnd(), field.span.start),
    ),
    ...document.waivers.map((waiver) => line(2, printWaiver(waiver), waiver.span.start)),
  ];
  return [header, ...document.sections.map(sectionLines)];
}

function sectionLines(section: Section): readonly PrintedLine[] {
  return 'group' in section ? printCriteriaSection(section) : printSection(section);
}

function casesBlocks(document: CasesDocument): readonly (readonly PrintedLine[])[] {
  const names = [document.guideline?.value, document.version?.value].filter((name) => name !== undefined);
  const opener = line(0, ['cases for', ...names].join(' '), document.guideline?.span.start ?? 0);
  return [
    [opener],
    ...document.cases.map((entry) => [
      line(0, `case "${entry.title.value}"`, entry.span.start),
      ...entry.lines.map((caseLine) => line(2, printCaseLine(caseLine), caseLine.span.start)),
    ]),
  ];
}

function printCaseLine(entry: CaseLine): string {
  switch (entry.kind) {
    case 'answer':
      return `${entry.words ? entry.words.value : `{${entry.id?.value ?? ''}}`} ${entry.state}`;
    case 'assign': {
      const values = entry.values.map((value) =>
        value.unit ? `${value.number.value} ${value.unit.value}` : quoteIfNeeded(value.number.value),
      );
      return `${entry.element.value} ${entry.operator} ${values.join(entry.operator === 'in' ? ', ' : '; ')}`;
    }
    case 'others':
      return `all others ${entry.state}`;
    case 'expect': {
      const because = entry.because.map((id) => `{${id.value}}`).join(', ');
      return `expect ${entry.verdict.value}${because === '' ? '' : ` because ${because}`}`;
    }
  }
}

function quoteIfNeeded(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}

/** Puts each comment above the first line that starts behind it, at that line's indent; one that ends a section stays in it. */
function weaveComments(blocks: readonly (readonly PrintedLine[])[], comments: readonly Comment[]): string {
  const out: string[] = [];
  let next = 0;
  const flush = (before: number, indent: number, wanted: (comment: Comment) => boolean): void => {
    for (; next < comments.length; next++) {
      const comment = comments[next];
      if (!comment || comment.span.start >= before || !wanted(comment)) return;
      out.push(`${' '.repeat(indent)}${commentText(comment)}`);
    }
  };
  for (const [index, block] of blocks.entries()) {
    const above = blocks[index - 1]?.at(-1);
    if (above) flush(block[0]?.anchor ?? 0, Math.max(2, above.indent), (comment) => comment.indented);
    if (index > 0) out.push('');
    for (const printed of block) {
      flush(printed.anchor, printed.indent, () => true);
      out.push(`${' '.repeat(printed.indent)}${printed.text}`.trimEnd());
    }
  }
  const last = blocks.at(-1)?.at(-1);
  if (last) flush(Number.POSITIVE_INFINITY, Math.max(2, last.indent), (comment) => comment.indented);
  if (next < comments.length && out.length > 0) out.push('');
  flush(Number.POSITIVE_INFINITY, 0, () => true);
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}

function commentText(comment: Comment): string {
  return `# ${comment.text}`.trimEnd();
}
