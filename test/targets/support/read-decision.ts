// Reads decision.json as an engine in another language would, from nothing but its text, and walks its diagram.
import type { CriteriaGraph, Test, Truth } from '../../../dsl/decision/criteria-graph.ts';
import { testTruth } from '../../../dsl/decision/evaluate.ts';
import type { Values } from '../../../dsl/decision/facts.ts';

interface DecisionData extends Pick<CriteriaGraph, 'elements' | 'sections' | 'verdicts' | 'guideline'> {
  readonly nodes: readonly (Record<string, unknown> & { readonly criterion: Record<string, unknown> })[];
  readonly diagram: DiagramData;
}

interface DiagramData {
  readonly determinations: readonly string[];
  readonly variables: readonly {
    readonly key: string;
    readonly tests: readonly Test[];
    readonly cells: readonly { readonly truths: readonly Truth[] }[];
  }[];
  readonly nodes: readonly (readonly number[])[];
  readonly root: number;
}

export function readGraph(text: string): CriteriaGraph {
  const { elements, sections, verdicts, guideline, nodes } = JSON.parse(text) as DecisionData;
  const place = { uri: '', span: { start: 0, end: 0 }, citations: [] };
  const read = nodes.map(({ criterion, ...node }) => ({
    ...node,
    origin: { number: '', ...criterion, ...place },
  }));
  return { elements, sections, verdicts, guideline, nodes: read as unknown as CriteriaGraph['nodes'] };
}

export function walkDiagram(text: string, elements: CriteriaGraph['elements'], values: Values): string {
  const { variables, nodes, determinations, root } = (JSON.parse(text) as DecisionData).diagram;
  let at = root;
  while (at >= 0) {
    const [variable = 0, ...children] = nodes[at] ?? [];
    at = children[branch(variables[variable], elements, values)] ?? 0;
  }
  return determinations[-1 - at] ?? '';
}

/** The cell with the truths of the value; the last branch where it is not known. */
function branch(
  variable: DiagramData['variables'][number] | undefined,
  elements: CriteriaGraph['elements'],
  values: Values,
): number {
  const { cells = [], tests = [], key = '' } = variable ?? {};
  if (values[elements.findIndex((element) => element.key === key)] === undefined) return cells.length;
  const truths = tests.map((test) => testTruth(test, values));
  const found = cells.findIndex((cell) =>
    cell.truths.every((truth, i) => truths[i] === truth || truths[i] === 'unknown'),
  );
  if (found === -1) throw new Error(`no cell of ${key} has ${truths.join()}`);
  return found;
}
