// A lint rule: one question is asked at two places of a section; its examples are its tests and its documentation.
import type { NodeIndex } from '../../decision/criteria-graph.ts';
import { clauseSpan, saidOfClause } from '../context.ts';
import { clauseOfNode, relatedNode } from '../criterion-places.ts';
import type { LocatedClause } from '../located.ts';
import { fileRule } from '../rule.ts';
import { nodesBelow } from '../same-meaning.ts';
import { linkFixes } from './no-hidden-dead-criterion.ts';

export const noSameQuestionTwice = fileRule({
  code: 'lint/no-same-question-twice',
  category: 'logic',
  level: 'info',
  title: 'One question is asked at one place of a section',
  message: '{criterion} asks what {first} asks, and the two can be answered differently',
  why: 'Criteria with words of their own are questions of their own; the same fact could be met at one place and not at the other.',
  help: 'Refer to the first by `WHEN MET {id}`, or say in the words what tells them apart.',
  bad: [
    `indications
  ANY OF
    1. Biopsy is planned AND ANY OF  {biopsy}
         a. Glioma  {glioma}
         b. Lymphoma
    2. Radiation is planned AND ANY OF  {radiation}
         a. ⟪Gliomas⟫
         b. Metastasis
`,
  ],
  good: [
    `indications
  ANY OF
    1. Biopsy is planned AND ANY OF  {biopsy}
         a. Glioma  {glioma}
         b. Lymphoma
    2. Radiation is planned AND ANY OF  {radiation}
         a. Glioma, as above
              WHEN MET {glioma}
         b. Metastasis
`,
  ],
  *check(context) {
    const { graph, sameMeaning } = context;
    const dead = [...sameMeaning.logic.dead, ...context.logic.dead].map(({ node }) => node);
    const pointless = nodesBelow(graph, dead);
    for (const group of sameMeaning.groups) {
      if (group.some((node) => pointless.has(node))) continue;
      const firstIn = new Map<unknown, { readonly node: NodeIndex; readonly located: LocatedClause }>();
      for (const node of group) {
        const located = clauseOfNode(context, node);
        if (!located) continue;
        const { list } = located.item;
        const first = firstIn.get(list.section);
        if (!first) firstIn.set(list.section, { node, located });
        if (!first || first.located.item.list === list) continue;
        yield {
          span: clauseSpan(located),
          args: { criterion: saidOfClause(located), first: saidOfClause(first.located) },
          related: relatedNode(context, first.node, 'asked here first'),
          fixes: linkFixes(context, node, first.node),
        };
      }
    }
  },
});
