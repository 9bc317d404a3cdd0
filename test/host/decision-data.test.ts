// decision.json read back is the graph that it was written from; whatever no interpreter could run is refused in words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaGraph } from '../../dsl/decision/criteria-graph.ts';
import { decide } from '../../dsl/decision/decide.ts';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { decisionFile } from '../../dsl/targets/rule-bundle/decision-file.ts';
import { readDecision } from '../../host/decision-data.ts';
import { lawOptions, randomFacts, randomGraph } from '../support/random-graph.ts';

function textOf(graph: CriteriaGraph): string {
  return printJson(decisionFile(graph, 'sha256:0', { leftOut: 'a test' }), 2);
}

function read(text: string): ReturnType<typeof readDecision> {
  return readDecision(new TextEncoder().encode(text));
}

describe('decision.json', () => {
  it('reads back as the graph, places and citations apart', () => {
    fc.assert(
      fc.property(randomGraph(), (graph) => {
        const nowhere = { uri: '', span: { start: 0, end: 0 }, citations: [] };
        const nodes = graph.nodes.map((node) => ({ ...node, origin: { ...node.origin, ...nowhere } }));
        const reading = read(textOf(graph));
        // By their JSON: minus zero is zero, and what is undefined is left out.
        expect(JSON.parse(JSON.stringify(reading))).toEqual(
          JSON.parse(JSON.stringify({ kind: 'read', graph: { ...graph, nodes }, meaningHash: 'sha256:0' })),
        );
        for (const facts of fc.sample(randomFacts(graph), { seed: 1, numRuns: 3 }))
          expect(reading.kind === 'read' && decide(reading.graph, facts)).toEqual(decide(graph, facts));
      }),
      lawOptions(200),
    );
  });

  it.each([
    ['not JSON', () => '{', 'it is not JSON'],
    [
      'of another format',
      (text: string) => text.replace('"formatVersion": "1"', '"formatVersion": "2"'),
      'formatVersion',
    ],
    [
      'with an operator that is not known',
      (text: string) => text.replace('"kind": "any"', '"kind": "most"'),
      'nodes.2',
    ],
    [
      'with a member that is not known',
      (text: string) => text.replace('"sections":', '"more": 1, "sections":'),
      'more',
    ],
    [
      'with a list that stands on itself',
      (text: string) => text.replace('"children": [0, 1]', '"children": [0, 2]'),
      'node 2 stands on a later one',
    ],
    [
      'with a section on nothing',
      (text: string) => text.replace('"root": 2', '"root": 7'),
      'a section stands on no node',
    ],
    [
      'with a fact that is not there',
      (text: string) => text.replace('"element": 0', '"element": 5'),
      'node 0 reads no element',
    ],
    [
      'with a condition on another kind of fact',
      (text: string) => text.replace('"op": "holds"', '"op": "codes-in", "ranges": []'),
      'node 1 asks of an element',
    ],
    [
      'with a key twice',
      (text: string) => text.replace('"key": "b"', '"key": "a"'),
      'two elements have one key',
    ],
  ])('is refused where it is %s', (_, change, why) => {
    const text = change(loose(printJson(decisionFile(small, 'sha256:0', { leftOut: 'a test' }))));
    const reading = read(text);
    expect(reading.kind === 'refused' ? reading.why : 'it was read').toContain(why);
  });
});

/** With a space after each colon and comma, whatever the layout. */
function loose(text: string): string {
  return JSON.stringify(JSON.parse(text), undefined, 1)
    .replaceAll(/\n */g, ' ')
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']');
}

const origin = {
  words: 'w',
  number: '',
  uri: '',
  span: { start: 0, end: 0 },
  citations: [],
  role: 'criterion',
} as const;
const small: CriteriaGraph = {
  guideline: { id: 'g', version: '1', title: 'G' },
  elements: [
    { kind: 'question', key: 'a', label: 'A' },
    { kind: 'yes-no', key: 'b', label: 'B' },
  ],
  nodes: [
    { kind: 'question', element: 0, origin: { ...origin, id: 'a' } },
    { kind: 'test', test: { op: 'holds', element: 1 }, origin: { ...origin, id: 'b' } },
    { kind: 'any', children: [0, 1], origin: { ...origin, id: 'both' } },
  ],
  sections: [{ kind: 'indications', root: 2 }],
  verdicts: { rows: [], otherwise: { determination: 'clinician-review', label: '' } },
};
