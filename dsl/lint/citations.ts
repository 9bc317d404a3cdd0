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
