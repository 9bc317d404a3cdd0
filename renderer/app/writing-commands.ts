// The commands that write for people who do not know the language: each is an edit of the text that they see happen.
import type { WritingRequest } from '../../dsl/index.ts';
import type { Command } from './command.ts';
import { hasGuideline } from './command.ts';
import type { WritingFormKind } from './state/writing.ts';

export interface WritingCommand extends Command {
  /** It stands in the menu of the editor as well. */
  readonly inMenu: boolean;
}

export const writingCommands: readonly WritingCommand[] = [
  writes('add-criterion', 'Add a criterion below', { kind: 'add-criterion', where: 'after' }, 'Ctrl+Enter'),
  writes(
    'add-criterion-inside',
    'Add a criterion under this one',
    { kind: 'add-criterion', where: 'inside' },
    'Ctrl+Shift+Enter',
  ),
  writes('indent-criterion', 'Indent: put the criterion under the one above', { kind: 'indent' }, 'Ctrl+]'),
  writes('outdent-criterion', 'Outdent: take the criterion out of its list', { kind: 'outdent' }, 'Ctrl+['),
  hidden(writes('criterion-up', 'Move the criterion up', { kind: 'move-up' }, 'Alt+ArrowUp')),
  hidden(writes('criterion-down', 'Move the criterion down', { kind: 'move-down' }, 'Alt+ArrowDown')),
  writes('remove-criterion', 'Remove the criterion', { kind: 'remove' }, 'Ctrl+Shift+Delete'),
  writes('wrap-any', 'Put into a list: ANY OF, one is enough', { kind: 'wrap', quantifier: 'ANY OF' }),
  writes('wrap-all', 'Put into a list: ALL OF, all are needed', { kind: 'wrap', quantifier: 'ALL OF' }),
  hidden(asks('wrap-at-least', 'Put into a list: AT LEAST, so many are needed…', 'wrap-count')),
  hidden(writes('unwrap', 'Take the list away, keep its criteria', { kind: 'unwrap' })),
  hidden(
    writes('list-any', 'The list at the cursor asks for ANY OF', {
      kind: 'requantify',
      quantifier: 'ANY OF',
    }),
  ),
  hidden(
    writes('list-all', 'The list at the cursor asks for ALL OF', {
      kind: 'requantify',
      quantifier: 'ALL OF',
    }),
  ),
  hidden(asks('list-at-least', 'The list at the cursor asks for AT LEAST…', 'list-count')),
  asks('cite', 'Cite a reference…', 'cite', 'Ctrl+Alt+R'),
  asks('compute', 'Compute the criterion from data…', 'compute', 'Ctrl+Alt+W'),
  hidden(
    writes('make-computable', 'Compute the criterion from a new yes-or-no element', {
      kind: 'make-computable',
    }),
  ),
  hidden(asks('add-element', 'Add a data element…', 'element', 'Ctrl+Alt+B')),
  asks('define-term', 'Define a term…', 'term', 'Ctrl+Alt+G'),
  hidden(asks('add-code', 'Add a code…', 'code')),
  hidden(asks('add-reference', 'Add a reference…', 'reference')),
  hidden(asks('add-change', 'Add a line to the summary of changes…', 'change')),
];

/** The panels that go with them. */
export const sourceCommands: readonly Command[] = [
  {
    id: 'show-references',
    title: 'Show the references',
    group: 'View',
    keys: ['Ctrl+7'],
    run: (state) => state.showInspector('references'),
  },
  {
    id: 'show-terms',
    title: 'Show the terms',
    group: 'View',
    keys: ['Ctrl+8'],
    run: (state) => state.showInspector('terms'),
  },
];

function writes(
  id: string,
  title: string,
  request: WritingRequest,
  ...keys: readonly string[]
): WritingCommand {
  return command(id, title, keys, (state) => void state.write(request));
}

function asks(id: string, title: string, form: WritingFormKind, ...keys: readonly string[]): WritingCommand {
  return command(id, title, keys, (state) => state.openWritingForm(form));
}

function command(id: string, title: string, keys: readonly string[], run: Command['run']): WritingCommand {
  return { id, title, group: 'Write', keys, where: 'text', available: hasGuideline, run, inMenu: true };
}

/** From the menu of the editor: there are enough lines in it. */
function hidden(one: WritingCommand): WritingCommand {
  return { ...one, inMenu: false };
}
