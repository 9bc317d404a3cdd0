// The splitting of CSV: any text that can be written comes back, wherever the buffer ends, and as DuckDB reads it.
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ByteDictionary } from '../../host/replay/byte-dictionary.ts';
import type { RecordBatch } from '../../dsl/index.ts';
import type { CaseReader } from '../../host/replay/case-reader.ts';
import { CsvScanner } from '../../host/replay/csv-scanner.ts';
import { openCases } from '../../host/replay/open-cases.ts';
import { lawOptions } from '../support/random-graph.ts';
import { caseFolder } from './replay-fixture.ts';

const folder = caseFolder();
afterAll(() => folder.remove());

const cell = fc.oneof(
  fc.constantFrom('', 'yes', 'no', 'a,b', '"', '""', 'two\nlines', 'x\r\ny', '\r', ' ', ';', 'é漢字', 'a"b'),
  fc.string({ maxLength: 8 }),
);

function quotedCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function allBatches(reader: CaseReader): Promise<readonly RecordBatch[]> {
  const batches: RecordBatch[] = [];
  for await (const batch of reader.batches([0], new AbortController().signal)) batches.push(batch);
  return batches;
}

interface Scanned {
  readonly records: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly faults: readonly string[];
}

/** Sees the bytes in parts that end where `cuts` says, as a buffer would have them. */
function scanned(text: string, width: number, cuts: readonly number[]): Scanned {
  const bytes = new TextEncoder().encode(text);
  const columns = Array.from({ length: width }, () => ({
    dictionary: new ByteDictionary(),
    places: new Int32Array(1024),
  }));
  const shape = { delimiter: 44, width, columnOf: Int32Array.from(columns.keys()), batchSize: 1024 };
  const scanner = new CsvScanner(shape, 1);
  scanner.startBatch(columns);
  let from = 0;
  for (const cut of [...cuts].toSorted((a, b) => a - b)) {
    const end = Math.min(cut, bytes.length);
    if (end >= from) from = scanner.scan(bytes, from, end, false);
  }
  expect(scanner.scan(bytes, from, bytes.length, true)).toBe(bytes.length);
  return {
    records: Array.from({ length: scanner.size }, (_, row) =>
      columns.map(({ dictionary, places }) => dictionary.cellAt(places[row] ?? -1)),
    ),
    lines: [...scanner.lines.subarray(0, scanner.size)],
    faults: scanner.faults.map(({ line, why }) => `${line}: ${why}`),
  };
}

describe('a CSV text', () => {
  it('gives back the cells that were written, wherever a buffer ends', () => {
    const tables = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.tuple(
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
          fc.constantFrom('\n', '\r\n'),
          fc.boolean(),
          fc.array(fc.nat({ max: 200 }), { maxLength: 6 }),
        ),
      );
    const law = ([records, end, endsWithLine, cuts]: readonly [
      string[][],
      string,
      boolean,
      number[],
    ]): void => {
      const lines = records.map((record) => record.map(quotedCell).join(','));
      const text = lines.join(end) + (endsWithLine ? end : '');
      const width = records[0]?.length ?? 0;
      const found = scanned(text, width, cuts);
      expect(found.records).toEqual(records);
      expect(found.faults).toEqual([]);
      let line = 1;
      const expected = lines.map((one) => {
        const first = line;
        line += one.split('\n').length;
        return first;
      });
      expect(found.lines).toEqual(expected);
    };
    fc.assert(fc.property(tables, law), lawOptions(600));
  });

  it('tells the same faults wherever a buffer ends, and loses no line', () => {
    const line = fc
      .array(fc.constantFrom('a', ',', '"', '""', '\r', 'b'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    const texts = fc.tuple(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat({ max: 50 }), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(texts, ([lines, cuts]) => {
        const text = lines.join('\n');
        const whole = scanned(text, 2, []);
        expect(scanned(text, 2, cuts)).toEqual(whole);
        const last = Math.max(0, ...whole.lines, ...whole.faults.map((fault) => Number.parseInt(fault, 10)));
        expect(last).toBeLessThanOrEqual(lines.length);
      }),
      lawOptions(600),
    );
  });

  it('is read as DuckDB reads it, through the file', async () => {
    const records = fc.sample(
      fc.array(
        cell.map((text) => text.replaceAll('\r', '').replaceAll('\u0000', '')),
        { minLength: 3, maxLength: 3 },
      ),
      {
        ...lawOptions(400),
      },
    );
    const rows = records.map(([first = '', ...rest], at) => [`${at} ${first}`, ...rest]);
    const text = [['id', 'b', 'c'], ...rows].map((row) => row.map(quotedCell).join(',')).join('\n');
    const path = folder.write('same.csv', text);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const sql = `SELECT * FROM read_csv('${path}', all_varchar = true, delim = ',', quote = '"', escape = '"', header = true, new_line = '\\n', auto_detect = false, columns = {'id': 'VARCHAR', 'b': 'VARCHAR', 'c': 'VARCHAR'})`;
    const theirs = (await connection.runAndReadAll(sql)).getRowsJS();
    connection.closeSync();
    const reader = await openCases(path, { batchSize: 64 });
    const ours: string[][] = [];
    for await (const batch of reader.batches([0, 1, 2], new AbortController().signal)) {
      expect(batch.faults).toEqual([]);
      for (let row = 0; row < batch.size; row++)
        ours.push(
          batch.columns.map(({ dictionary, places }) => String(dictionary.cellAt(places[row] ?? -1))),
        );
    }
    await reader.close();
    expect(ours).toEqual(rows);
    expect(theirs.map((row) => row.map((one) => one ?? ''))).toEqual(ours);
  });

  it('finds what separates its cells, and names in quotes', async () => {
    for (const [text, header] of [
      ['a;"b, c";d\n1;2;3', ['a', 'b, c', 'd']],
      ['a\tb\n1\t2', ['a', 'b']],
      ['\ufeffa|"b ""x"""\n1|2', ['a', 'b "x"']],
      ['alone\n1', ['alone']],
      ['"two\nlines",b\r\n1,2', ['two\nlines', 'b']],
    ] as const) {
      const reader = await openCases(folder.write('header.csv', text));
      expect(reader.header).toEqual(header);
      const batches = await allBatches(reader);
      expect(batches.map(({ size, lines }) => [size, lines[0]])).toEqual([
        [1, header[0] === 'two\nlines' ? 3 : 2],
      ]);
      await reader.close();
    }
  });

  it('refuses a record that no buffer can hold, and reads on behind it', async () => {
    const path = folder.write(
      'huge.csv',
      `a,b\n1,2\n3,"${'x'.repeat(5_000_000)}\n5,6\n7,${'y'.repeat(4_500_000)}\n9,10\n`,
    );
    const reader = await openCases(path);
    const [batch] = await allBatches(reader);
    expect(batch?.faults.map(({ line, why }) => [line, why.slice(0, 24)])).toEqual([
      [3, 'It is longer than 4 MB, '],
      [5, 'It is longer than 4 MB, '],
    ]);
    expect([...(batch?.lines ?? [])]).toEqual([2, 4, 6]);
    await reader.close();
  });
});
