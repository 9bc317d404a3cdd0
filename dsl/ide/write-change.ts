// Adds a line to the summary of changes, about a criterion or about something else.
import { wrapWords } from '../syntax/print-line.ts';
import { idsOf } from './document-names.ts';
import { draftOf, refuse, type Attempt } from './write-draft.ts';
import type { Page } from './write-places.ts';
import { intoSection, newSection } from './write-section.ts';

export const changeVerbs = ['added', 'removed', 'revised', 'updated'] as const;

export interface ChangeForm {
  readonly verb: (typeof changeVerbs)[number];
  /** Of the criterion; '' where it is about something else. */
  readonly id: string;
  readonly text: string;
}

export function addChange(page: Page, { verb, id, text }: ChangeForm): Attempt {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '') return refuse('Say what changed, as readers shall see it.', 'text');
  if (/^[{#]/.test(words)) return refuse('Choose the criterion in its own field.', 'text');
  if (id !== '' && verb !== 'removed' && !idsOf(page.document).byName.has(id))
    return refuse(`No criterion has the id {${id}}.`, 'id');
  const section = page.document.sections.find((each) => each.kind === 'changes');
  const follows = page.document.header.find(({ key }) => key.value === 'follows')?.value.value ?? '';
  if (section === undefined && follows === '')
    return refuse(
      'This version follows no other, so there is nothing that it changes. Make a new draft from a version, or write follows into its header.',
    );
  const verbs = Math.max(verb.length, ...(section?.entries ?? []).map((entry) => entry.verb.value.length));
  const marked = `${verb.padEnd(verbs)}  ${id === '' ? '' : `{${id}}  `}${words}`;
  const texts = wrapWords(2, marked, 0, 4 + verbs).map((line) => `${' '.repeat(line.indent)}${line.text}`);
  const lines =
    section === undefined
      ? newSection(page, 'changes', `changes from ${follows}`, texts)
      : intoSection(page, section, { texts });
  return draftOf(page, lines, {
    show: { texts },
    words: verb,
    said: 'Added a line to the summary of changes',
  });
}
