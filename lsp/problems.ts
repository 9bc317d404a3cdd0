// What is wrong with a text as the protocol's diagnostics: reason and advice in the message, the page behind the code.
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Diagnostic as ProtocolDiagnostic, Location } from 'vscode-languageserver/node';
import type { Diagnostic, Place, Severity, SourceText } from '../dsl/index.ts';
import type { PageOf } from './pages.ts';
import { toRange } from './positions.ts';

export function toProblem(
  diagnostic: Diagnostic,
  source: SourceText,
  pageOf: PageOf,
  locations: (place: Place) => readonly Location[],
): ProtocolDiagnostic {
  const { code, severity, span, message, note, help, related = [] } = diagnostic;
  const page = pageOf(code);
  const near = related.flatMap((place) =>
    locations(place).map((location) => ({ location, message: place.message })),
  );
  return {
    range: toRange(source, span),
    severity: severities[severity],
    source: 'guideline',
    code,
    message: [message, note, help].filter(Boolean).join('\n'),
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(near.length === 0 ? {} : { relatedInformation: near }),
    ...(spareCodes.has(code) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Of what could be deleted without a change of any meaning: editors show it faded. */
export const spareCodes: ReadonlySet<string> = new Set([
  'lint/no-dead-criterion',
  'lint/no-unreachable-row',
  'lint/no-unused-element',
  'lint/no-unused-term',
  'lint/no-unused-waiver',
  'lint/no-uncited-reference',
  'lint/no-repeated-citation',
  'lint/no-repeated-word',
]);
