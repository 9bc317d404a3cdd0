// What every CQL engine is asked for, and how its lists read as a decision; knows no engine.
import type { EngineDecision } from '../engine.ts';

export const asked = ['Determination', 'Label', 'Unmet', 'Missing', 'Reasons'] as const;

export function decisionFrom(value: (name: (typeof asked)[number]) => unknown): EngineDecision {
  return {
    determination: String(value('Determination')),
    label: String(value('Label')),
    unmet: textsOf(value('Unmet')),
    missing: textsOf(value('Missing')),
    reasons: textsOf(value('Reasons')),
  };
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [`not a list: ${String(list)}`];
}
