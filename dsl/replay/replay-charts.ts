// Bar charts as SVG that stands within a page; the numbers are written beside the bars, so that nothing rests on colour. Knows no replay.
import { escaped, grouped } from './replay-words.ts';

export interface Bar {
  readonly words: string;
  readonly count: number;
}

const width = 900;
const textWidth = 430;
const barWidth = 330;
const longestWords = 62;

/** `whole`: the count that fills the width. */
export function barsSvg(bars: readonly Bar[], whole: number): string {
  const height = 26;
  const rows = bars.map(({ words, count }, at) => {
    const y = at * height;
    return `${label(words, y + 17)}${bar('new', y + 5, 16, count, whole)}${figure(count, whole, y + 17)}`;
  });
  const said = bars.map(({ words, count }) => `${words}: ${grouped(count)}`).join('; ');
  return chart(bars.length * height, said, rows);
}

export function pairedBarsSvg(
  pairs: readonly { readonly words: string; readonly old: number; readonly new: number }[],
  names: { readonly old: string; readonly new: string },
): string {
  const height = 44;
  const whole = Math.max(1, ...pairs.flatMap((pair) => [pair.old, pair.new]));
  const rows = pairs.map(({ words, old, new: now }, at) => {
    const y = at * height;
    return [
      label(words, y + 26),
      bar('old', y + 4, 16, old, whole),
      figure(old, whole, y + 16, names.old),
      bar('new', y + 22, 16, now, whole),
      figure(now, whole, y + 34, names.new),
    ].join('');
  });
  const said = pairs.map(
    ({ words, old, new: now }) =>
      `${words}: ${grouped(old)} in ${names.old}, ${grouped(now)} in ${names.new}`,
  );
  return chart(pairs.length * height, said.join('; '), rows);
}

function chart(height: number, said: string, rows: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(said)}">${rows.join('\n')}</svg>`;
}

function label(words: string, y: number): string {
  const shown = words.length > longestWords ? `${words.slice(0, longestWords - 1)}…` : words;
  return `<text x="${textWidth - 10}" y="${y}" text-anchor="end"><title>${escaped(words)}</title>${escaped(shown)}</text>`;
}

function bar(name: string, y: number, height: number, count: number, whole: number): string {
  return `<rect class="${name}" x="${textWidth}" y="${y}" width="${lengthOf(count, whole)}" height="${height}" rx="2"/>`;
}

/** A bar of a few cases can still be seen. */
function lengthOf(count: number, whole: number): number {
  return count === 0 ? 0 : Math.max(2, Math.round((barWidth * count) / Math.max(1, whole)));
}

function figure(count: number, whole: number, y: number, name = ''): string {
  const x = textWidth + lengthOf(count, whole) + 8;
  const said = name === '' ? '' : ` <tspan class="soft">${escaped(name)}</tspan>`;
  return `<text x="${x}" y="${y}">${grouped(count)}${said}</text>`;
}
