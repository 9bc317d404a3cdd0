// Cases as the writer keeps them: opened into the form, saved from it, copied, removed and drafted, always as an edit of their text that undo takes back.
import type { CaseChange, CaseToWrite, DecisiveCase, Facts } from '../../../dsl/index.ts';
import { Stopped } from '../../language/stoppable-language.ts';
import type { CasesEdit } from '../../worker/protocol.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { CaseTablesSlice } from './case-tables.ts';
import type { CasesSlice } from './cases.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { applyEdits } from './fixes.ts';
import type { NoticesSlice } from './notices.ts';
import { without } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

export interface FormCase {
  readonly uri: string;
  readonly title: string;
}

/** A case of a document. */
export interface CaseRef extends FormCase {
  /** Where it begins in the text that was run. */
  readonly start: number;
}

export interface CaseWritingSlice {
  /** By guideline: the case that stands in the form. */
  readonly formCases: Readonly<Record<string, FormCase>>;
  /** Path of the guideline whose form is about to be saved. */
  readonly savingCase: string | undefined;
  /** Shows the case in its text and puts it into the form. */
  openCase(guideline: string, one: CaseRef, facts: Facts): Promise<void>;
  /** An empty form, which belongs to no case. */
  startAgain(guideline: string): void;
  askCaseTitle(guideline: string | undefined): void;
  /** A new case of what stands in the form, expecting what is decided of it. */
  saveCase(guideline: string, title: string): Promise<void>;
  /** Gives the case that was opened the answers of the form. */
  updateCase(guideline: string): Promise<void>;
  duplicateCase(guideline: string, one: CaseRef): Promise<void>;
  removeCase(guideline: string, one: CaseRef): Promise<void>;
  addCases(guideline: string, cases: readonly CaseToWrite[]): Promise<boolean>;
  /** Drafts a case for each of the states in which the criterion is to decide. */
  draftCases(
    guideline: string,
    criterion: { readonly id: string; readonly name: string },
    states: readonly DecisiveCase['state'][],
  ): Promise<void>;
}

/** Stands in the text with each case that nobody has thought through yet. */
export const draftNote = 'Drafted from the guideline as it is: check the facts and the expectation.';

/** Where the case that stands in the form begins now; undefined where it is gone, or the cases are being read. */
export function formCaseRef(
  state: Pick<CaseWritingSlice & CaseTablesSlice, 'formCases' | 'caseTables'>,
  guideline: string,
): CaseRef | undefined {
  const one = state.formCases[guideline];
  const known = state.caseTables[guideline];
  if (one === undefined || known === undefined || known.running) return undefined;
  const runs = known.table.files.find(({ uri }) => uri === one.uri)?.runs ?? [];
  const found = runs.find((run) => run.case.title === one.title);
  return found && { ...one, start: found.case.place.span.start };
}

type Tools = SliceTools<
  CaseWritingSlice & CaseTablesSlice & CasesSlice & AnalysesSlice & DocumentsSlice & NoticesSlice & ViewSlice
>;

export function createCaseWritingSlice(
  services: Pick<Services, 'language' | 'trying'>,
  tools: Tools,
): CaseWritingSlice {
  const { get, set } = tools;
  /** The uri of the document that was changed. */
  const change = async (guideline: string, uri: string, wanted: CaseChange): Promise<string | undefined> => {
    try {
      const edit = await services.language.changeCases(guideline, uri, wanted);
      if (edit !== undefined && (await write(tools, edit))) return edit.uri;
      get().notify('info', 'The cases changed meanwhile', 'Try again now that they have been read anew.');
    } catch (error) {
      get().notifyFailure('The cases could not be changed', error);
    }
    return undefined;
  };
  const putFormCase = (guideline: string, one: FormCase): void =>
    set((state) => ({ formCases: { ...state.formCases, [guideline]: one } }));
  const addCases: CaseWritingSlice['addCases'] = async (guideline, cases) =>
    (await change(guideline, '', { kind: 'add', cases })) !== undefined;
  return {
    formCases: {},
    savingCase: undefined,
    openCase: async (guideline, one, facts) => {
      if (!(await get().openFile(guideline))) return;
      putFormCase(guideline, one);
      get().putFacts(guideline, facts);
      await get().goTo(one.uri, one.start, one.start);
    },
    startAgain: (guideline) => {
      set((state) => ({ formCases: without(state.formCases, guideline) }));
      get().resetCase(guideline);
    },
    askCaseTitle: (savingCase) => set({ savingCase }),
    saveCase: async (guideline, title) => {
      set({ savingCase: undefined });
      const facts = get().formFacts(guideline);
      const determination = get().answers[guideline]?.explanation.decision.determination;
      const cases = [{ title, facts, determination, note: '' }];
      const uri = await change(guideline, '', { kind: 'add', cases });
      if (uri !== undefined) putFormCase(guideline, { uri, title });
    },
    updateCase: async (guideline) => {
      const one = formCaseRef(get(), guideline);
      if (one === undefined) return;
      await change(guideline, one.uri, {
        kind: 'update',
        start: one.start,
        facts: get().formFacts(guideline),
      });
    },
    duplicateCase: async (guideline, { uri, start }) =>
      void (await change(guideline, uri, { kind: 'duplicate', start })),
    removeCase: async (guideline, { uri, title, start }) => {
      if ((await change(guideline, uri, { kind: 'remove', start })) === undefined) return;
      if (get().formCases[guideline]?.title === title)
        set((state) => ({ formCases: without(state.formCases, guideline) }));
    },
    addCases,
    draftCases: async (guideline, { id, name }, states) => {
      try {
        const material = await services.language.caseMaterial(guideline);
        const found = material && (await services.trying.decisiveCases(material, id, states));
        if (found?.found === true)
          await addCases(
            guideline,
            found.cases.map(({ facts, determination, state }) => ({
              title: `${state === 'met' ? 'Decided by' : 'Decided by the lack of'} ${name}`,
              facts,
              determination,
              note: draftNote,
            })),
          );
        else tellNoCase(tools, name, found?.found === 'not proved');
      } catch (error) {
        if (!(error instanceof Stopped)) get().notifyFailure('No case could be drafted', error);
      }
    },
  };
}

/** False where the text is another one by now. */
async function write({ get }: Tools, { uri, text, edits }: CasesEdit): Promise<boolean> {
  if (text === undefined) get().openNew(uri);
  else if (!(await get().openFile(uri))) return false;
  const before = get().documents[uri]?.text;
  if (before === undefined || (text !== undefined && before !== text)) return false;
  get().editText(uri, applyEdits(before, edits));
  const start = Math.min(...edits.map(({ span }) => span.start));
  const written = get().documents[uri]?.text ?? '';
  // The first of the new lines that says something.
  const at = start + Math.max(0, written.slice(start).search(/\S/));
  await get().goTo(uri, at, at);
  return true;
}

function tellNoCase({ get }: Tools, name: string, notProved: boolean): void {
  get().notify(
    'info',
    `No case was found in which ${name} decides`,
    notProved
      ? 'The guideline is too large to be sure that there is none.'
      : 'In every complete case the determination is the same with it and without it.',
  );
}
