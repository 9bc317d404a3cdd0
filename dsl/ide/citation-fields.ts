// A publication as a reference names it: its parts, and the one style in which they are printed; reads no pasted text.
import { deriveId } from '../model/criterion-ids.ts';

export interface CitationAuthor {
  /** Of a body, its whole name. */
  readonly family: string;
  /** `B.D.`; '' of a body. */
  readonly initials: string;
}

/** What is not known is ''. */
export interface CitationFields {
  readonly authors: readonly CitationAuthor[];
  /** More authors than are named. */
  readonly more: boolean;
  readonly year: string;
  readonly title: string;
  /** Journal, or book with its publisher. */
  readonly source: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  /** In small letters, without `doi:`. */
  readonly doi: string;
  readonly pmid: string;
}

export const noFields: CitationFields = {
  authors: [],
  more: false,
  year: '',
  title: '',
  source: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  pmid: '',
};

/** `Weinberg, B.D., Kuruva, M. et al. (2021). Title. *Journal*, 59(3), 349-362. doi:10.1000/x` */
export function referenceText(fields: CitationFields): string {
  const { year, title, source, volume, issue, pages, doi, pmid } = fields;
  const numbers = [volume === '' ? '' : `${volume}${issue === '' ? '' : `(${issue})`}`, pages];
  const place = [source === '' ? '' : `*${source}*`, ...numbers].filter((part) => part !== '').join(', ');
  const mark = doi !== '' ? `doi:${doi}` : pmid === '' ? '' : `PMID: ${pmid}`;
  return [
    [authorText(fields), year === '' ? '' : `(${year}).`].filter((part) => part !== '').join(' '),
    closed(title),
    closed(place),
    mark,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Up to three authors are named; of more, the first two. */
export function authorText({ authors, more }: Pick<CitationFields, 'authors' | 'more'>): string {
  const names = authors.map(({ family, initials }) => (initials === '' ? family : `${family}, ${initials}`));
  if (more || names.length > 3) return `${names.slice(0, 2).join(', ')} et al.`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} & ${last}`;
}

/** Surname of the first author and year, as in `weinberg-2021`; a letter behind it where that is taken. */
export function referenceKey(fields: CitationFields, taken: ReadonlySet<string>): string {
  const family = fields.authors[0]?.family ?? (fields.title === '' ? 'reference' : fields.title);
  const words = deriveId(family).split('-').slice(0, 3).join('-');
  const base = fields.year === '' ? words : `${words}-${fields.year}`;
  if (!taken.has(base)) return base;
  for (const letter of 'bcdefghijklmnopqrstuvwxyz')
    if (!taken.has(`${base}${letter}`)) return `${base}${letter}`;
  return `${base}-2`;
}

function closed(sentence: string): string {
  return sentence === '' || /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
