// Puts the selected items of one list into a list of their own, under one new item.
import type { ActionContext, CodeAction } from './action-context.ts';
import { wrap } from './write-list.ts';
import { pageOf, placesIn } from './write-places.ts';

export function wrapItems({ source, document, selection }: ActionContext): readonly CodeAction[] {
  if (selection.end <= selection.start) return [];
  const page = pageOf(source, document);
  const places = placesIn(page, selection);
  if (places.length < 2) return [];
  return (['ANY OF', 'ALL OF'] as const).flatMap((quantifier) => {
    const draft = wrap(page, places, { quantifier });
    if (draft.kind === 'refused') return [];
    const edits = draft.edits.map((edit) => ({ uri: source.uri, ...edit }));
    return [{ title: `Put these ${places.length} items under ${quantifier}`, edits }];
  });
}
