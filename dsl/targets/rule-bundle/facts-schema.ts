// facts.schema.json: the JSON Schema of one case's facts; says what an engine may be given, not what it decides.
import type { CriteriaGraph, Element } from '../../decision/criteria-graph.ts';
import { formatScaled } from '../../decision/decimal.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';

type QuantityElement = Extract<Element, { readonly kind: 'quantity' }>;

const decimalPattern = '^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$';

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
      return { type: ['boolean', 'null'] };
    case 'choice':
      return { enum: [...element.values, null] };
    case 'scale':
      return {
        description: `From lowest to highest: ${element.values.join(', ')}.`,
        enum: [...element.values, null],
      };
    case 'quantity':
      return { description: quantityWords(element), anyOf: quantityForms(element) };
    case 'count':
      return { type: ['integer', 'null'], minimum: 0 };
    case 'date':
      return { type: ['string', 'null'], format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
    case 'codes':
      return {
        description: codesWords(element.system),
        type: ['array', 'null'],
        items: { type: 'string', minLength: 1 },
      };
  }
}

// Bounds and precision stand in the description: a decimal fraction in a schema is read as binary by many validators.
function quantityForms(element: QuantityElement): JsonValue {
  return [
    { type: 'null' },
    { type: 'number' },
    {
      type: 'object',
      properties: { value: { type: 'string', pattern: decimalPattern }, unit: { const: element.unit } },
      required: ['value', 'unit'],
      additionalProperties: false,
    },
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
