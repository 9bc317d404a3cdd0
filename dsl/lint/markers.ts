// The markers that people type before items, read as a style and a number, and rewritten in order; judges nothing.
import type { Fix } from '../source/diagnostic.ts';
import { printedStep } from '../model/criterion-ids.ts';
import type { LintContext } from './context.ts';
import { replacement } from './edits.ts';
import type { LocatedItem, LocatedList } from './located.ts';

export type MarkerKind =
  'bullet' | 'number' | 'small letter' | 'capital letter' | 'small roman' | 'capital roman';

export interface MarkerStyle {
  readonly kind: MarkerKind;
  /** What stands around the number: `.`, `)`, `()`. */
  readonly frame: string;
}

export interface ReadMarker extends MarkerStyle {
  /** 0 on a bullet. */
  readonly value: number;
  readonly item: LocatedItem;
  readonly text: string;
}

/** Items without a marker are left out. Whether `i.` is a letter or a roman numeral follows from its neighbours. */
export function readMarkers({ items }: LocatedList): readonly ReadMarker[] {
  const texts = items.map(({ item }) => item.marker?.value ?? '');
  const bodies = texts.map((text) => text.replace(/[().]/g, ''));
  const [first = '', second = ''] = bodies;
  const roman = /^i$/i.test(first) && (second === '' || /^ii$/i.test(second));
  return items.flatMap((item, index): readonly ReadMarker[] => {
    const text = texts[index] ?? '';
    const body = bodies[index] ?? '';
    if (text === '') return [];
    return [
      { item, text, frame: text.replace(body, ''), ...(text === 'o' ? bullet : readBody(body, roman)) },
    ];
  });
}

/** A letter with nothing around it is the second level's bullet of word processors, no fifteenth item. */
const bullet = { kind: 'bullet', value: 0 } as const;

function readBody(body: string, roman: boolean): Pick<ReadMarker, 'kind' | 'value'> {
  if (/^\d+$/.test(body)) return { kind: 'number', value: Number(body) };
  const asRoman = romanValue(body.toLowerCase());
  if (asRoman > 0 && (roman || body.length > 1)) {
    return { kind: body === body.toLowerCase() ? 'small roman' : 'capital roman', value: asRoman };
  }
  if (/^[a-z]$/i.test(body)) {
    const kind = body === body.toLowerCase() ? 'small letter' : 'capital letter';
    return { kind, value: body.toLowerCase().charCodeAt(0) - 96 };
  }
  return bullet;
}

function romanValue(text: string): number {
  if (!/^(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/.test(text)) return 0;
  const worth: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  return text.split('').reduce((sum, letter, index) => {
    const own = worth[letter] ?? 0;
    return (worth[text[index + 1] ?? ''] ?? 0) > own ? sum - own : sum + own;
  }, 0);
}

export function styleName({ kind, frame }: MarkerStyle): string {
  return kind === 'bullet' ? 'a bullet' : `${exampleOf(kind)}${frame === '()' ? ' in brackets' : frame}`;
}

function exampleOf(kind: MarkerKind): string {
  return printNumber(kind, 1);
}

/** Rewrites the markers of a list from 1 in one style. */
export function renumberFix(context: LintContext, list: LocatedList, style: MarkerStyle, label: string): Fix {
  const edits = list.items.flatMap(({ item }, index) => {
    const { marker } = item;
    const newText = printMarker(style, index + 1);
    return marker && marker.value !== newText ? [replacement(context, marker.span, newText)] : [];
  });
  return { label, edits };
}

function printMarker({ kind, frame }: MarkerStyle, value: number): string {
  if (kind === 'bullet') return frame === '' ? '-' : frame;
  const number = printNumber(kind, value);
  return frame === '()' ? `(${number})` : `${number}${frame}`;
}

function printNumber(kind: MarkerKind, value: number): string {
  switch (kind) {
    case 'bullet':
      return '-';
    case 'number':
      return String(value);
    case 'small letter':
      return printedStep(value, 1);
    case 'capital letter':
      return printedStep(value, 1).toUpperCase();
    case 'small roman':
      return printedStep(value, 2);
    case 'capital roman':
      return printedStep(value, 2).toUpperCase();
  }
}
