// The words of a text as semantic tokens: types that every editor's theme knows, with the language's own kind as their modifier.
import { SemanticTokenTypes } from 'vscode-languageserver/node';
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver/node';
import { semanticTokens, semanticTokenTypes } from '../dsl/index.ts';
import type { SemanticTokenType } from '../dsl/index.ts';
import type { About } from './questions.ts';

const standardTypes: Readonly<Record<SemanticTokenType, SemanticTokenTypes>> = {
  section: SemanticTokenTypes.namespace,
  field: SemanticTokenTypes.property,
  title: SemanticTokenTypes.class,
  quantifier: SemanticTokenTypes.keyword,
  connector: SemanticTokenTypes.keyword,
  detail: SemanticTokenTypes.macro,
  marker: SemanticTokenTypes.decorator,
  id: SemanticTokenTypes.function,
  citation: SemanticTokenTypes.event,
  string: SemanticTokenTypes.string,
  element: SemanticTokenTypes.variable,
  value: SemanticTokenTypes.enumMember,
  number: SemanticTokenTypes.number,
  unit: SemanticTokenTypes.typeParameter,
  operator: SemanticTokenTypes.operator,
  code: SemanticTokenTypes.number,
  type: SemanticTokenTypes.type,
  term: SemanticTokenTypes.interface,
  link: SemanticTokenTypes.regexp,
  heading: SemanticTokenTypes.struct,
  comment: SemanticTokenTypes.comment,
};

const types: readonly string[] = [...new Set(Object.values(standardTypes))];

export const tokensLegend: SemanticTokensLegend = {
  tokenTypes: [...types],
  tokenModifiers: [...semanticTokenTypes],
};

/** Five numbers a token: lines and columns since the one before, length, type, modifiers as bits. */
export function colours(about: About): SemanticTokens {
  const document = about.workspace.document(about.name)?.value;
  const data: number[] = [];
  let last = { line: 0, character: 0 };
  for (const { start, length, type } of document === undefined
    ? []
    : semanticTokens(about.source, document)) {
    const place = about.range({ start, end: start }).start;
    const columns = place.line === last.line ? place.character - last.character : place.character;
    const modifier = 1 << semanticTokenTypes.indexOf(type);
    data.push(place.line - last.line, columns, length, types.indexOf(standardTypes[type]), modifier);
    last = place;
  }
  return { data };
}
