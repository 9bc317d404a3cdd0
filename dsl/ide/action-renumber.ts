// Rewrites the typed list markers as the numbers that will be printed; lists of bullets keep their bullets.
import type { TextEdit } from '../source/diagnostic.ts';
import { groupsOf, type ActionContext, type CodeAction } from './action-context.ts';

export function renumberMarkers({ section, ids, source }: ActionContext): readonly CodeAction[] {
  if (section === undefined) return [];
  const edits = groupsOf(section).flatMap(({ items }): readonly TextEdit[] => {
    if (items.every(({ marker }) => marker === undefined || bullet.test(marker.value))) return [];
    return items.flatMap((item) => {
      const step = ids.number.get(item)?.split('.').at(-1);
      const { marker } = item;
      if (step === undefined || marker === undefined || marker.value === `${step}.`) return [];
      return [{ uri: source.uri, span: marker.span, newText: `${step}.` }];
    });
  });
  return edits.length === 0 ? [] : [{ title: 'Renumber the criteria of this section', edits }];
}

const bullet = /^[^\p{L}\p{N}]+$/u;
