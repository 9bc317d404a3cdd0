// One line of a case to the element that it sets and its value, by id, by exact words or by name; knows no other line.
import type { Element } from '../decision/criteria-graph.ts';
import type { ElementValue } from '../decision/facts.ts';
import { readFacts } from '../decision/facts.ts';
import { diagnose } from '../source/catalogue.ts';
import type { Amount, CaseLine, CaseState, Words } from '../syntax/ast.ts';
import type { CaseContext, Given } from './case-context.ts';
import { reportAmbiguous, reportNotAQuestion, reportUnknownId } from './case-context.ts';
import { comparableWords } from './case-names.ts';

type Answer = Extract<CaseLine, { kind: 'answer' }>;
type Assignment = Extract<CaseLine, { kind: 'assign' }>;

export function resolveAnswer(context: CaseContext, line: Answer): Given | undefined {
  const { names } = context;
  if (line.id) {
    const element = names.questions.get(line.id.value);
    if (element !== undefined) return { element, value: stateValue(line.state), name: `{${line.id.value}}` };
    if (names.criteria.has(line.id.value)) reportNotAQuestion(context, line.id, [line.id.value]);
    else reportUnknownId(context, line.id);
    return undefined;
  }
  return line.words && answerByWords(context, line.words, line.state);
}

function answerByWords(context: CaseContext, words: Words, state: CaseState): Given | undefined {
  const { names, graph } = context;
  const spoken = comparableWords(words.value);
  const [only, ...others] = names.questionsByWords.get(spoken) ?? [];
  if (only !== undefined) {
    const element = names.questions.get(only);
    if (others.length === 0 && element !== undefined) {
      return { element, value: stateValue(state), name: words.value };
    }
    return reportAmbiguous(context, words, [only, ...others]);
  }
  const declared = names.elements.get(words.value);
  if (declared !== undefined && (state === 'unknown' || graph.elements[declared]?.kind === 'yes-no')) {
    return { element: declared, value: stateValue(state), name: words.value };
  }
  const example = names.questionsByExample.get(spoken);
  if (example) return answerByExample(context, words, state, example);
  const computed = names.unansweredByWords.get(spoken);
  if (computed) reportNotAQuestion(context, words, computed);
  else if (declared !== undefined) reportNotAQuestion(context, words, []);
  else
    context.report(
      diagnose('cases/unknown-words', { uri: context.uri, span: words.span }, { words: words.value }),
    );
  return undefined;
}

/** An example is another way to say yes to the question that it stands under. */
function answerByExample(
  context: CaseContext,
  words: Words,
  state: CaseState,
  keys: readonly string[],
): Given | undefined {
  const [only, ...others] = keys;
  const element = context.names.questions.get(only ?? '');
  if (others.length > 0) return reportAmbiguous(context, words, keys);
  if (state === 'met' && element !== undefined) return { element, value: true, name: words.value };
  const help = `Answer {${only ?? ''}}.`;
  context.report(
    diagnose('cases/example-not-met', { uri: context.uri, span: words.span, help }, { words: words.value }),
  );
  return undefined;
}

export function readAssignment(context: CaseContext, line: Assignment): Given | undefined {
  const { names, graph, uri } = context;
  const { value: name, span } = line.element;
  const index = names.elements.get(name);
  const element = index === undefined ? undefined : graph.elements[index];
  if (index === undefined || element === undefined) {
    // A built-in element that no criterion reads cannot matter.
    if (!builtInElements.has(name))
      context.report(diagnose('cases/unknown-element', { uri, span }, { name }));
    return undefined;
  }
  const [first] = line.values;
  if (isUnknown(element, line.values)) return { element: index, value: undefined, name };
  const { values, invalid } = readFacts(graph, { [name]: factOf(element, line.values) });
  const value = values[index];
  if (value !== undefined) return { element: index, value, name };
  const given = line.values.map(amountText).join(', ');
  context.report(
    diagnose(
      'cases/wrong-value',
      { uri, span: first?.span ?? line.span, help: invalid[0]?.why },
      { name, value: given },
    ),
  );
  return undefined;
}

export const builtInElements: ReadonlySet<string> = new Set([
  'request',
  'service',
  'phase',
  'jurisdiction',
  'line-of-business',
]);

function isUnknown(element: Element, values: readonly Amount[]): boolean {
  const declared = 'values' in element && element.values.includes('unknown');
  return values.length === 1 && values[0]?.number.value === 'unknown' && !declared;
}

/** As it stands in a facts object; what does not fit is left for `readFacts` to refuse. */
function factOf(element: Element, amounts: readonly Amount[]): unknown {
  const texts = amounts.map(amountText);
  const [text = ''] = texts;
  if (element.kind === 'codes') return text === 'none' ? [] : texts;
  if (texts.length !== 1) return texts;
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return text === 'yes' ? true : text === 'no' ? false : text;
    case 'count':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'quantity': {
      const [amount] = amounts;
      const unit = amount?.unit?.value;
      return unit === undefined ? text : { value: amount?.number.value, unit: plural(unit, element.unit) };
    }
    case 'choice':
    case 'scale':
    case 'date':
      return text;
  }
}

/** `1 year` of an age in years. */
function plural(unit: string, declared: string): string {
  return `${unit}s` === declared ? declared : unit;
}

function amountText({ number, unit }: Amount): string {
  return unit ? `${number.value} ${unit.value}` : number.value;
}

function stateValue(state: CaseState): ElementValue | undefined {
  return state === 'unknown' ? undefined : state === 'met';
}
