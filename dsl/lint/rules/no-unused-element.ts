// A lint rule: data elements that no condition reads; its examples are its tests and its documentation.
import { elementsOf, isLeaf } from '../../decision/criteria-index.ts';
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noUnusedElement = fileRule({
  code: 'lint/no-unused-element',
  category: 'logic',
  level: 'warning',
  title: 'Every data element is read by a condition',
  message: 'No condition reads `{name}`',
  why: 'It is asked for in every case form and exported to every engine, and decides nothing.',
  help: 'Use it in a WHEN line, or delete it.',
  bad: [
    `data
  age  "Age"             quantity in years, precision 1, from 0 to 130
  ⟪bmi⟫  "Body mass index" quantity in kg/m2, precision 0.1, from 5 to 120

indications
  ANY OF
    - Child
        WHEN age < 18 years
`,
  ],
  good: [
    `data
  onset    "Date of onset"      date
  surgery  "Date of the surgery" date

indications
  ANY OF
    - Surgery soon after onset
        WHEN surgery within 30 days after onset
`,
  ],
  *check(context) {
    const { graph } = context;
    // The guidelines that include a fragment may read them.
    if (context.document.kind === 'fragment') return;
    // Broken conditions may be the ones that read it.
    if (
      context.clauses.some(({ clause }) =>
        clause.details.some((detail) => 'expression' in detail && !detail.expression),
      )
    )
      return;
    const used = new Set<string>();
    for (const node of graph.nodes)
      if (isLeaf(node)) for (const element of elementsOf(node)) used.add(graph.elements[element]?.key ?? '');
    for (const section of context.sectionsOf('data')) {
      for (const { name, span } of section.elements) {
        if (!used.has(name.value))
          yield {
            span: name.span,
            args: { name: name.value },
            fixes: [deleteLinesFix(context, 'Delete the element', span)],
          };
      }
    }
  },
});
