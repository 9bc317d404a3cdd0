// The DMN files: valid by the schema of the standard, opened whole by the library of an editor, and safe whatever an author writes.
import fc from 'fast-check';
import { DmnModdle } from 'dmn-moddle';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { layOut } from '../../dsl/targets/dmn/layout.ts';
import { dmn } from '../../dsl/targets/dmn/dmn.ts';
import { dmn13, dmn15, dmnXml } from '../../dsl/targets/dmn/model-xml.ts';
import { dmnModel } from '../../dsl/targets/dmn/requirements.ts';
import { feelin } from '../engines/feelin.ts';
import { conform } from '../engines/conformance.ts';
import { shippedJobs } from '../engines/shipped-jobs.ts';
import { bmi, sketchGraph } from '../decision/small-graph.ts';
import { lawOptions, randomGraph } from '../support/random-graph.ts';
import { expectGolden, goldenInput } from './support/golden.ts';
import { hostileGraph, hostileTexts } from './support/hostile.ts';
import { largeGraph } from './support/large-graph.ts';
import { faultsByDmn15, withXml } from './support/xml.ts';

const xmlOf = (graph: CriteriaGraph, version = dmn15): string => dmnXml(graph, dmnModel(graph), version);

describe('the DMN target', () => {
  it('carries everything, and emits the files of a shipped guideline as kept', () => {
    const { value, diagnostics } = dmn.emit(goldenInput());
    expect(diagnostics).toEqual([]);
    expect(value.map(({ path }) => path)).toEqual(['dmn/decide-1.3.dmn', 'dmn/decide.dmn', 'dmn/names.json']);
    expectGolden(dmn, value);
  });

  it('is valid by the schema of DMN 1.5, for shipped and for random guidelines', () => {
    const random = fc.sample(randomGraph({ questions: 6, tests: 8, groups: 10 }), lawOptions(60));
    const shipped = shippedJobs().map(({ graph }) => graph);
    expect(faultsByDmn15([...shipped, ...random].map((graph) => xmlOf(graph)))).toEqual([]);
  });

  it('is held to that schema: a decision without its variable, or out of order, is found', () => {
    const right = xmlOf(sketchGraph({ indications: 'a' }));
    const wrong = right.replace('<variable id="a_met.var" name="a_met" typeRef="boolean"/>', '<variable/>');
    expect(wrong).not.toBe(right);
    expect(faultsByDmn15([right, wrong])).toHaveLength(1);
  });

  it('is opened by dmn-moddle, the library of Camunda Modeler, with every element drawn', async () => {
    for (const { graph } of shippedJobs()) {
      const model = dmnModel(graph);
      const { rootElement, warnings } = await new DmnModdle().fromXML(xmlOf(graph, dmn13));
      expect(warnings).toEqual([]);
      expect(rootElement.drgElement).toHaveLength(model.inputs.length + model.decisions.length);
      const drawn = rootElement.dmnDI.diagrams.flatMap(({ diagramElements }) =>
        diagramElements.flatMap(({ $type, dmnElementRef }) =>
          $type === 'dmndi:DMNShape' ? [dmnElementRef.id] : [],
        ),
      );
      const names = [...model.inputs, ...model.decisions].map(({ name }) => name);
      expect(new Set(drawn)).toEqual(new Set(names));
    }
  });

  const writable = hostileTexts.filter((text) => text !== '\u0000' && text !== '\ud800');

  it('is valid by that schema whatever an author writes', () => {
    expect(faultsByDmn15(writable.map((text) => xmlOf(hostileGraph(text))))).toEqual([]);
  });

  it.each(writable)('carries %j through XML and FEEL', async (text) => {
    const graph = hostileGraph(text);
    withXml(xmlOf(graph), ({ root }) => {
      expect(root.attr('name')?.value).toBe(text);
    });
    const amount = { value: '1.2', unit: text };
    const cases = [
      { [text]: true, [`choice ${text}`]: text, [`amount ${text}`]: amount },
      { [text]: true, [`choice ${text}`]: 'plain', [`amount ${text}`]: { ...amount, value: '0.9' } },
      {},
    ];
    const { mismatches } = await conform(feelin, [{ graph, cases }]);
    expect(mismatches).toEqual([]);
  });

  it('takes names that FEEL knows, and names of its own, as names of facts', async () => {
    const keys = ['date', 'if', 'number', 'given', 'determination', 'decision', 'read-value', 'list', 'read'];
    const graph = sketchGraph({ indications: { all: keys } });
    const cases = [{}, Object.fromEntries(keys.map((key) => [key, true])), { date: false, if: true }];
    expect((await conform(feelin, [{ graph, cases }])).mismatches).toEqual([]);
  });

  it('reads a number, a date and codes as the reference does, or not at all', async () => {
    const graph = sketchGraph(
      {
        indications: {
          any: [
            { when: { op: 'in-range', element: 0, ranges: [{ from: 350, to: undefined }] }, id: 'a' },
            { when: { op: 'in-range', element: 1, ranges: [{ from: 0, to: undefined }] }, id: 'b' },
            { when: { op: 'codes-in', element: 2, ranges: [{ from: 'C34', to: 'C35' }] }, id: 'c' },
          ],
        },
      },
      [bmi, { kind: 'date', key: 'day', label: '' }, { kind: 'codes', key: 'codes', label: '', system: '' }],
    );
    const amounts = [
      35,
      '35.00',
      '035',
      '35.',
      '3.5e1',
      34.96,
      ' 35',
      '-0',
      { value: '35' },
      { unit: 'kg/m2' },
    ];
    const inUnit = ['35.0', 35, '34.9', true].map((value) => ({
      value,
      unit: bmi.kind === 'quantity' ? bmi.unit : '',
    }));
    const days = [
      '2024-02-29',
      '2023-02-29',
      '0000-01-01',
      '1970-1-1',
      '1969-12-31',
      20240101,
      '2024-01-01T00:00',
    ];
    const codes = [[], ['c34.1'], ['C34.1', 'no code'], ['C34.1', 3], ['C34.1\n'], 'C34', ['C35.9', 'Z00']];
    const cases = [
      ...[...amounts, ...inUnit].map((amount) => ({ [bmi.key]: amount })),
      ...days.map((day) => ({ day })),
      ...codes.map((list) => ({ codes: list })),
    ];
    expect((await conform(feelin, [{ graph, cases }])).mismatches).toEqual([]);
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['\ud800', 'U+D800'],
    ['\ufffe', 'U+FFFE'],
  ])('refuses %j, which no XML may hold, by name', (text, name) => {
    const { value, diagnostics } = dmn.emit({ ...goldenInput(), graph: hostileGraph(`Brain${text}scan`) });
    expect(value).toEqual([]);
    expect(diagnostics[0]?.code).toBe('export/not-in-xml');
    expect(diagnostics[0]?.message).toBe(
      `The text "Brain\ufffdscan" holds the character ${name}, which no XML file may hold`,
    );
  });

  it('grows with the criteria: twice as many, twice the text', () => {
    const [small, large] = [500, 1000].map((size) => xmlOf(largeGraph(size)).length);
    expect((large ?? 0) / (small ?? 1)).toBeLessThan(2.3);
  });
});

describe('the layout of the diagram', () => {
  it('puts no two boxes on one place, and what is required below', () => {
    fc.assert(
      fc.property(randomGraph(), (graph) => {
        const { decisions, inputs } = dmnModel(graph);
        const items = [...inputs.map(({ name }) => ({ name, requires: [] })), ...decisions];
        const boxes = new Map(layOut(items).map((box) => [box.name, box]));
        expect(new Set([...boxes.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(items.length);
        for (const { name, requires } of items)
          for (const other of requires)
            expect(boxes.get(other)?.y ?? 0).toBeGreaterThan(boxes.get(name)?.y ?? Infinity);
      }),
      lawOptions(100),
    );
  });
});
