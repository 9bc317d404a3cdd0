// What can be said of a guideline over all its cases: asked for by a person, told step by step, stopped at any time.
import type { AnalysisStep } from '../../../dsl/index.ts';
import { analysisStepCount } from '../../worker/envelope.ts';
import { Stopped } from '../../language/stoppable-language.ts';
import type { AnalysisReport, CaseMaterial } from '../../worker/protocol.ts';
import type { CaseTablesSlice } from './case-tables.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { NoticesSlice } from './notices.ts';
import { without } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

export type KnownAnalysis =
  | { readonly kind: 'running'; readonly step: AnalysisStep; readonly done: number; readonly of: number }
  /** `texts`: what it is about, by uri; another text makes it out of date. */
  | {
      readonly kind: 'done';
      readonly report: AnalysisReport;
      readonly texts: Readonly<Record<string, string>>;
    };

export interface GuidelineAnalysisSlice {
  /** By uri of the guideline. */
  readonly guidelineAnalyses: Readonly<Record<string, KnownAnalysis>>;
  analyseGuideline(path: string): Promise<void>;
  stopAnalysis(path: string): void;
}

export function createGuidelineAnalysisSlice(
  services: Pick<Services, 'language' | 'trying'>,
  tools: SliceTools<GuidelineAnalysisSlice & CaseTablesSlice & DocumentsSlice & NoticesSlice>,
): GuidelineAnalysisSlice {
  const { get, set } = tools;
  const put = (path: string, known: KnownAnalysis | undefined): void => {
    set((state) => ({
      guidelineAnalyses:
        known === undefined
          ? without(state.guidelineAnalyses, path)
          : { ...state.guidelineAnalyses, [path]: known },
    }));
  };
  const steps = async (path: string, material: CaseMaterial): Promise<void> => {
    const texts = Object.fromEntries(material.texts.map(({ uri, text }) => [uri, text]));
    for (let step = 0; ; step++) {
      const turn = await services.trying.analyseStep(material, step);
      if (turn.done) {
        put(path, { kind: 'done', report: turn.report, texts });
        return;
      }
      put(path, { kind: 'running', step: turn.next, done: step, of: analysisStepCount });
    }
  };
  return {
    guidelineAnalyses: {},
    analyseGuideline: async (path) => {
      if (get().guidelineAnalyses[path]?.kind === 'running') return;
      put(path, { kind: 'running', step: 'logic', done: 0, of: analysisStepCount });
      try {
        const material = await services.language.caseMaterial(path);
        if (material === undefined) put(path, undefined);
        else await steps(path, material);
      } catch (error) {
        put(path, undefined);
        if (!(error instanceof Stopped)) get().notifyFailure('The guideline could not be analysed', error);
      }
    },
    stopAnalysis: (path) => {
      if (get().guidelineAnalyses[path]?.kind !== 'running') return;
      services.trying.stop();
      // The cases may have waited behind it.
      const { activePath } = get();
      if (activePath !== undefined) get().runCasesSoon(activePath);
    },
  };
}

/** Whether a text changed since. */
export function isOutdated(known: KnownAnalysis | undefined, { documents }: DocumentsSlice): boolean {
  if (known?.kind !== 'done') return false;
  return Object.entries(known.texts).some(
    ([uri, text]) => !uri.endsWith('.cases') && (documents[uri]?.text ?? text) !== text,
  );
}
