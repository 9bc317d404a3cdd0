// What a table of facts cannot hold: found before the export, and named.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Guideline } from '../../model/guideline.ts';
import { diagnose } from '../../source/catalogue.ts';
import type { Diagnostic } from '../../source/diagnostic.ts';
import { explainedColumns } from './explained-sql.ts';

/** Decimal places of a column of facts, as its type has them. */
const mostDecimals = 10;

export function beyondColumns({ elements }: CriteriaGraph, guideline: Guideline): readonly Diagnostic[] {
  return elements.flatMap((element) =>
    element.kind === 'quantity' && element.decimals > mostDecimals
      ? [
          diagnose('export/too-fine-for-sql', startOf(guideline), {
            name: element.key,
            decimals: element.decimals,
          }),
        ]
      : [],
  );
}

const mostColumns = 1600;

/** Where the queries need more columns than PostgreSQL has. */
export function beyondPostgres(graph: CriteriaGraph, guideline: Guideline): Diagnostic | undefined {
  const columns = explainedColumns(graph);
  return columns > mostColumns
    ? diagnose('export/too-wide-for-postgres', startOf(guideline), { columns })
    : undefined;
}

/** The word with which the text begins. */
function startOf({ uri, kind }: Guideline): { uri: string; span: { start: number; end: number } } {
  return { uri, span: { start: 0, end: kind.length } };
}
