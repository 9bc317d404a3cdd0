// Measures reading and checking a guideline, whole and after an edit of one line, beside Langium and bare Chevrotain, and how cost grows; asserts nothing.
import {
  compileDiagram,
  compileGuideline,
  createSourceText,
  createSyntax,
  createWorkspace,
  diffGuidelines,
  formFields,
  printDocument,
} from '../../dsl/index.ts';
import { matchCriteria } from '../../dsl/diff/match.ts';
import { structuralChanges } from '../../dsl/diff/structural.ts';
import { createLanguageService } from '../../renderer/worker/language-service.ts';
import type { DocumentText } from '../../renderer/worker/protocol.ts';
import { createBareParser } from './language/bare-chevrotain.ts';
import { editOneLine, generateGuideline } from './language/generated-guideline.ts';
import { createPeer } from './langium/services.ts';

const rounds = Number(process.argv[2] ?? 9);
const sizes = [1000, 5000, 10_000];

const names = {
  bare: 'bare Chevrotain: lex and parse',
  parse: 'ours: cold parse',
  cold: 'ours: cold parse to diagnostics',
  edit: 'ours: one line edited, to diagnostics',
  worker: 'ours: one line edited, to diagnostics in the worker',
  panels: 'ours: one line edited, all for the panels too',
  peerCold: 'Langium: cold parse, link, validate',
  peerEdit: 'Langium: one line edited, DocumentBuilder.update',
};

interface Contestant {
  readonly name: string;
  readonly run: (round: number) => unknown;
}

await beside();
growth();

/** Parsers and services are made once and not counted. Every cold text has a name that was never read. */
async function beside(): Promise<void> {
  console.log(
    `Milliseconds, medians of ${String(rounds)} interleaved rounds; on a busy machine compare the processor times`,
  );
  for (const size of sizes) {
    const { ours, peer } = generateGuideline(size);
    const contestants = await createContestants(ours, peer);
    for (let round = 0; round < 2; round++) for (const { run } of contestants) await run(round);
    const elapsed = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
    const worked = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
    for (let round = 2; round < rounds + 2; round++) {
      for (const { name, run } of contestants) {
        const started = performance.now();
        const before = process.threadCpuUsage();
        await run(round);
        const { user, system } = process.threadCpuUsage(before);
        elapsed.get(name)?.push(performance.now() - started);
        worked.get(name)?.push((user + system) / 1000);
      }
    }
    const figures = new Map([...elapsed].map(([name, times]) => [name, median(times)]));
    console.log(
      `\n${String(size)} criteria, ${kilobytes(ours)} in our notation, ${kilobytes(peer)} in the peer's`,
    );
    console.log(`  ${''.padEnd(52)}  elapsed  processor`);
    for (const [name, time] of figures) {
      const own = median(worked.get(name) ?? []).toFixed(1);
      console.log(`  ${name.padEnd(52)} ${time.toFixed(1).padStart(8)} ${own.padStart(10)}`);
    }
    const ratio = (a: string, b: string): string =>
      ((figures.get(a) ?? Number.NaN) / (figures.get(b) ?? Number.NaN)).toFixed(1);
    console.log(`  Langium / ours, cold to diagnostics:       ${ratio(names.peerCold, names.cold)} x`);
    console.log(`  Langium / ours, one line to diagnostics:   ${ratio(names.peerEdit, names.edit)} x`);
    console.log(`  ours / bare Chevrotain, cold parse:        ${ratio(names.parse, names.bare)} x`);
  }
}

async function createContestants(ours: string, peer: string): Promise<readonly Contestant[]> {
  const syntax = createSyntax();
  const workspace = createWorkspace();
  const service = createLanguageService(() => performance.now());
  const langium = await createPeer();
  const bare = createBareParser();
  expectSound('ours', check('sound.guideline', ours));
  expectSound('Langium', await langium.open('sound', peer));
  expectSound('bare Chevrotain', bare(peer));
  function check(uri: string, text: string): number {
    workspace.setText(uri, text);
    return workspace.diagnostics(uri).length;
  }
  const typed = (uri: string, round: number): DocumentText => ({
    uri,
    version: round,
    text: editOneLine(ours, round),
  });
  await langium.open('edited', peer);
  return [
    { name: names.bare, run: () => bare(peer) },
    {
      name: names.parse,
      run: (round) => syntax.parse(createSourceText(`${String(round)}.guideline`, ours)),
    },
    {
      name: names.cold,
      run: (round) => {
        check(`${String(round)}.guideline`, ours);
        workspace.remove(`${String(round)}.guideline`);
      },
    },
    {
      name: names.peerCold,
      run: async (round) => {
        await langium.open(String(round), peer);
        await langium.close(String(round));
      },
    },
    { name: names.edit, run: (round) => check('edited.guideline', editOneLine(ours, round)) },
    {
      name: names.worker,
      run: async (round) => await service.analyse(typed('diagnostics.guideline', round)),
    },
    {
      name: names.panels,
      run: async (round) => {
        const document = typed('panels.guideline', round);
        await service.analyse(document);
        for (const part of ['marks', 'page', 'tree', 'form'] as const)
          await service.analysisPart(document, part);
      },
    },
    { name: names.peerEdit, run: async (round) => await langium.change('edited', editOneLine(peer, round)) },
  ];
}

/** Processor times, and the exponent of each piece of work between 100 and 10,000 criteria: 1 is linear, n log n is 1.1. */
function growth(): void {
  const measured = [100, 1000, 10_000].map((size) => ({ size, times: workAt(size) }));
  console.log(
    `\n${'growth'.padEnd(24)} ${measured.map(({ size }) => String(size).padStart(9)).join('')} exponent`,
  );
  for (const name of measured[0]?.times.keys() ?? []) {
    const points = measured.map(({ size, times }) => [size, times.get(name) ?? Number.NaN] as const);
    const shown = points.map(([, time]) => time.toFixed(2).padStart(9)).join('');
    console.log(`${name.padEnd(24)} ${shown} ${exponent(points).toFixed(2).padStart(8)}`);
  }
}

function workAt(size: number): ReadonlyMap<string, number> {
  const { ours } = generateGuideline(size);
  const syntax = createSyntax();
  let read = 0;
  const fresh = (text = ours) => createSourceText(`${String(read++)}.guideline`, text);
  const compile = (text: string) => compileGuideline(syntax, fresh(text), () => undefined);
  const compiled = compile(ours);
  const edited = compile(editOneLine(ours, 3));
  // A number that every group asks for makes any diagram as large as its budget, whatever the guideline's size.
  const simple = compile(ours.replaceAll(/^ *WHEN age.*\n/gm, ''));
  const work: readonly (readonly [string, () => unknown])[] = [
    ['parse', () => syntax.parse(fresh())],
    ['check', () => compile(ours)],
    ['format', () => printDocument(compiled.document)],
    ['form', () => formFields(compiled)],
    [
      'compare structures',
      () => structuralChanges(compiled, edited, matchCriteria(compiled.guideline, edited.guideline)),
    ],
    ['compare all', () => diffGuidelines(compiled, edited)],
    ['decision diagram', () => compileDiagram(simple.graph)],
  ];
  const times = work.map(([name, run]): [string, number] => {
    // The clock of the processor is too coarse for one short run.
    const runs = Math.ceil(10_000 / size);
    const repeated = Array.from({ length: 5 }, () => {
      const before = process.threadCpuUsage();
      for (let count = 0; count < runs; count++) run();
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1000 / runs;
    });
    return [name, median(repeated)];
  });
  return new Map(times);
}

/** Slope of the line through the logarithms. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const middle = (index: 0 | 1): number => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [middle(0), middle(1)];
  const covariance = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return covariance / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

/** A text with faults would take another way through the parsers. */
function expectSound(who: string, diagnostics: number): void {
  if (diagnostics > 0) throw new Error(`${who} finds ${String(diagnostics)} faults in the generated text.`);
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

function kilobytes(text: string): string {
  return `${(text.length / 1024).toFixed(0)} kB`;
}
