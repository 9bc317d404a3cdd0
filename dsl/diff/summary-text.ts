// Prints the drafted summary of changes: as text for people, as Markdown, and as lines of a `changes from` section.
import type { DraftSummary, GuidelineDiff } from './guideline-diff.ts';

/** The printed house style: a lead, bullets, nested bullets. Says so where nothing changed. */
export function summaryText(diff: Pick<GuidelineDiff, 'summary'>): string {
  return printed(diff.summary, '  ', (words) => words);
}

export function summaryMarkdown(diff: Pick<GuidelineDiff, 'summary'>): string {
  return printed(diff.summary, '    ', markdownWords);
}

/** Words that Markdown shows as they are, in one line. */
export function markdownWords(words: string): string {
  return words.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`);
}

/** The lines under `changes from <version>`, indented as a section's lines are; '' where nothing changed. */
export function summarySource(diff: Pick<GuidelineDiff, 'summary'>): string {
  const lines = diff.summary.groups.flatMap((group) =>
    group.bullets.length > 0 ? group.bullets.map(({ source }) => source) : [group.source],
  );
  return lines.map((line) => `  ${line}\n`).join('');
}

function printed(summary: DraftSummary, indent: string, escape: (words: string) => string): string {
  if (summary.groups.length === 0) return `${escape(summary.lead)}\n\n- No changes.\n`;
  const lines = summary.groups.flatMap((group) => [
    `- ${escape(group.heading)}`,
    ...group.bullets.map(({ words }) => `${indent}- ${escape(words)}`),
  ]);
  return `${escape(summary.lead)}\n\n${lines.join('\n')}\n`;
}
