// The printed guideline as one self-contained page: no script, no outside resource, every word of the author escaped.
import { citationText, plainText } from './inline-text.ts';
import { pageStyle } from './html-style.ts';
import type {
  ChangesBlock,
  FootnotesBlock,
  HeadingBlock,
  ParagraphBlock,
  PrintedBlock,
  PrintedCriterion,
  PrintedDocument,
  PrintedPart,
  PrintedRun,
  ReferenceBlock,
  TableBlock,
  TermBlock,
  TitleBlock,
} from './printed-document.ts';

/** Nothing is loaded and nothing runs. */
export const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function toHtml(printed: PrintedDocument): string {
  const [title, ...rest] = printed.blocks;
  const first = title?.kind === 'title' ? [titleHtml(title), contentsHtml(printed.blocks)] : [];
  const blocks = title?.kind === 'title' ? rest : printed.blocks;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(printed.title)}</title>`,
    `<style>\n${pageStyle}</style>`,
    '</head>',
    '<body>',
    ...first,
    '<main>',
    ...groupReferences(blocks),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** For text and for attribute values in double or single quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Adjoining references share one list. */
function groupReferences(blocks: readonly PrintedBlock[]): readonly string[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'reference') return blockHtml(block);
    const opens = blocks[index - 1]?.kind !== 'reference' ? '<ol class="references">\n' : '';
    const closes = blocks[index + 1]?.kind !== 'reference' ? '\n</ol>' : '';
    return `${opens}${referenceHtml(block)}${closes}`;
  });
}

function blockHtml(block: PrintedBlock): string {
  switch (block.kind) {
    case 'title':
      return titleHtml(block);
    case 'heading':
      return headingHtml(block);
    case 'paragraph':
      return paragraphHtml(block);
    case 'criteria':
      return listHtml(block.items, 0);
    case 'footnotes':
      return footnotesHtml(block);
    case 'table':
      return tableHtml(block);
    case 'term':
      return termHtml(block);
    case 'reference':
      return referenceHtml(block);
    case 'changes':
      return changesHtml(block);
  }
}

function titleHtml(block: TitleBlock): string {
  const facts = block.facts.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return [
    '<header>',
    block.program === '' ? '' : `<p class="program">${escapeHtml(block.program)}</p>`,
    `<h1>${escapeHtml(block.title)}</h1>`,
    block.number === '' ? '' : `<p class="number">${escapeHtml(block.number)}</p>`,
    facts.length === 0 ? '' : `<dl>${facts.join('')}</dl>`,
    '</header>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function contentsHtml(blocks: readonly PrintedBlock[]): string {
  const entries = blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [`<li><a href="#${escapeHtml(block.anchor)}">${escapeHtml(block.text)}</a></li>`]
      : [],
  );
  return `<nav aria-label="Contents">\n<ol>\n${entries.join('\n')}\n</ol>\n</nav>`;
}

function headingHtml(block: HeadingBlock): string {
  return `<h${block.level} id="${escapeHtml(block.anchor)}">${escapeHtml(block.text)}</h${block.level}>`;
}

function paragraphHtml(block: ParagraphBlock): string {
  if (block.role === 'citations') return citationsHtml(block.runs);
  return `<p class="${block.role}">${runsHtml(block.runs)}</p>`;
}

function listHtml(items: readonly PrintedCriterion[], depth: number): string {
  if (items.length === 0) return '';
  const entries = items.map((item) => criterionHtml(item, depth));
  return `<ol class="criteria depth-${Math.min(depth, 3)}">\n${entries.join('\n')}\n</ol>`;
}

function criterionHtml(item: PrintedCriterion, depth: number): string {
  const parts = item.parts.map((part) => partHtml(part, depth));
  const citations = item.citations.length === 0 ? '' : citationsHtml(item.citations);
  return `<li id="criterion-${escapeHtml(item.criterion)}"><span class="label">${escapeHtml(item.label)}</span><div>${parts.join('')}${citations}</div></li>`;
}

function partHtml(part: PrintedPart, depth: number): string {
  const remarks = part.remarks.map((runs) => `<p class="remark">${runsHtml(runs)}</p>`);
  return `<p>${runsHtml(part.runs)}</p>${remarks.join('')}${listHtml(part.children, depth + 1)}`;
}

function citationsHtml(runs: readonly PrintedRun[]): string {
  const label = runs.length === 1 ? 'Reference:' : 'References:';
  return `<p class="citations"><strong>${label}</strong> ${runs.map(runHtml).join(' ')}</p>`;
}

function footnotesHtml(block: FootnotesBlock): string {
  const notes = block.notes.map(
    (note) => `<p id="footnote-${note.number}"><sup>${note.number}</sup> ${runsHtml(note.runs)}</p>`,
  );
  return `<aside class="footnotes" aria-label="Footnotes">${notes.join('')}</aside>`;
}

function tableHtml(block: TableBlock): string {
  const caption = block.caption === '' ? '' : `<caption>${escapeHtml(block.caption)}</caption>`;
  const head = block.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const rows = block.rows.map(
    (row) => `<tr>${row.cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table>${caption}\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

function termHtml(block: TermBlock): string {
  const [first = [], ...rest] = block.paragraphs;
  const lead = `<p><strong>${escapeHtml(block.name)}</strong>${first.length === 0 ? '' : `: ${runsHtml(first)}`}</p>`;
  return `<div class="term">${lead}${rest.map((runs) => `<p>${runsHtml(runs)}</p>`).join('')}</div>`;
}

function referenceHtml(block: ReferenceBlock): string {
  return `<li id="reference-${block.number}"><span class="label">[${block.number}]</span><span>${runsHtml(block.runs)}</span></li>`;
}

function changesHtml(block: ChangesBlock): string {
  const entries = block.entries.map((entry) => `<li>${runsHtml(entry.runs)}</li>`);
  return `<p>${escapeHtml(block.lead)}</p>\n<ul class="changes">\n${entries.join('\n')}\n</ul>`;
}

function runsHtml(runs: readonly PrintedRun[]): string {
  return runs.map(runHtml).join('');
}

function runHtml(run: PrintedRun): string {
  switch (run.kind) {
    case 'text':
      return escapeHtml(run.text);
    case 'strong':
      return `<strong>${escapeHtml(run.text)}</strong>`;
    case 'emphasis':
      return `<em>${escapeHtml(run.text)}</em>`;
    case 'link':
      return `<a href="${escapeHtml(run.href)}" rel="noreferrer">${escapeHtml(run.text)}</a>`;
    case 'citation':
      return citationHtml(run.number, plainText([run]), run.key);
    case 'footnote':
      return `<sup><a href="#footnote-${run.number}">${run.number}</a></sup>`;
  }
}

function citationHtml(number: number | undefined, text: string, key: string): string {
  if (number === undefined) return `<span class="lost">${escapeHtml(citationText(undefined, key))}</span>`;
  return `<a href="#reference-${number}">${escapeHtml(text)}</a>`;
}
