// Numbers of a replay as people read them, and what a change means for requests; knows no file.

export function counted(count: number): string {
  return count.toLocaleString('en');
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
