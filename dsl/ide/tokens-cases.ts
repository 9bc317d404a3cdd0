// Coloured places of a cases document; resolves no name.
import type { CaseLine, CasesDocument } from '../syntax/ast.ts';
import { amountTokens } from './tokens-criteria.ts';
import type { TokenSink } from './token-sink.ts';

export function caseTokens(document: CasesDocument, sink: TokenSink): void {
  sink.pattern(
    'section',
    document.span.start,
    document.guideline?.span.start ?? document.span.end,
    /^\s*cases for\b/,
  );
  sink.words('id', document.guideline);
  sink.words('number', document.version);
  for (const entry of document.cases) {
    sink.pattern('section', entry.span.start, entry.title.span.start, /^\s*case\b/);
    sink.words('title', entry.title);
    for (const line of entry.lines) lineTokens(line, sink);
  }
}

function lineTokens(line: CaseLine, sink: TokenSink): void {
  switch (line.kind) {
    case 'answer':
      sink.bracketed('id', line.id, '{', '}');
      sink.pattern(
        'operator',
        (line.id ?? line.words)?.span.end ?? line.span.start,
        line.span.end,
        /\b(?:not met|met|unknown)\b/,
      );
      return;
    case 'assign':
      sink.words('element', line.element);
      sink.pattern(
        'operator',
        line.element.span.end,
        line.values[0]?.span.start ?? line.span.end,
        /\b(?:is|in)\b|=/,
      );
      for (const value of line.values) {
        if (/^[\d.]+$/.test(value.number.value)) amountTokens(value, sink);
        else sink.span('value', value.span);
      }
      return;
    case 'others':
      sink.span('operator', line.span);
      return;
    case 'expect':
      sink.pattern('detail', line.span.start, line.verdict.span.start, /^\s*expect\b/);
      sink.words('value', line.verdict);
      sink.pattern('detail', line.verdict.span.end, line.span.end, /\bbecause\b/);
      for (const id of line.because) sink.bracketed('id', id, '{', '}');
  }
}
