// The verdict table as questions about sections in turn, so that no section is looked at that cannot change the determination any more.
import type { CriteriaGraph, SectionKind, Truth } from './criteria-graph.ts';
import { verdictOf } from './evaluate.ts';

export type VerdictTree =
  | { readonly determination: string }
  | {
      /** Place in `graph.sections`. */
      readonly section: number;
      readonly met: VerdictTree;
      readonly notMet: VerdictTree;
      readonly unknown: VerdictTree;
    };

/** Sections are asked in the order of the rows. At most 3^6 ways, since there is one section of a kind. */
export function verdictTree({ sections, verdicts }: CriteriaGraph): VerdictTree {
  const leaves = new Map<string, VerdictTree>();
  const leafOf = (states: ReadonlyMap<SectionKind, Truth>): VerdictTree => {
    const { determination } = verdictOf(verdicts, states);
    const leaf = leaves.get(determination) ?? { determination };
    leaves.set(determination, leaf);
    return leaf;
  };
  const asked = new Set(verdicts.rows.map(({ section }) => section));
  const order = [...asked].filter((kind) => sections.some((section) => section.kind === kind));
  const treeFrom = (place: number, states: ReadonlyMap<SectionKind, Truth>): VerdictTree => {
    const kind = order[place];
    if (kind === undefined) return leafOf(states);
    const [met, notMet, unknown] = (['met', 'not-met', 'unknown'] as const).map((state) =>
      treeFrom(place + 1, new Map([...states, [kind, state]])),
    ) as [VerdictTree, VerdictTree, VerdictTree];
    if (met === notMet && met === unknown) return met;
    return { section: sections.findIndex((section) => section.kind === kind), met, notMet, unknown };
  };
  return treeFrom(0, new Map());
}
