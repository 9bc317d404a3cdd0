// Words of the replay: one and many, and what is unknown throughout is told before a change is laid on the policy.
import { describe, expect, it } from 'vitest';
import { countOf, missingCaution } from '../../renderer/panels/replay/replay-words.ts';

const element = (label: string) => ({ key: label.toLowerCase(), label, in: 'new' as const });

describe('words of the replay', () => {
  it('count one and many', () => {
    expect(countOf(1, 'broken row')).toBe('1 broken row');
    expect(countOf(0, 'value')).toBe('0 values');
    expect(countOf(1200, 'value')).toBe('1,200 values');
  });

  it('say what is in no column, and that changes may come from that', () => {
    expect(missingCaution([])).toBeUndefined();
    expect(missingCaution([element('Polyps')])).toBe(
      '1 data element is in no column: unknown in every case. Changes may come from that and not from the policy. “Polyps”.',
    );
    const five = ['A', 'B', 'C', 'D', 'E'].map(element);
    expect(missingCaution(five)).toMatch(/^5 data elements are .* “A”, “B”, “C” and 2 more\.$/);
  });
});
