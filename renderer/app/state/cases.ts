// The case that is tried on each guideline: its facts, and what is decided on them.
import type { Facts, FormField } from '../../../dsl/index.ts';
import type { CaseAnswer } from '../../worker/protocol.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { NoticesSlice } from './notices.ts';
import { without } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

export interface CasesSlice {
  /** By path of the guideline; a key that is absent is unknown. */
  readonly facts: Readonly<Record<string, Facts>>;
  readonly answers: Readonly<Record<string, CaseAnswer>>;
  /** `undefined` makes the fact unknown again. */
  setFact(path: string, key: string, value: unknown): void;
  /** Every question that has no answer yet becomes no; data stay unknown. */
  answerOthersNo(path: string): void;
  resetCase(path: string): void;
  /** How the form asks; the best next question first, or as in the document. */
  readonly formOrder: 'document' | 'best';
  setFormOrder(order: 'document' | 'best'): void;
  putFacts(path: string, facts: Facts): void;
  /** By path: the facts before each change, the newest last, and those that undo took back. */
  readonly factsHistory: Readonly<Record<string, FactsHistory>>;
  undoFacts(path: string): void;
  redoFacts(path: string): void;
  /** What is answered of what the guideline asks now. */
  formFacts(path: string): Facts;
  /** Decides the case again, after its facts or the guideline changed. */
  decideCase(path: string): Promise<void>;
}

export interface FactsHistory {
  readonly past: readonly Facts[];
  readonly undone: readonly Facts[];
}

const noHistory: FactsHistory = { past: [], undone: [] };
const longestHistory = 100;

export function createCasesSlice(
  services: Pick<Services, 'language'>,
  tools: SliceTools<CasesSlice & AnalysesSlice & NoticesSlice>,
): CasesSlice {
  const { get, set } = tools;
  const asked = new Map<string, number>();
  const take = (path: string, facts: Facts, history: FactsHistory): void => {
    set((state) => ({
      facts: { ...state.facts, [path]: facts },
      factsHistory: { ...state.factsHistory, [path]: history },
    }));
    void get().decideCase(path);
  };
  const before = (path: string): Facts => get().facts[path] ?? {};
  const historyOf = (path: string): FactsHistory => get().factsHistory[path] ?? noHistory;
  const putFacts = (path: string, facts: Facts): void =>
    take(path, facts, { past: [...historyOf(path).past, before(path)].slice(-longestHistory), undone: [] });
  return {
    facts: {},
    answers: {},
    formOrder: 'document',
    setFormOrder: (formOrder) => set({ formOrder }),
    putFacts,
    factsHistory: {},
    undoFacts: (path) => {
      const { past, undone } = historyOf(path);
      const last = past.at(-1);
      if (last !== undefined)
        take(path, last, { past: past.slice(0, -1), undone: [...undone, before(path)] });
    },
    redoFacts: (path) => {
      const { past, undone } = historyOf(path);
      const next = undone.at(-1);
      if (next !== undefined)
        take(path, next, { past: [...past, before(path)], undone: undone.slice(0, -1) });
    },
    formFacts: (path) => askedFacts(get().analyses[path]?.form ?? [], get().facts[path] ?? {}),
    setFact: (path, key, value) => {
      const rest = without(get().facts[path] ?? {}, key);
      putFacts(path, value === undefined ? rest : { ...rest, [key]: value });
    },
    answerOthersNo: (path) => {
      const facts = get().facts[path] ?? {};
      const open = (get().analyses[path]?.form ?? []).filter(
        (field) => isYesNo(field) && facts[field.key] === undefined,
      );
      putFacts(path, { ...facts, ...Object.fromEntries(open.map((field) => [field.key, false])) });
    },
    resetCase: (path) => putFacts(path, {}),
    decideCase: async (path) => {
      const form = get().analyses[path]?.form ?? [];
      if (form.length === 0) {
        set((state) => ({ answers: without(state.answers, path) }));
        return;
      }
      const turn = (asked.get(path) ?? 0) + 1;
      asked.set(path, turn);
      try {
        const answer = await services.language.decide(path, get().formFacts(path));
        if (asked.get(path) === turn) set((state) => ({ answers: { ...state.answers, [path]: answer } }));
      } catch (error) {
        get().notifyFailure('The case could not be decided', error);
      }
    },
  };
}

/** Truth of the criteria, once the person has answered anything; undefined before, so that nothing is marked. */
export function caseStates(state: CasesSlice, path: string | undefined): CaseAnswer['states'] | undefined {
  if (path === undefined || Object.keys(state.facts[path] ?? {}).length === 0) return undefined;
  return state.answers[path]?.states;
}

export function isYesNo(field: FormField): boolean {
  return field.control.kind === 'question' || field.control.kind === 'yes-no';
}

/** Facts of questions that the text no longer asks are kept for undo, but not sent. */
function askedFacts(form: readonly FormField[], facts: Facts): Facts {
  return Object.fromEntries(form.flatMap(({ key }) => (facts[key] === undefined ? [] : [[key, facts[key]]])));
}
