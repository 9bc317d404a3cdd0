// The closing line of a run of tests, written and read back.
import { describe, expect, it } from 'vitest';
import { closingLine, readClosingLine } from '../support/reporter.ts';

describe('the closing line', () => {
  it('names skipped tests only where there are any', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('is read from the last line alone', () => {
    const tally = { passed: 12, failed: 4, skipped: 1 };
    expect(readClosingLine(`9 passed, 9 failed\nmore\n${closingLine(tally)}\n`)).toEqual(tally);
    expect(readClosingLine('9 passed, 9 failed\nthen it broke off')).toBeUndefined();
    expect(readClosingLine('')).toBeUndefined();
  });
});
