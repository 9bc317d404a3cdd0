// Cites at a criterion, and adds a publication to the references unless they have it already.
import { doiOf, pmidOf, titleOf } from '../model/reference-text.ts';
import { positionAt } from '../source/source-text.ts';
import type { ReferenceEntry } from '../syntax/ast.ts';
import { wrapWords } from '../syntax/print-line.ts';
import { referenceKey, referenceText, type CitationFields } from './citation-fields.ts';
import { columnIn, draftOf, refuse, type Attempt } from './write-draft.ts';
import { editsFor, rewriteLine, type Line } from './write-lines.ts';
import { nameOf, type ItemPlace, type Page } from './write-places.ts';
import { alphabeticPlace, intoSection, newSection } from './write-section.ts';

export interface ReferenceForm {
  /** '' for one that is made of surname and year. */
  readonly key: string;
  readonly fields: CitationFields;
  /** Cites it at the cursor as well. */
  readonly cite: boolean;
}

export function cite(page: Page, place: ItemPlace | undefined, keys: readonly string[]): Attempt {
  if (place === undefined) return refuse('Put the cursor on the criterion that shall cite it.');
  const known = new Set(referencesOf(page).map((entry) => entry.key.value));
  const missing = keys.find((key) => !known.has(key));
  if (missing !== undefined) return refuse(`${missing} is not in the references.`, 'keys');
  const cited = new Set(place.item.clauses.flatMap(({ citations }) => citations.map(({ value }) => value)));
  const fresh = keys.filter((key) => !cited.has(key));
  if (keys.length === 0) return refuse('Choose a reference.', 'keys');
  if (fresh.length === 0) return refuse(`${nameOf(place)} cites it already.`, 'keys');
  const { lines, line } = withCitation(page, page.lines, place, fresh);
  return draftOf(page, lines, {
    show: { from: line, to: line },
    said: `${nameOf(place)} now cites ${fresh.join(', ')}`,
  });
}

/** Into the list that the criterion has, or behind its words, its quantifier and its id. */
function withCitation(
  page: Page,
  lines: readonly Line[],
  { item }: ItemPlace,
  keys: readonly string[],
): { readonly lines: readonly Line[]; readonly line: number } {
  const clause = item.clauses.find(({ citations }) => citations.length > 0) ?? item.clauses[0];
  const last = clause?.citations.at(-1);
  const ends = [
    clause?.words?.span.end,
    clause?.group?.quantifier?.span.end,
    clause?.id && clause.id.span.end,
  ];
  const behind = last?.span.end ?? Math.max(...ends.map((end) => end ?? 0), item.marker?.span.end ?? 0);
  const { line } = positionAt(page.source, behind);
  const column = columnIn(page, line, behind);
  const rewritten = rewriteLine(lines, line, (text) => {
    // The id ends before its brace, the words before the colon of a heading.
    const at =
      last === undefined ? column + (/^[ \t]*[:}]/.exec(text.slice(column))?.[0].length ?? 0) : column;
    const words = last === undefined ? `  [${keys.join(', ')}]` : `, ${keys.join(', ')}`;
    return `${text.slice(0, at)}${words}${text.slice(at)}`;
  });
  return { lines: rewritten, line };
}

export function addReference(page: Page, place: ItemPlace | undefined, form: ReferenceForm): Attempt {
  const { fields } = form;
  const entries = referencesOf(page);
  const fault = fieldFault(fields);
  if (fault !== undefined) return fault;
  const known = knownReference(entries, fields);
  if (known !== undefined) {
    const key = known.key.value;
    const refused = refuse(`It is in the references already, as ${key}. Cite that one.`, 'known');
    return { ...refused, known: key };
  }
  const keys = new Set(entries.map((entry) => entry.key.value));
  const key = form.key === '' ? referenceKey(fields, keys) : form.key;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key))
    return refuse('Small letters and digits, joined by hyphens: weinberg-2021.', 'key');
  if (keys.has(key)) return refuse(`${key} is the key of another reference.`, 'key');
  if (form.cite && place === undefined) return refuse('Put the cursor on the criterion that shall cite it.');
  const texts = entryTexts(key, referenceText(fields), entries);
  const section = page.document.sections.find((each) => each.kind === 'references');
  const behind =
    section &&
    alphabeticPlace(
      page,
      section,
      entries.map((entry) => entry.key.value),
      entries.map((entry) => entry.span.start),
      key,
    );
  const lines =
    section === undefined
      ? newSection(page, 'references', 'references', texts)
      : intoSection(page, section, { texts, behind });
  const said = `Added ${key} to the references`;
  const shown = draftOf(page, lines, { show: { texts }, words: key, said });
  if (!form.cite || place === undefined) return shown;
  const both = withCitation(page, lines, place, [key]);
  const draft = draftOf(page, both.lines, {
    show: { from: both.line, to: both.line },
    said: `${said} and cited it`,
  });
  return { ...draft, edits: editsFor(page.source, both.lines) };
}

export function referencesOf({ document }: Pick<Page, 'document'>): readonly ReferenceEntry[] {
  return document.sections.flatMap((section) => (section.kind === 'references' ? section.entries : []));
}

/** The same DOI, PubMed number, or title. */
export function knownReference(
  entries: readonly ReferenceEntry[],
  { doi, pmid, title }: CitationFields,
): ReferenceEntry | undefined {
  const wanted = folded(title);
  return entries.find(({ text: { value } }) => {
    if (doi !== '' && doiOf(value) === doi.toLowerCase()) return true;
    if (pmid !== '' && pmidOf(value) === pmid) return true;
    return wanted.length > 12 && (folded(titleOf(value) ?? '') === wanted || folded(value).includes(wanted));
  });
}

function folded(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function fieldFault({ authors, title, year, doi, pmid }: CitationFields) {
  const mark = doi !== '' ? 'A DOI' : pmid === '' ? '' : 'A PubMed number';
  const why =
    mark === '' ? '' : ` ${mark} names the article, but the app asks no server what it says: copy that here.`;
  if (authors.length === 0) return refuse(`Who wrote it?${why}`, 'authors');
  if (!/^(?:19|20)\d\d$/.test(year)) return refuse('The year, in four digits.', 'year');
  if (title.trim() === '') return refuse(`What is its title?${why}`, 'title');
  return undefined;
}

function entryTexts(key: string, text: string, entries: readonly ReferenceEntry[]): readonly string[] {
  const keys = Math.max(key.length, ...entries.map((entry) => entry.key.value.length));
  return wrapWords(2, `${key.padEnd(keys)}  ${text}`, 0, 4 + keys).map(
    (line) => `${' '.repeat(line.indent)}${line.text}`,
  );
}
