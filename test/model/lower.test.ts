// Lowering: what each construct means, as the truth of its criteria under given answers.
import { describe, expect, it } from 'vitest';
import {
  createWorkspace,
  evaluateGraph,
  nodeOfCriterion,
  readFacts,
  type CriteriaGraph,
  type Facts,
  type Truth,
} from '../../dsl/index.ts';
import { hasErrors } from '../../dsl/source/diagnostic.ts';

function graphOf(body: string): CriteriaGraph {
  const workspace = createWorkspace();
  const text = `guideline "G"\n  id g\n  version 1\n${body}`;
  workspace.setText('g.guideline', text);
  expect(workspace.diagnostics('g.guideline').map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  const compiled = workspace.guideline('g.guideline');
  if (!compiled || hasErrors(compiled.diagnostics)) throw new Error('the test guideline must compile');
  return compiled.graph;
}

function truth(graph: CriteriaGraph, id: string, facts: Facts): Truth | undefined {
  const reading = readFacts(graph, facts);
  expect(reading.invalid).toEqual([]);
  const index = nodeOfCriterion(graph, id);
  return index === undefined ? undefined : evaluateGraph(graph, reading.values).states[index];
}

const [yes, no] = [true, false];

describe('heads and groups', () => {
  const graph = graphOf(`indications
  ANY OF
    1. Tumor AND ANY OF {tumor}
         a. Biopsy {biopsy}
         b. Recurrence {recurrence}
    2. Status: ANY OF {status}
         a. Stable {stable}
         b. Improved {improved}
    3. Pain UNLESS ANY OF {pain}
         a. Fracture {fracture}
    4. Fever OR ALL OF {fever}
         a. Cough {cough}
         b. Chills {chills}
`);

  it('a head and its group are both needed', () => {
    expect(truth(graph, 'tumor', { tumor: yes, biopsy: yes })).toBe('met');
    expect(truth(graph, 'tumor', { tumor: yes, biopsy: no, recurrence: no })).toBe('not-met');
    expect(truth(graph, 'tumor', { tumor: no })).toBe('not-met');
    expect(truth(graph, 'tumor', { biopsy: yes })).toBe('unknown');
  });

  it('a heading has no truth of its own', () => {
    expect(truth(graph, 'status', { stable: yes })).toBe('met');
    expect(graph.elements.some((element) => element.key === 'status')).toBe(false);
  });

  it('UNLESS takes the group away, OR adds it', () => {
    expect(truth(graph, 'pain', { pain: yes, fracture: yes })).toBe('not-met');
    expect(truth(graph, 'pain', { pain: yes, fracture: no })).toBe('met');
    expect(truth(graph, 'pain', { pain: yes })).toBe('unknown');
    expect(truth(graph, 'fever', { fever: no, cough: yes, chills: yes })).toBe('met');
  });
});

describe('clauses of one item', () => {
  const graph = graphOf(`indications
  ANY OF
    - Epilepsy {epilepsy}
      AND surgery is planned {surgery}
      UNLESS surgery is refused {refused}
    - One {either}
      OR two {two}
    - NOT pregnant {not-pregnant}
`);

  it('join by their connectors, and each has its own question', () => {
    expect(graph.elements.map((element) => element.key)).toEqual([
      'epilepsy',
      'surgery',
      'refused',
      'either',
      'two',
      'not-pregnant',
    ]);
    expect(truth(graph, 'epilepsy', { epilepsy: yes, surgery: yes, refused: no })).toBe('met');
    expect(truth(graph, 'epilepsy', { epilepsy: yes, surgery: yes, refused: yes })).toBe('not-met');
    expect(truth(graph, 'epilepsy', { epilepsy: yes, surgery: yes })).toBe('unknown');
    expect(truth(graph, 'either', { either: no, two: yes })).toBe('met');
    expect(truth(graph, 'not-pregnant', { 'not-pregnant': no })).toBe('met');
  });
});

describe('quantifiers', () => {
  const graph = graphOf(`indications
  ANY OF
    1. AT LEAST 2 OF {two-of}
         - A {a}
         - B {b}
         - C {c}
    2. NONE OF {none-of}
         - D {d}
         - E {e}
    3. EXACTLY 1 OF {one-of}
         - F {f}
         - G {h}
    4. AT MOST 1 OF {most}
         - I {i}
         - J {j}
`);

  it('count what is met, and wait while it is open', () => {
    expect(truth(graph, 'two-of', { a: yes, b: yes })).toBe('met');
    expect(truth(graph, 'two-of', { a: no, b: no })).toBe('not-met');
    expect(truth(graph, 'two-of', { a: yes, b: no })).toBe('unknown');
    expect(truth(graph, 'none-of', { d: no, e: no })).toBe('met');
    expect(truth(graph, 'none-of', { e: yes })).toBe('not-met');
    expect(truth(graph, 'one-of', { f: yes, h: yes })).toBe('not-met');
    expect(truth(graph, 'one-of', { f: yes, h: no })).toBe('met');
    expect(truth(graph, 'most', { i: no })).toBe('met');
    expect(truth(graph, 'most', { i: yes })).toBe('unknown');
  });
});

describe('guards', () => {
  const graph = graphOf(`data
  age "Age" quantity in years, precision 1, from 0 to 120
indications
  ALL OF {all}
    - Adult test {adult}
        APPLIES TO age >= 18 years
    - Child test {child}
        APPLIES TO age < 18 years
contraindications
  ANY OF {contra}
    - Only for children {only-children}
        APPLIES TO age < 18 years
    - For everyone {everyone}
`);

  it('take a criterion out of its group where they do not hold', () => {
    expect(truth(graph, 'all', { age: 30, adult: yes })).toBe('met');
    expect(truth(graph, 'all', { age: 30, adult: no, child: yes })).toBe('not-met');
    expect(truth(graph, 'all', { adult: yes, child: yes })).toBe('unknown');
    expect(truth(graph, 'contra', { age: 30, 'only-children': yes, everyone: no })).toBe('not-met');
    expect(truth(graph, 'contra', { age: 10, 'only-children': yes })).toBe('met');
    expect(truth(graph, 'contra', { 'only-children': yes, everyone: no })).toBe('unknown');
  });
});

describe('closed lists, references and computed conditions', () => {
  const graph = graphOf(`data
  bmi "Body mass index" quantity in kg/m2, precision 0.1, from 5 to 120
  placed "Date of placement" date
  stage "Stage" scale I < II < III
indications
  ANY OF
    - Dementia of a listed kind {dementia}
        ONLY Alzheimer disease; Lewy body dementia
    - Obesity {obesity}
        WHEN bmi >= 35 kg/m2
    - Recent stent {stent}
        WHEN placed within 6 weeks before request
    - Long past {past}
        WHEN placed more than 3 months before request
    - High stage, and obese {both}
        WHEN stage at least II AND MET {obesity}
`);

  it('a closed list asks for one of its entries', () => {
    expect(truth(graph, 'dementia', { 'alzheimer-disease': no, 'lewy-body-dementia': yes })).toBe('met');
    expect(truth(graph, 'dementia', { 'alzheimer-disease': no })).toBe('unknown');
  });

  it('numbers compare exactly at the declared precision', () => {
    expect(truth(graph, 'obesity', { bmi: '35.0' })).toBe('met');
    expect(truth(graph, 'obesity', { bmi: { value: '34.9', unit: 'kg/m2' } })).toBe('not-met');
    expect(truth(graph, 'obesity', {})).toBe('unknown');
  });

  it('windows count whole days and step calendar months', () => {
    const stent = (placed: string) => truth(graph, 'stent', { placed, request: '2024-07-01' });
    expect([stent('2024-05-20'), stent('2024-05-19'), stent('2024-07-01'), stent('2024-07-02')]).toEqual([
      'met',
      'not-met',
      'met',
      'not-met',
    ]);
    const past = (placed: string) => truth(graph, 'past', { placed, request: '2024-05-31' });
    expect([past('2024-02-29'), past('2024-02-28')]).toEqual(['not-met', 'met']);
  });

  it('MET takes the truth of another criterion', () => {
    expect(truth(graph, 'both', { stage: 'III', bmi: 40 })).toBe('met');
    expect(truth(graph, 'both', { stage: 'III', bmi: 20 })).toBe('not-met');
    expect(truth(graph, 'both', { stage: 'III' })).toBe('unknown');
  });
});

describe('a condition that cannot be read', () => {
  it('leaves its criterion unknown, never met or not met', () => {
    const workspace = createWorkspace();
    workspace.setText(
      'g.guideline',
      'guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n    - X {x}\n        WHEN bmi >>> 3\n    - Y {y}\n',
    );
    const graph = workspace.guideline('g.guideline')?.graph;
    if (!graph) throw new Error('compiles');
    expect(truth(graph, 'x', { y: false })).toBe('unknown');
    expect(truth(graph, 'y', { y: false })).toBe('not-met');
  });
});

describe('a fragment that is missing', () => {
  it('is reported once, without what follows from it', () => {
    const workspace = createWorkspace();
    workspace.setText(
      'g.guideline',
      'guideline "G"\n  id g\n  version 1\ninclude safety 1\nindications\n  ANY OF\n    - X {x}\ndetermination\n  contraindications  met  clinician-review\n  indications  met  appropriate\n  otherwise  clinician-review\n',
    );
    expect(workspace.diagnostics('g.guideline').map(({ code }) => code)).toEqual(['model/missing-include']);
  });
});

describe('criteria that refer on and on', () => {
  const chain = (count: number): string => {
    const items = Array.from({ length: count }, (_, index) => {
      const [own, next] = [String(index), String(index + 1)];
      return `    - Step ${own} {step-${own}}\n      WHEN MET {step-${next}}\n`;
    });
    const last = `    - Last {step-${String(count)}}\n`;
    return `guideline "G"\n  id g\n  version 1\nindications\n  ANY OF\n${items.join('')}${last}`;
  };

  it('are an error where the chain is too long to follow, never a crash', () => {
    const workspace = createWorkspace();
    workspace.setText('g.guideline', chain(5000));
    const codes = new Set(workspace.diagnostics('g.guideline').map(({ code }) => code));
    expect([...codes]).toEqual(['model/long-chain']);
  });
});

describe('criteria of the same words', () => {
  it('count on where the last one stopped', () => {
    const graph = graphOf(
      `indications\n  ANY OF\n${'    - Same finding\n'.repeat(4)}    - Same finding 3 {same-finding-3}\n`,
    );
    expect(graph.elements.map(({ key }) => key)).toEqual([
      'same-finding',
      'same-finding-2',
      'same-finding-4',
      'same-finding-5',
      'same-finding-3',
    ]);
  });
});
