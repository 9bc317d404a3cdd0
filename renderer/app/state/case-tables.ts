// All cases of each guideline with what is decided of them, decided again after each change, and how they cover the criteria.
import type { Coverage } from '../../../dsl/index.ts';
import { Stopped } from '../../language/stoppable-language.ts';
import type { CaseTable } from '../../worker/protocol.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';

export interface KnownTable {
  /** Where the guideline has errors now: of its last version without. */
  readonly table: CaseTable;
  /** The guideline has errors: the table waits until they are corrected. */
  readonly faulty: boolean;
  /** A text changed since: the cases are being decided again. */
  readonly running: boolean;
}

export type CasesView = 'cases' | 'coverage' | 'analyses';

export interface CaseTablesSlice {
  /** By uri of the guideline or fragment. */
  readonly caseTables: Readonly<Record<string, KnownTable>>;
  /** The guideline that a document of cases names, by uri of the document; of a guideline itself. */
  readonly caseGuidelines: Readonly<Record<string, string>>;
  /** What the panel of the cases shows. */
  readonly casesView: CasesView;
  showCasesView(view: CasesView): void;
  /** Coverage is painted in the text. */
  readonly coverageShown: boolean;
  showCoverage(shown: boolean): void;
  /** A moment after the last keystroke, if the text is the one in front. */
  runCasesSoon(path: string): void;
  /** What is known of this text's cases is of an older text now. */
  outdateCases(path: string): void;
}

/** Milliseconds without a keystroke. */
const pause = 150;

export function createCaseTablesSlice(
  services: Pick<Services, 'language' | 'trying' | 'timers'>,
  tools: SliceTools<CaseTablesSlice & DocumentsSlice & NoticesSlice>,
): CaseTablesSlice {
  const { get, set } = tools;
  let stop: (() => void) | undefined;
  let turn = 0;
  const run = async (path: string): Promise<void> => {
    turn += 1;
    const own = turn;
    try {
      const material = await services.language.caseMaterial(path);
      if (material === undefined || own !== turn) return;
      const { guideline } = material;
      const named = Object.fromEntries([guideline, path].map((each) => [each, guideline]));
      set((state) => ({ caseGuidelines: { ...state.caseGuidelines, ...named } }));
      const table = await services.trying.caseTable(material);
      // Of a text that changed meanwhile another question is on its way.
      if (own === turn) set((state) => ({ caseTables: withTable(state.caseTables, table) }));
    } catch (error) {
      if (!(error instanceof Stopped)) get().notifyFailure('The cases could not be run', error);
    }
  };
  return {
    caseTables: {},
    caseGuidelines: {},
    casesView: 'cases',
    showCasesView: (casesView) => set({ casesView }),
    coverageShown: false,
    showCoverage: (coverageShown) => set({ coverageShown }),
    runCasesSoon: (path) => {
      if (get().activePath !== path) return;
      stop?.();
      stop = services.timers.after(pause, () => void run(path));
    },
    outdateCases: (path) => {
      const known = Object.entries(get().caseTables);
      if (!known.some(([, { table, running }]) => !running && path in table.versions)) return;
      const marked = known.map(([guideline, entry]) => [
        guideline,
        path in entry.table.versions ? { ...entry, running: true } : entry,
      ]);
      set({ caseTables: Object.fromEntries(marked) as CaseTablesSlice['caseTables'] });
    },
  };
}

function withTable(tables: CaseTablesSlice['caseTables'], table: CaseTable): CaseTablesSlice['caseTables'] {
  const before = tables[table.guideline];
  const kept = table.faulty && before !== undefined ? before.table : table;
  return { ...tables, [table.guideline]: { table: kept, faulty: table.faulty, running: false } };
}

/** The guideline whose cases a person has before them: the text in front, or the one that its cases are about. */
export function triedGuideline(
  state: Pick<CaseTablesSlice & DocumentsSlice, 'activePath' | 'caseGuidelines'>,
): string | undefined {
  const { activePath, caseGuidelines } = state;
  return activePath?.endsWith('.cases') === true ? caseGuidelines[activePath] : activePath;
}

/** undefined where there are no cases, or none that could be run. */
export function coverageFor(
  state: Pick<CaseTablesSlice, 'caseTables'>,
  guideline: string | undefined,
): Coverage | undefined {
  const coverage = state.caseTables[guideline ?? '']?.table.coverage;
  return coverage === undefined || coverage.cases === 0 ? undefined : coverage;
}
