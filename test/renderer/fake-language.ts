// A language service whose answers come when a test says so; understands no language, but finds words in a text.
import { searchText } from '../../dsl/index.ts';
import type { Finding } from '../../dsl/index.ts';
import type {
  Analysis,
  AnalysisParts,
  CaseAnswer,
  Check,
  DocumentText,
  LanguageService,
  TextFindings,
  TextVersion,
} from '../../renderer/worker/protocol.ts';

/** One question that waits for its answer. */
export interface Asked {
  readonly method: keyof LanguageService;
  readonly args: readonly unknown[];
  answer(value: unknown): Promise<void>;
  fail(message: string): Promise<void>;
}

export interface FakeLanguage extends LanguageService {
  /** In the order in which they were asked; answered ones stay. */
  readonly asked: readonly Asked[];
  of(method: keyof LanguageService): readonly Asked[];
  /** What the linter says where answers come by themselves. */
  lintAnswer: readonly Finding[];
}

/** With `instant`, analyses and case answers come by themselves, empty. The parts of an analysis are those of its answer. */
export function createFakeLanguage({ instant = true }: { readonly instant?: boolean } = {}): FakeLanguage {
  const asked: Asked[] = [];
  const analysed = new Map<string, Analysis>();
  const ask = <T>(method: keyof LanguageService, args: readonly unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      asked.push({
        method,
        args,
        answer: async (value) => {
          resolve(value as T);
          await settled();
        },
        fail: async (message) => {
          reject(new Error(message));
          await settled();
        },
      });
    });
  const fake: FakeLanguage = {
    asked,
    lintAnswer: [],
    of: (method) => asked.filter((question) => question.method === method),
    setLibrary: async () => undefined,
    analyse: async (document) => {
      const answer = ask<Check & Analysis>('analyse', [document]);
      if (instant) void asked.at(-1)?.answer(emptyAnalysis(document));
      const analysis = await answer;
      analysed.set(document.uri, analysis);
      return analysis;
    },
    analysisPart: async <P extends keyof AnalysisParts>({
      uri,
      version,
    }: TextVersion): Promise<AnalysisParts[P] | undefined> => {
      const analysis = analysed.get(uri);
      return analysis?.version === version ? analysis : undefined;
    },
    decisionView: async (uri) => await ask('decisionView', [uri]),
    decide: async (uri, facts) => await ask<CaseAnswer>('decide', [uri, facts]),
    compare: async (oldUri, newUri) => await ask('compare', [oldUri, newUri]),
    redline: async (oldUri, newUri) => await ask('redline', [oldUri, newUri]),
    comparisonPage: async (oldUri, newUri) => await ask('comparisonPage', [oldUri, newUri]),
    documentPage: async (uri) => await ask('documentPage', [uri]),
    replayPage: async (answer) => await ask('replayPage', [answer]),
    keepCase: async (oldUri, newUri, witness) => await ask('keepCase', [oldUri, newUri, witness]),
    format: async (uri) => await ask('format', [uri]),
    mergeTexts: async (...args) => await ask('mergeTexts', args),
    searchText: async (_uri, text, query) => searchText(text, query, () => undefined),
    planChange: async (request) => await ask('planChange', [request]),
    standing: async () => undefined,
    caseMaterial: async (uri) => await ask('caseMaterial', [uri]),
    changeCases: async (...args) => await ask('changeCases', args),
    caseTable: async (material) => await ask('caseTable', [material]),
    analyseStep: async (...args) => await ask('analyseStep', args),
    decisiveCases: async (...args) => await ask('decisiveCases', args),
    complete: async (document, offset, trigger) => await ask('complete', [document, offset, trigger]),
    hover: async (text, offset) => await ask('hover', [text, offset]),
    definition: async (text, offset) => await ask('definition', [text, offset]),
    references: async (text, offset) => await ask('references', [text, offset]),
    renamePlace: async (text, offset) => await ask('renamePlace', [text, offset]),
    rename: async (text, offset, newName) => await ask('rename', [text, offset, newName]),
    codeActions: async (text, selection) => await ask('codeActions', [text, selection]),
    inlayHints: async (text) => await ask('inlayHints', [text]),
    foldingRanges: async (text) => await ask('foldingRanges', [text]),
    documentLinks: async (text) => await ask('documentLinks', [text]),
    changeLenses: async (text) => await ask('changeLenses', [text]),
    highlights: async (text, offset) => await ask('highlights', [text, offset]),
    breadcrumbs: async (text, offset) => await ask('breadcrumbs', [text, offset]),
    repairPaste: async (pasted) => ({ text: pasted, repairs: [] }),
    setLintRules: async () => undefined,
    lint: async (uri, open) => {
      const answer = ask<TextFindings>('lint', [uri, open]);
      const version = open.find((document) => document.uri === uri)?.version ?? 0;
      if (instant)
        void asked.at(-1)?.answer({ version, findings: fake.lintAnswer, notes: [], paused: false });
      return await answer;
    },
    waive: async (text, finding, reason) => await ask('waive', [text, finding, reason]),
    ruleHelp: async (code) => await ask('ruleHelp', [code]),
    treeChanges: async (uri, olderUri) => await ask('treeChanges', [uri, olderUri]),
    criterionNotes: async (uri, id) => await ask('criterionNotes', [uri, id]),
    write: async (...args) => await ask('write', args),
    readCitation: async (pasted) => await ask('readCitation', [pasted]),
    sourcesAndTerms: async (text) => await ask('sourcesAndTerms', [text]),
    decisionWays: async (uri, facts) => await ask('decisionWays', [uri, facts]),
    caseLenses: async (text) => await ask('caseLenses', [text]),
  };
  return fake;
}

export function emptyAnalysis(
  { uri, version }: DocumentText,
  part: Partial<Check & Analysis> = {},
): Check & Analysis {
  return {
    uri,
    version,
    diagnostics: [],
    outline: [],
    tokens: [],
    printed: undefined,
    criteria: undefined,
    form: [],
    formIsEarlier: false,
    elapsed: 0,
    ...part,
  };
}

/** Lets everything run that only waits for promises. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}
