// What the language worker says of each open text; newest wins, and an answer for an older text is never shown.
import type { DecisionView } from '../../../dsl/index.ts';
import type { Analysis } from '../../worker/protocol.ts';
import type { NoticesSlice } from './notices.ts';
import { without } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

export interface AnalysesSlice {
  /** By path. Its `version` tells which text it is about: the text may be newer by now. */
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
      const analysis = await services.language.analyse({ uri: path, ...turn });
      if (forgotten.has(path)) return;
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
  return {
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
      tools.set((state) => ({ analyses: without(state.analyses, path) }));
    },
    decisionView: async (path) => await services.language.decisionView(path),
  };
}

function withNewer(
  analyses: AnalysesSlice['analyses'],
  path: string,
  analysis: Analysis,
): AnalysesSlice['analyses'] {
  const known = analyses[path];
  return known !== undefined && known.version > analysis.version
    ? analyses
    : { ...analyses, [path]: analysis };
}
