// What the tool says about a text, as plain data: what, where, why, what to do; knows no code by name.
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A replacement of `span` by `newText` in the document `uri`. Edits of one fix never overlap. */
export interface TextEdit {
  readonly uri: string;
  readonly span: Span;
  readonly newText: string;
}

export interface Fix {
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

export interface RelatedPlace {
  readonly uri: string;
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  /** `phase/slug`, a key of the catalogue. */
  readonly code: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly span: Span;
  /** What is wrong, in the author's words. */
  readonly message: string;
  /** Why it matters. */
  readonly note?: string;
  /** What to do. */
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  /** Section of the guideline it stands in, such as `indications`. */
  readonly section?: string;
}

/** Every phase yields its value and what it has to say; author input never throws. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
