// The FHIR target: every resource of the shipped guidelines is sound R4, what it says of unknown, its addresses, and hostile texts.
import fc from 'fast-check';
import { base64 } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { createCqlTranslator } from '../../cql/translator.ts';
import { createWorkspace, type TargetInput } from '../../dsl/index.ts';
import { cql } from '../../dsl/targets/cql/cql.ts';
import { fhir } from '../../dsl/targets/fhir/fhir.ts';
import { fhirText, narrative } from '../../dsl/targets/fhir/fhir-text.ts';
import { conform } from '../engines/conformance.ts';
import { cqlExecution } from '../engines/cql-execution.ts';
import { shippedFiles } from '../support/documents.ts';
import { lawOptions } from '../support/random-graph.ts';
import { fhirFaults } from './support/fhir-check.ts';

type Json = Readonly<Record<string, unknown>>;
const tools = { cql: createCqlTranslator() };

function compile(text: string): TargetInput {
  const workspace = createWorkspace();
  workspace.setText('a.guideline', text);
  const compiled = workspace.guideline('a.guideline');
  if (compiled === undefined) throw new Error('does not compile');
  return { ...compiled, cases: [], sources: [] };
}

function shipped(): readonly (readonly [string, TargetInput])[] {
  const workspace = createWorkspace();
  const files = shippedFiles();
  for (const file of files) workspace.setText(file.path, file.text);
  return files.flatMap(({ path, text }) => {
    const compiled = path.endsWith('.guideline') && !text.startsWith('fragment') && workspace.guideline(path);
    return compiled ? [[path, { ...compiled, cases: [], sources: [] }] as const] : [];
  });
}

function emitted(input: TargetInput): ReadonlyMap<string, Json> {
  const { value } = fhir.emit(input, tools);
  return new Map(value.map(({ path, bytes }) => [path, JSON.parse(new TextDecoder().decode(bytes)) as Json]));
}

function resource(files: ReadonlyMap<string, Json>, type: string): Json {
  const found = [...files.values()].find(({ resourceType }) => resourceType === type);
  if (found === undefined) throw new Error(type);
  return found;
}

const small = `guideline "Sleep <b>"
  id sleep
  version 2
  follows 1
  status published
  owner "Health Plan"
  effective 2024-02-01
procedures CPT
  93000-26  An electrocardiogram that is described
  +93010
diagnoses ICD-10-CM
  G47.30-G47.39  Apnea
  G47.33
data
  ahi "Index" quantity in {events}/h, precision 0.1, from 0 to 200
  kind "Kind" choice of one, two
  age "Age" quantity in years, precision 1, from 0 to 130
indications
  AT LEAST 2 OF
    - Tired {tired}
    - Severe {severe}
      WHEN ahi >= 15 {events}/h
    - Second {second}
      WHEN kind is two AND age >= 18 years
`;

describe('the FHIR target', () => {
  const inputs = shipped();

  it.each(inputs)('gives sound R4 resources for %s', (_, input) => {
    const files = emitted(input);
    const types = [...files].flatMap(([path, { resourceType }]) =>
      path.startsWith('fhir/r5/') || typeof resourceType !== 'string' ? [] : [resourceType],
    );
    for (const type of [
      'Library',
      'PlanDefinition',
      'ActivityDefinition',
      'Questionnaire',
      'QuestionnaireResponse',
      'Bundle',
      'CodeSystem',
    ])
      expect(types).toContain(type);
    for (const [path, content] of files) {
      if (!path.startsWith('fhir/r5/') && 'resourceType' in content)
        expect(fhirFaults(content), path).toEqual([]);
    }
  });

  it('checks what it says that it checks: a wrong code and a missing member are faults', () => {
    const plan = resource(emitted(compile(small)), 'PlanDefinition');
    expect(fhirFaults({ ...plan, status: 'published' })).toEqual([
      expect.stringContaining('PlanDefinition.status: "published" is not in'),
    ]);
    const form = resource(emitted(compile(small)), 'Questionnaire');
    const [item] = form['item'] as readonly Json[];
    expect(fhirFaults({ ...form, item: [{ ...item, type: 'int' }] })[0]).toContain(
      'Questionnaire.item.type: "int"',
    );
    expect(fhirFaults({ ...form, status: undefined }).join()).toContain('status');
  });

  it('carries the CQL and the ELM byte by byte, in the library and in the package', () => {
    const input = compile(small);
    const texts = cql.emit(input, tools).value.map(({ bytes }) => new TextDecoder().decode(bytes).trim());
    const files = emitted(input);
    const library = resource(files, 'Library');
    const content = (library['content'] as readonly Json[]).map(({ contentType, data }) => [
      contentType,
      new TextDecoder().decode(base64.decode(String(data))).trim(),
    ]);
    expect(content).toEqual([
      ['text/cql', texts[0]],
      ['application/elm+json', texts[1]],
    ]);
    const bundle = resource(files, 'Bundle')['entry'] as readonly { readonly resource: Json }[];
    expect(bundle.map((entry) => entry.resource['resourceType'])).toEqual([
      'Questionnaire',
      'QuestionnaireResponse',
      'ValueSet',
      'ValueSet',
      'Library',
    ]);
    expect(bundle.at(-1)?.resource).toEqual(library);
  });

  it('binds every action to a condition that null does not fulfil', () => {
    const plan = resource(emitted(compile(small)), 'PlanDefinition');
    const actions = plan['action'] as readonly Json[];
    const conditions = actions
      .flatMap((action) => [action, ...((action['action'] ?? []) as readonly Json[])])
      .map(({ condition }) => {
        const [only] = (condition ?? []) as readonly { readonly expression: Json }[];
        return only?.expression['expression'];
      });
    expect(conditions).toEqual([
      'Determination is appropriate',
      'Determination is clinician-review',
      'Determination is needs-information',
      undefined,
      '"tired met" is false',
      '"severe met" is false',
      '"second met" is false',
    ]);
  });

  it('lists codes without their words, without modifiers, and says that a range is not listed', () => {
    const input = compile(small);
    const sets = [...emitted(input).values()].filter(({ resourceType }) => resourceType === 'ValueSet');
    expect(sets.map(({ compose }) => compose)).toEqual([
      {
        include: [
          { system: 'http://www.ama-assn.org/go/cpt', concept: [{ code: '93000' }, { code: '93010' }] },
        ],
      },
      { include: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', concept: [{ code: 'G47.33' }] }] },
    ]);
    expect(JSON.stringify([...emitted(input)])).not.toContain('electrocardiogram');
    expect(fhir.emit(input, tools).diagnostics.map(({ code }) => code)).toEqual(['export/range-of-codes']);
  });

  it('keeps a table of nothing but ranges: no code is listed, and its description names them', () => {
    const input = compile(small.replace('  G47.33\n', ''));
    const files = emitted(input);
    const found = [...files.values()].find(({ id }) => id === 'sleep-diagnoses-2');
    expect(found?.['description']).toContain('Ranges that are not listed code by code: G47.30-G47.39.');
    expect(found).not.toHaveProperty('compose');
    expect(fhirFaults(found ?? {})).toEqual([]);
  });

  it('answers CRD with conditional and info-needed where anything is unknown, and keeps its invariants', () => {
    const answers = emitted(compile(small)).get('fhir/coverage-information.json')?.[
      'determinations'
    ] as Readonly<Record<string, readonly Json[]>>;
    expect(Object.keys(answers).toSorted()).toEqual(['appropriate', 'clinician-review', 'needs-information']);
    for (const answer of Object.values(answers)) {
      const codes = new Map(answer.map(({ url, valueCode }) => [url, valueCode]));
      const conditional = ['covered', 'pa-needed', 'doc-needed'].some(
        (url) => codes.get(url) === 'conditional',
      );
      expect(codes.has('info-needed')).toBe(conditional);
      if (codes.get('info-needed') === 'OTH') expect(codes.has('reason')).toBe(true);
      if (codes.get('covered') === 'not-covered') expect(codes.has('pa-needed')).toBe(false);
      if (codes.has('questionnaire')) expect(codes.has('doc-needed')).toBe(true);
    }
    expect(answers['needs-information']?.find(({ url }) => url === 'covered')?.['valueCode']).toBe(
      'conditional',
    );
  });

  it('asks each fact in the form that CQL takes, with its unit or its values', () => {
    const form = resource(emitted(compile(small)), 'Questionnaire');
    const items = (form['item'] as readonly Json[]).map(({ linkId, type, readOnly }) => [
      linkId,
      type,
      readOnly,
    ]);
    expect(items).toEqual([
      ['tired', 'boolean', undefined],
      ['ahi', 'quantity', undefined],
      ['kind', 'choice', undefined],
      ['age', 'decimal', undefined],
      ['determination', 'string', true],
    ]);
    expect(JSON.stringify(form)).toContain('\\"Sleep\\".\\"tired is asked\\"');
  });

  it('says in which unit a plain number is asked, in the form and in its empty answer', () => {
    const files = emitted(compile(small));
    for (const type of ['Questionnaire', 'QuestionnaireResponse']) {
      const items = resource(files, type)['item'] as readonly Json[];
      expect(items.map(({ text }) => text)).toContain('Age (in years)');
    }
    const items = resource(files, 'Questionnaire')['item'] as readonly Json[];
    const units = items.map(({ linkId, extension }) => [
      linkId,
      (extension as readonly Json[]).flatMap(({ url, valueCoding }) =>
        valueCoding === undefined
          ? []
          : [
              [
                String(url).split('/').at(-1),
                (valueCoding as Json)['code'],
                (valueCoding as Json)['display'],
              ],
            ],
      ),
    ]);
    expect(units).toContainEqual(['age', [['questionnaire-unit', 'a', 'years']]]);
    expect(units).toContainEqual(['ahi', [['questionnaire-unitOption', '{events}/h', '{events}/h']]]);
  });

  it('hands every answer to its parameter under a name that FHIR takes, however long the key is', async () => {
    const keys = ['one', 'two'].map((end) => `${'a-long-way-of-saying-it-'.repeat(3)}${end}`);
    const listed = keys.map((key) => `    - Words {${key}}`).join('\n');
    const input = compile(`${small.slice(0, small.indexOf('  AT LEAST'))}  ALL OF\n${listed}\n`);
    const files = emitted(input);
    const names = (resource(files, 'Questionnaire')['extension'] as readonly Json[]).flatMap(
      ({ url, valueExpression }) =>
        String(url).endsWith('/variable') ? [String((valueExpression as Json)['name'])] : [],
    );
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
    expect(new Set(names).size).toBe(2);
    const parameters = (resource(files, 'Library')['parameter'] as readonly Json[]).map(({ name }) => name);
    expect(parameters).toEqual(expect.arrayContaining(names));
    for (const name of names)
      expect(new TextDecoder().decode(cql.emit(input, tools).value[0]?.bytes)).toContain(
        `parameter "${name}" Boolean`,
      );
    const cases = [true, false].map((answer) => Object.fromEntries(keys.map((key) => [key, answer])));
    const { mismatches, pairs } = await conform(cqlExecution, [{ graph: input.graph, cases }]);
    expect([mismatches, pairs]).toEqual([[], 2]);
  });

  it('says n of m with the combination of R5', () => {
    const variable = emitted(compile(small)).get('fhir/r5/evidencevariable-sleep-indications.json');
    const [root] = (variable?.['characteristic'] ?? []) as readonly Json[];
    expect(root?.['definitionByCombination']).toMatchObject({ code: 'at-least', threshold: 2 });
  });

  it('gives addresses under the publisher, with a version of three parts', () => {
    const plan = resource(emitted(compile(small)), 'PlanDefinition');
    expect(plan).toMatchObject({
      url: 'https://health-plan.example/fhir/PlanDefinition/sleep',
      version: '2.0.0',
      status: 'active',
      date: '2024-02-01',
      library: ['https://health-plan.example/fhir/Library/Sleep|2.0.0'],
      relatedArtifact: [
        { type: 'predecessor', resource: 'https://health-plan.example/fhir/PlanDefinition/sleep|1.0.0' },
      ],
    });
  });
});

describe('texts of authors in FHIR', () => {
  it('are strings that FHIR takes, and narratives without markup of their own', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', '<script>', ']]>', '&amp;')),
        (text) => {
          expect(fhirText(text)).toMatch(/^[ \r\n\t\S]+$/);
          const { div } = narrative(text, [text]);
          if (typeof div !== 'string') throw new Error('no narrative');
          expect(
            div.replaceAll(/<\/?(?:div|h2|p)(?: xmlns="http:\/\/www\.w3\.org\/1999\/xhtml")?>/g, ''),
          ).not.toMatch(/[<>"]/);
        },
      ),
      lawOptions(300),
    );
  });
});
