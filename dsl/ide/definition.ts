// Where the name at an offset is defined; a name that stands at its definition leads to itself.
import type { Place } from '../model/guideline.ts';
import type { Workspace } from '../workspace.ts';
import { definitionsOf, thingAt } from './name-index.ts';
import { termAt } from './term-uses.ts';

/** Empty where nothing is named here, or nothing of that name is defined. */
export function definitionAt(workspace: Workspace, uri: string, offset: number): readonly Place[] {
  const term = termAt(workspace, uri, offset);
  if (term !== undefined) return [{ uri: term.uri, span: term.entry.name.span }];
  const thing = thingAt(workspace, uri, offset);
  return thing === undefined ? [] : definitionsOf(workspace, thing);
}
