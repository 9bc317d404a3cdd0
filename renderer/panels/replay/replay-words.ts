// Numbers of a replay as people read them, and what a change means for requests; knows no file.
import type { ReplayAnswer } from '../../../dsl/index.ts';

export function counted(count: number): string {
  return count.toLocaleString('en');
}

/** `1 broken row`, `2 broken rows`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`;
}

/** What is unknown throughout may bear a change that the policy seems to make; undefined where nothing is. */
export function missingCaution(missing: ReplayAnswer['missing']): string | undefined {
  if (missing.length === 0) return undefined;
  const names = missing.slice(0, 3).map(({ label }) => `“${label}”`);
  const more = missing.length - names.length;
  return [
    `${countOf(missing.length, 'data element is', 'data elements are')} in no column: unknown in every case.`,
    'Changes may come from that and not from the policy.',
    `${names.join(', ')}${more === 0 ? '' : ` and ${counted(more)} more`}.`,
  ].join(' ');
}

/** A few of many are never `0 %`. */
export function share(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const percent = (100 * part) / whole;
  return percent < 0.1 ? 'below 0.1 %' : `${Number(percent.toFixed(1))} %`;
}

export type Turn = 'same' | 'more' | 'fewer' | 'other';

export const turnSigns: Readonly<Record<Turn, string>> = { same: '', more: '+', fewer: '−', other: '≠' };

export const turnWords: Readonly<Record<Turn, string>> = {
  same: 'as before',
  more: 'becomes appropriate',
  fewer: 'is no longer appropriate',
  other: 'changes otherwise',
};

export function turnOf(old: string, now: string): Turn {
  if (old === now) return 'same';
  if (now === 'appropriate') return 'more';
  return old === 'appropriate' ? 'fewer' : 'other';
}
