// The SQL of random guidelines, run in DuckDB over many random cases at once, against the reference.
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../dsl/decision/calendar.ts';
import type { CriteriaGraph, Element } from '../../dsl/decision/criteria-graph.ts';
import { formatScaled } from '../../dsl/decision/decimal.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import type { ElementValue, Values } from '../../dsl/decision/facts.ts';
import { decisionSql, factsTableSql } from '../../dsl/targets/sql/decision-sql.ts';
import { targets } from '../../dsl/targets/registry.ts';
import { sql } from '../../dsl/targets/sql/sql.ts';
import type { TargetInput } from '../../dsl/targets/target.ts';
import { criteriaSql, explainedSql } from '../../dsl/targets/sql/explained-sql.ts';
import { reachedNodes } from '../../dsl/decision/criteria-index.ts';
import { expectGolden, goldenInput } from './support/golden.ts';
import { hostileGraph } from './support/hostile.ts';
import { largeGraph } from './support/large-graph.ts';
import { dialects, duckdb, postgres, spark } from '../../dsl/targets/sql/dialects.ts';
import { lawOptions, randomGraph, randomValues } from '../support/random-graph.ts';
import { bmi, sketchGraph } from '../decision/small-graph.ts';

describe('the SQL of a guideline', () => {
  it('gives every random case the determination of the reference in DuckDB', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const samples = fc.sample(
      randomGraph({ questions: 6, tests: 8, groups: 10 }).chain((graph) =>
        fc.tuple(fc.constant(graph), fc.array(randomValues(graph), { minLength: 60, maxLength: 60 })),
      ),
      lawOptions(60),
    );
    const seen = new Set<string>();
    for (const [graph, cases] of samples) {
      await connection.run(`DROP TABLE IF EXISTS facts; ${factsTableSql(graph, duckdb)}`);
      await connection.run(
        `INSERT INTO facts VALUES ${cases.map((values, at) => rowSql(graph, values, at)).join(', ')}`,
      );
      const wanted = cases.map((values) => evaluateGraph(graph, values).verdict.determination);
      for (const determination of wanted) seen.add(determination);
      const answer = await connection.runAndReadAll(
        `SELECT determination FROM (${decisionSql(graph, duckdb)}) ORDER BY CAST(case_id AS INTEGER)`,
      );
      expect(answer.getColumns()[0], JSON.stringify(graph)).toEqual(wanted);
    }
    expect(seen.size).toBe(4);
    connection.closeSync();
  });

  it('takes what a fact may not be as unknown, and never rounds', async () => {
    const graph = sketchGraph(
      {
        indications: {
          when: { op: 'in-range', element: 0, ranges: [{ from: 350, to: undefined }] },
          id: 'a',
        },
      },
      [bmi],
    );
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(factsTableSql(graph, duckdb));
    await connection.run(
      `INSERT INTO facts VALUES ('1', 35.0), ('2', 34.96), ('3', 999), ('4', 34.9), ('5', NULL)`,
    );
    const answer = await connection.runAndReadAll(
      `SELECT determination FROM (${decisionSql(graph, duckdb)}) ORDER BY case_id`,
    );
    const open = 'needs-information';
    expect(answer.getColumns()[0]).toEqual(['appropriate', open, open, 'clinician-review', open]);
    connection.closeSync();
  });

  it('differs between engines only in types, quotation and steps of the calendar', () => {
    const graph = sketchGraph(
      {
        indications: {
          any: [
            {
              when: {
                op: 'window',
                element: 0,
                event: 1,
                from: { amount: -3, unit: 'month' },
                to: undefined,
              },
              id: 'a',
            },
            { when: { op: 'codes-in', element: 2, ranges: [{ from: 'C34.1', to: 'C35' }] }, id: 'b' },
          ],
        },
      },
      [
        { kind: 'date', key: 'placed', label: '' },
        { kind: 'date', key: 'request', label: '' },
        { kind: 'codes', key: 'diagnosis', label: '', system: 'ICD-10-CM' },
      ],
    );
    expect(decisionSql(graph, postgres)).toContain(
      `EXISTS (SELECT 1 FROM unnest(v2) AS codes(code) WHERE (upper(replace(code, '.', '')) COLLATE "C" >= 'C341'`,
    );
    expect(decisionSql(graph, spark)).toContain('v0 >= add_months(v1, -3)');
    expect(factsTableSql(graph, spark)).toBe(
      'CREATE TABLE `facts` (\n  `case_id` STRING,\n  `placed` DATE,\n  `request` DATE,\n  `diagnosis` ARRAY<STRING>\n);\n',
    );
  });

  it.each(dialects)('$title: carries any text of an author as text and name', ({ id, text, identifier }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const literal = text(words);
        expect(literal).toMatch(/^[ -~]*$/);
        if (id === 'spark') expect(literal.slice(1, -1)).not.toContain("'");
        else expect(literal.replaceAll(/'(?:[^']|'')*'/g, '')).toMatch(/^[()|0-9chr ]*$/);
      }),
      lawOptions(200),
    );
    expect(identifier('a"b`c')).toBe(id === 'spark' ? '`a"b``c`' : '"a""b`c"');
  });
});

describe('every criterion in SQL', () => {
  it('has the state of the reference, in a column under its id', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const samples = fc.sample(
      randomGraph().chain((graph) =>
        fc.tuple(fc.constant(graph), fc.array(randomValues(graph), { minLength: 10, maxLength: 10 })),
      ),
      lawOptions(30),
    );
    for (const [graph, cases] of samples) {
      await connection.run(`DROP TABLE IF EXISTS facts; ${factsTableSql(graph, duckdb)}`);
      await connection.run(
        `INSERT INTO facts VALUES ${cases.map((values, at) => rowSql(graph, values, at)).join(', ')}`,
      );
      const answer = await connection.runAndReadAll(
        `SELECT * EXCLUDE (case_id) FROM (${criteriaSql(graph, duckdb)}) ORDER BY CAST(case_id AS INTEGER)`,
      );
      const reached = reachedNodes(graph);
      const wanted = cases.map((values) => {
        const { states } = evaluateGraph(graph, values);
        return Object.fromEntries(
          graph.nodes.flatMap(({ origin }, node) => (reached[node] === 1 ? [[origin.id, states[node]]] : [])),
        );
      });
      const words = new Map<unknown, string>([
        [true, 'met'],
        [false, 'not-met'],
        [null, 'unknown'],
      ]);
      const told = answer
        .getRowObjectsJS()
        .map((row) => Object.fromEntries(Object.entries(row).map(([id, state]) => [id, words.get(state)])));
      expect(told, JSON.stringify(graph)).toEqual(wanted);
    }
    connection.closeSync();
  });
});

describe('names in PostgreSQL', () => {
  it('are kept apart where it would cut them', () => {
    const long = (end: string) => `${'criterion-of-many-words-'.repeat(4)}${end}`;
    const [first, second] = [postgres.identifier(long('a')), postgres.identifier(long('b'))];
    expect(first).not.toBe(second);
    for (const name of [
      first,
      second,
      postgres.identifier('ä'.repeat(40)),
      postgres.identifier('🧠'.repeat(40)),
    ])
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63 + 2);
    expect(postgres.identifier('bmi')).toBe('"bmi"');
  });
});

describe('the SQL target', () => {
  it('emits the files of a shipped guideline as kept', () => {
    const { value, diagnostics } = sql.emit(goldenInput());
    expect(diagnostics).toEqual([]);
    expectGolden(sql, value);
  });

  it('refuses what a column of facts would round, by name', () => {
    const trace: Element = { ...bmi, key: 'trace', decimals: 11 } as Element;
    const graph = sketchGraph({ indications: 'a' }, [trace]);
    const { value, diagnostics } = sql.emit({ ...goldenInput(), graph });
    expect(value).toEqual([]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['export/too-fine-for-sql', '`trace` has 11 decimal places, and a column of facts has 10'],
    ]);
  });

  it('leaves the files of PostgreSQL out where it has too few columns, and says so', () => {
    const { value, diagnostics } = sql.emit({ ...goldenInput(), graph: largeGraph(1000) });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['export/too-wide-for-postgres', 'warning'],
    ]);
    expect(new Set(value.map(({ path }) => path.split('/')[1]))).toEqual(new Set(['duckdb', 'spark']));
  });

  it('grows with the criteria: twice as many, twice the text', () => {
    const [small, large] = [500, 1000].map((size) => explainedSql(largeGraph(size), duckdb).length);
    expect((large ?? 0) / (small ?? 1)).toBeLessThan(2.3);
  });

  it('is registered, and emits a table and a query for each engine', () => {
    const graph = hostileGraph('*/\n-- DROP');
    const { value, diagnostics } = sql.emit({ graph } as TargetInput);
    expect(targets).toContain(sql);
    expect(diagnostics).toEqual([]);
    expect(value.map(({ path }) => path)).toEqual(
      ['duckdb', 'postgres', 'spark'].flatMap((id) =>
        ['criteria', 'decide', 'determine', 'facts'].map((name) => `sql/${id}/${name}.sql`),
      ),
    );
    for (const { bytes } of value) {
      const [first = '', second = ''] = new TextDecoder().decode(bytes).split('\n');
      expect(first).toMatch(/^-- "\*\/\\n-- DROP", version "1", for \w+\. Generated/);
      expect(second).toMatch(/^-- /);
    }
  });
});

function rowSql(graph: CriteriaGraph, values: Values, at: number): string {
  const cells = graph.elements.map((element, index) => cellSql(element, values[index]));
  return `('${String(at)}', ${cells.join(', ')})`;
}

function cellSql(element: Element, value: ElementValue | undefined): string {
  if (value === undefined) return 'NULL';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'number') return `[${value.map((code) => `'${code}'`).join(', ')}]::VARCHAR[]`;
  if (element.kind === 'date') return `DATE '${formatDay(value)}'`;
  return element.kind === 'quantity' ? formatScaled(value, element.decimals) : String(value);
}
