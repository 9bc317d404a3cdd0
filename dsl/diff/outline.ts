// The criteria of one version laid out flat with their place in the outline, ready to be matched; knows only one version.
import type { Criterion, CriterionClause, CriteriaSectionModel, Guideline } from '../model/guideline.ts';
import { foldWords } from './words.ts';

/** A criterion and where it stands. One object per criterion: compare by identity. */
export interface Located {
  readonly criterion: Criterion;
  readonly section: CriteriaSectionModel;
  readonly above: Located | undefined;
  /** Which clause of `above` lists it; 0 directly under a section. */
  readonly clause: number;
  /** Among all items directly under `above` or the section, from 0. */
  readonly index: number;
  /** In the document, from 0; parents before children. */
  readonly order: number;
  /** All its words folded, when first asked for; '' for a bare group. */
  readonly folded: string;
  /** Itself and its siblings, in order. */
  readonly siblings: readonly Located[];
  /** Items directly under it, all clauses together. */
  readonly below: readonly Located[];
}

export interface LocatedSection {
  readonly section: CriteriaSectionModel;
  readonly below: readonly Located[];
}

export interface Outline {
  readonly sections: readonly LocatedSection[];
  /** In document order. */
  readonly criteria: readonly Located[];
}

export function outlineCriteria(guideline: Guideline): Outline {
  const criteria: Located[] = [];
  const place = (
    items: readonly Criterion[],
    clause: number,
    section: CriteriaSectionModel,
    above: Located | undefined,
    siblings: Located[],
  ): void => {
    for (const criterion of items) {
      const below: Located[] = [];
      let folded: string | undefined;
      const located: Located = {
        criterion,
        section,
        above,
        clause,
        index: siblings.length,
        order: criteria.length,
        get folded() {
          return (folded ??= foldWords(wordsOfItem(criterion)));
        },
        siblings,
        below,
      };
      siblings.push(located);
      criteria.push(located);
      criterion.clauses.forEach((c, i) => place(c.children, i, section, located, below));
    }
  };
  const sections = guideline.sections.map((section) => {
    const below: Located[] = [];
    place(section.criteria, 0, section, undefined, below);
    return { section, below };
  });
  return { sections, criteria };
}

/** The prose of all clauses, without the lists under them. */
export function wordsOfItem(criterion: Criterion): string {
  return criterion.clauses
    .map((clause) => clause.words)
    .filter((words) => words !== '')
    .join(' ');
}

/** The words, or a restatement of a bare group: `ANY OF: Edema; Infection`. */
export function describeItem(criterion: Criterion): string {
  const words = criterion.clauses.map((clause, i) => describeClause(clause, i > 0)).filter(Boolean);
  return words.join(' ') || criterion.id;
}

export function describeClause(clause: CriterionClause, joined: boolean): string {
  const lead = [joined ? (clause.connector ?? '') : '', clause.negated ? 'NOT' : ''];
  const group = clause.words === '' && clause.quantifier ? [restated(clause)] : [];
  return [...lead, clause.words, ...group].filter(Boolean).join(' ');
}

/** `ANY OF`, `AT LEAST 2 OF`, '' where there is no list. */
export function quantifierWords(quantifier: CriterionClause['quantifier']): string {
  if (!quantifier) return '';
  return quantifier.count === undefined
    ? quantifier.kind
    : `${quantifier.kind} ${String(quantifier.count)} OF`;
}

/** `BOTH OF` is `ALL OF` of two, `EITHER OF` is `ANY OF` of two: another word, the same question. */
export function isSameQuantifier(from: string, to: string): boolean {
  const plain = (words: string): string => words.replace(/^BOTH/, 'ALL').replace(/^EITHER/, 'ANY');
  return plain(from) === plain(to);
}

/** Words and ids of the criteria above, outermost first. */
export function above(located: Located): {
  readonly under: readonly string[];
  readonly underIds: readonly string[];
} {
  const path: Criterion[] = [];
  for (let up = located.above; up; up = up.above) path.unshift(up.criterion);
  return { under: path.map(describeItem), underIds: path.map(({ id }) => id) };
}

function restated(clause: CriterionClause): string {
  const items = clause.children.slice(0, 3).map((child) => wordsOfItem(child) || 'a group');
  const more = clause.children.length > 3 ? '; …' : '';
  return `${quantifierWords(clause.quantifier)}: ${items.join('; ')}${more}`;
}
