// The colour family of a logic word; the word itself is always shown beside it.

export type LogicTone = 'any' | 'all' | 'count' | 'none' | 'missing';

/** Of a chip or a connector, such as `AND ANY OF`, `UNLESS`, `AT LEAST 2 OF`. What excludes wins over what includes. */
export function logicTone(text: string): LogicTone {
  if (text.startsWith('NO ')) return 'missing';
  if (/UNLESS|NOT|NONE OF|AT MOST/.test(text)) return 'none';
  if (/AT LEAST|EXACTLY/.test(text)) return 'count';
  if (/ANY OF|EITHER OF|ONLY/.test(text)) return 'any';
  if (/ALL OF|BOTH OF|AND|WITH/.test(text)) return 'all';
  return text.includes('OR') ? 'any' : 'missing';
}
