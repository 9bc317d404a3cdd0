// The redline as HTML: insertions and deletions by element, sign and line as well as by colour; every word of the author escaped.
import { escapeHtml } from './html.ts';
import type { RedlineDocument, RedlineLine, RedlineRun, RedlineState } from './redline-document.ts';

/** Lines of HTML without a page around them. */
export function redlineHtml({ lines }: RedlineDocument): readonly string[] {
  return lines.flatMap((line, index) => {
    if (!inTable(line)) return [lineHtml(line)];
    const opens = !sameTable(lines[index - 1], line);
    const closes = !sameTable(line, lines[index + 1]);
    return [...(opens ? ['<table>'] : []), rowHtml(line), ...(closes ? ['</table>'] : [])];
  });
}

export const stateSigns: Readonly<Record<RedlineState, string>> = {
  same: '',
  changed: '~',
  added: '+',
  removed: '\u2212',
  gone: '\u2192',
};

export const stateWords: Readonly<Record<RedlineState, string>> = {
  same: '',
  changed: 'changed',
  added: 'added',
  removed: 'removed',
  gone: 'moved away',
};

function inTable({ role }: RedlineLine): boolean {
  return role === 'caption' || role === 'columns' || role === 'row' || role === 'fact';
}

function sameTable(line: RedlineLine | undefined, next: RedlineLine | undefined): boolean {
  if (line === undefined || next === undefined || !inTable(line) || !inTable(next)) return false;
  return (line.role === 'fact') === (next.role === 'fact') && next.role !== 'caption';
}

function lineHtml(line: RedlineLine): string {
  const { role, state } = line;
  const words = `${runsHtml(line.cells[0] ?? [])}${noteHtml(line)}`;
  if (role === 'heading' || role === 'title') return `<h3>${markHtml(state)} ${words}</h3>`;
  const depth = line.depth === 0 ? '' : ` style="--depth:${line.depth}"`;
  const label = `<span class="label">${escapeHtml(labelOf(line))}${wasHtml(line)}</span>`;
  return `<p class="${role} ${state}"${depth}>${markHtml(state)}${label}<span>${words}</span></p>`;
}

function rowHtml(line: RedlineLine): string {
  if (line.role === 'caption') return `<caption>${runsHtml(line.cells[0] ?? [])}</caption>`;
  const cell = line.role === 'columns' ? 'th' : 'td';
  const name = line.role === 'fact' ? `<th scope="row">${escapeHtml(line.label)}</th>` : '';
  const cells = line.cells.map((runs, index) => {
    const mark = index === 0 && line.role === 'row' ? `${markHtml(line.state)} ` : '';
    return `<${cell}>${mark}${runsHtml(runs)}</${cell}>`;
  });
  return `<tr>${name}${cells.join('')}</tr>`;
}

function labelOf({ role, label }: RedlineLine): string {
  switch (role) {
    case 'citations':
      return 'References:';
    case 'entry':
      return '\u2022';
    case 'footnote':
      return '\u2020';
    default:
      return label;
  }
}

function markHtml(state: RedlineState): string {
  if (state === 'same') return '<span class="mark"></span>';
  return `<span class="mark" role="img" aria-label="${stateWords[state]}">${stateSigns[state]}</span>`;
}

function wasHtml({ was }: RedlineLine): string {
  return was === '' ? '' : ` <span class="was">(was ${escapeHtml(was)})</span>`;
}

function noteHtml({ note }: RedlineLine): string {
  return note === '' ? '' : ` <span class="note">[${escapeHtml(note)}]</span>`;
}

function runsHtml(runs: readonly RedlineRun[]): string {
  const parts: string[] = [];
  for (let at = 0; at < runs.length;) {
    const kind = runs[at]?.kind ?? 'same';
    const next = runs.findIndex((run, index) => index > at && run.kind !== kind);
    const end = next === -1 ? runs.length : next;
    const words = runs.slice(at, end).map(runHtml).join('');
    parts.push(kind === 'same' ? words : kind === 'added' ? `<ins>${words}</ins>` : `<del>${words}</del>`);
    at = end;
  }
  return parts.join('');
}

function runHtml({ style, text }: RedlineRun): string {
  const words = escapeHtml(text);
  if (style === 'strong') return `<strong>${words}</strong>`;
  return style === 'emphasis' ? `<em>${words}</em>` : words;
}
