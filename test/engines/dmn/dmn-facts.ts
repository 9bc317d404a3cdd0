// A case as a DMN engine takes it: the same values under the names that the model has, and null for all that is not known.
import type { Facts } from '../../../dsl/decision/facts.ts';
import type { DmnModel } from '../../../dsl/targets/dmn/requirements.ts';

export function dmnFacts({ inputs }: DmnModel, facts: Facts): Facts {
  return Object.fromEntries(
    inputs.map(({ name, element: { key } }) => [
      name,
      Object.hasOwn(facts, key) ? (facts[key] ?? null) : null,
    ]),
  );
}
