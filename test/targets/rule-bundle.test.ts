// The files of a rule bundle: each carries the guideline whole, agrees with the reference, and withstands hostile words.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { evaluateGraph } from '../../dsl/decision/evaluate.ts';
import { readFacts, type Facts } from '../../dsl/decision/facts.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import { bundleFiles } from '../../dsl/targets/bundle-files.ts';
import { canonicalJson, printJson, type JsonValue } from '../../dsl/targets/canonical-json.ts';
import { targets } from '../../dsl/targets/registry.ts';
import { decideModule } from '../../dsl/targets/rule-bundle/decide-module.ts';
import { decisionFile } from '../../dsl/targets/rule-bundle/decision-file.ts';
import { diagramData } from '../../dsl/targets/rule-bundle/diagram-file.ts';
import { decideTypings } from '../../dsl/targets/rule-bundle/typings.ts';
import { vectorsFile } from '../../dsl/targets/rule-bundle/vectors.ts';
import { lawOptions, randomFacts, randomGraph, randomValues } from '../support/random-graph.ts';
import { hostileGraph, hostileTexts } from './support/hostile.ts';
import { readGraph, walkDiagram } from './support/read-decision.ts';
import { runModule } from './support/run-module.ts';

interface VectorData {
  readonly name: string;
  readonly facts: Facts;
  readonly decision: { readonly determination: string; readonly invalid: readonly string[] } & Record<
    string,
    unknown
  >;
}

function vectorsOf(graph: CriteriaGraph): readonly VectorData[] {
  return (JSON.parse(printJson(vectorsFile(graph, []), 2)) as { readonly vectors: readonly VectorData[] })
    .vectors;
}

function decisionText(graph: CriteriaGraph): string {
  return printJson(decisionFile(graph, 'sha256:0', diagramData(graph)), 2);
}

describe('decision.json', () => {
  it('holds all that it takes to decide: read back from its text it decides as the graph does', () => {
    fc.assert(
      fc.property(
        randomGraph().chain((graph) =>
          fc.tuple(fc.constant(graph), fc.array(randomFacts(graph), { maxLength: 8 })),
        ),
        ([graph, allFacts]) => {
          const read = readGraph(decisionText(graph));
          for (const facts of allFacts) expect(decide(read, facts)).toEqual(decide(graph, facts));
        },
      ),
      lawOptions(200),
    );
  });

  it('holds a diagram that decides every case by one walk', () => {
    fc.assert(
      fc.property(
        randomGraph({ dates: false }).chain((graph) =>
          fc.tuple(fc.constant(graph), fc.array(randomValues(graph), { maxLength: 8 })),
        ),
        ([graph, cases]) => {
          const text = decisionText(graph);
          fc.pre(!text.includes('leftOut'));
          for (const values of cases) {
            const wanted = evaluateGraph(graph, values).verdict.determination;
            expect(walkDiagram(text, graph.elements, values)).toBe(wanted);
          }
        },
      ),
      lawOptions(200),
    );
  });

  it('says so where the diagram is too large, and stays usable', () => {
    const questions = Array.from({ length: 60 }, (_, i) => hostileGraph(`q${i}`).elements[0]).filter(
      (one) => one !== undefined,
    );
    const origin = hostileGraph('x').nodes[0]?.origin;
    if (origin === undefined) throw new Error('no origin');
    const leaves = questions.map((_, element) => ({
      kind: 'question' as const,
      element,
      origin: { ...origin, id: `q${element}` },
    }));
    const pick = (step: number) => Array.from({ length: 20 }, (_, i) => (i * step + step) % 60);
    const groups = [7, 11, 13, 17, 19, 23].map((step) => ({
      kind: 'count' as const,
      min: 9,
      max: 20,
      children: pick(step),
      origin,
    }));
    const all = { kind: 'all' as const, children: groups.map((_, i) => 60 + i), origin };
    const graph: CriteriaGraph = {
      ...hostileGraph('x'),
      elements: questions,
      nodes: [...leaves, ...groups, all],
      sections: [{ kind: 'indications', root: 66 }],
    };
    const data = diagramData(graph);
    expect(data).toEqual({ leftOut: expect.stringContaining('50000 nodes') });
    expect(decide(readGraph(decisionText(graph)), { q1: true })).toEqual(decide(graph, { q1: true }));
  });
});

describe('vectors.json', () => {
  it('gives for every vector what the reference and the module decide', async () => {
    for (const graph of fc.sample(randomGraph(), lawOptions(150))) {
      const module = await runModule(decideModule(graph, 'sha256:0'));
      for (const { facts, decision, name } of vectorsOf(graph)) {
        for (const engine of [(given: Facts) => decide(graph, given), module.decide]) {
          const made = engine(facts);
          expect({ ...made, invalid: made.invalid.map(({ key }) => key) }, name).toEqual(decision);
        }
      }
    }
  });

  it('shows every question met, not met and unknown where the criteria stand alone', () => {
    const workspace = createWorkspace();
    workspace.setText('a.guideline', everyOperator);
    const compiled = workspace.guideline('a.guideline');
    if (compiled === undefined) throw new Error('not compiled');
    expect(compiled.diagnostics).toEqual([]);
    const { graph } = compiled;
    const seen = new Set<string>();
    for (const { facts } of vectorsOf(graph)) {
      const { states } = evaluateGraph(graph, readFacts(graph, facts).values);
      graph.nodes.forEach(({ origin }, index) => seen.add(`${origin.id} ${states[index] ?? ''}`));
    }
    const ids = graph.nodes
      .filter(({ kind }) => kind === 'question' || kind === 'test')
      .map(({ origin }) => origin.id);
    expect(ids.length).toBeGreaterThan(8);
    const missing = ids
      .flatMap((id) => ['met', 'not-met', 'unknown'].map((state) => `${id} ${state}`))
      .filter((one) => !seen.has(one));
    expect(missing).toEqual([]);
    expect(canonicalJson(vectorsFile(graph, []))).not.toContain('No case was found');
  });

  it('says for which states it found no case', () => {
    const workspace = createWorkspace();
    workspace.setText(
      'a.guideline',
      'guideline "G"\n  id g\n  version 1\n\ndata\n  age "Age" quantity in years, precision 1\n\nindications\n  ALL OF\n    1. Child {child}\n         WHEN age < 18 years\n    2. Adult {adult}\n         WHEN age >= 18 years\n',
    );
    const graph = workspace.guideline('a.guideline')?.graph;
    if (graph === undefined) throw new Error('not compiled');
    expect(canonicalJson(vectorsFile(graph, []))).toContain('No case was found for: indications met');
  });

  it('stays small for a large guideline, says what it left out, and still has every fact in each of its states', () => {
    const origin = hostileGraph('x').nodes[0]?.origin;
    if (origin === undefined) throw new Error('no origin');
    const places = Array.from({ length: 1200 }, (_, i) => i);
    const graph: CriteriaGraph = {
      ...hostileGraph('x'),
      elements: places.map((i) => ({ kind: 'question', key: `q${i}`, label: `Question ${i}` })),
      nodes: [
        ...places.map((i) => ({ kind: 'question' as const, element: i, origin: { ...origin, id: `q${i}` } })),
        { kind: 'any', children: places, origin: { ...origin, id: 'all' } },
      ],
      sections: [{ kind: 'indications', root: 1200 }],
    };
    const text = printJson(vectorsFile(graph, []), 2);
    expect(text.length).toBeLessThan(10_000_000);
    expect(text).toMatch(/"\d{4} more cases are left out, to keep the file small\."/);
    const vectors = vectorsOf(graph);
    for (const key of ['q0', 'q1', 'q599', 'q1199']) {
      const given = vectors.map(({ facts }) => String(facts[key]));
      expect(given).toEqual(expect.arrayContaining(['true', 'false', 'undefined']));
    }
    const states = vectors.map(({ name }) => name.split(',')[0]?.split(' ').slice(1).join(' '));
    for (const state of ['met', 'unknown'])
      expect(states.filter((one) => one === state).length).toBeGreaterThan(40);
  });

  it('holds facts that no engine may read, each taken as unknown', () => {
    const vectors = vectorsOf(hostileGraph('key')).filter(({ name }) =>
      name.startsWith('a fact that cannot be read'),
    );
    expect(vectors.map(({ decision }) => decision.invalid)).toEqual([
      ['amount key'],
      ['choice key'],
      ['key'],
      ['no-such-key'],
    ]);
    expect(vectors.every(({ decision }) => decision.determination === 'needs-information')).toBe(true);
  });

  it('keeps the cases of the author first, with their titles', () => {
    const place = { uri: 'a.cases', span: { start: 0, end: 0 } };
    const cases = [{ title: 'Mine "quoted"', facts: { key: true }, expect: undefined, place }];
    const file = vectorsFile(hostileGraph('key'), cases) as { readonly vectors?: JsonValue };
    expect(JSON.parse(canonicalJson(file.vectors ?? null))[0]).toMatchObject({
      name: 'case: Mine "quoted"',
      facts: { key: true },
    });
  });
});

describe('decide.d.mts', () => {
  it('types the module for its users: right facts compile, wrong ones do not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'typings-'));
    const graph = hostileGraph('key');
    const use = (facts: string) =>
      `import { decide, determine, guideline } from './decide.mjs';\nconst id: 'hostile' = guideline.id;\nconst d: 'yes key' | 'needs-information' | 'clinician-review' = decide(${facts}).determination;\nexport const all = [id, d, determine({})];\n`;
    writeFileSync(join(folder, 'decide.mjs'), decideModule(graph, 'sha256:0'));
    writeFileSync(join(folder, 'decide.d.mts'), decideTypings(graph));
    writeFileSync(
      join(folder, 'right.mts'),
      use('{ "key": true, "choice key": "plain", "amount key": { value: "1.0", unit: "key" } }'),
    );
    writeFileSync(join(folder, 'wrong.mts'), use('{ "key": "yes", "choice key": "plain" }'));
    expect(compile(folder, 'right.mts')).toBe('');
    expect(compile(folder, 'wrong.mts')).toContain(
      "Type 'string' is not assignable to type 'boolean | null | undefined'",
    );
    rmSync(folder, { recursive: true });
  });

  it.each(hostileTexts)('stays TypeScript with %j in titles, keys, labels and values', (text) => {
    const typings = decideTypings(hostileGraph(text));
    expect(typings).not.toMatch(/[\u2028\u2029]|[^\P{Cc}\n]|<\/script/u);
    // Every comment of a fact closes at the end of its line, and nowhere before.
    const comments = typings.split('\n').filter((line) => line.trimStart().startsWith('/**'));
    expect(comments.length).toBeGreaterThan(5);
    for (const line of comments) expect(line.indexOf('*/')).toBe(line.length - 2);
  });
});

describe('the rule bundle', () => {
  it('is one of the targets, and gives the same bytes twice', () => {
    const workspace = createWorkspace();
    workspace.setText('some/where.guideline', everyOperator);
    const compiled = workspace.guideline('some/where.guideline');
    if (compiled === undefined) throw new Error('not compiled');
    const bytes = new TextEncoder().encode(everyOperator);
    const sources = [{ path: 'sources/every-1.guideline', bytes, text: compiled.source }];
    const { guideline, graph } = compiled;
    const emit = () => targets.map((target) => target.emit({ guideline, graph, cases: [], sources }));
    const [bundle] = emit();
    expect(bundle?.diagnostics).toEqual([]);
    expect(bundle?.value.map(({ path }) => path)).toEqual([
      'decide.d.mts',
      'decide.mjs',
      'decision.json',
      'model.json',
    ]);
    expect(emit()).toEqual(emit());
    const beside = bundleFiles({ guideline, graph, cases: [], sources }, targets);
    expect(beside.map(({ path }) => path)).toEqual([
      'decision.schema.json',
      'facts.schema.json',
      'openapi.json',
      'readme.md',
      'vectors.json',
      'sources/every-1.guideline',
    ]);
    const model = new TextDecoder().decode(bundle?.value.find(({ path }) => path === 'model.json')?.bytes);
    expect(JSON.parse(model)).toMatchObject({
      guideline: { id: 'every', version: '1', title: 'Every operator' },
      sections: [
        {
          kind: 'indications',
          quantifier: { kind: 'ANY OF' },
          criteria: expect.arrayContaining([
            expect.objectContaining({
              id: 'weight',
              source: { file: 'sources/every-1.guideline', line: 19 },
            }),
          ]),
        },
      ],
    });
    // Where a place of the author's own disk stood, anybody could read it.
    for (const { bytes: content } of bundle?.value ?? [])
      expect(new TextDecoder().decode(content)).not.toContain('some/where');
  });
});

const everyOperator = `guideline "Every operator"
  id       every
  version  1

data
  bmi        "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120
  nyha       "NYHA class"       scale I < II < III
  finding    "Finding"          choice of normal, abnormal
  relatives  "Relatives"        count
  pregnant   "Pregnant"         yes-no
  stent      "Stent placed"     date
  diagnosis  "Diagnoses"        codes from ICD-10-CM

indications
  ANY OF
    1. Pain  {pain}
    2. Severe heart failure  {heart}
         WHEN nyha at least III
    3. Weight  {weight}
         WHEN bmi >= 35 kg/m2
    4. Abnormal finding  {abnormal}
         WHEN finding is abnormal
    5. Family  {family}
         WHEN relatives >= 2
    6. Expecting  {expecting}
         WHEN pregnant
    7. Recent stent  {recent}
         WHEN stent within 6 weeks before request
    8. Lung cancer  {lung}
         WHEN diagnosis in C34.00-C34.92
    9. Infection: AT LEAST 2 OF  {two}
         a. Fever  {fever}
         b. Cough  {cough}
         c. Chills  {chills}
    10. Rest AND NONE OF  {rest}
         a. Exercise  {exercise}
`;

function compile(folder: string, file: string): string {
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--skipLibCheck',
    'false',
    '--types',
    '',
  ];
  try {
    return execFileSync(join(process.cwd(), 'node_modules/.bin/tsc'), [...options, file], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    return String((error as { readonly stdout?: string }).stdout);
  }
}
