// How many cases decide each criterion: where no case does, nobody has shown that the criterion works.
import { coverageOf, decidingCases } from '../cases/coverage.ts';
import type { Origin } from '../decision/criteria-graph.ts';
import type { Span } from '../source/span.ts';
import type { Workspace } from '../workspace.ts';
import { idsOf } from './document-names.ts';

export interface CaseLens {
  /** Of the criterion. */
  readonly span: Span;
  readonly id: string;
  readonly number: string;
  /** Cases whose determination would be another if this criterion alone had another state. */
  readonly deciding: number;
  readonly cases: number;
  /** `3 cases decide this`. */
  readonly title: string;
}

const mostTrials = 20_000;

/** Of the criteria that stand in this document, in its order; empty where it has no cases, or so many that an editor would wait. */
export function caseLenses(workspace: Workspace, uri: string): readonly CaseLens[] {
  const compiled = workspace.guideline(uri);
  if (compiled === undefined) return [];
  const cases = workspace.casesOf(uri).flatMap((file) => workspace.cases(file)?.value ?? []);
  if (cases.length === 0 || cases.length * compiled.graph.nodes.length > mostTrials) return [];
  const items = new Set(idsOf(compiled.document).item.values());
  const lenses = coverageOf(compiled.graph, cases).criteria.flatMap(({ origin, decisive }) =>
    origin.uri === uri && origin.role === 'criterion' && items.has(origin.id)
      ? [lensOf(origin, decidingCases({ decisive }), cases.length)]
      : [],
  );
  return lenses.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function lensOf({ span, id, number }: Origin, deciding: number, cases: number): CaseLens {
  const title =
    deciding === 0
      ? 'no case decides this'
      : deciding === 1
        ? '1 case decides this'
        : `${deciding} cases decide this`;
  return { span, id, number, deciding, cases, title };
}
