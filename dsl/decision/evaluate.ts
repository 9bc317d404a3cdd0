// The reference: the Kleene truth of every criterion and the determination of a case, written to be obviously right.
import { addDuration } from './calendar.ts';
import { codeInRange } from './codes.ts';
import type {
  CriteriaGraph,
  Duration,
  GraphNode,
  SectionKind,
  Test,
  Truth,
  VerdictTable,
} from './criteria-graph.ts';
import { needsInformation } from './criteria-graph.ts';
import type { ElementValue, Values } from './facts.ts';

export interface Verdict {
  readonly determination: string;
  /** '' where rows with different labels agree on the determination. */
  readonly label: string;
  /**
   * The row that decided, by index; with an unknown section the first `unknown` row of an unknown section, else `open`.
   * `several`: different rows, each of which gives this determination however the unknown sections turn out.
   */
  readonly row: number | 'otherwise' | 'several' | 'open';
  /** No answer to an unknown criterion can change the determination (`known` tests apart: they ask whether there is an answer). */
  readonly settled: boolean;
}

export interface Evaluation {
  /** By `NodeIndex`. */
  readonly states: readonly Truth[];
  readonly sections: ReadonlyMap<SectionKind, Truth>;
  readonly verdict: Verdict;
}

export function evaluateGraph(graph: CriteriaGraph, values: Values): Evaluation {
  const states: Truth[] = [];
  for (const node of graph.nodes) states.push(nodeTruth(node, states, values));
  const sections = new Map(graph.sections.map(({ kind, root }) => [kind, stateAt(states, root)]));
  return { states, sections, verdict: verdictOf(graph.verdicts, sections) };
}

export function testTruth(test: Test, values: Values): Truth {
  const value = values[test.element];
  if (test.op === 'known') return truthOf(value !== undefined);
  if (value === undefined) return 'unknown';
  switch (test.op) {
    case 'holds':
      return truthOf(value === true);
    case 'one-of':
      return truthOf(test.values.some((allowed) => allowed === value));
    case 'in-range':
      return truthOf(test.ranges.some(({ from, to }) => liesBetween(value, from, to)));
    case 'codes-in':
      return truthOf(codesOf(value).some((code) => test.ranges.some((range) => codeInRange(code, range))));
    case 'window': {
      const event = values[test.event];
      if (typeof event !== 'number') return 'unknown';
      const end = (duration: Duration | undefined) => duration && addDuration(event, duration);
      return truthOf(liesBetween(value, end(test.from), end(test.to)));
    }
    case 'change': {
      const baseline = values[test.baseline];
      if (typeof value !== 'number' || typeof baseline !== 'number') return 'unknown';
      return truthOf(changeHolds(test, value, baseline));
    }
  }
}

/** Exact for every whole number that a fact can hold. */
export function changeHolds(
  { factor, baselineFactor, atLeast }: Extract<Test, { op: 'change' }>,
  value: number,
  baseline: number,
): boolean {
  return BigInt(factor) * BigInt(value) + BigInt(baselineFactor) * BigInt(baseline) >= BigInt(atLeast);
}

/** The first matching row. With unknown sections: the determination that every way of resolving them gives, else not settled. */
export function verdictOf(table: VerdictTable, sections: ReadonlyMap<SectionKind, Truth>): Verdict {
  const rows = new Set(resolutions([...sections]).map((resolved) => matchingRow(table, resolved)));
  const outcomes = [...rows].map((row) => ({ row, ...(table.rows[row] ?? table.otherwise) }));
  const [first, ...others] = outcomes;
  if (first !== undefined && others.every(({ determination }) => determination === first.determination)) {
    const label = others.every((other) => other.label === first.label) ? first.label : '';
    const row = others.length > 0 ? 'several' : first.row === table.rows.length ? 'otherwise' : first.row;
    return { determination: first.determination, label, row, settled: true };
  }
  const index = table.rows.findIndex(
    ({ section, state }) => state === 'unknown' && sections.get(section) === 'unknown',
  );
  const row = table.rows[index];
  if (row === undefined) return { determination: needsInformation, label: '', row: 'open', settled: false };
  return { determination: row.determination, label: row.label, row: index, settled: false };
}

export function nodeTruth(node: GraphNode, states: readonly Truth[], values: Values): Truth {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'question': {
      const answer = values[node.element];
      return answer === undefined ? 'unknown' : truthOf(answer === true);
    }
    case 'test':
      return testTruth(node.test, values);
    case 'not':
      return negated(stateAt(states, node.child));
    case 'all':
      return countTruth(node.children, states, node.children.length, node.children.length);
    case 'any':
      return countTruth(node.children, states, 1, node.children.length);
    case 'count':
      return countTruth(node.children, states, node.min, node.max);
  }
}

function countTruth(children: readonly number[], states: readonly Truth[], min: number, max: number): Truth {
  let met = 0;
  let unknown = 0;
  for (const child of children) {
    const state = stateAt(states, child);
    if (state === 'met') met++;
    else if (state === 'unknown') unknown++;
  }
  if (met > max || met + unknown < min) return 'not-met';
  return met >= min && met + unknown <= max ? 'met' : 'unknown';
}

/** Every way in which the unknown sections can turn out. */
function resolutions(
  sections: readonly (readonly [SectionKind, Truth])[],
): readonly ReadonlyMap<SectionKind, Truth>[] {
  return sections.reduce<readonly ReadonlyMap<SectionKind, Truth>[]>(
    (ways, [kind, state]) =>
      ways.flatMap((way) =>
        (state === 'unknown' ? (['met', 'not-met'] as const) : [state]).map(
          (turn) => new Map([...way, [kind, turn]]),
        ),
      ),
    [new Map()],
  );
}

/** Index of the first row whose section has its state; the number of rows stands for `otherwise`. */
function matchingRow(table: VerdictTable, sections: ReadonlyMap<SectionKind, Truth>): number {
  const index = table.rows.findIndex(({ section, state }) => sections.get(section) === state);
  return index === -1 ? table.rows.length : index;
}

function liesBetween(value: ElementValue, from: number | undefined, to: number | undefined): boolean {
  return (
    typeof value === 'number' && (from === undefined || value >= from) && (to === undefined || value <= to)
  );
}

function codesOf(value: ElementValue): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function stateAt(states: readonly Truth[], index: number): Truth {
  return states[index] ?? 'unknown';
}

function truthOf(holds: boolean): Truth {
  return holds ? 'met' : 'not-met';
}

function negated(truth: Truth): Truth {
  return truth === 'unknown' ? truth : truthOf(truth === 'not-met');
}
