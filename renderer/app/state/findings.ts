// What the linter says of the text in front: asked for after its analysis, and moved along with the text until the next answer.
import type { Finding, RuleHelp } from '../../../dsl/index.ts';
import type { LintConfigFault } from '../../../host/api.ts';
import type { TextChange } from '../../editor/text-change.ts';
import { changeBetween } from '../../editor/text-change.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { NoticesSlice } from './notices.ts';
import { without } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

/** What is known of one text. */
export interface KnownFindings {
  /** The text that the places are of. */
  readonly text: string;
  readonly version: number;
  /** In the order of the text, waived ones included. */
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  /** It was not looked over, because the text has errors. */
  readonly paused: boolean;
  /** The text changed since: the findings stand where their words are now, and offer no fix until it has been looked over again. */
  readonly moved: boolean;
}

export interface FindingsSlice {
  readonly findings: Readonly<Record<string, KnownFindings>>;
  /** What of the library's `lint.json` could not be read. */
  readonly lintFaults: readonly LintConfigFault[];
  /** The day on this computer, YYYY-MM-DD; '' until it is known. */
  readonly today: string;
  readonly shownRule: RuleHelp | undefined;
  /** How the library wants to be judged; looks the open text over again. */
  loadLintSettings(): Promise<void>;
  /** A moment after the last keystroke, if the text is the one in front. */
  lintSoon(path: string): void;
  moveFindings(path: string, text: string): void;
  forgetFindings(path: string): void;
  /** What the rule asks for and why, in a dialog. */
  showRule(code: string): Promise<void>;
  hideRule(): void;
}

/** Milliseconds without a keystroke. */
const pause = 250;

export function createFindingsSlice(
  services: Pick<Services, 'host' | 'linting' | 'timers'>,
  tools: SliceTools<FindingsSlice & AnalysesSlice & DocumentsSlice & NoticesSlice>,
): FindingsSlice {
  const { get, set } = tools;
  let stop: (() => void) | undefined;
  const lint = async (path: string): Promise<void> => {
    const { documents, openPaths } = get();
    const document = documents[path];
    if (document === undefined) return;
    const open = openPaths.flatMap((other) => {
      const one = documents[other];
      return one === undefined ? [] : [{ uri: other, version: one.version, text: one.text }];
    });
    try {
      const { version, findings, notes, paused } = await services.linting.lint(path, open);
      // A later text is looked over after its own analysis.
      if (get().documents[path]?.text !== document.text) return;
      const known = { text: document.text, version, findings, notes, paused, moved: false };
      set((state) => ({ findings: { ...state.findings, [path]: known } }));
    } catch (error) {
      get().notifyFailure('The text could not be looked over', error);
    }
  };
  const lintSoon = (path: string): void => {
    if (get().activePath !== path || !path.endsWith('.guideline')) return;
    stop?.();
    stop = services.timers.after(pause, () => void lint(path));
  };
  return {
    findings: {},
    lintFaults: [],
    today: '',
    shownRule: undefined,
    loadLintSettings: async () => {
      try {
        const { config, today, faults } = await services.host.lintSettings();
        await services.linting.setLintRules({ config, today });
        set({ lintFaults: faults, today });
        for (const { path, line, message, help } of faults)
          get().notify('error', `${path}, line ${line}: ${message}`, help);
        const { activePath } = get();
        if (activePath !== undefined) lintSoon(activePath);
      } catch (error) {
        get().notifyFailure('lint.json could not be read', error);
      }
    },
    lintSoon,
    moveFindings: (path, text) => {
      const known = get().findings[path];
      const change = known && changeBetween(known.text, text);
      if (known === undefined || change === undefined) return;
      const findings = known.findings.flatMap((finding) => moved(finding, path, change));
      set((state) => ({
        findings: { ...state.findings, [path]: { ...known, text, findings, moved: true } },
      }));
    },
    forgetFindings: (path) => set((state) => ({ findings: without(state.findings, path) })),
    showRule: async (code) => {
      try {
        const shownRule = await services.linting.ruleHelp(code);
        set({ shownRule });
      } catch (error) {
        get().notifyFailure(`${code} could not be explained`, error);
      }
    },
    hideRule: () => set({ shownRule: undefined }),
  };
}

/** Empty where its words were changed: whether it still holds is for the next look to say. */
function moved(finding: Finding, path: string, change: TextChange): readonly Finding[] {
  const { start, end } = finding.span;
  const { fixes, related = [], ...rest } = finding;
  void fixes;
  // Their places in this text may be elsewhere by now.
  const elsewhere = related.filter(({ uri }) => uri !== path);
  const kept = { ...rest, ...(elsewhere.length > 0 ? { related: elsewhere } : {}) };
  if (end < change.start) return [kept];
  if (start <= change.end) return [];
  const by = change.newText.length - (change.end - change.start);
  return [{ ...kept, span: { start: start + by, end: end + by } }];
}
