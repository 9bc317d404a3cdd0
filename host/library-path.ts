// Which names a file of the library may have, on every system; knows nothing of what is in the file.
import { HostError } from './host-error.ts';

export type PathKind = 'guideline' | 'cases';

export type PathCheck =
  { readonly ok: true; readonly kind: PathKind } | { readonly ok: false; readonly why: string };

const longestPath = 400;
const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?$/i;
// Control characters and what Windows forbids; the colon also names drives and hidden streams there.
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u001f\u007f<>:"|?*\\\ufffd]/;

/** Lexical only: whether a link leads out of the library is for the store to see. */
export function checkLibraryPath(path: string): PathCheck {
  const why = whyNot(path);
  if (why !== '') return { ok: false, why };
  return { ok: true, kind: path.endsWith('.cases') ? 'cases' : 'guideline' };
}

/** Of the name of a file that a store may hold, comments of reviewers among them. */
export function checkStoredPath(path: string): PathCheck {
  return checkLibraryPath(storedFor(path));
}

export function requireLibraryPath(path: string): void {
  const check = checkLibraryPath(path);
  if (check.ok) return;
  throw new HostError(`"${path}" cannot be a file of the library: ${check.why}.`, 'Choose another name.');
}

/** The same for what is kept beside a guideline: the comments of its reviewers. */
export function requireStoredPath(path: string): void {
  requireLibraryPath(storedFor(path));
}

/** Whether a name is that of the comments on a guideline. */
export function isReviewName(name: string): boolean {
  return /[^/]\.guideline\.review\.json$/.test(name);
}

/** The guideline of a review file; any other path as it is. */
export function storedFor(path: string): string {
  return isReviewName(path) ? path.slice(0, -'.review.json'.length) : path;
}

/** Whether the library shows a file of this name at all. */
export function isLibraryName(name: string): boolean {
  return /[^/]\.(?:guideline|cases)$/.test(name);
}

/** Hidden folders and installed packages hold no guidelines. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function whyNot(path: string): string {
  if (path === '') return 'the name is empty';
  if (path.length > longestPath) return `the name is longer than ${longestPath} characters`;
  if (path.startsWith('/')) return 'the name must be relative to the library';
  if (forbidden.test(path)) return 'the name holds a character that not every system allows';
  for (const segment of path.split('/')) {
    const wrong = whyNotSegment(segment);
    if (wrong !== '') return wrong;
  }
  return isLibraryName(path) ? '' : 'the name must end in .guideline or .cases';
}

function whyNotSegment(segment: string): string {
  if (segment === '') return 'the name has an empty part between slashes';
  if (segment === '.' || segment === '..') return 'the name must not lead up or around with dots';
  if (isSkippedFolder(segment)) return `"${segment}" is hidden from the library`;
  if (/[. ]$/.test(segment)) return 'a part of the name ends in a dot or a blank';
  if (reservedOnWindows.test(segment)) return `"${segment}" is a reserved name on Windows`;
  return '';
}
