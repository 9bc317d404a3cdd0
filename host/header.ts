// Reads the header lines of a file for the list of the library, without parsing the rest; wrong lines are simply absent.
import type { LibraryFile } from './api.ts';
import type { PathKind } from './library-path.ts';

export type Header = Omit<LibraryFile, 'path' | 'sizeBytes' | 'problem'>;

type HeaderKey = 'id' | 'version' | 'follows' | 'status' | 'reviewed' | 'effective' | 'reviewDue';

const firstLine = /^(guideline|fragment)\b[ \t]*(?:"([^"]*)")?/;
const firstLineOfCases = /^cases[ \t]+for[ \t]+(\S+)(?:[ \t]+(\S+))?/;
const field = /^[ \t]+(id|version|follows|status|reviewed|effective|review-due)[ \t]+(\S.*?)[ \t]*$/;

export function emptyHeader(kind: PathKind): Header {
  return {
    kind,
    title: '',
    id: '',
    version: '',
    follows: '',
    status: '',
    reviewed: '',
    effective: '',
    reviewDue: '',
  };
}

export function readHeader(text: string, kind: PathKind): Header {
  const lines = headerLines(text);
  const first = lines[0] ?? '';
  if (kind === 'cases') {
    const [, id = '', version = ''] = firstLineOfCases.exec(first) ?? [];
    return { ...emptyHeader('cases'), id, version };
  }
  const [, word, title = ''] = firstLine.exec(first) ?? [];
  if (word === undefined) return emptyHeader('guideline');
  return {
    ...emptyHeader('guideline'),
    kind: word === 'fragment' ? 'fragment' : 'guideline',
    title,
    ...fields(lines.slice(1)),
  };
}

/** The first line and the indented ones below it, up to the next line at the margin; comments and blanks left out. */
function headerLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.slice(0, 20_000).split(/\r\n|\r|\n/)) {
    if (/^[ \t]*(?:#|$)/.test(line)) continue;
    if (lines.length > 0 && !/^[ \t]/.test(line)) break;
    lines.push(line);
  }
  return lines;
}

/** The first of several lines with one key counts. */
function fields(lines: readonly string[]): Partial<Record<HeaderKey, string>> {
  const found: Partial<Record<HeaderKey, string>> = {};
  for (const line of lines) {
    const [, written, value = ''] = field.exec(line) ?? [];
    if (written === undefined) continue;
    const key = written === 'review-due' ? 'reviewDue' : (written as HeaderKey);
    if (found[key] === undefined) found[key] = unquote(value);
  }
  return found;
}

function unquote(value: string): string {
  return /^"([^"]*)"$/.exec(value)?.[1] ?? value;
}
