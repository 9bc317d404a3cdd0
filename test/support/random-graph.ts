// Random criteria graphs and facts for laws: every kind of element, node, section and verdict row; knows no evaluator.
import fc from 'fast-check';
import { parseDay } from '../../dsl/decision/calendar.ts';
import type {
  CriteriaGraph,
  Element,
  GraphNode,
  GraphSection,
  SectionKind,
  Truth,
  VerdictTable,
} from '../../dsl/decision/criteria-graph.ts';
import { writeFacts } from '../../dsl/decision/facts.ts';
import type { ElementValue, Facts, Values } from '../../dsl/decision/facts.ts';
import { buildTest } from './random-test.ts';

export interface GraphOptions {
  /** Tests that ask whether a fact is known; without them answering never unsettles a verdict. */
  readonly known?: boolean;
  readonly dates?: boolean;
  readonly codes?: boolean;
  /** Changes of one number from another. */
  readonly changes?: boolean;
  readonly questions?: number;
  readonly tests?: number;
  readonly groups?: number;
}

/** The same cases on every run; `LAW_SEED` asks for others and `LAW_RUNS` multiplies them. fast-check prints seed and path of a failure. */
export function lawOptions(runs: number): { readonly seed: number; readonly numRuns: number } {
  const { LAW_SEED: seed = '20240701', LAW_RUNS: factor = '1' } = process.env;
  return { seed: Number(seed), numRuns: Math.ceil(runs * Number(factor)) };
}

export function randomGraph(options: GraphOptions = {}): fc.Arbitrary<CriteriaGraph> {
  return specArbitrary(options).map((spec) => buildGraph(spec, options));
}

/** Some values known, some unknown; numbers and days lie on and beside the thresholds that the graph's tests cut. */
export function randomValues(graph: CriteriaGraph, unknownOutOf10 = 3): fc.Arbitrary<Values> {
  return fc.tuple(
    ...graph.elements.map((element, index) =>
      fc
        .tuple(fc.nat({ max: 9 }), knownValue(graph, element, index))
        .map(([dice, value]) => (dice < unknownOutOf10 ? undefined : value)),
    ),
  );
}

/** Facts as they come from outside: valid, absent, null, of a wrong type, out of range, or under unknown keys. */
export function randomFacts(graph: CriteriaGraph): fc.Arbitrary<Facts> {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      'maybe',
      2.345678,
      -7,
      [],
      {},
      '2023-02-29',
      ['not a code'],
      { value: '1', unit: 'stone' },
      1e300,
    ),
    fc.jsonValue(),
  );
  const keys = [...graph.elements.map(({ key }) => key), 'no-such-key', '__proto__', 'constructor'];
  const slips = fc.array(fc.tuple(fc.constantFrom(...keys), junk), { maxLength: 2 });
  return fc
    .tuple(randomValues(graph), slips)
    .map(([values, spoiled]) =>
      Object.fromEntries([...Object.entries(writeFacts(graph, values)), ...spoiled]),
    );
}

const sectionKinds: readonly SectionKind[] = [
  'indications',
  'contraindications',
  'exclusions',
  'experimental',
  'limits',
  'site of service',
];
const determinations = ['appropriate', 'clinician-review', 'not-covered', 'needs-information'];
const truths: readonly Truth[] = ['met', 'not-met', 'unknown'];

interface Spec {
  readonly questions: number;
  readonly tests: readonly (readonly number[])[];
  readonly groups: readonly {
    readonly kind: number;
    readonly bounds: readonly number[];
    readonly children: readonly number[];
  }[];
  readonly sections: readonly number[];
  readonly customTable: boolean;
  readonly rows: readonly (readonly number[])[];
}

function specArbitrary({ questions = 6, tests = 7, groups = 9 }: GraphOptions): fc.Arbitrary<Spec> {
  const numbers = (length: number) =>
    fc.array(fc.nat({ max: 999 }), { minLength: length, maxLength: length });
  const group = fc.record({
    kind: fc.nat({ max: 13 }),
    bounds: numbers(2),
    children: fc.array(fc.nat({ max: 999 }), { maxLength: 5 }),
  });
  return fc.record({
    questions: fc.integer({ min: 1, max: questions }),
    tests: fc.array(numbers(7), { maxLength: tests }),
    groups: fc.array(group, { minLength: 1, maxLength: groups }),
    sections: fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 4 }),
    customTable: fc.boolean(),
    rows: fc.array(numbers(4), { maxLength: 6 }),
  });
}

function buildGraph(spec: Spec, options: GraphOptions): CriteriaGraph {
  const elements = buildElements(spec.questions, options);
  const nodes: GraphNode[] = [];
  for (let question = 0; question < spec.questions; question++) {
    nodes.push({ kind: 'question', element: question, origin: originOf(nodes.length) });
  }
  for (const numbers of spec.tests) {
    nodes.push({ kind: 'test', test: buildTest(elements, numbers, options), origin: originOf(nodes.length) });
  }
  for (const group of spec.groups) nodes.push(buildGroup(group, nodes.length));
  const sections = buildSections(spec, nodes.length);
  return {
    guideline: { id: 'random', version: '1', title: 'Random guideline' },
    elements,
    nodes,
    sections,
    verdicts: spec.customTable ? customTable(spec.rows) : defaultTable(sections),
  };
}

function originOf(index: number): GraphNode['origin'] {
  return {
    id: `criterion-${index}`,
    words: `Words of criterion ${index}`,
    number: String(index),
    uri: 'random.guideline',
    span: { start: index, end: index + 1 },
    citations: [`citation-${index}`],
    role: 'criterion',
  };
}

function buildElements(questions: number, { dates = true, codes = true }: GraphOptions): readonly Element[] {
  const data: Element[] = [
    { kind: 'yes-no', key: 'pregnant', label: 'Pregnant' },
    {
      kind: 'choice',
      key: 'finding',
      label: 'Finding',
      values: ['normal', 'abnormal', 'indeterminate', 'not-done'],
    },
    { kind: 'scale', key: 'nyha', label: 'NYHA class', values: ['I', 'II', 'III', 'IV'] },
    {
      kind: 'quantity',
      key: 'bmi',
      label: 'Body mass index',
      unit: 'kg/m2',
      decimals: 1,
      step: 1,
      min: 50,
      max: 1200,
    },
    {
      kind: 'quantity',
      key: 'dose',
      label: 'Dose',
      unit: 'mg',
      decimals: 1,
      step: 5,
      min: undefined,
      max: 400,
    },
    {
      kind: 'quantity',
      key: 'score',
      label: 'Score',
      unit: '',
      decimals: 0,
      step: 1,
      min: undefined,
      max: undefined,
    },
    { kind: 'count', key: 'relatives', label: 'Relatives' },
  ];
  const days = ['request', 'stent-placed', 'therapy-start'];
  if (dates) data.push(...days.map((key): Element => ({ kind: 'date', key, label: `Date of ${key}` })));
  if (codes) data.push({ kind: 'codes', key: 'diagnosis', label: 'Diagnoses', system: 'ICD-10-CM' });
  const asked = Array.from({ length: questions }, (_, index): Element => {
    return { kind: 'question', key: `criterion-${index}`, label: `Words of criterion ${index}` };
  });
  return [...asked, ...data];
}

function buildGroup({ kind, bounds, children }: Spec['groups'][number], index: number): GraphNode {
  const origin = originOf(index);
  const inner = children.map((child) => child % index);
  if (kind < 4) return { kind: 'all', children: inner, origin };
  if (kind < 8) return { kind: 'any', children: inner, origin };
  if (kind < 10) return { kind: 'not', child: inner[0] ?? index - 1, origin };
  if (kind < 13) {
    const min = (bounds[0] ?? 0) % (inner.length + 1);
    return {
      kind: 'count',
      min,
      max: min + ((bounds[1] ?? 0) % (inner.length + 2)),
      children: inner,
      origin,
    };
  }
  return { kind: 'constant', value: truths[(bounds[0] ?? 0) % 3] ?? 'unknown', origin };
}

function buildSections(spec: Spec, size: number): readonly GraphSection[] {
  // The last nodes stand above the most others.
  return spec.sections
    .map((number, place) => ({
      kind: sectionKinds[place === 0 ? 0 : 1 + ((number + place) % 2) + 2 * ((place - 1) % 2)] ?? 'limits',
      root: size - 1 - (number % Math.min(size, 3)),
    }))
    .filter((section, place, all) => all.findIndex(({ kind }) => kind === section.kind) === place);
}

function customTable(rows: readonly (readonly number[])[]): VerdictTable {
  return {
    rows: rows.map(([section = 0, state = 0, determination = 0, label = 0]) => ({
      section: sectionKinds[section % sectionKinds.length] ?? 'indications',
      state: truths[state % 3] ?? 'met',
      determination: determinations[determination % determinations.length] ?? 'appropriate',
      label: `Label ${label % 3}`,
    })),
    otherwise: { determination: 'clinician-review', label: 'No row matched' },
  };
}

/** The rows that a guideline without its own table gets, for the sections that it has. */
export function defaultTable(sections: readonly GraphSection[]): VerdictTable {
  const rows: readonly (readonly [SectionKind, Truth, string, string])[] = [
    ['exclusions', 'met', 'not-covered', 'Exclusion'],
    ['experimental', 'met', 'not-covered', 'Experimental'],
    ['contraindications', 'met', 'clinician-review', 'Possible contraindication'],
    ['limits', 'not-met', 'clinician-review', 'Limit exceeded'],
    ['site of service', 'not-met', 'clinician-review', 'Site of service'],
    ['indications', 'met', 'appropriate', ''],
    ['indications', 'unknown', 'needs-information', ''],
  ];
  return {
    rows: rows
      .filter(([section]) => sections.some(({ kind }) => kind === section))
      .map(([section, state, determination, label]) => ({ section, state, determination, label })),
    otherwise: { determination: 'clinician-review', label: 'No listed indication is met' },
  };
}

function knownValue(graph: CriteriaGraph, element: Element, index: number): fc.Arbitrary<ElementValue> {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return fc.boolean();
    case 'choice':
    case 'scale':
      return fc.constantFrom(...element.values);
    case 'quantity':
    case 'count':
      return fc.constantFrom(...numbersBeside(graph, element, index));
    case 'date':
      return fc.integer({ min: -130, max: 60 }).map((offset) => (parseDay('2024-03-31') ?? 0) + offset);
    case 'codes':
      return fc.uniqueArray(
        fc.constantFrom(
          'A00',
          'C34',
          'C34.11',
          'C35',
          'C71.91',
          'C90',
          'e11.9',
          'E12',
          'G40.1',
          'Z99',
          'ZZZ',
        ),
        { maxLength: 4 },
      );
  }
}

function numbersBeside(graph: CriteriaGraph, element: Element, index: number): readonly number[] {
  const quantity = element.kind === 'quantity' ? element : { step: 1, min: 0, max: undefined };
  const ends = graph.nodes.flatMap((node) =>
    node.kind === 'test' && node.test.op === 'in-range' && node.test.element === index
      ? node.test.ranges.flatMap(({ from, to }) => [from, to])
      : [],
  );
  const near = [...ends, quantity.min, quantity.max, 0, 100].filter((end) => end !== undefined);
  const candidates = near.flatMap((end) => [end - quantity.step, end, end + quantity.step]);
  return candidates
    .filter(
      (value) =>
        value % quantity.step === 0 &&
        value >= (quantity.min ?? -Infinity) &&
        value <= (quantity.max ?? Infinity),
    )
    .map((value) => value + 0);
}
