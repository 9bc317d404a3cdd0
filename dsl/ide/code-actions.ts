// What the tool can rewrite at the chosen words, beside the fixes of diagnostics: one line an action.
import type { Span } from '../source/span.ts';
import type { Workspace } from '../workspace.ts';
import { extractTerm } from './action-extract-term.ts';
import { makeComputable } from './action-make-computable.ts';
import { pinIds } from './action-pin-ids.ts';
import { renumberMarkers } from './action-renumber.ts';
import { wrapItems } from './action-wrap-items.ts';
import { createActionContext, type ActionContext, type CodeAction } from './action-context.ts';

export type { CodeAction } from './action-context.ts';

const actions: readonly ((context: ActionContext) => readonly CodeAction[])[] = [
  wrapItems,
  makeComputable,
  extractTerm,
  renumberMarkers,
  pinIds,
];

/** `span`: the selection, or the cursor as an empty span. */
export function codeActionsAt(workspace: Workspace, uri: string, span: Span): readonly CodeAction[] {
  const context = createActionContext(workspace, uri, span);
  return context === undefined ? [] : actions.flatMap((action) => action(context));
}
