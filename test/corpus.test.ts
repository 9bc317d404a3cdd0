// The corpus: what the language says compiles without a fault; one fault per file is found at its words and costs nothing else.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDecideModule } from '../host/disk/load-module.ts';
import { verifyBundle } from '../host/verify-bundle.ts';
import { coverageOf } from '../dsl/cases/coverage.ts';
import { createWorkspace, type Workspace } from '../dsl/workspace.ts';
import { bundleOf, file as bytesOf } from './bundles/support/libraries.ts';
import { createLinter } from '../dsl/lint/run.ts';
import { lintRules } from '../dsl/lint/registry.ts';
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

/** A fragment decides nothing alone, and a first paste has neither id nor version. */
const unnamed = new Set(['shared-preamble.guideline', 'draft.guideline']);
/** Their lists hold a condition and its opposite, so that nothing can be closed. */
const openEnded = new Set(['expressions.cases', 'days.cases', 'changes.cases']);

function corpusWorkspace(): Workspace {
  const workspace = createWorkspace();
  for (const { path, text } of [...validCorpus(), ...readFolder('test/corpus/valid', '.cases')])
    workspace.setText(path, text);
  return workspace;
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

    it(`${basename(file.path)} is formatted once`, () => {
      const workspace = corpusWorkspace();
      const formatted = workspace.format(file.path) ?? '';
      expect(formatted).not.toBe('');
      workspace.setText(file.path, formatted);
      expect(workspace.format(file.path)).toBe(formatted);
      expect(hasErrors(workspace.diagnostics(file.path))).toBe(false);
    });

    it(`${basename(file.path)} neither approves nor denies what is not documented`, () => {
      const { graph } = compile(file);
      expect(['needs-information', 'clinician-review']).toContain(decide(graph, {}).determination);
    });
  }
});

describe('cases of the valid corpus', () => {
  const workspace = corpusWorkspace();
  const files = readFolder('test/corpus/valid', '.cases');

  it('stand beside every guideline that has a name', () => {
    const named = validCorpus().filter(({ path }) => !unnamed.has(basename(path)));
    const withCases = files.map(({ path }) => path.replace(/cases$/, 'guideline'));
    expect(named.map(({ path }) => path).filter((path) => !withCases.includes(path))).toEqual([]);
  });

  for (const { path } of files) {
    it(`${basename(path)} are all met, and reach a yes, another verdict and a question`, () => {
      expect(workspace.diagnostics(path).map(({ message }) => message)).toEqual([]);
      const verdicts =
        workspace.cases(path)?.value.map(({ expect: expected }) => expected?.determination) ?? [];
      expect(verdicts).toContain('appropriate');
      expect(verdicts).toContain('needs-information');
      expect(
        verdicts.some((verdict) => /clinician-review|not-covered/.test(verdict ?? '')) ||
          openEnded.has(basename(path)),
      ).toBe(true);
    });
  }

  const withNumbers = [
    'units',
    'expressions',
    'sleep-apnea-device',
    'implantable-defibrillator',
    'includes',
    'gates',
  ];
  it.each(withNumbers)('%s: both sides of every threshold of a number', (name) => {
    const uri = `test/corpus/valid/${name}.guideline`;
    const graph = workspace.guideline(uri)?.graph;
    const cases = workspace.cases(uri.replace(/guideline$/, 'cases'))?.value ?? [];
    if (!graph) throw new Error(`${name} must compile`);
    const { criteria } = coverageOf(graph, cases);
    const computed = graph.nodes.flatMap((node) =>
      node.kind === 'test' && node.test.op === 'in-range' ? [node.origin.id] : [],
    );
    const ranges = criteria.filter(({ origin }) => computed.includes(origin.id));
    expect(ranges.length).toBeGreaterThan(0);
    for (const { origin, seen } of ranges)
      expect(Math.min(seen.met, seen['not-met'], seen.unknown), origin.id).toBeGreaterThan(0);
  });
});

describe('the linter over the valid corpus', () => {
  it('knows every code that is waived', () => {
    const codes = new Set<string>(lintRules.map(({ code }) => code));
    const waived = validCorpus().flatMap(({ text }) =>
      [...text.matchAll(/WAIVE (\S+)/g)].map(([, code = '']) => code),
    );
    expect(waived.length).toBeGreaterThan(1);
    expect(waived.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('names the values that a gap leaves open, in steps of the declared precision', () => {
    const { text } = validCorpus().find(({ path }) => path.includes('numeric-gap')) ?? { text: '' };
    const gaps = (guideline: string) =>
      createLinter()
        .lint(compile({ path: 'gap.guideline', text: guideline }))
        .findings.filter(({ code }) => /numeric-(?:gap|overlap)/.test(code))
        .map(({ code, message }) => `${code}: ${message}`);
    expect(gaps(text)).toEqual([expect.stringContaining('14.1 to 14.9 /h')]);
    expect(gaps(text.replace('precision 0.1, from 0', 'precision 1, from 0'))).toEqual([]);
    expect(
      gaps(
        text
          .replace('>= 15 /h', '>= 15 /h\n       AND it was ordered')
          .replace('and 14 /h', 'and 15 /h\n       AND a symptom'),
      ),
    ).toEqual([expect.stringContaining('15 /h')]);
  });
});

describe('bundles of the valid corpus', () => {
  const library = [...validCorpus(), ...readFolder('test/corpus/valid', '.cases')].map(({ path, text }) =>
    bytesOf(path, text),
  );

  it.each(
    validCorpus()
      .filter(({ path }) => !unnamed.has(basename(path)))
      .map(({ path }) => path),
  )('%s is exported, and its bundle verifies', async (path) => {
    const { bytes } = bundleOf(library, path);
    const outcome = await verifyBundle(bytes, { loadModule: loadDecideModule });
    expect(outcome.checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(outcome.holds).toBe(true);
    expect(outcome.vectors).toBeGreaterThan(0);
  });
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
      expect(valid.length, pattern).toBeGreaterThan(0);
      expect(invalid.length, pattern).toBeGreaterThan(0);
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
