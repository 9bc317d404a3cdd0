// Every place that names what is named at an offset, over guideline, fragments and cases.
import type { Place } from '../model/guideline.ts';
import type { Workspace } from '../workspace.ts';
import { placesOf, thingAt } from './name-index.ts';
import { termAt, termUses } from './term-uses.ts';

export interface NameReference extends Place {
  readonly definition: boolean;
}

/** Definitions first. */
export function referencesAt(workspace: Workspace, uri: string, offset: number): readonly NameReference[] {
  const term = termAt(workspace, uri, offset);
  if (term !== undefined) {
    const definition = { uri: term.uri, span: term.entry.name.span, definition: true };
    const uses = termUses(workspace, uri, term.entry).map((place) => ({ ...place, definition: false }));
    return [definition, ...uses];
  }
  const thing = thingAt(workspace, uri, offset);
  if (thing === undefined) return [];
  return placesOf(workspace, thing).map(({ uri: at, span, role }) => ({
    uri: at,
    span,
    definition: role === 'definition',
  }));
}
