// The facts of a case as values of CQL's types, as docs/targets/cql.md tells callers to prepare them; knows no engine.
import type { CriteriaGraph, Element } from '../../../dsl/decision/criteria-graph.ts';
import { parseDay } from '../../../dsl/decision/calendar.ts';
import { isCode } from '../../../dsl/decision/codes.ts';
import { parseDecimal } from '../../../dsl/decision/decimal.ts';
import { hasUnit } from '../../../dsl/targets/cql/conditions.ts';
import { namesOf } from '../../../dsl/targets/cql/names.ts';
import type { Facts } from '../../../dsl/decision/facts.ts';

export type CqlFact =
  | { readonly type: 'Boolean'; readonly value: boolean }
  | { readonly type: 'String' | 'Date' | 'Decimal'; readonly value: string }
  | { readonly type: 'Integer'; readonly value: number }
  | { readonly type: 'Quantity'; readonly value: string; readonly unit: string }
  | { readonly type: 'Codes'; readonly value: readonly string[] };

/** Every fact that the guideline knows, under the name of its parameter; null is unknown. Nothing is checked that the library checks itself. */
export function cqlFacts(graph: CriteriaGraph, facts: Facts): ReadonlyMap<string, CqlFact | null> {
  const { parameter } = namesOf(graph);
  return new Map(
    graph.elements.map((element, index) => {
      const given: unknown = Object.hasOwn(facts, element.key) ? facts[element.key] : null;
      return [parameter(index), factOf(element, given) ?? null];
    }),
  );
}

function factOf(element: Element, given: unknown): CqlFact | undefined {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return typeof given === 'boolean' ? { type: 'Boolean', value: given } : undefined;
    case 'choice':
    case 'scale':
      return typeof given === 'string' ? { type: 'String', value: given } : undefined;
    case 'count':
      return Number.isInteger(given) && Math.abs(Number(given)) < 2 ** 31
        ? { type: 'Integer', value: Number(given) }
        : undefined;
    case 'date':
      return typeof given === 'string' && parseDay(given) !== undefined
        ? { type: 'Date', value: given }
        : undefined;
    case 'codes':
      return Array.isArray(given) && given.every((code) => typeof code === 'string' && isCode(code))
        ? { type: 'Codes', value: given as readonly string[] }
        : undefined;
    case 'quantity':
      return quantityOf(element, given);
  }
}

/** A bare number stands in the declared unit. CQL's Decimal has 8 decimal places; finer is unknown, as it is for the guideline. */
function quantityOf(element: Extract<Element, { kind: 'quantity' }>, given: unknown): CqlFact | undefined {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const {
    value,
    unit = '',
    ...rest
  } = isObject ? (given as Readonly<Record<string, unknown>>) : { value: given, unit: element.unit };
  if (Object.keys(rest).length > 0 || typeof unit !== 'string') return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  const decimal = typeof text === 'string' ? parseDecimal(text) : undefined;
  if (typeof text !== 'string' || decimal === undefined || decimal.decimals > 8) return undefined;
  if (hasUnit(element)) return { type: 'Quantity', value: text, unit };
  return unit === element.unit ? { type: 'Decimal', value: text } : undefined;
}
