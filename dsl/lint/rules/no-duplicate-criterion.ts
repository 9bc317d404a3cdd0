// A lint rule: one list says the same thing twice; its examples are its tests and its documentation.
import type { Fix } from '../../source/diagnostic.ts';
import { saidOf, type LintContext } from '../context.ts';
import { duplicateItems, type DuplicateItem } from '../duplicates.ts';
import { deleteLinesFix } from '../edits.ts';
import { fileRule } from '../rule.ts';

export const noDuplicateCriterion = fileRule({
  code: 'lint/no-duplicate-criterion',
  category: 'logic',
  level: 'warning',
  title: 'A list names each criterion once',
  message: '{criterion} says what {first} says in the same list',
  why: 'A reviewer would have to answer one question twice, and where items are counted it counts twice.',
  help: 'Delete one of them, or say what tells them apart.',
  bad: [
    `indications
  ANY OF
    1. Multiple sclerosis  {sclerosis}
    2. Epilepsy
    3. ⟪Multiple Sclerosis⟫
`,
    `data
  age  "Age"  quantity in years, precision 1, from 0 to 130

indications
  ANY OF
    1. Adult  {adult}
         WHEN age >= 18 years
    2. ⟪18 years or older⟫  {of-age}
         WHEN age >= 18 years
`,
  ],
  good: [
    `indications
  ANY OF
    1. Multiple sclerosis, first attack
    2. Multiple sclerosis, relapse
`,
  ],
  *check(context) {
    for (const duplicate of duplicateItems(context)) {
      const { first, later } = duplicate;
      const span = later.clauses[0]?.clause.words?.span;
      const firstSpan = first.clauses[0]?.clause.words?.span;
      if (!span || !firstSpan) continue;
      yield {
        span,
        args: { criterion: saidOfItem(later), first: saidOfItem(first) },
        related: [{ uri: context.uri, span: firstSpan, message: 'said here first' }],
        fixes: deletion(context, duplicate),
      };
    }
  },
});

function saidOfItem({ model }: DuplicateItem['later']): string {
  return saidOf({ words: model.clauses[0]?.words ?? '', number: model.number });
}

/** Only where nothing is lost: no further line of its own, no citation, no reference to it, and a list that does not count. */
function deletion(context: LintContext, { later }: DuplicateItem): readonly Fix[] {
  const { item, model, list } = later;
  const [clause] = item.clauses;
  const counted = list.group.quantifier?.count !== undefined || list.items.length < 3;
  const extra = clause?.details.some(({ kind }) => kind !== 'WHEN' && kind !== 'LIMIT') === true;
  const mentions = context.text.split(`{${model.id}}`).length - 1 - (clause?.id ? 1 : 0);
  if (!clause || counted || extra || clause.citations.length > 0 || item.waivers.length > 0 || mentions > 0)
    return [];
  return [deleteLinesFix(context, 'Delete the second', item.span)];
}
