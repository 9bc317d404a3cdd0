// What the words under the pointer mean: reserved words, references behind citations, criteria behind ids, declared facts.
import type { CompiledGuideline } from '../compile.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Document } from '../syntax/ast.ts';
import { keywords } from '../syntax/keywords.ts';
import { semanticTokens } from './semantic-tokens.ts';
import type { SemanticToken } from './semantic-tokens.ts';

export interface Hover {
  readonly span: Span;
  /** Plain words, one paragraph each. */
  readonly paragraphs: readonly string[];
}

/** `compiled`: of the text itself, or the guideline that a cases document names. */
export function hoverAt(
  source: SourceText,
  document: Document,
  compiled: CompiledGuideline | undefined,
  offset: number,
): Hover | undefined {
  const token = semanticTokens(source, document).find(
    ({ start, length }) => offset >= start && offset <= start + length,
  );
  if (token === undefined) return undefined;
  const span = { start: token.start, end: token.start + token.length };
  const paragraphs = explain(token, source.text.slice(span.start, span.end), compiled);
  return paragraphs.length === 0 ? undefined : { span, paragraphs };
}

function explain(
  token: SemanticToken,
  words: string,
  compiled: CompiledGuideline | undefined,
): readonly string[] {
  switch (token.type) {
    case 'quantifier':
    case 'connector':
    case 'detail':
    case 'operator':
      return keywordHover(words);
    case 'citation':
      return referenceHover(words, compiled);
    case 'id':
      return criterionHover(words.replace(/^\{|\}$/g, ''), compiled);
    case 'element':
      return elementHover(words, compiled);
    case 'section':
    case 'field':
    case 'title':
    case 'marker':
    case 'string':
    case 'value':
    case 'number':
    case 'unit':
    case 'code':
    case 'type':
    case 'term':
    case 'link':
    case 'heading':
    case 'comment':
      return [];
  }
}

/** `AT LEAST 2 OF` is the word `AT LEAST`. */
function keywordHover(words: string): readonly string[] {
  const bare = words.replace(/ \d+ OF$/, '');
  return keywords.filter(({ word }) => word === bare || word === words).map(({ hover }) => hover);
}

function referenceHover(key: string, compiled: CompiledGuideline | undefined): readonly string[] {
  const reference = compiled?.guideline.references.find((candidate) => candidate.key === key);
  return reference === undefined ? [] : [`[${reference.number}] ${reference.text}`];
}

function criterionHover(id: string, compiled: CompiledGuideline | undefined): readonly string[] {
  const origins = compiled?.graph.nodes.map((node) => node.origin) ?? [];
  const origin =
    origins.find((candidate) => candidate.id === id) ??
    origins.find((candidate) => candidate.id === `${id}.head`);
  return origin === undefined ? [] : [[origin.number, origin.words].filter(Boolean).join(' ')];
}

function elementHover(name: string, compiled: CompiledGuideline | undefined): readonly string[] {
  const declared = compiled?.guideline.data.find((element) => element.name === name);
  const label = compiled?.graph.elements.find((element) => element.key === name)?.label ?? '';
  return [declared?.label || label, declared?.type ?? ''].filter(Boolean);
}
