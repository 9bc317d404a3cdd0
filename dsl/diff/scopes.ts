// Which requests a criteria section serves, in words: `FOR initial CPT 94660` is in the document only.
import type { CriteriaSectionModel } from '../model/guideline.ts';
import type { SectionScope } from '../syntax/ast.ts';
import type { Version } from './version.ts';

/** Of the guideline's own sections; those of fragments come with their text. */
export function sectionScopes(versions: readonly Version[]): ReadonlyMap<CriteriaSectionModel, string> {
  const scopes = new Map<CriteriaSectionModel, string>();
  for (const { guideline, document } of versions) {
    const written = new Map<number, string>();
    for (const section of document.sections) {
      if ('scope' in section && section.scope) written.set(section.span.start, scopeWords(section.scope));
    }
    for (const section of guideline.sections) {
      const words = section.place.uri === guideline.uri ? written.get(section.place.span.start) : undefined;
      if (words !== undefined) scopes.set(section, words);
    }
  }
  return scopes;
}

function scopeWords({ phase, system, codes }: SectionScope): string {
  const listed = codes.map(({ value }) => value).join(', ');
  return ['FOR', phase?.value, system?.value, listed].filter(Boolean).join(' ');
}
