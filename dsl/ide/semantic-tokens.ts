// Which words of a text are what, from the spans of its tree, for colouring; resolves no name and knows no editor.
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Document, Section, Words } from '../syntax/ast.ts';
import { caseTokens } from './tokens-cases.ts';
import { groupTokens } from './tokens-criteria.ts';
import { createTokenSink } from './token-sink.ts';
import type { SemanticToken, TokenSink } from './token-sink.ts';

export { semanticTokenTypes } from './token-sink.ts';
export type { SemanticToken, SemanticTokenType } from './token-sink.ts';

export function semanticTokens(source: SourceText, document: Document): readonly SemanticToken[] {
  const sink = createTokenSink(source);
  for (const comment of document.comments) sink.span('comment', comment.span);
  if (document.kind === 'cases') caseTokens(document, sink);
  else {
    firstLine(sink, document.span, document.title);
    for (const field of document.header) {
      sink.words('field', field.key);
    }
    for (const section of document.sections) sectionTokens(section, sink);
  }
  return sink.tokens();
}

/** Comments may stand above it, and may hold the same word. */
function firstLine(sink: TokenSink, span: Span, title: Words | undefined): void {
  if (title === undefined) sink.pattern('section', span.start, span.end, /^(?:guideline|fragment)\b/m);
  else sink.pattern('section', span.start, title.span.start, /(?:guideline|fragment)(?=\s*"?$)/);
  sink.words('title', title);
}

function sectionTokens(section: Section, sink: TokenSink): void {
  sink.words('section', section.keyword);
  switch (section.kind) {
    case 'procedures':
    case 'diagnoses':
      sink.words('type', section.system);
      for (const row of section.rows) {
        sink.words('code', row.code);
        sink.words('value', row.status);
      }
      return;
    case 'see':
      sink.words('string', section.label);
      sink.words('link', section.url);
      return;
    case 'include':
      sink.words('id', section.id);
      sink.words('number', section.version);
      return;
    case 'data':
      dataTokens(section, sink);
      return;
    case 'determination':
      for (const row of section.rows) {
        sink.words('section', row.section);
        sink.words('operator', row.state);
        sink.words('value', row.verdict);
        sink.words('string', row.label);
      }
      return;
    case 'terms':
      for (const term of section.terms) {
        sink.words('term', term.name);
        for (const words of [...term.abbreviations, ...term.synonyms]) sink.words('term', words);
      }
      return;
    case 'references':
      for (const entry of section.entries) sink.words('citation', entry.key);
      return;
    case 'changes':
      sink.words('number', section.version);
      for (const entry of section.entries) {
        sink.words('operator', entry.verb);
        sink.bracketed('id', entry.id, '{', '}');
      }
      return;
    case 'population':
    case 'notes':
    case 'legal':
    case 'unknown':
      return;
    case 'indications':
    case 'continuation':
    case 'repeat':
    case 'contraindications':
    case 'exclusions':
    case 'experimental':
    case 'site of service':
    case 'limits':
      criteriaTokens(section, sink);
  }
}

function dataTokens(section: Extract<Section, { kind: 'data' }>, sink: TokenSink): void {
  for (const element of section.elements) {
    sink.words('element', element.name);
    sink.words('string', element.label);
    const { type } = element;
    if (type === undefined) continue;
    const after = element.label?.span.end ?? element.name.span.end;
    sink.pattern(
      'type',
      after,
      element.span.end,
      /\b(?:choice of|quantity in|quantity|scale|count|date|yes-no|codes from|codes)\b/,
    );
    switch (type.kind) {
      case 'choice':
      case 'scale':
        for (const value of type.values) sink.words('value', value);
        break;
      case 'quantity':
        sink.words('unit', type.unit);
        for (const amount of [type.precision, type.from, type.to]) sink.words('number', amount);
        break;
      case 'codes':
        sink.words('value', type.system);
        break;
      case 'count':
      case 'date':
      case 'yes-no':
        break;
    }
  }
}

function criteriaTokens(section: Extract<Section, { group: unknown }>, sink: TokenSink): void {
  sink.words('string', section.title);
  const { scope, group } = section;
  if (scope !== undefined) {
    sink.pattern('connector', scope.span.start, scope.span.end, /^FOR\b/);
    sink.words('value', scope.phase);
    sink.words('type', scope.system);
    for (const code of scope.codes) sink.words('code', code);
  }
  if (group !== undefined) groupTokens(group, sink);
}
