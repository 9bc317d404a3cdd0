// The facts and conditions of a guideline in Rego: what is known, and the bodies under which a condition holds; knows no criteria.
import { comparableCode } from '../../decision/codes.ts';
import type { Duration, Element, ElementIndex, Test } from '../../decision/criteria-graph.ts';
import { elementsOfTest } from '../../decision/criteria-index.ts';
import { quote } from '../canonical-json.ts';
import { dayStepsOf } from '../shared/day-steps.ts';

/** Lines that must all hold. */
export type Body = readonly string[];

/** The rules that read one fact: `known_x`, and `value_x` where the fact is not used as it stands. */
export function factRules(element: Element, name: string): readonly string[] {
  const fact = factRef(element);
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return [`known_${name} if is_boolean(${fact})`];
    case 'choice':
    case 'scale':
      return [`known_${name} if ${fact} in ${textSet(element.values)}`];
    case 'count':
      return [`value_${name} := count_of(${fact})`, `known_${name} if is_number(value_${name})`];
    case 'date':
      return [`value_${name} := day_of(${fact})`, `known_${name} if is_object(value_${name})`];
    case 'codes':
      return [`value_${name} := codes_of(${fact})`, `known_${name} if is_array(value_${name})`];
    case 'quantity': {
      const { unit, decimals, step, min, max } = element;
      const lines = [
        `number := quantity(${fact}, ${quote(unit)}, ${String(decimals)})`,
        ...(step === 1 ? [] : [`number % ${String(step)} == 0`]),
        ...(min === undefined ? [] : [`number >= ${String(min)}`]),
        ...(max === undefined ? [] : [`number <= ${String(max)}`]),
      ];
      return [
        `value_${name} := number if {\n${indented(lines)}}`,
        `known_${name} if is_number(value_${name})`,
      ];
    }
  }
}

/** As `opa fmt` writes it. */
export function factRef({ key }: Element): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !regoKeywords.has(key)
    ? `input.${key}`
    : `input[${quote(key)}]`;
}

export const regoKeywords: ReadonlySet<string> = new Set(
  'as contains data default else every false if import in input not null package some true with'.split(' '),
);

/** One body suffices. Each asks for known facts only, since what is not known is undefined. */
export function conditionBodies(
  test: Test,
  elements: readonly Element[],
  names: readonly string[],
): readonly Body[] {
  const element = elements[test.element];
  const value = `value_${names[test.element] ?? ''}`;
  switch (test.op) {
    case 'known':
      return [[`known_${names[test.element] ?? ''}`]];
    case 'holds':
      return element === undefined ? [] : [[`${factRef(element)} == true`]];
    case 'one-of':
      return element === undefined || test.values.length === 0
        ? []
        : [[`${factRef(element)} in ${textSet(test.values)}`]];
    case 'in-range': {
      const number = element?.kind === 'date' ? `${value}.number` : value;
      return test.ranges.map(({ from, to }) => {
        const ends = [
          ...(from === undefined ? [] : [`${number} >= ${String(from)}`]),
          ...(to === undefined ? [] : [`${number} <= ${String(to)}`]),
        ];
        return ends.length === 0 ? [`known_${names[test.element] ?? ''}`] : ends;
      });
    }
    case 'codes-in':
      return test.ranges.map(({ from, to }) => [
        `some code in ${value}`,
        `code_in(code, ${quote(comparableCode(from))}, ${quote(comparableCode(to))})`,
      ]);
    case 'window': {
      const event = `value_${names[test.event] ?? ''}`;
      return [
        [
          ...elementsOfTest(test).map((at) => `known_${names[at] ?? ''}`),
          ...(test.from === undefined ? [] : [windowEnd(value, event, test.from, '>=')]),
          ...(test.to === undefined ? [] : [windowEnd(value, event, test.to, '<=')]),
        ],
      ];
    }
    case 'change': {
      const { factor, baselineFactor, atLeast } = test;
      const baseline = `value_${names[test.baseline] ?? ''}`;
      return [
        [`(${String(factor)} * ${value}) + (${String(baselineFactor)} * ${baseline}) >= ${String(atLeast)}`],
      ];
    }
  }
}

function windowEnd(day: string, event: string, duration: Duration, sign: '>=' | '<='): string {
  const { unit, amount } = dayStepsOf(duration);
  if (unit === 'month') {
    return `${sign === '>=' ? 'not_before' : 'not_after'}(${day}, ${event}, ${String(amount)})`;
  }
  const steps = amount < 0 ? `- ${String(-amount)}` : `+ ${String(amount)}`;
  return `${day}.number ${sign} ${event}.number ${steps}`;
}

/** The facts that must be known for a condition to be met or not met. */
export function knownLines(elements: readonly ElementIndex[], names: readonly string[]): readonly string[] {
  return elements.map((element) => `known_${names[element] ?? ''}`);
}

export function textSet(values: readonly string[]): string {
  return values.length === 0 ? 'set()' : `{${values.map(quote).join(', ')}}`;
}

export function indented(lines: readonly string[]): string {
  return lines.map((line) => `\t${line}\n`).join('');
}
