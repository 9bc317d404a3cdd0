// The little that a writer may set inside prose, **bold**, *italic* and <https://...>, as runs; knows no guideline.
import type { PrintedRun } from './printed-document.ts';

const marks =
  /\*\*(?<strong>[^*\s](?:[^*]*[^*\s])?)\*\*|\*(?<emphasis>[^*\s](?:[^*]*[^*\s])?)\*|<(?<link>https?:\/\/[^\s<>]+)>/gu;

/** Marks that do not close, and links that are neither http nor https, stay as they are typed. */
export function inlineRuns(text: string): readonly PrintedRun[] {
  const runs: PrintedRun[] = [];
  let end = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > end) runs.push({ kind: 'text', text: text.slice(end, match.index) });
    const { strong, emphasis, link } = match.groups ?? {};
    if (strong !== undefined) runs.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) runs.push({ kind: 'emphasis', text: emphasis });
    else if (link !== undefined) runs.push({ kind: 'link', text: link, href: link });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ kind: 'text', text: text.slice(end) });
  return runs;
}

/** The words of runs without their setting. */
export function plainText(runs: readonly PrintedRun[]): string {
  return runs.map(runText).join('');
}

function runText(run: PrintedRun): string {
  switch (run.kind) {
    case 'text':
    case 'strong':
    case 'emphasis':
    case 'link':
      return run.text;
    case 'citation':
      return citationText(run.number, run.key);
    case 'footnote':
      return '';
  }
}

/** `[9]`, or the key with a question mark where the list of references lacks it. */
export function citationText(number: number | undefined, key: string): string {
  return number === undefined ? `[${key}?]` : `[${number}]`;
}
