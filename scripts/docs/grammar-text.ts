// A rule of the grammar in letters (EBNF): quotes for what is typed, ‹ › for what is said of it, [ ] optional, { } repeated, | or; knows no grammar.
import type { GrammarShape } from './grammar-shapes.ts';

/** `inCodes = ["not"] "in" choiceValue {"," choiceValue}` */
export function grammarText(name: string, shape: GrammarShape): string {
  const alternatives = shape.kind === 'choice' ? shape.parts.map((part) => textOf(part)) : [textOf(shape)];
  return `${name} = ${alternatives.join('\n  | ')}`;
}

/** `inside` a sequence a choice needs parentheses. */
function textOf(shape: GrammarShape, inside = false): string {
  switch (shape.kind) {
    case 'token':
      return shape.words.kind === 'said'
        ? `‹${shape.words.text}›`
        : either(shape.words.texts.map(quoted), inside);
    case 'rule':
      return shape.name;
    case 'sequence':
      return shape.parts.map((part) => textOf(part, true)).join(' ');
    case 'choice':
      return either(
        shape.parts.map((part) => textOf(part)),
        inside,
      );
    case 'optional':
      return `[${textOf(shape.part)}]`;
    case 'repeat': {
      const more = shape.between
        ? `{${textOf(shape.between, true)} ${textOf(shape.part, true)}}`
        : `{${textOf(shape.part)}}`;
      return shape.atLeastOne ? `${textOf(shape.part, true)} ${more}` : more;
    }
  }
}

function either(texts: readonly string[], inside: boolean): string {
  const joined = texts.join(' | ');
  return inside && texts.length > 1 ? `(${joined})` : joined;
}

function quoted(text: string): string {
  return `"${text}"`;
}
