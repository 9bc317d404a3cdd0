// Slips of the hand in a condition, told from the characters where it could not be read, each with what to write instead; parses nothing.
import type { Fix } from '../source/diagnostic.ts';
import { lineStartAt } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

export interface Slip {
  readonly help: string;
  readonly fixes: readonly Fix[];
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/=\s*>/g, '>='],
  [/=\s*</g, '<='],
  [/>\s+=/g, '>='],
  [/<\s+=/g, '<='],
  [/==+/g, '='],
];

/** undefined where no known slip stands at the fault. */
export function expressionSlip(uri: string, text: string, fault: Span): Slip | undefined {
  return signSlip(uri, text, fault) ?? commaSlip(uri, text, fault) ?? wordSlip(uri, text, fault);
}

/** `=>` for `>=`. */
function signSlip(uri: string, text: string, fault: Span): Slip | undefined {
  const start = lineStartAt(text, fault.start);
  const line = text.slice(start, lineEndAt(text, start));
  for (const [pattern, sign] of signs)
    for (const match of line.matchAll(pattern)) {
      const span = { start: start + match.index, end: start + match.index + match[0].length };
      if (span.start <= fault.start && fault.start < span.end)
        return slip(uri, span, sign, `The sign is \`${sign}\`.`);
    }
  return undefined;
}

/** `8,5 %` for `8.5 %`, `1,000` for `1000`. */
function commaSlip(uri: string, text: string, { start }: Span): Slip | undefined {
  const [, digits = ''] = /^,(\d+)/.exec(text.slice(start, start + 12)) ?? [];
  if (digits === '' || !/\d/.test(text.charAt(start - 1))) return undefined;
  const before = /\d+$/.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? '';
  const span = { start, end: start + 1 };
  return digits.length === 3 && before !== '0'
    ? slip(uri, span, '', `Thousands have no comma: \`${before}${digits}\`.`)
    : slip(uri, span, '.', `Decimals have a point: \`${before}.${digits}\`.`);
}

/** `and` between conditions. */
function wordSlip(uri: string, text: string, { start }: Span): Slip | undefined {
  const [word = ''] = /^(?:and|or|not)\b/i.exec(text.slice(start, start + 4)) ?? [];
  const logic = word.toUpperCase();
  if (word === '' || word === logic) return undefined;
  const span = { start, end: start + word.length };
  return slip(uri, span, logic, `Between conditions it is \`${logic}\`, in capitals.`);
}

function slip(uri: string, span: Span, newText: string, help: string): Slip {
  const label =
    newText === '' ? 'Take the comma out' : newText === '.' ? 'Write a point' : `Write ${newText}`;
  return { help, fixes: [{ label, edits: [{ uri, span, newText }] }] };
}

function lineEndAt(text: string, start: number): number {
  const end = /[\r\n]/.exec(text.slice(start));
  return end === null ? text.length : start + end.index;
}
