// The corpus: what the language says compiles without a fault; one fault per file is found at its words and costs nothing else.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileGuideline } from '../dsl/compile.ts';
import { decide } from '../dsl/decision/decide.ts';
import { hasErrors } from '../dsl/source/diagnostic.ts';
import { createSourceText, positionAt } from '../dsl/source/source-text.ts';
import { createSyntax } from '../dsl/syntax/parse.ts';
import { printDocument } from '../dsl/syntax/print.ts';
import { readFaults } from './support/corpus-faults.ts';
import type { TextFile } from './support/documents.ts';
import { readFolder, validCorpus, withoutPlaces } from './support/documents.ts';

const syntax = createSyntax();
const fragments = new Map(
  validCorpus()
    .filter(({ text }) => text.startsWith('fragment'))
    .map(({ path, text }) => [`${basename(path, '.guideline')} 1.0`, createSourceText(path, text)]),
);

function compile({ path, text }: TextFile) {
  return compileGuideline(syntax, createSourceText(path, text), (id, version) =>
    fragments.get(`${id} ${version}`),
  );
}

describe('valid corpus', () => {
  for (const file of validCorpus()) {
    it(`${basename(file.path)} compiles without an error`, () => {
      const errors = compile(file).diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    });

    it(`${basename(file.path)} means the same when printed`, () => {
      const first = compile(file);
      const printed = compile({ path: file.path, text: printDocument(first.document) });
      expect(withoutPlaces(printed.document)).toEqual(withoutPlaces(first.document));
      expect(withoutPlaces(printed.graph)).toEqual(withoutPlaces(first.graph));
    });

    it(`${basename(file.path)} neither approves nor denies what is not documented`, () => {
      const { graph } = compile(file);
      expect(['needs-information', 'clinician-review']).toContain(decide(graph, {}).determination);
    });
  }
});

describe('invalid corpus', () => {
  for (const file of readFolder('test/corpus/invalid', '.guideline')) {
    const { text, faults, intact, unknown } = readFaults(file.text);

    it(`${basename(file.path)}: the fault is found at its words, and no other`, () => {
      const compiled = compile({ path: file.path, text });
      const found = compiled.diagnostics.map(({ code, span }) => {
        const { line, column } = positionAt(compiled.source, span.start);
        return { code, line, column, length: span.end - span.start };
      });
      expect(hasErrors(compiled.diagnostics)).toBe(true);
      expect(found).toEqual(faults);
    });

    it(`${basename(file.path)}: every other criterion is intact`, () => {
      const { graph } = compile({ path: file.path, text });
      const nodesOf = (id: string) =>
        graph.nodes.filter(({ origin }) => origin.id === id || origin.id === `${id}.head`);
      const isUnknown = (id: string) => nodesOf(id).some(({ kind }) => kind === 'constant');
      expect([...intact, ...unknown].filter((id) => nodesOf(id).length === 0)).toEqual([]);
      expect(intact.filter(isUnknown)).toEqual([]);
      expect(unknown.filter((id) => !isUnknown(id))).toEqual([]);
    });
  }
});

describe('the table of patterns', () => {
  const rows = readFileSync('test/corpus/README.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(
      ([, pattern = '', valid = '', invalid = '']) => [pattern, namesOf(valid), namesOf(invalid)] as const,
    );
  const table = rows.map(([, valid, invalid]) => [valid, invalid] as const);
  const namesIn = (folder: string): readonly string[] =>
    readFolder(`test/corpus/${folder}`, '.guideline').map(({ path }) => basename(path, '.guideline'));

  it.each([
    ['valid', 0],
    ['invalid', 1],
  ] as const)('names files of %s that exist', (folder, column) => {
    const named = new Set(table.flatMap((row) => row[column] ?? []).filter((name) => name !== ''));
    expect([...named].filter((name) => !namesIn(folder).includes(name))).toEqual([]);
    expect(named.size).toBeGreaterThan(15);
  });

  it('is the same as patterns.json', () => {
    const patterns: unknown = JSON.parse(readFileSync('test/corpus/patterns.json', 'utf8'));
    expect(patterns).toEqual(rows.map(([pattern, valid, invalid]) => ({ pattern, valid, invalid })));
  });

  it('names a file of each folder for every pattern, and leaves out no file of valid', () => {
    for (const [pattern, valid = [], invalid = []] of rows) {
      expect(valid.length, String(pattern)).toBeGreaterThan(0);
      expect(invalid.length, String(pattern)).toBeGreaterThan(0);
    }
    const named = table.flatMap((row) => row[0] ?? []);
    expect(namesIn('valid').filter((name) => !named.includes(name))).toEqual([]);
  });
});

function namesOf(cell: string): readonly string[] {
  return cell
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
