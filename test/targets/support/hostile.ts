// Texts that break out of careless output, and a small guideline that has one of them everywhere.
import type { CriteriaGraph } from '../../../dsl/decision/criteria-graph.ts';

export const hostileTexts = [
  '"',
  "'",
  '\\',
  '`',
  '${alert(1)}',
  '</script>',
  '<!--',
  ']]>',
  '*/',
  '//',
  '\u2028',
  '\u2029',
  '\n',
  '\r',
  '\u0000',
  '\u007f',
  '\ud800',
  '\u{1f9e0}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
  '\\u0022',
  '");process.exit(1);("',
  '\u202e',
];

/** The same text as title, key, label, id, value, unit and determination. */
export function hostileGraph(text: string): CriteriaGraph {
  const origin = {
    id: text,
    words: text,
    number: '1',
    uri: 'x',
    span: { start: 0, end: 0 },
    citations: [text],
    role: 'criterion' as const,
  };
  return {
    guideline: { id: 'hostile', version: '1', title: text },
    elements: [
      { kind: 'question', key: text, label: text },
      { kind: 'choice', key: `choice ${text}`, label: text, values: ['plain', text] },
      {
        kind: 'quantity',
        key: `amount ${text}`,
        label: text,
        unit: text,
        decimals: 1,
        step: 1,
        min: 0,
        max: undefined,
      },
    ],
    nodes: [
      { kind: 'question', element: 0, origin },
      {
        kind: 'test',
        test: { op: 'one-of', element: 1, values: [text] },
        origin: { ...origin, id: `of ${text}` },
      },
      {
        kind: 'test',
        test: { op: 'in-range', element: 2, ranges: [{ from: 10, to: undefined }] },
        origin: { ...origin, id: `in ${text}` },
      },
      { kind: 'all', children: [0, 1, 2], origin: { ...origin, id: `all ${text}` } },
    ],
    sections: [{ kind: 'indications', root: 3 }],
    verdicts: {
      rows: [
        { section: 'indications', state: 'met', determination: `yes ${text}`, label: text },
        { section: 'indications', state: 'unknown', determination: 'needs-information', label: text },
      ],
      otherwise: { determination: 'clinician-review', label: text },
    },
  };
}
