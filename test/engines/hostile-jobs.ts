// Guidelines whose every name and text would break out of careless output, with cases that decide them; asks no engine.
import { hostileGraph, hostileTexts } from '../targets/support/hostile.ts';
import type { Job } from './engine.ts';

/** Half of a surrogate pair is not among them: no file of text can hold it, so that no guideline can. */
export function hostileJobs(): readonly Job[] {
  return hostileTexts
    .filter((text) => !/\p{Surrogate}/u.test(text))
    .map((text) => {
      const met = {
        [text]: true,
        [`choice ${text}`]: text,
        [`amount ${text}`]: { value: '1.5', unit: text },
      };
      return {
        graph: hostileGraph(text),
        cases: [
          met,
          { ...met, [text]: false },
          { ...met, [`choice ${text}`]: 'plain' },
          { ...met, [`choice ${text}`]: 'Plain' },
          { ...met, [`amount ${text}`]: 0.5 },
          { ...met, [`amount ${text}`]: { value: '1.5', unit: `${text}x` } },
          {},
        ],
      };
    });
}
