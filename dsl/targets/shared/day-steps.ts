// Steps between days as engines without our calendar take them: whole days or whole months, never so large that a calendar ends.
import type { Duration } from '../../decision/criteria-graph.ts';

export interface DaySteps {
  readonly unit: 'day' | 'month';
  readonly amount: number;
}

/** Facts hold days of the years 1 to 9999: whatever steps further than that leads past all of them, however far it is. */
const furthest = { day: 3_700_000, month: 120_000 } as const;

export function dayStepsOf({ amount, unit }: Duration): DaySteps {
  const steps: DaySteps =
    unit === 'day' || unit === 'week'
      ? { unit: 'day', amount: unit === 'week' ? 7 * amount : amount }
      : { unit: 'month', amount: unit === 'year' ? 12 * amount : amount };
  const limit = furthest[steps.unit];
  return { ...steps, amount: Math.max(-limit, Math.min(limit, steps.amount)) };
}
