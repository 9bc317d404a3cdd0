// The rules of the grammar as shapes, read from the parser itself; draws nothing and prints nothing.
import type { ISerializedGast } from 'chevrotain';
import { GuidelineParser } from '../../dsl/syntax/grammar.ts';
import { labelledWords, tokenWords, type TokenWords } from './grammar-words.ts';

/** What a rule is made of; `repeat` is zero or more times unless `atLeastOne`. */
export type GrammarShape =
  | { readonly kind: 'token'; readonly words: TokenWords }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'sequence'; readonly parts: readonly GrammarShape[] }
  | { readonly kind: 'choice'; readonly parts: readonly GrammarShape[] }
  | { readonly kind: 'optional'; readonly part: GrammarShape }
  | {
      readonly kind: 'repeat';
      readonly part: GrammarShape;
      readonly atLeastOne: boolean;
      readonly between: GrammarShape | undefined;
    };

/** By rule, in the order of the grammar. */
export function grammarShapes(): ReadonlyMap<string, GrammarShape> {
  const rules = new GuidelineParser().getSerializedGastProductions();
  return new Map(
    rules.map((rule) => {
      const { name = '', definition = [] } = rule as Production;
      return [name, sequence(definition, name)];
    }),
  );
}

/** The union of what a serialized production may carry. */
interface Production extends ISerializedGast {
  readonly name?: string;
  readonly terminalLabel?: string;
  readonly definition?: Production[];
  readonly separator?: Production;
}

/** Takes in what is wrong, so that a fault stays on its line; no part of what is right. */
const onlyForFaults = new Set(['Excess', 'Trailing']);

function sequence(parts: readonly Production[], rule: string): GrammarShape {
  const shapes = parts.flatMap((part) => shapeOf(part, rule) ?? []);
  const [only] = shapes;
  return only && shapes.length === 1 ? only : { kind: 'sequence', parts: shapes };
}

function shapeOf(production: Production, rule: string): GrammarShape | undefined {
  const { type, name = '', definition = [], separator } = production;
  const inner = (): GrammarShape | undefined => {
    const shape = sequence(definition, rule);
    return shape.kind === 'sequence' && shape.parts.length === 0 ? undefined : shape;
  };
  const repeat = (atLeastOne: boolean): GrammarShape | undefined => {
    const part = inner();
    const between = separator && shapeOf(separator, rule);
    return part && { kind: 'repeat', part, atLeastOne, between };
  };
  switch (type) {
    case 'Terminal':
      return onlyForFaults.has(name) ? undefined : { kind: 'token', words: wordsOf(production, rule) };
    case 'NonTerminal':
      return { kind: 'rule', name };
    case 'Option': {
      const part = inner();
      return part && { kind: 'optional', part };
    }
    case 'Repetition':
    case 'RepetitionWithSeparator':
      return repeat(false);
    case 'RepetitionMandatory':
    case 'RepetitionMandatoryWithSeparator':
      return repeat(true);
    case 'Alternation': {
      const parts = definition.flatMap((part) => shapeOf(part, rule) ?? []);
      const [only] = parts;
      return only && parts.length === 1 ? only : { kind: 'choice', parts };
    }
    case 'Alternative':
    case 'Rule':
      return inner();
  }
}

function wordsOf({ name = '', terminalLabel = '' }: Production, rule: string): TokenWords {
  const words = labelledWords(terminalLabel, name, rule) ?? tokenWords[name];
  if (!words) throw new Error(`The token ${name} of the rule ${rule} has no words in grammar-words.ts.`);
  return words;
}
