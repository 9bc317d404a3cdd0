// facts.schema.json: the JSON Schema of one case's facts; says what an engine may be given, not what it decides.
import type { CriteriaGraph, Element } from '../../decision/criteria-graph.ts';
import { formatScaled } from '../../decision/decimal.ts';
import type { JsonObject } from '../canonical-json.ts';

type QuantityElement = Extract<Element, { readonly kind: 'quantity' }>;

/** Accepts every case that can be read; what it cannot say is range and precision of a quantity, and the calendar of leap years. */
export function factsSchema({ guideline, elements }: CriteriaGraph): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Facts for ${guideline.title}, version ${guideline.version}`,
    description: 'One case. A fact that is absent or null is unknown, which is neither a yes nor a no.',
    type: 'object',
    additionalProperties: false,
    properties: new Map(
      elements.map((element) => [element.key, { title: element.label, ...factSchema(element) }]),
    ),
  };
}

function factSchema(element: Element): JsonObject {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return orUnknown({ type: 'boolean' });
    case 'choice':
      return { enum: [...element.values, null] };
    case 'scale':
      return {
        description: `From lowest to highest: ${element.values.join(', ')}.`,
        enum: [...element.values, null],
      };
    case 'quantity':
      return { description: quantityWords(element), ...orUnknown(...quantityForms(element)) };
    case 'count':
      return orUnknown({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
    case 'date':
      return orUnknown({ type: 'string', format: 'date', pattern: dayPattern });
    case 'codes':
      return {
        description: codesWords(element.system),
        ...orUnknown({
          type: 'array',
          items: { type: 'string', pattern: '^[0-9A-Za-z][0-9A-Za-z.-]*$' },
        }),
      };
  }
}

/** Years from 0001. */
const dayPattern =
  '^(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';

function orUnknown(...forms: readonly JsonObject[]): JsonObject {
  return { anyOf: [...forms, { type: 'null' }] };
}

/**
 * Bounds are whole numbers around the declared ones, which stand in the description: a decimal fraction in a schema is read as binary
 * by many validators.
 */
function quantityForms(element: QuantityElement): readonly JsonObject[] {
  const { unit, decimals, min, max } = element;
  const size = 10 ** decimals;
  const number = {
    type: 'number',
    minimum: Math.floor((min ?? -Number.MAX_SAFE_INTEGER) / size) + 0,
    maximum: Math.ceil((max ?? Number.MAX_SAFE_INTEGER) / size) + 0,
  };
  // At most twenty digits behind the point, and no more than the precision that are not zero.
  const digits = {
    type: 'string',
    allOf: [
      { pattern: '^-?[0-9]{1,20}(?:\\.[0-9]{1,20})?$' },
      { pattern: `^[^.]*(?:\\.[0-9]{0,${String(decimals)}}0*)?$` },
    ],
  };
  return [
    {
      type: 'object',
      properties: { value: { anyOf: [digits, number] }, unit: { const: unit } },
      required: unit === '' ? ['value'] : ['value', 'unit'],
      additionalProperties: false,
    },
    number,
    digits,
  ];
}

function quantityWords({ unit, decimals, step, min, max }: QuantityElement): string {
  const words = [unit === '' ? 'A number' : `In ${unit}`];
  if (min !== undefined) words.push(`from ${formatScaled(min, decimals)}`);
  if (max !== undefined) words.push(`to ${formatScaled(max, decimals)}`);
  return `${words.join(' ')}, in steps of ${formatScaled(step, decimals)}. A finer value, or one outside, is invalid.`;
}

function codesWords(system: string): string {
  return `${system === '' ? 'Codes' : `${system} codes`}. The empty list means that there is none; null, that it is not known.`;
}
