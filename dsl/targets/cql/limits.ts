// What CQL's numbers cannot hold, told before anything is emitted; engines would cut it off or take it as unknown.
import type { CriteriaGraph, NumberRange } from '../../decision/criteria-graph.ts';
import type { Guideline } from '../../model/guideline.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { diagnose } from '../../source/catalogue.ts';

export function beyondCql(graph: CriteriaGraph, guideline: Guideline): readonly Diagnostic[] {
  return [...tooFine(graph, guideline), ...tooLarge(graph)];
}

function tooFine({ elements }: CriteriaGraph, { data, uri }: Guideline): readonly Diagnostic[] {
  return elements.flatMap((element) => {
    if (element.kind !== 'quantity' || element.decimals <= decimalPlaces) return [];
    const declared = data.find(({ name }) => name === element.key)?.place;
    const place = declared ?? { uri, span: { start: 0, end: 0 } };
    const { key: name, decimals } = element;
    return [diagnose('export/too-fine-for-cql', place, { name, decimals })];
  });
}

/** A threshold is told where its condition is written. */
function tooLarge({ elements, nodes }: CriteriaGraph): readonly Diagnostic[] {
  return nodes.flatMap((node) => {
    if (node.kind !== 'test' || node.test.op !== 'in-range') return [];
    const element = elements[node.test.element];
    const number = node.test.ranges.flatMap(endsOf).find((end) => end > largestInteger);
    if (element?.kind !== 'count' || number === undefined) return [];
    return [diagnose('export/too-large-for-cql', node.origin, { name: element.key, number })];
  });
}

function endsOf({ from, to }: NumberRange): readonly number[] {
  return [from, to].filter((end) => end !== undefined);
}

const decimalPlaces = 8;
const largestInteger = 2_147_483_647;
