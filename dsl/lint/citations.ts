// The citations of a guideline, those of its fragments included, and what is known of a reference from its text; judges nothing.
import type { Criterion } from '../model/guideline.ts';
import type { Words } from '../syntax/ast.ts';
import type { LintContext } from './context.ts';
import { matchesIn } from './passages.ts';

/** Keys that a criterion cites, or that stand in brackets in prose. */
export function citedKeys(context: LintContext): ReadonlySet<string> {
  const cited = new Set<string>();
  const visit = (criteria: readonly Criterion[]): void => {
    for (const { clauses } of criteria) {
      for (const { citations, children } of clauses) {
        citations.forEach((key) => cited.add(key));
        visit(children);
      }
    }
  };
  for (const { citations, criteria } of context.guideline.sections) {
    citations.forEach((key) => cited.add(key));
    visit(criteria);
  }
  for (const passage of context.passages) {
    for (const { groups } of matchesIn(passage, /\[([a-z0-9][a-z0-9-]*(?:\s*[,;]\s*[a-z0-9][a-z0-9-]*)*)\]/g))
      (groups[1] ?? '').split(/\s*[,;]\s*/).forEach((key) => cited.add(key));
  }
  return cited;
}

/** The lists of citations as they stand in the document's own text. */
export function citationLists(context: LintContext): readonly (readonly Words[])[] {
  return [
    ...context.sections.map(({ section }) => section.group?.citations ?? []),
    ...context.clauses.map(({ clause }) => clause.citations),
  ].filter((list) => list.length > 0);
}

/** `https://doi.org/10.1000/x`, `doi:10.1000/x`: the part that names the article, in small letters. */
export function doiOf(text: string): string | undefined {
  return /\b(10\.\d{4,9}\/[^\s"<>]+)/
    .exec(text)?.[1]
    ?.replace(/[.,;)]+$/, '')
    .toLowerCase();
}

/** What stands between the year in brackets and the next stop: `Smith, A. (2020). Title. *Journal*, 1(1).` */
export function titleOf(text: string): string | undefined {
  return /\((?:19|20)\d\d[a-z]?\)\s*\.\s*([^.*?]{8,}?[?]?)\s*(?:[.*]|$)/.exec(text)?.[1];
}
