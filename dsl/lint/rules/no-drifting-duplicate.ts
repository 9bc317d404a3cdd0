// A lint rule: criteria that other guidelines have too, with other numbers or conditions; its examples are its tests and its documentation.
import type { Span } from '../../source/span.ts';
import { currentVersions, type LibraryEntry } from '../current-versions.ts';
import { foldedWords } from '../folding.ts';
import { libraryRule } from '../rule.ts';

export const noDriftingDuplicate = libraryRule({
  code: 'lint/no-drifting-duplicate',
  category: 'logic',
  level: 'info',
  title: 'A criterion that several guidelines share says the same in all of them',
  message: '“{other}” in {guideline} says this with {difference}',
  why: 'Copies of one criterion are updated apart; members are then judged by two rules for the same thing.',
  help: 'Bring the two together, in a shared fragment if more guidelines need it; or say in the words why they differ.',
  bad: [
    {
      text: `data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications
  ANY OF
    1. ⟪Body mass index of at least 35 kg/m2⟫
         WHEN bmi >= 35 kg/m2
    2. Epilepsy
`,
      library: [
        `guideline "Gastric surgery"
  id         gastric-surgery
  version    1.0
  effective  2025-01-01

data
  bmi  "Body mass index"  quantity in kg/m2, precision 0.1, from 5 to 120

indications
  ANY OF
    1. Body mass index of at least 40 kg/m2
         WHEN bmi >= 40 kg/m2
    2. Diabetes
`,
      ],
    },
  ],
  good: [
    {
      text: `indications
  ANY OF
    1. Conservative therapy for at least 6 weeks
    2. Epilepsy
`,
      library: [
        `guideline "Spine surgery"
  id         spine-surgery
  version    1.0
  effective  2025-01-01

indications
  ANY OF
    1. Conservative therapy for at least 6 weeks
    2. Weakness of a leg
`,
      ],
    },
  ],
  collect(context): LibraryEntry<readonly SharedCriterion[]> {
    const { id, version, effective, status } = context.guideline.header;
    const value = context.clauses.flatMap(({ clause, model }): readonly SharedCriterion[] => {
      if (!clause.words || clause.heading) return [];
      const words = foldedWords(model.words);
      const masked = words.map((word) => (/^\d/.test(word) ? '#' : word));
      if (masked.filter((word) => word !== '#').length < 3) return [];
      const numbers = words.filter((word) => /^\d/.test(word)).join(', ');
      const condition = /\d/.test(model.when) ? model.when : '';
      const only = model.only
        .map((entry) => foldedWords(entry).join(' '))
        .toSorted()
        .join('; ');
      return [
        { key: masked.join(' '), words: model.words, numbers, condition, only, span: clause.words.span },
      ];
    });
    const includes = context.guideline.includes.map((entry) => entry.id);
    return { id, version, effective, status, title: context.guideline.title, includes, value };
  },
  join(files) {
    const byKey = new Map<
      string,
      (SharedCriterion & { readonly uri: string; readonly id: string; readonly title: string })[]
    >();
    for (const { uri, facts } of currentVersions(files)) {
      for (const criterion of facts.value) {
        const entry = { ...criterion, uri, id: facts.id, title: facts.title };
        const list = byKey.get(criterion.key);
        if (list) list.push(entry);
        else byKey.set(criterion.key, [entry]);
      }
    }
    return byKey;
  },
  *judge({ facts }, byKey) {
    for (const own of facts.value) {
      for (const other of byKey.get(own.key) ?? []) {
        const mine = other.id === facts.id || facts.includes.includes(other.id);
        const difference = mine || facts.id === '' ? undefined : differenceOf(own, other);
        if (difference === undefined) continue;
        yield {
          span: own.span,
          args: { other: other.words, guideline: other.title, difference },
          related: [{ uri: other.uri, span: other.span, message: 'the other wording' }],
        };
        break;
      }
    }
  },
});

interface SharedCriterion {
  /** Folded words with numbers masked. */
  readonly key: string;
  readonly words: string;
  readonly numbers: string;
  readonly condition: string;
  readonly only: string;
  readonly span: Span;
}

function differenceOf(own: SharedCriterion, other: SharedCriterion): string | undefined {
  if (own.numbers !== other.numbers) return `other numbers (${other.numbers || 'none'})`;
  if (own.condition !== other.condition && own.condition !== '' && other.condition !== '')
    return `another condition (${other.condition})`;
  return own.only !== other.only && own.only !== '' && other.only !== '' ? 'another closed list' : undefined;
}
