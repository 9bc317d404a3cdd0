// Writes the ids that follow from the words into the text, so that a rewording no longer changes them.
import type { TextEdit } from '../source/diagnostic.ts';
import type { Clause, Item } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { ActionContext, CodeAction } from './action-context.ts';
import { idPlace } from './document-names.ts';

export function pinIds(context: ActionContext): readonly CodeAction[] {
  if (context.section === undefined) return [];
  const edits = missingIds(context);
  if (edits.length === 0) return [];
  const { at } = context;
  const own = at === undefined || at.clause.id !== undefined ? undefined : pin(context, at.clause, at.item);
  const one = own === undefined ? [] : [{ title: `Write its id ${own.newText.trim()}`, edits: [own] }];
  return [...one, { title: `Write all ids (${edits.length})`, edits }];
}

/** One edit for each criterion of which nobody wrote the id. */
export function missingIds(context: ActionContext): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { group } of criteriaSections(context.document)) {
    if (group === undefined) continue;
    walkGroup(group, {
      clause: (clause, item) => {
        const edit = clause.id === undefined ? pin(context, clause, item) : undefined;
        if (edit !== undefined) edits.push(edit);
      },
    });
  }
  return edits;
}

function pin({ ids, source }: ActionContext, clause: Clause, item: Item): TextEdit | undefined {
  const id = clause === item.clauses[0] ? ids.item.get(item) : ids.clause.get(clause);
  if (id === undefined || (clause.words === undefined && clause.group?.quantifier === undefined))
    return undefined;
  const at = idPlace(source.text, clause);
  return { uri: source.uri, span: { start: at, end: at }, newText: `  {${id}}` };
}
