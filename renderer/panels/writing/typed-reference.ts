// The typed parts of a reference as the language takes them; reads no citation.
import type { CitationFields, WritingRequest } from '../../../dsl/index.ts';

/** As the fields of the form hold them. */
export interface TypedReference extends Readonly<Record<TypedPart, string>> {
  readonly pasted: string;
  /** How the paste was read. */
  readonly style: string;
  readonly more: boolean;
  readonly key: string;
}

export type TypedPart =
  'authors' | 'year' | 'title' | 'source' | 'volume' | 'issue' | 'pages' | 'doi' | 'pmid';

export function typedOf(fields: CitationFields): Readonly<Record<TypedPart, string>> {
  const authors = fields.authors.map(({ family, initials }) =>
    initials === '' ? family : `${family}, ${initials}`,
  );
  return { ...fields, authors: authors.join('; ') };
}

export function requestOf(typed: TypedReference, cite: boolean): WritingRequest {
  const { year, title, source, volume, issue, pages, doi, pmid, more, key } = typed;
  const authors = typed.authors
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const [family = '', initials = ''] = name.split(/,\s*/);
      return { family, initials };
    });
  const fields = { authors, more, year, title, source, volume, issue, pages, doi, pmid };
  return { kind: 'add-reference', form: { key, fields, cite } };
}
