// A lint rule: definitions of terms that the guideline does not use; its examples are its tests and its documentation.
import type { LintContext } from '../context.ts';
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';
import type { IndexedTerm } from '../term-index.ts';

export const noUnusedTerm = fileRule({
  code: 'lint/no-unused-term',
  category: 'terms',
  level: 'info',
  title: 'Every defined term is used',
  message: '“{term}” is defined and stands nowhere in the guideline',
  why: 'It suggests a criterion that is not there, and it is one more text to review every year.',
  help: 'Use the term where it is meant, under the name that is defined; or delete the definition.',
  bad: [
    `indications
  ANY OF
    - Hypoxic ischemic encephalopathy

terms
  Encephalopathy
    A disorder of the whole brain.
  ⟪Ischemia⟫
    Too little blood in a part of the body.
`,
  ],
  good: [
    `indications
  ANY OF
    - Tumors of the brain with MS

terms
  Multiple sclerosis (MS)
    A demyelinating disease.
  Tumor
    A growth that serves nothing.
`,
  ],
  *check(context) {
    if (context.document.kind === 'fragment') return;
    const used = usedTerms(context);
    const elements = new Set(context.guideline.data.map(({ name }) => name));
    for (const entry of context.terms.terms) {
      const own = entry.entry;
      const meant = context.nearMisses.some(({ term }) => term === entry);
      // A second definition of the name is another rule's matter.
      const repeated = own && context.terms.named(own.name.value) !== entry;
      const computed = entry.abbreviations.some((short) => elements.has(short.toLowerCase()));
      if (!own || computed || used.has(entry) || meant || repeated === true) continue;
      yield {
        span: own.name.span,
        args: { term: own.name.value },
        fixes: [deleteLinesFix(context, 'Delete the definition', own.span)],
      };
    }
  },
});

/** Terms that stand somewhere, but in their own definition and in legal texts. */
function usedTerms(context: LintContext): ReadonlySet<IndexedTerm> {
  const used = new Set<IndexedTerm>();
  for (const { role, text, span } of context.passages) {
    if (role === 'term' || role === 'legal') continue;
    for (const { term } of context.terms.occurrences(text)) {
      const { entry } = term;
      const own =
        role === 'definition' && entry && span.start >= entry.span.start && span.end <= entry.span.end;
      if (own !== true) used.add(term);
    }
  }
  return used;
}
