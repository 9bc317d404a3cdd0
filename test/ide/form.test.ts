// The case form: every fact that a criterion reads is asked once, in the order of the document, with what it takes to answer.
import { describe, expect, it } from 'vitest';
import { formFields } from '../../dsl/ide/form.ts';
import type { FormField } from '../../dsl/ide/form.ts';
import { shippedFiles } from '../support/documents.ts';
import { compileText } from '../publish/compile-text.ts';

const text = `guideline "T"
  id t
  version 1.0

data
  weight  "Weight"           quantity in kg, precision 0.5, from 0.5 to 400
  stage   "Stage"            scale I < II < III
  kind    "Kind"             choice of one, two
  twins   "Children"         count
  placed  "Stent placed"     date
  codes   "Diagnoses"        codes from ICD-10-CM
  gravid  "Pregnant"         yes-no
  unused  "Never read"       date

indications "Main"
  ANY OF
    1. Pain AND ANY OF  {pain}
         a. Rest  {rest}
              EG in bed; seated
         b. Heavy  {heavy}
              WHEN weight > 100 kg AND stage at least II
    2. All data  {all}
         WHEN kind is one AND twins >= 2 AND placed within 6 weeks before request AND codes in C34 AND gravid
    3. Still heavy  {still}
         WHEN weight > 200 kg
`;

const fields = formFields(compileText(text));

function field(key: string): FormField | undefined {
  return fields.find((candidate) => candidate.key === key);
}

describe('the form', () => {
  it('asks data in the order of their declarations, then the questions in the order of the text', () => {
    expect(fields.map(({ key }) => key)).toEqual([
      'weight',
      'stage',
      'kind',
      'twins',
      'placed',
      'codes',
      'gravid',
      'request',
      'pain',
      'rest',
    ]);
  });

  it('leaves out what no criterion reads', () => {
    expect(field('unused')).toBeUndefined();
  });

  it('gives each field what it takes to answer', () => {
    expect(field('weight')?.control).toEqual({
      kind: 'quantity',
      unit: 'kg',
      step: '0.5',
      min: '0.5',
      max: '400',
    });
    expect(field('stage')?.control).toEqual({ kind: 'scale', values: ['I', 'II', 'III'] });
    expect(field('kind')?.control).toEqual({ kind: 'choice', values: ['one', 'two'] });
    expect(field('codes')?.control).toEqual({ kind: 'codes', system: 'ICD-10-CM' });
    expect(['twins', 'placed', 'gravid', 'pain'].map((key) => field(key)?.control.kind)).toEqual([
      'count',
      'date',
      'yes-no',
      'question',
    ]);
  });

  it('says where a question stands and what counts as yes', () => {
    expect(field('rest')).toMatchObject({
      label: 'Rest',
      number: '1.a',
      section: { title: 'Main' },
      path: ['Pain'],
      criterion: 'rest',
      examples: ['in bed', 'seated'],
    });
    expect(field('pain')).toMatchObject({ number: '1', path: [], criterion: 'pain' });
  });

  it('names every criterion that reads a data element', () => {
    expect(field('weight')).toMatchObject({ label: 'Weight', section: { id: 'data' }, readBy: ['1.b', '3'] });
  });
});

it('asks every element of the shipped guideline that is read, each once', () => {
  const shipped = (name: string) => shippedFiles().find(({ path }) => path.endsWith(name))?.text ?? '';
  const compiled = compileText(shipped('2024.guideline'), {
    'mri-general-contraindications': shipped('mri-general-contraindications-2024.1.guideline'),
  });
  const asked = formFields(compiled).map(({ key }) => key);
  const read = new Set(
    compiled.graph.nodes.flatMap((node) => {
      if (node.kind === 'question') return [node.element];
      if (node.kind !== 'test') return [];
      return node.test.op === 'window' ? [node.test.element, node.test.event] : [node.test.element];
    }),
  );
  expect(asked.toSorted()).toEqual(
    [...read].map((index) => compiled.graph.elements[index]?.key ?? '').toSorted(),
  );
});
