// A lint rule: items of one list with markers of several styles; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';
import { readMarkers, renumberFix, styleName } from '../markers.ts';

export const requireOneMarkerStyle = fileRule({
  code: 'lint/require-one-marker-style',
  category: 'form',
  level: 'info',
  title: 'The items of a list have markers of one style',
  message: '`{marker}` stands among markers such as `{style}`',
  why: 'A marker of another style is often an item that belongs one level deeper.',
  help: 'Renumber the list, or indent the item to the list that it belongs to.',
  bad: [
    `indications
  ANY OF
    1. Epilepsy
    2. Stroke
    ⟪a)⟫ Dementia
`,
  ],
  good: [
    `indications
  ANY OF
    1. Epilepsy
    2. Stroke
    3. Dementia
`,
  ],
  *check(context) {
    for (const list of context.lists) {
      const [first, ...others] = readMarkers(list);
      const other = first && others.find(({ kind, frame }) => kind !== first.kind || frame !== first.frame);
      const span = other?.item.item.marker?.span;
      if (!first || !other || !span) continue;
      yield {
        span,
        args: { marker: other.text, style: styleName(first) },
        fixes: [renumberFix(context, list, first, 'Renumber the list')],
      };
    }
  },
});
