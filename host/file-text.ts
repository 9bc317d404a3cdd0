// From the bytes of a file to its text and back, or to the reason why they are no text; never repairs, never guesses.
import { largestFile, type StoredFile } from './store.ts';
import { decodeUtf8, encodeUtf8, isWellFormed } from './utf8.ts';

/** What is wrong, and what to do about it. */
export interface Problem {
  readonly what: string;
  readonly help: string;
}

export type FileText =
  /** `mark` = the bytes begin with a byte order mark, which is not part of `text`. */
  | { readonly kind: 'text'; readonly text: string; readonly mark: boolean }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type TextBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

const byteOrderMark = '\ufeff';

export function readText(file: StoredFile): FileText {
  if (file.kind === 'too-large') return { kind: 'problem', problem: tooLarge(file.sizeBytes) };
  const decoded = decodeUtf8(file.bytes);
  if (decoded === undefined) return { kind: 'problem', problem: notUtf8(file.bytes) };
  const mark = decoded.startsWith(byteOrderMark);
  const text = mark ? decoded.slice(1) : decoded;
  const problem = leftoverOfGit(text);
  return problem === undefined ? { kind: 'text', text, mark } : { kind: 'problem', problem };
}

/** The bytes to save; a text that could not be opened again is refused. */
export function writeText(text: string, mark: boolean): TextBytes {
  if (!isWellFormed(text)) return { kind: 'problem', problem: halfCharacter(text) };
  const problem = leftoverOfGit(text);
  if (problem !== undefined) return { kind: 'problem', problem };
  const bytes = encodeUtf8(mark ? byteOrderMark + text : text);
  if (bytes.length > largestFile) return { kind: 'problem', problem: tooLarge(bytes.length) };
  return { kind: 'bytes', bytes };
}

function tooLarge(sizeBytes: number): Problem {
  const size = (sizeBytes / (1024 * 1024)).toFixed(1);
  return {
    what: `It is larger than 5 MB (${size} MB).`,
    help: 'A guideline is far smaller: check what is in the file, or split it.',
  };
}

function notUtf8(bytes: Uint8Array): Problem {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    what: wide ? 'It is saved as UTF-16.' : 'It is not text in UTF-8.',
    help: 'Save it as UTF-8 in the program that it came from.',
  };
}

/** A line that git wrote: seven signs, then a blank or the end of the line. A row of `=` alone may be the writer's. */
const conflictMarker = /^(?:<{7}|>{7}|\|{7})(?=[ \r\n]|$)/m;
const largeFilePointer = /^version https:\/\/git-lfs\.github\.com\/spec\//;

function leftoverOfGit(text: string): Problem | undefined {
  const marker = conflictMarker.exec(text);
  if (marker !== null) {
    return {
      what: `It holds conflict markers of git (line ${lineOf(text, marker.index)}).`,
      help: 'Finish the merge in your git program: keep one of the two versions and remove the marker lines.',
    };
  }
  if (!largeFilePointer.test(text)) return undefined;
  return {
    what: 'It is a pointer of git LFS, not the text itself.',
    help: 'Fetch the text with "git lfs pull".',
  };
}

function halfCharacter(text: string): Problem {
  const at = text.search(/\p{Surrogate}/u);
  return {
    what: `It holds half a character (line ${lineOf(text, at)}), which cannot be saved.`,
    help: 'Remove the broken character on that line and type it again.',
  };
}

/** 1-based, for people. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
