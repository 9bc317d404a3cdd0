// Defines a term with its abbreviations and synonyms, in the order of the alphabet where the terms are in it.
import { wrapWords } from '../syntax/print-line.ts';
import { draftOf, refuse, type Attempt } from './write-draft.ts';
import type { Page } from './write-places.ts';
import { alphabeticPlace, intoSection, newSection } from './write-section.ts';

export interface TermForm {
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly synonyms: readonly string[];
  readonly definition: string;
}

export function defineTerm(page: Page, form: TermForm): Attempt {
  const name = oneLine(form.name);
  const abbreviations = form.abbreviations.map(oneLine).filter((word) => word !== '');
  const synonyms = form.synonyms.map(oneLine).filter((word) => word !== '');
  const definition = oneLine(form.definition);
  if (name === '') return refuse('Write the term that is defined.', 'name');
  if (/[()#]|, also /.test(name))
    return refuse('Abbreviations and synonyms have fields of their own.', 'name');
  const bracketed = abbreviations.find((word) => /[(),]/.test(word));
  if (bracketed !== undefined)
    return refuse('Part abbreviations by commas, without brackets.', 'abbreviations');
  if (definition === '') return refuse('Say what it means.', 'definition');
  if (definition.startsWith('#'))
    return refuse('A line that begins with # would be a comment.', 'definition');
  const section = page.document.sections.find((each) => each.kind === 'terms');
  const known = section?.terms ?? [];
  const spelled = [name, ...abbreviations, ...synonyms].map((word) => word.toLowerCase());
  for (const term of known)
    for (const { value } of [term.name, ...term.abbreviations, ...term.synonyms])
      if (spelled.includes(value.toLowerCase()))
        return refuse(`“${value}” is defined already, under “${term.name.value}”.`, 'name');
  const short = abbreviations.length === 0 ? '' : ` (${abbreviations.join(', ')})`;
  const also = synonyms.map((word) => `, also ${word}`).join('');
  const head = `  ${name}${short}${also}`;
  const texts = [
    head,
    ...wrapWords(4, definition, 0).map(({ indent, text }) => `${' '.repeat(indent)}${text}`),
  ];
  const behind =
    section &&
    alphabeticPlace(
      page,
      section,
      known.map((term) => term.name.value),
      known.map((term) => term.span.start),
      name,
    );
  const lines =
    section === undefined
      ? newSection(page, 'terms', 'terms', texts)
      : intoSection(page, section, { texts, behind, parted: true });
  return draftOf(page, lines, { show: { texts }, words: name, said: `Defined ${name}` });
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
