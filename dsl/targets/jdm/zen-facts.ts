// Facts in the ZEN expression language: each as it is given becomes a value that conditions can use, or null, which is unknown.
import type { Element } from '../../decision/criteria-graph.ts';
import { zenAll, zenList, zenText } from './zen-terms.ts';

/** A line of an expression node; later lines of the node find it under `$`, later nodes under its key. */
export interface Line {
  readonly key: string;
  readonly value: string;
}

type Quantity = Extract<Element, { readonly kind: 'quantity' }>;

/** Every operator is guarded by the type of its operand, since they stop with an error at null and at other types. */
export function factLines(element: Element, name: string): readonly Line[] {
  const fact = factRef(element);
  const value = (conditions: readonly string[], outcome = fact): readonly Line[] => [
    { key: `value_${name}`, value: `${zenAll(conditions)} ? ${outcome} : null` },
  ];
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return value([isOf(fact, 'bool')]);
    case 'choice':
    case 'scale':
      return value([isOf(fact, 'string'), `${fact} in ${zenList(element.values.map(zenText))}`]);
    case 'count':
      return value([isOf(fact, 'number'), `${fact} % 1 == 0`, `${fact} >= 0`, `${fact} <= ${largest}`]);
    case 'date':
      return value([
        isOf(fact, 'string'),
        `matches(${fact}, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")`,
        `d(${fact}).isValid()`,
        `d(${fact}).year() >= 1`,
      ]);
    case 'codes': {
      const isCode = `${isOf('#', 'string')} and matches(#, "^[0-9A-Za-z][0-9A-Za-z.-]*$")`;
      return value([isOf(fact, 'array'), `all(${fact}, ${isCode})`], `map(${fact}, upper(#))`);
    }
    case 'quantity':
      return quantityLines(element, name, fact);
  }
}

export function factRef({ key }: Element): string {
  return `$root[${zenText(key)}]`;
}

const largest = String(Number.MAX_SAFE_INTEGER);

function isOf(value: string, type: 'bool' | 'string' | 'number' | 'array' | 'object'): string {
  return `type(${value}) == "${type}"`;
}

/** Its text, the digits that count, and whole steps of the last decimal place: numbers are decimal here, so that this is exact. */
function quantityLines(element: Quantity, name: string, fact: string): readonly Line[] {
  const { decimals, step, min, max } = element;
  const [text, digits, steps] = ['text', 'digits', 'steps'].map((part) => `$.${part}_${name}`) as [
    string,
    string,
    string,
  ];
  const conditions = [
    `${steps} != null`,
    `${steps} >= ${min === undefined ? `-${largest}` : String(min)}`,
    `${steps} <= ${max === undefined ? largest : String(max)}`,
    `${steps} % ${String(step)} == 0`,
  ];
  const scale = decimals === 0 ? '' : ` * 1${'0'.repeat(decimals)}`;
  return [
    { key: `text_${name}`, value: amountText(element, fact) },
    { key: `digits_${name}`, value: digitsOf(text, decimals) },
    { key: `steps_${name}`, value: `${digits} != null ? number(${digits})${scale} : null` },
    { key: `value_${name}`, value: `${zenAll(conditions)} ? ${steps} : null` },
  ];
}

/** A number, its text, or `{ value, unit }` in the declared unit; '' for anything else. */
function amountText({ unit }: Quantity, fact: string): string {
  const textOf = (value: string, otherwise: string) =>
    `${isOf(value, 'string')} ? ${value} : (${isOf(value, 'number')} ? string(${value}) : ${otherwise})`;
  const isUnit = `${fact}.unit == ${zenText(unit)}`;
  const inUnit = unit === '' ? `(${isUnit} or not contains(keys(${fact}), "unit"))` : isUnit;
  const fits = `${isOf(fact, 'object')} and all(keys(${fact}), # == "value" or # == "unit") and ${inUnit}`;
  return textOf(fact, `(${fits} ? (${textOf(`${fact}.value`, '""')}) : "")`);
}

/** Null where the text is no plain decimal number, or finer than so many decimals, or longer than a whole number can be exact. */
function digitsOf(text: string, decimals: number): string {
  const whole = `-?0*[0-9]{1,${String(Math.max(1, 16 - decimals))}}`;
  const plain = decimals === 0 ? whole : `${whole}(?:[.][0-9]{1,${String(decimals)}})?`;
  const group = decimals === 0 ? `(${whole})[.]0+` : `(${whole}[.][0-9]{${String(decimals)}})0+`;
  const isNumber = `matches(${text}, "^-?[0-9]{1,20}([.][0-9]{1,20})?$")`;
  const isPlain = `${isNumber} and matches(${text}, "^${plain}$")`;
  const hasIdleZeros = `${isNumber} and matches(${text}, "^${group}$")`;
  return `${isPlain} ? ${text} : (${hasIdleZeros} ? extract(${text}, "^${group}$")[1] : null)`;
}
