// The CQL target: its text for a shipped guideline, what it says where it cannot carry one, and texts that would break out of it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCqlTranslator } from '../../cql/translator.ts';
import { createWorkspace, type TargetInput } from '../../dsl/index.ts';
import { semanticVersion } from '../../dsl/targets/shared/semantic-version.ts';
import { cql } from '../../dsl/targets/cql/cql.ts';
import { comment, libraryName } from '../../dsl/targets/cql/cql-text.ts';
import { cqlLibrary } from '../../dsl/targets/cql/library.ts';
import { conform } from '../engines/conformance.ts';
import { cqlExecution } from '../engines/cql-execution.ts';
import { shippedFiles } from '../support/documents.ts';
import { lawOptions } from '../support/random-graph.ts';
import { hostileGraph, hostileTexts } from './support/hostile.ts';

const golden = join(import.meta.dirname, 'golden/cql');
const translator = createCqlTranslator();

function shipped(path: string): TargetInput {
  const workspace = createWorkspace();
  for (const file of shippedFiles()) workspace.setText(file.path, file.text);
  const compiled = workspace.guideline(path);
  if (compiled === undefined) throw new Error(path);
  return { ...compiled, cases: [], sources: [] };
}

const texts = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]) =>
  new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));

describe('the CQL target', () => {
  const input = shipped('guidelines/mr-spectroscopy/2024.guideline');

  it('emits the library as text and as ELM, the same bytes twice', () => {
    const { value, diagnostics } = cql.emit(input, { cql: translator });
    expect(diagnostics).toEqual([]);
    expect(value.map(({ path, mediaType }) => [path, mediaType])).toEqual([
      ['cql/library.cql', 'text/cql'],
      ['cql/library.elm.json', 'application/elm+json'],
    ]);
    expect(cql.emit(input, { cql: createCqlTranslator() }).value).toEqual(value);
    const { library } = JSON.parse(texts(value).get('cql/library.elm.json') ?? '') as {
      readonly library: { readonly identifier: unknown };
    };
    expect(library.identifier).toEqual({ id: 'MrSpectroscopy', version: '2024.2.0' });
  });

  it('reads as the kept library of a shipped guideline (GOLDEN=write keeps another)', () => {
    const path = join(golden, 'mr-spectroscopy-2024.cql');
    const text = cqlLibrary(input.graph);
    if (process.env['GOLDEN'] === 'write') writeFileSync(path, text);
    expect(existsSync(path) && readFileSync(path, 'utf8') === text).toBe(true);
  });

  it('says that there is no ELM where there is no translator, and gives the text', () => {
    const { value, diagnostics } = cql.emit(input);
    expect(diagnostics.map(({ code }) => code)).toEqual(['export/no-cql-translator']);
    expect([...texts(value).keys()]).toEqual(['cql/library.cql']);
  });

  it('emits nothing that the translator refuses, and repeats its words', () => {
    const refusing = { version: 'x', translate: () => ({ problems: ['Line 3: no'] as const }) };
    const { value, diagnostics } = cql.emit(input, { cql: refusing });
    expect(value).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'export/not-translated', severity: 'error', message: expect.stringContaining('Line 3: no') },
    ]);
  });

  it('never asks `in`, `exists` or `if` of what may be unknown', () => {
    const text = cqlLibrary(input.graph).replaceAll(
      /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*[^]*?\*\//g,
      '_',
    );
    expect(text).toContain('_ is null');
    expect(text).not.toMatch(/\b(?:in|if|exists|AllTrue|AnyTrue)\b/);
  });
});

describe('texts of authors in CQL', () => {
  it('are carried as names, strings and comments: hostile ones translate and decide as the reference', async () => {
    const jobs = hostileTexts.map((text) => {
      const graph = hostileGraph(text);
      const cases = [true, false, null].map((answer) => ({ [text]: answer, [`choice ${text}`]: text }));
      return { graph, cases };
    });
    const { mismatches, pairs } = await conform(cqlExecution, jobs);
    expect(mismatches.map(({ graph, given }) => [graph.guideline.title, given])).toEqual([]);
    expect(pairs).toBe(3 * hostileTexts.length);
  });

  it('cannot end a comment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('*/', '*\u2028/'))),
        (lines) => {
          const text = comment(lines);
          expect(text.indexOf('*/')).toBe(text.length - 2);
          expect(text).not.toMatch(/[\p{Cf}\u2028]/u);
        },
      ),
      lawOptions(300),
    );
  });

  it('name a library as FHIR takes it, and give its version three parts', () => {
    expect(['mr-spectroscopy', 'a', '2-x', 'é'].map(libraryName)).toEqual([
      'MrSpectroscopy',
      'A',
      'Guideline2X',
      'Guideline',
    ]);
    expect(['2024.2', '1', '1.2.3', '2024.02', 'rev-a', '1.2.3.4'].map(semanticVersion)).toEqual([
      '2024.2.0',
      '1.0.0',
      '1.2.3',
      '2024.02',
      'rev-a',
      '1.2.3.4',
    ]);
  });
});
