// Looks at the first bytes of a text file: its encoding, and what separates the cells of its header; reads nothing itself.
import { HostError } from '../host-error.ts';

/** The length of a UTF-8 mark; what is no UTF-8 text at all is refused. */
export function markLength(path: string, start: Uint8Array): number {
  const [a, b, c] = start;
  const isUtf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  if (isUtf16 || start.subarray(0, 4096).includes(0)) {
    const what = isUtf16 ? 'is written as UTF-16' : 'is not a text';
    throw new HostError(`${path} ${what}.`, 'Save it as UTF-8; a spreadsheet calls that "CSV UTF-8".');
  }
  if (start.length === 0) throw new HostError(`${path} is empty.`, 'The first line must name the columns.');
  return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
}

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** Bytes up to the first record. */
  readonly length: number;
  /** The line of the first record. */
  readonly firstLine: number;
}

const delimiters = [',', ';', '\t', '|'];

/** undefined: the header does not end within these bytes. */
export function readHeader(
  path: string,
  bytes: Uint8Array,
  isWhole: boolean,
  wanted: string | undefined,
): CsvHeader | undefined {
  const found = headerEnd(bytes, isWhole);
  if (found === undefined) return undefined;
  const text = decoded(path, bytes.subarray(0, found.end));
  if (text.includes('\r') && !text.includes('\n') && text.trim().includes('\r'))
    throw new HostError(`${path} ends its lines in an old way.`, 'Save it with the line ends of today.');
  const line = text.replace(/\r?\n?$/, '');
  const delimiter = wanted ?? mostFrequent(line);
  const names = splitCells(line, delimiter).map((name) => name.trim());
  if (names.every((name) => name === ''))
    throw new HostError(`${path} has no header.`, 'The first line must name the columns.');
  return { delimiter, names, length: found.end, firstLine: 1 + found.lines };
}

function headerEnd(
  bytes: Uint8Array,
  isWhole: boolean,
): { readonly end: number; readonly lines: number } | undefined {
  let [inQuotes, lines] = [false, 0];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 34) inQuotes = !inQuotes;
    if (bytes[at] !== 10) continue;
    lines++;
    if (!inQuotes) return { end: at + 1, lines };
  }
  return isWhole ? { end: bytes.length, lines: lines + 1 } : undefined;
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const help = 'Save it as UTF-8; a spreadsheet calls that "CSV UTF-8".';
    throw new HostError(`The header of ${path} is not UTF-8.`, help, { cause: error });
  }
}

function mostFrequent(line: string): string {
  const counts = delimiters.map((delimiter) => splitCells(line, delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function splitCells(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const quoted = /"((?:[^"]|"")*)"/y;
    quoted.lastIndex = at;
    const match = quoted.exec(line);
    const from = match === null ? at : quoted.lastIndex;
    const next = line.indexOf(delimiter, from);
    const end = next === -1 ? line.length : next;
    cells.push((match?.[1] ?? '').replaceAll('""', '"') + line.slice(from, end));
    at = end + 1;
  }
  return cells;
}
