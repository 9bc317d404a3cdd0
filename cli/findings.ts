// Findings as JSON, with 1-based places for people and editors; the same in every command.
import { positionAt } from '../dsl/index.ts';
import type { Diagnostic } from '../dsl/index.ts';
import type { CliLibrary } from './library.ts';

export interface FindingAnswer {
  readonly code: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

export function findingAnswer(library: CliLibrary, diagnostic: Diagnostic): FindingAnswer {
  const { code, severity, uri, span, message, note = '', help = '' } = diagnostic;
  const source = library.source(uri);
  const start = source ? positionAt(source, span.start) : { line: 0, column: 0 };
  const end = source ? positionAt(source, span.end) : start;
  return {
    code,
    severity,
    path: uri,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    message,
    why: note,
    help,
  };
}
