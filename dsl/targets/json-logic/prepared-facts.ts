// Facts as JSONLogic is given them: flat, under portable names, whole numbers, days as numbers, codes in comparable form.
import type { CriteriaGraph, Element } from '../../decision/criteria-graph.ts';
import type { JsonObject } from '../canonical-json.ts';

/** One entry of `facts` in rules.json: all that it takes to prepare a fact, in any language. */
export function preparation(element: Element, name: string): JsonObject {
  const base = { key: element.key, name, kind: element.kind };
  switch (element.kind) {
    case 'question':
    case 'yes-no':
    case 'count':
    case 'date':
      return base;
    case 'codes':
      return { ...base, system: element.system };
    case 'choice':
    case 'scale':
      return { ...base, values: element.values };
    case 'quantity': {
      const { unit, decimals, step, min, max } = element;
      return { ...base, unit, decimals, step, min, max };
    }
  }
}

export function preparedSchema({ guideline, elements }: CriteriaGraph, names: readonly string[]): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Prepared facts for ${guideline.title}, version ${guideline.version}`,
    description: 'One case as the JSONLogic rules read it, under "fact". What is absent or null is unknown.',
    type: 'object',
    additionalProperties: false,
    properties: new Map(
      elements.map((element, index) => [
        names[index] ?? '',
        { title: element.label, description: `Prepared from "${element.key}".`, ...schemaOf(element) },
      ]),
    ),
  };
}

function schemaOf(element: Element): JsonObject {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return { type: ['boolean', 'null'] };
    case 'choice':
    case 'scale':
      return { enum: [...element.values, null] };
    case 'count':
      return { type: ['integer', 'null'], minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case 'quantity': {
      const { decimals, step, min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = element;
      const $comment = `In ${element.unit === '' ? 'units' : element.unit}, times ${String(10 ** decimals)}.`;
      return { $comment, type: ['integer', 'null'], minimum: min, maximum: max, multipleOf: step };
    }
    case 'date':
      return {
        $comment: 'The digits of YYYY-MM-DD as one number: 20240331.',
        type: ['integer', 'null'],
        minimum: 10_101,
        maximum: 99_991_231,
      };
    case 'codes':
      return {
        $comment: 'Upper case, without dots; the empty list says that there is none.',
        type: ['array', 'null'],
        items: { type: 'string', pattern: '^[0-9A-Z][0-9A-Z-]*$' },
      };
  }
}
