// docs/engines.md has a row for every registered engine, and none that differs from the reference.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { targets } from '../../dsl/targets/registry.ts';
import { matrixPage, readRow, rowOf } from './matrix.ts';
import { engines } from './registry.ts';

const page = readFileSync('docs/engines.md', 'utf8');

describe('docs/engines.md: run `npm run test:engines`', () => {
  it('names the registered engines, in their order, and no other', () => {
    const named = page
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| Engine |'))
      .map((line) => line.split('|')[1]?.trim());
    expect(named).toEqual(engines.map(({ engine }) => engine.name));
    expect(new Set(named).size).toBe(named.length);
  });

  for (const { engine, from } of engines) {
    it(`says that ${engine.name} decides as the reference, or why it was skipped`, () => {
      expect(targets.map(({ id }) => id)).toContain(engine.target);
      const row = readRow(page, engine.name);
      expect(row).toBeDefined();
      if (row === undefined) return;
      expect(row.target).toBe(engine.target);
      if (from === 'installed' && row.skipped !== '') return;
      expect(row.skipped).toBe('');
      expect(row.version).not.toBe('');
      expect(row.mismatches).toBe('0');
      expect(countIn(row.vectors)).toBeGreaterThan(400);
      expect(countIn(row.pairs)).toBeGreaterThanOrEqual(1000);
    });
  }
});

describe('a row of the matrix', () => {
  const engine = {
    name: 'an engine',
    target: 'sql',
    found: () => Promise.resolve({ version: '1' }),
    decide: () => Promise.resolve([]),
  };

  it('is read back as it was written', () => {
    const rows = [
      rowOf(engine, { kind: 'ran', version: '1.2', vectors: 1234, pairs: 100_000, mismatches: [] }),
      rowOf({ ...engine, name: 'another' }, { kind: 'skipped', reason: 'no\nJava | here' }),
    ];
    const text = matrixPage(rows, 7);
    expect(text).toContain('| an engine | 1.2 | `sql` | 1,234 | 100,000 | 0 |  |');
    expect(rows.map((row) => readRow(text, row.engine))).toEqual(rows);
  });

  it('of an engine that broke off can never read as a pass', () => {
    const row = rowOf(engine, { kind: 'broken', version: '1', message: 'out of memory' });
    expect(row.mismatches).not.toBe('0');
  });
});

function countIn(cell: string): number {
  return Number(cell.replaceAll(',', ''));
}
