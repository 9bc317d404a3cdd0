// Files of cases replayed: the matrix against the reference row by row and against SQL, bad rows exactly told, cancelling, all formats alike.
import { appendFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { duckdb } from '../../dsl/targets/sql/dialects.ts';
import { matrixOfRows, matrixSql } from './matrix-sql.ts';
import {
  caseFolder,
  everyKind,
  matrixOf,
  randomTable,
  referenceMatrix,
  replayed,
  shippedVersions,
} from './replay-fixture.ts';

const folder = caseFolder();
const shipped = shippedVersions();
const kinds = everyKind();

afterAll(() => folder.remove());

async function duckDb(...statements: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  let rows: readonly (readonly unknown[])[] = [];
  for (const statement of statements) rows = (await connection.runAndReadAll(statement)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('a replay of a file', () => {
  it.each([
    ['the shipped guideline', shipped],
    ['every kind of element', kinds],
  ])('counts what the reference decides row by row, in three formats: %s', async (name, versions) => {
    const table = randomTable(versions, 3000);
    const expected = referenceMatrix(versions, table);
    const csv = folder.write(`${name}.csv`, table.csv);
    const lines = folder.write(`${name}.jsonl`, table.jsonLines);
    const parquet = folder.path(`${name}.parquet`);
    await duckDb(
      `COPY (SELECT * FROM read_json('${lines}', format = 'newline_delimited')) TO '${parquet}' (FORMAT parquet)`,
    );
    for (const path of [csv, lines, parquet]) {
      const answer = await replayed(versions, path, { batchSize: 512 });
      expect(answer.bad, path).toMatchObject({ setAside: 0, badCells: 0, brokenRecords: 0 });
      expect(matrixOf(answer), path).toEqual(expected);
      expect(answer.file.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(Object.keys(expected).length).toBeGreaterThan(3);
  });

  it('counts what the SQL of both versions counts in DuckDB over the same file', async () => {
    const path = folder.write('sql.csv', randomTable(shipped, 4000, 7).csv);
    const rows = await duckDb(
      matrixSql([shipped.old.graph, shipped.new.graph], duckdb, `read_csv('${path}', all_varchar = true)`),
    );
    const counted = matrixOfRows(rows);
    expect(matrixOf(await replayed(shipped, path))).toEqual(counted);
  });

  it('gives examples by their line and name, in clinical words, and what the change is due to', async () => {
    const keys = ['case-id', 'epilepsy', 'purpose'];
    const others = shipped.new.graph.elements.map(({ key }) => key).filter((key) => !keys.includes(key));
    const cells = others.map((key) =>
      key === 'mri-result' ? 'normal' : key === 'request' || key === 'stent-placed' ? '' : 'no',
    );
    const path = folder.write(
      'one.csv',
      `${[...keys, ...others].join()}\nA 7,YES,diagnosis,${cells.join()}\n`,
    );
    const answer = await replayed(shipped, path);
    expect(answer.cells).toMatchObject([
      {
        old: 'clinician-review',
        new: 'appropriate',
        cases: 1,
        causes: [{ kind: 'added', criterion: 'epilepsy', cases: 1 }],
        examples: [
          {
            row: 1,
            line: 2,
            id: 'A 7',
            facts: [
              'Epilepsy for pre-surgical evaluation',
              'Purpose of the study: diagnosis',
              'Result of the last brain MRI: normal',
            ],
            unknown: ['Date the stent was placed', 'Date of service'],
          },
        ],
      },
    ]);
  });

  it('tells elements without a column before and after, and never takes them for no', async () => {
    const path = folder.write('few.csv', 'epilepsy,weather\nyes,fine\nno,\n');
    const told: string[] = [];
    const answer = await replayed(shipped, path, {
      onMatch: ({ missing, unmatched }) =>
        told.push(...missing.map(({ key }) => key), ...unmatched.map(({ name }) => name)),
    });
    expect(told).toEqual(expect.arrayContaining(['glioma-lymphoma', 'weather']));
    expect(told).not.toContain('epilepsy');
    expect(matrixOf(answer)).toEqual({ 'needs-information -> needs-information': 2 });
    expect(answer.missing).toContainEqual({ key: 'glioma-lymphoma', label: 'Lymphoma', in: 'new' });
  });

  it('takes a value that only one version has as unknown in the other, and says so', async () => {
    const path = folder.write('screening.csv', 'purpose,other\nscreening,no\nfirst-look,no\n');
    const answer = await replayed(kinds, path);
    expect(answer.bad.setAside).toBe(0);
    expect(answer.notes.join()).toContain('1 cell of "purpose" can be read in 2 only: it is unknown in 1.');
  });
});

describe('rows that cannot be read', () => {
  const header = 'case-id,sure,weight,onset,diagnosis,purpose';
  const rows = [
    'a,yes,80.5,2024-01-31,C34.1,first-look',
    'b,perhaps,80.5,2024-01-31,C34.1,first-look',
    'c,no,80.55,2024-02-30,C34.1,first-look',
    'd,no,80',
    'e,no,"80",2024-02-29,"C34.1, C35",first-look',
    'f,no,"two\nlines",,,',
    'g,no,"80"x,,,',
    'h,,,,,',
    'i,no,80,,,,too many',
    '',
    'j,no,400.1,,a code,First Look',
  ];
  const expected = [
    [2, 3, 'sure', 'perhaps'],
    [3, 4, 'weight', '80.55'],
    [3, 4, 'onset', '2024-02-30'],
    [4, 5, '', ''],
    [6, 7, 'weight', 'two\nlines'],
    [7, 9, '', ''],
    [9, 11, '', ''],
    [10, 13, 'weight', '400.1'],
  ];

  it.each([
    ['\n', ''],
    ['\r\n', '\ufeff'],
  ])('are told by line, column and value, and counted exactly (line end %j)', async (end, mark) => {
    const path = folder.write(
      'bad.csv',
      mark + [header, ...rows].join(end).replaceAll('two\r\nlines', 'two\nlines'),
    );
    const answer = await replayed(kinds, path);
    expect(answer.bad.listed.map(({ row, line, column, value }) => [row, line, column, value])).toEqual(
      expected,
    );
    expect(answer.bad).toMatchObject({ setAside: 7, brokenRecords: 3, badCells: 5, blankLines: 1 });
    expect([answer.records, answer.decided]).toEqual([10, 3]);
    expect(answer.bad.listed.map(({ why }) => why).join('\n')).toMatch(
      /yes or no[^]*finer than the declared precision[^]*no day of the calendar[^]*3 cells; the header has 6[^]*not a plain decimal[^]*closing quote[^]*7 cells[^]*outside the declared range/,
    );
  });

  it('count as cases where a bad value is to be taken as unknown', async () => {
    const path = folder.write('unknown.csv', [header, ...rows].join('\n'));
    const answer = await replayed(kinds, path, { badValues: 'unknown', listed: 2 });
    expect(answer.bad).toMatchObject({ setAside: 3, brokenRecords: 3, badCells: 5, takenAsUnknown: true });
    expect(answer.bad.listed).toHaveLength(2);
    expect(answer.decided).toBe(7);
  });

  it('of JSON Lines are told by line', async () => {
    const path = folder.write(
      'bad.jsonl',
      '{"sure": true, "weight": 80.5}\n{"sure": tru}\n\n[1]\n{"sure": "x", "weight": null}\n{"sure": [1]}\n',
    );
    const answer = await replayed(kinds, path);
    expect(answer.bad.listed.map(({ row, line, column }) => [row, line, column])).toEqual([
      [2, 2, ''],
      [3, 4, ''],
      [4, 5, 'sure'],
      [5, 6, 'sure'],
    ]);
    expect(answer.decided).toBe(1);
  });

  it('include what is no UTF-8, and a quote that is never closed costs one row only', async () => {
    const bytes = Buffer.concat([
      Buffer.from('case-id,sure,purpose\na,no,first-look\nb,no,"open\nc,no,follow-up\nd,no,'),
      Buffer.from([0xe9]),
      Buffer.from('\ne,no,follow-up'),
    ]);
    const answer = await replayed(kinds, folder.write('bytes.csv', bytes));
    expect(answer.bad.listed.map(({ line, why }) => [line, why])).toEqual([
      [3, 'A quote that begins in it is never closed.'],
      [5, 'It is not UTF-8; save the file as UTF-8.'],
    ]);
    expect(answer.decided).toBe(3);
  });
});

describe('a file that is none', () => {
  it.each([
    ['', /is empty/],
    ['a,b\n', /No column/],
    ['sure,sure\nyes,no\n', /"sure" and "sure" are both `sure`/],
    ['sure\n', /has no cases/],
    ['[{"sure": true}]', /one JSON list/],
    [new Uint8Array([0xff, 0xfe, 97, 0]), /UTF-16/],
    ['PAR1 and no more', /cannot be read as Parquet/],
  ])('is refused in words: %j', async (content, words) => {
    const path = folder.write('none', content);
    await expect(replayed(kinds, path)).rejects.toThrow(words);
  });
});

describe('a long replay', () => {
  it('tells how far it is, and stops when it is asked to', async () => {
    const table = randomTable(shipped, 2000, 3);
    for (const name of ['long.csv', 'long.jsonl']) {
      const path = folder.write(name, name.endsWith('csv') ? table.csv : table.jsonLines);
      const stop = new AbortController();
      const heard: number[] = [];
      const run = replayed(shipped, path, {
        batchSize: 256,
        signal: stop.signal,
        onProgress: ({ records, bytesRead, bytes }) => {
          expect(bytesRead).toBeLessThanOrEqual(bytes);
          heard.push(records);
          if (heard.length === 3) stop.abort();
        },
      });
      await expect(run).rejects.toThrow(/abort/i);
      expect(heard).toEqual([256, 512, 768]);
    }
  });

  it('holds no more of a larger file', async () => {
    const path = folder.write('distinct.csv', 'case-id,weight,sure');
    const distinct: number[] = [];
    for (let part = 0; part < 20; part++) {
      const lines = Array.from(
        { length: 10_000 },
        (_, at) => `\nC${part}-${at},${((10_000 * part + at) % 3990) / 10 + 1},yes`,
      );
      appendFileSync(path, lines.join(''));
    }
    const answer = await replayed(kinds, path, {
      onProgress: () => {
        globalThis.gc?.();
        distinct.push(process.memoryUsage().arrayBuffers);
      },
    });
    expect(answer.records).toBe(200_000);
    expect(Math.max(...distinct)).toBeLessThan(200 * 1024 * 1024);
  });
});
