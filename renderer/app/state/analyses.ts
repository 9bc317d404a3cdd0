// What the language worker says of each open text; newest wins, and an answer for an older text is never shown.
import type { DecisionView } from '../../../dsl/index.ts';
import type { Analysis, AnalysisParts, Check } from '../../worker/protocol.ts';
import type { NoticesSlice } from './notices.ts';
import { without } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

export interface AnalysesSlice {
  /** What is wrong, by path; comes before the rest. Its `version` tells which text it is about: the text may be newer by now. */
  readonly checks: Readonly<Record<string, Check>>;
  /** What the panels show, by path; where typing goes on, it is left out until a pause. */
  readonly analyses: Readonly<Record<string, Analysis>>;
  /** Sends the text at once, or after the one that is being looked at; those between are left out. */
  analyse(path: string, version: number, text: string): void;
  forgetAnalysis(path: string): void;
  /** The questions of the guideline in the order of its decision diagram; costly, so only when it is to be seen. */
  decisionView(path: string): Promise<DecisionView>;
}

interface Turn {
  readonly version: number;
  readonly text: string;
}

export function createAnalysesSlice(
  services: Pick<Services, 'language'>,
  tools: SliceTools<AnalysesSlice & NoticesSlice>,
): AnalysesSlice {
  const busy = new Set<string>();
  const waiting = new Map<string, Turn>();
  const forgotten = new Set<string>();
  const run = async (path: string, turn: Turn): Promise<void> => {
    busy.add(path);
    try {
      const check = await services.language.analyse({ uri: path, ...turn });
      if (forgotten.has(path)) return;
      tools.set((state) => ({ checks: withNewer(state.checks, path, check) }));
      const isOld = (): boolean => (waiting.get(path)?.version ?? check.version) > check.version;
      const analysis = await allParts(check, () => isOld() || forgotten.has(path));
      if (analysis === undefined || forgotten.has(path)) return;
      tools.set((state) => ({ analyses: withNewer(state.analyses, path, analysis) }));
    } catch (error) {
      tools.get().notifyFailure('The text could not be checked', error);
    } finally {
      busy.delete(path);
      const next = waiting.get(path);
      waiting.delete(path);
      if (next !== undefined) void run(path, next);
    }
  };
  /** undefined once nobody wants it any more. Asked for one by one, so that each may be the last, and other questions come between. */
  const allParts = async ({ uri, version }: Check, isOver: () => boolean): Promise<Analysis | undefined> => {
    const ask = async <P extends keyof AnalysisParts>(part: P): Promise<AnalysisParts[P] | undefined> =>
      isOver() ? undefined : await services.language.analysisPart({ uri, version }, part);
    const marks = await ask('marks');
    const page = await ask('page');
    const tree = await ask('tree');
    const form = await ask('form');
    if (!marks || !page || !tree || !form) return undefined;
    return { uri, version, ...marks, ...page, ...tree, ...form };
  };
  return {
    checks: {},
    analyses: {},
    analyse: (path, version, text) => {
      const turn = { version, text };
      forgotten.delete(path);
      if (busy.has(path)) waiting.set(path, turn);
      else void run(path, turn);
    },
    forgetAnalysis: (path) => {
      waiting.delete(path);
      forgotten.add(path);
      tools.set((state) => ({
        checks: without(state.checks, path),
        analyses: without(state.analyses, path),
      }));
    },
    decisionView: async (path) => await services.language.decisionView(path),
  };
}

function withNewer<T extends { readonly version: number }>(
  all: Readonly<Record<string, T>>,
  path: string,
  found: T,
): Readonly<Record<string, T>> {
  const known = all[path];
  return known !== undefined && known.version > found.version ? all : { ...all, [path]: found };
}
