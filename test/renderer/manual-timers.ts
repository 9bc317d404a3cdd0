// Time that passes when a test says so.
import type { Timers } from '../../renderer/app/state/slice.ts';
import { settled } from './fake-language.ts';

export interface ManualTimers extends Timers {
  pass(milliseconds: number): Promise<void>;
}

export function createManualTimers(): ManualTimers {
  let now = 0;
  let waiting: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      waiting = [...waiting, timer];
      return () => {
        waiting = waiting.filter((other) => other !== timer);
      };
    },
    pass: async (milliseconds) => {
      now += milliseconds;
      const due = waiting.filter((timer) => timer.at <= now).toSorted((a, b) => a.at - b.at);
      waiting = waiting.filter((timer) => timer.at > now);
      for (const timer of due) timer.run();
      await settled();
    },
  };
}
