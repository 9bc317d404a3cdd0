// The verdict table as questions about sections in turn, so that no section is looked at that cannot change the determination any more.
import type { CriteriaGraph, SectionKind, Truth } from './criteria-graph.ts';
import type { Verdict } from './evaluate.ts';
import { verdictOf } from './evaluate.ts';

export type VerdictTree<Leaf = { readonly determination: string }> = Leaf | VerdictBranch<Leaf>;

export interface VerdictBranch<Leaf> {
  /** Place in `graph.sections`. */
  readonly section: number;
  readonly met: VerdictTree<Leaf>;
  readonly notMet: VerdictTree<Leaf>;
  readonly unknown: VerdictTree<Leaf>;
}

/** A determination with what is said of it. */
export interface ReasonedVerdict {
  readonly determination: string;
  readonly label: string;
  /** The section of the row that decided; undefined for `otherwise`, and where the determination is open or several rows agree. */
  readonly decidedBy: SectionKind | undefined;
}

/** Sections are asked in the order of the rows. At most 3^6 ways, since there is one section of a kind. */
export function verdictTree(graph: CriteriaGraph): VerdictTree {
  return treeOf(graph, ({ determination }) => ({ determination }));
}

export function reasonedVerdictTree(graph: CriteriaGraph): VerdictTree<ReasonedVerdict> {
  const { rows } = graph.verdicts;
  return treeOf(graph, ({ determination, label, row }) => ({
    determination,
    label,
    decidedBy: typeof row === 'number' ? rows[row]?.section : undefined,
  }));
}

/** Leaves that say the same are one object, and a section whose answer changes nothing is not asked. */
function treeOf<Leaf extends object>(
  { sections, verdicts }: CriteriaGraph,
  leafFrom: (verdict: Verdict) => Leaf,
): VerdictTree<Leaf> {
  const leaves = new Map<string, Leaf>();
  const leafOf = (states: ReadonlyMap<SectionKind, Truth>): Leaf => {
    const made = leafFrom(verdictOf(verdicts, states));
    const key = JSON.stringify(made);
    const leaf = leaves.get(key) ?? made;
    leaves.set(key, leaf);
    return leaf;
  };
  const asked = new Set(verdicts.rows.map(({ section }) => section));
  const order = [...asked].filter((kind) => sections.some((section) => section.kind === kind));
  const treeFrom = (place: number, states: ReadonlyMap<SectionKind, Truth>): VerdictTree<Leaf> => {
    const kind = order[place];
    if (kind === undefined) return leafOf(states);
    const below = (state: Truth) => treeFrom(place + 1, new Map([...states, [kind, state]]));
    const [met, notMet, unknown] = [below('met'), below('not-met'), below('unknown')];
    if (met === notMet && met === unknown) return met;
    return { section: sections.findIndex((section) => section.kind === kind), met, notMet, unknown };
  };
  return treeFrom(0, new Map());
}
