// A lint rule: lists of one level with markers of different styles; its examples are its tests and its documentation.
import { fileRule } from '../rule.ts';
import { readMarkers, renumberFix, styleName, type MarkerStyle } from '../markers.ts';

export const requireEvenMarkerLevels = fileRule({
  code: 'lint/require-even-marker-levels',
  category: 'form',
  level: 'info',
  title: 'Lists of one level have markers of one style',
  message: 'This list is marked `{marker}` where the lists of its level are marked `{style}`',
  why: 'People cite a criterion by its markers; where a. and A. stand on one level, 4.A and 4.a are taken for two.',
  help: 'Renumber the list in the style of its level.',
  bad: [
    `indications
  ANY OF
    1. Known tumor AND ANY OF
         a. Biopsy is planned
         b. Recurrence
    2. Non-diagnostic MRI AND ANY OF
         ⟪A.⟫ Alexander disease
         B. Krabbe disease
`,
  ],
  good: [
    `indications
  ANY OF
    1. Known tumor AND ANY OF
         a. Biopsy is planned
         b. Recurrence
    2. Non-diagnostic MRI AND ANY OF
         - Alexander disease
         - Krabbe disease
`,
  ],
  *check(context) {
    const styles = new Map<string, MarkerStyle>();
    for (const list of context.lists) {
      const markers = readMarkers(list);
      const [first] = markers;
      const span = first?.item.item.marker?.span;
      const mixed = markers.some(({ kind, frame }) => kind !== first?.kind || frame !== first.frame);
      if (!first || !span || first.kind === 'bullet' || mixed) continue;
      const level = `${list.section.kind} ${String(list.depth)}`;
      const style = styles.get(level);
      if (!style) styles.set(level, first);
      else if (style.kind !== first.kind || style.frame !== first.frame)
        yield {
          span,
          args: { marker: first.text, style: styleName(style) },
          fixes: [renumberFix(context, list, style, `Renumber the list as ${styleName(style)}`)],
        };
    }
  },
});
