// The kinds of coloured words in the order of the editor's legend; a kind that the language adds and this list lacks does not compile.
import type { SemanticTokenType } from '../../dsl/index.ts';

const order: Readonly<Record<SemanticTokenType, true>> = {
  section: true,
  field: true,
  title: true,
  quantifier: true,
  connector: true,
  detail: true,
  marker: true,
  id: true,
  citation: true,
  string: true,
  element: true,
  value: true,
  number: true,
  unit: true,
  operator: true,
  code: true,
  type: true,
  term: true,
  link: true,
  heading: true,
  comment: true,
};

export const tokenTypes: readonly string[] = Object.keys(order);
