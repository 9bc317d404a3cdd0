// A change of a library before it is made: the texts of its files, or why it cannot be; and the rules for what people type into it.
import type { TextEdit } from '../source/diagnostic.ts';
import type { GuidelineDocument } from '../syntax/ast.ts';
import { createWorkspace, type Workspace } from '../workspace.ts';

export interface PlannedFile {
  readonly path: string;
  /** The text that the plan was made from; undefined = the file must not exist. */
  readonly before: string | undefined;
  /** undefined = the file is removed. */
  readonly after: string | undefined;
  /** What happens to it, in words, short ones. */
  readonly what: readonly string[];
}

export type LibraryPlan =
  | {
      readonly kind: 'planned';
      readonly files: readonly PlannedFile[];
      /** The file to go on with, '' where there is none. */
      readonly opens: string;
      /** What a person should know before: other versions that follow, documents that include it. */
      readonly cautions: readonly string[];
    }
  /** In words for the author; `field` names what has to be typed otherwise, '' where nothing helps. */
  | { readonly kind: 'refused'; readonly why: string; readonly field: string };

export function refused(field: string, why: string): LibraryPlan {
  return { kind: 'refused', why, field };
}

export const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const versionForm = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export function idFault(id: string): string | undefined {
  return idForm.test(id)
    ? undefined
    : 'Use small letters, digits and single hyphens, and begin with a letter: lumbar-mri.';
}

export function versionFault(version: string): string | undefined {
  return versionForm.test(version) ? undefined : 'A version is one word such as 2025.1.';
}

export function titleFault(title: string): string | undefined {
  if (title.trim() === '') return 'Give it a title.';
  return /["\r\n]/.test(title) ? 'A title is one line without double quotes.' : undefined;
}

/** '' is no date at all, which is allowed. */
export function dateFault(date: string): string | undefined {
  if (date === '') return undefined;
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days ? undefined : 'A date is year-month-day: 2025-03-01.';
}

export function guidelineAt(workspace: Workspace, uri: string): GuidelineDocument | undefined {
  const document = workspace.document(uri)?.value;
  return document === undefined || document.kind === 'cases' ? undefined : document;
}

export function headerValue(document: GuidelineDocument, key: string): string {
  return document.header.find((field) => field.key.value === key)?.value.value ?? '';
}

/** The documents of one guideline, or of one fragment: its versions. */
export function versionsOf(workspace: Workspace, kind: string, id: string): readonly string[] {
  return workspace.uris.filter((uri) => {
    const identity = workspace.identity(uri);
    return identity?.kind === kind && identity.id === id && id !== '';
  });
}

/** Names that differ in case alone are one file on some disks. */
export function isTaken(workspace: Workspace, path: string): boolean {
  return workspace.uris.some((uri) => uri.toLowerCase() === path.toLowerCase());
}

export function applyEdits(text: string, edits: readonly Omit<TextEdit, 'uri'>[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce((done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end), text);
}

/** In the agreed layout, unless a fault forbids it. */
export function formatted(uri: string, text: string): string {
  const workspace = createWorkspace();
  workspace.setText(uri, text);
  return workspace.format(uri) ?? text;
}
