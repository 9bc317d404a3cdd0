// A lint rule: markers that skip or repeat a number; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';
import { readMarkers, renumberFix } from '../markers.ts';

export const requireMarkerSequence = fileRule({
  code: 'lint/require-marker-sequence',
  category: 'form',
  level: 'info',
  title: 'Markers count up without a gap',
  message: '`{marker}` is out of sequence: it is item {place} of its list',
  why: 'A skipped or repeated number shows that an item was lost or pasted twice, and letters point at the wrong one.',
  help: 'Look whether an item is missing, then renumber the list.',
  bad: [
    `indications
  ANY OF
    a. Epilepsy
    b. Stroke
    ⟪d.⟫ Dementia
`,
  ],
  good: [
    `indications
  ANY OF
    a. Epilepsy
    b. Stroke
    c. Dementia AND ANY OF
         i. Onset before 65 years of age
         ii. Seizures
`,
    `indications
  ANY OF
    o Epilepsy
    o Stroke
`,
  ],
  *check(context) {
    for (const list of context.lists) {
      const markers = readMarkers(list);
      const [first] = markers;
      if (!first || first.kind === 'bullet' || markers.some(({ kind }) => kind !== first.kind)) continue;
      const wrong = markers.find(({ value }, index) => value !== index + 1);
      const span = wrong?.item.item.marker?.span;
      if (!wrong || !span) continue;
      yield {
        span,
        args: { marker: wrong.text, place: markers.indexOf(wrong) + 1 },
        fixes: [renumberFix(context, list, first, 'Renumber the list')],
      };
    }
  },
});
