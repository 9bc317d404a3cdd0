// Tells of one case of a batch what people want to know: where it stands in the file, its name, and what is known of it.
import { exampleFacts, valueIn, writeFacts } from '../../dsl/index.ts';
import type {
  CaseBatch,
  ColumnMatch,
  CompiledGuideline,
  Element,
  ExampleCase,
  RecordBatch,
} from '../../dsl/index.ts';

export interface CaseTeller {
  readonly rowOf: (
    batch: RecordBatch,
    cases: CaseBatch,
    place: number,
  ) => Pick<ExampleCase, 'row' | 'line' | 'id'>;
  readonly tell: (batch: RecordBatch, cases: CaseBatch, place: number) => ExampleCase;
}

interface Versions {
  readonly old: { readonly compiled: CompiledGuideline };
  readonly new: { readonly compiled: CompiledGuideline };
}

/** The batches have a column more than the match where one names the case: the last. */
export function createCaseTeller(versions: Versions, match: ColumnMatch): CaseTeller {
  const elements = elementsOf(versions);
  const rowOf: CaseTeller['rowOf'] = (batch, cases, place) => {
    const record = cases.records[place] ?? 0;
    const id = match.id === undefined ? undefined : batch.columns[match.columns.length];
    const cell = id?.dictionary.cellAt(id.places[record] ?? 0);
    return {
      row: batch.rows[record] ?? 0,
      line: batch.lines[record] ?? 0,
      id: typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '',
    };
  };
  return {
    rowOf,
    tell: (batch, cases, place) => {
      const known = elements.map(({ element, side, index }) => ({
        element,
        side,
        value: valueIn(cases[side][index], place),
      }));
      const ofNew = known.filter(({ side }) => side === 'new').map(({ value }) => value);
      const values = writeFacts(versions.new.compiled.graph, ofNew);
      return { ...rowOf(batch, cases, place), ...exampleFacts(known), values };
    },
  };
}

/** The places of the columns that a replay reads, in the order in which a teller finds them. */
export function wantedColumns({ columns, id }: ColumnMatch): readonly number[] {
  return [...columns.map(({ place }) => place), ...(id === undefined ? [] : [id])];
}

export function withoutId(batch: RecordBatch, { columns }: ColumnMatch): RecordBatch {
  return { ...batch, columns: batch.columns.slice(0, columns.length) };
}

interface SidedElement {
  readonly element: Element;
  readonly side: 'old' | 'new';
  readonly index: number;
}

/** Of the new version, then what only the old one asks. */
function elementsOf({ old, new: now }: Versions): readonly SidedElement[] {
  const keys = new Set(now.compiled.graph.elements.map(({ key }) => key));
  const of = (side: 'old' | 'new', elements: readonly Element[]): readonly SidedElement[] =>
    elements.map((element, index) => ({ element, side, index }));
  const before = of('old', old.compiled.graph.elements).filter(({ element }) => !keys.has(element.key));
  return [...of('new', now.compiled.graph.elements), ...before];
}
