// A small guideline with the cursor as ‸, and what a writing action makes of it.
import { writeAt, type WritingRequest } from '../../../dsl/ide/write.ts';
import type { Workspace } from '../../../dsl/workspace.ts';
import { applied, libraryAt } from './library.ts';

export const uri = 't.guideline';
export const head = 'guideline "G"\n  id g\n  version 2\n  follows 1\n\n';

/** The criteria after the action, with what is chosen in ⟪⟫; a refusal as its words. */
export function written(body: string, request: WritingRequest): string {
  const { workspace, offset } = libraryAt(`${head}${body}`);
  return shown(workspace, offset, request).slice(head.length).trimEnd();
}

function shown(workspace: Workspace, offset: number, request: WritingRequest): string {
  const outcome = writeAt(workspace, uri, { start: offset, end: offset }, request);
  if (outcome.kind === 'refused')
    return `${head}refused${outcome.field && ` ${outcome.field}`}: ${outcome.why}`;
  const text = applied(workspace, outcome.edits)[uri] ?? workspace.text(uri) ?? '';
  const { start, end } = outcome.select;
  if (start === end) return text;
  return `${text.slice(0, start)}⟪${text.slice(start, end)}⟫${text.slice(end)}`;
}

export const outline = (at: string): string => {
  const text = `indications
  ANY OF
    # About pain
    1. Pain at night {pain}
    2. Swelling [lee-2022]
         EG warmth
    3. Fever AND ANY OF
         a. Chills
         b. Sweat
    4. Cough

references
  lee-2022  Lee, A. (2022). Swelling. *J*, 1(2), 3-4.
`;
  const index = text.indexOf(at);
  if (index < 0) throw new Error(`No ${at}`);
  return `${text.slice(0, index)}‸${text.slice(index)}`;
};

export const criteria = (text: string): string =>
  text.slice(text.indexOf('ANY OF') - 2, text.indexOf('\n\nreferences'));
