// The replay of past cases that stands in the centre: which file under which versions, how its columns match, how far it is, what came of it.
import type { AnsweredCell, ColumnMapping, ExampleCase, ReplayAnswer } from '../../../dsl/index.ts';
import type {
  CasesFile,
  CasesMatch,
  ExportFinding,
  HostEvent,
  ReplayRequest,
  SavePageOutcome,
} from '../../../host/api.ts';
import type { CaseWritingSlice } from './case-writing.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { LibrarySlice } from './library.ts';
import { previousVersion } from './library-groups.ts';
import type { MadeSlice } from './made.ts';
import type { NoticesSlice } from './notices.ts';
import { pageName } from './page-name.ts';
import { failureOf } from './slice.ts';
import type { Failure, Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

export interface ReplayProgress {
  readonly id: string;
  readonly records: number;
  readonly bytesRead: number;
  readonly bytes: number;
  readonly cancelling: boolean;
}

export interface Replay {
  readonly oldPath: string;
  readonly newPath: string;
  readonly files: readonly CasesFile[];
  /** Absolute; '' until one is chosen. */
  readonly cases: string;
  /** undefined: as the mapping file beside the cases says. */
  readonly mapping: ColumnMapping | undefined;
  readonly badValues: ReplayRequest['badValues'];
  readonly match: CasesMatch | undefined;
  /** The columns are being matched, anew or again. */
  readonly matching: boolean;
  readonly running: ReplayProgress | undefined;
  readonly answer: ReplayAnswer | undefined;
  /** The run that the answer is of; '' before. */
  readonly answerOf: string;
  readonly cancelled: boolean;
  readonly findings: readonly ExportFinding[];
  readonly problem: Failure | undefined;
}

export interface ReplaySlice {
  readonly replay: Replay | undefined;
  /** With this guideline as the newer version; a replay that is there already is only brought to the front. */
  openReplay(path: string): void;
  closeReplay(): void;
  lookForCases(): Promise<void>;
  browseForCases(): Promise<void>;
  /** What decides how the file is read; the columns are matched again, and an answer of before goes. Nothing while a replay runs. */
  setUpReplay(
    part: Partial<Pick<Replay, 'oldPath' | 'newPath' | 'cases' | 'mapping' | 'badValues'>>,
  ): Promise<void>;
  /** `saveChanged` also writes the cases that change, as CSV. */
  runReplay(saveChanged: boolean): Promise<void>;
  cancelReplay(): void;
  noticeReplayProgress(event: Extract<HostEvent, { kind: 'replay-progress' }>): void;
  saveReplayPage(): Promise<void>;
  /** All of the answer as JSON, for programs. */
  saveReplayReport(): Promise<void>;
  /** The cases that change as CSV; decides nothing again unless they were too many to keep. */
  saveChangedCases(): Promise<void>;
  /** `line`: 1-based. */
  goToLine(path: string, line: number): Promise<void>;
  keepExample(example: ExampleCase, cell: Pick<AnsweredCell, 'old' | 'new'>): Promise<void>;
}

type Tools = SliceTools<
  ReplaySlice & CaseWritingSlice & DocumentsSlice & LibrarySlice & MadeSlice & NoticesSlice & ViewSlice
>;

export function createReplaySlice(services: Pick<Services, 'host' | 'language'>, tools: Tools): ReplaySlice {
  const { get, set } = tools;
  const { host } = services;
  let [matching, runs] = [0, 0];
  const change = (part: Partial<Replay>): void =>
    set(({ replay }) => (replay === undefined ? {} : { replay: { ...replay, ...part } }));
  const matchAgain = async (): Promise<void> => {
    const asked = get().replay;
    const mine = ++matching;
    if (asked === undefined || asked.cases === '') return;
    change({ matching: true });
    const part = await matched(host, asked);
    if (mine === matching) change({ ...part, matching: false });
  };
  const stop = (): void => {
    const id = get().replay?.running?.id;
    if (id !== undefined) void host.cancelReplay(id).catch(() => undefined);
  };
  const savePage = async (
    { old, new: now }: ReplayAnswer,
    save: (name: string) => Promise<SavePageOutcome>,
  ): Promise<void> => {
    try {
      const outcome = await save(`${pageName(now.id, old.version, now.version)}-replay`);
      if (outcome.kind === 'saved') get().tellMade('The replay was saved', outcome.file);
      else if (outcome.kind === 'failed') get().notify('error', outcome.message, outcome.help);
    } catch (error) {
      get().notifyFailure('The replay could not be saved', error);
    }
  };
  return {
    replay: undefined,
    openReplay: (path) => {
      if (get().replay === undefined) {
        const oldPath = previousVersion(get().library?.files ?? [], path) ?? path;
        set({ replay: { ...nothing, oldPath, newPath: path } });
      }
      get().showReplay(true);
      void get().lookForCases();
    },
    closeReplay: () => {
      stop();
      matching += 1;
      set({ replay: undefined, replayInFront: false });
    },
    lookForCases: async () => {
      try {
        change({ files: await host.casesFiles() });
      } catch (error) {
        change({ problem: failureOf(error) });
      }
    },
    browseForCases: async () => {
      try {
        const cases = await host.chooseCases();
        if (cases === undefined) return;
        await get().lookForCases();
        await get().setUpReplay({ cases, mapping: undefined });
      } catch (error) {
        get().notifyFailure('No file could be chosen', error);
      }
    },
    setUpReplay: async (part) => {
      if (get().replay?.running !== undefined) return;
      change({ ...part, ...noOutcome });
      if ('badValues' in part) return;
      // What is known of other columns, or of other versions, must not stand beside these.
      if (!('mapping' in part) || 'oldPath' in part || part.mapping === undefined)
        change({ match: undefined, matching: false });
      await matchAgain();
    },
    runReplay: async (saveChanged) => {
      const asked = get().replay;
      if (asked?.match === undefined || asked.running !== undefined) return;
      runs += 1;
      const id = `replay-${runs}-${Math.random().toString(36).slice(2)}`;
      const running = { id, records: 0, bytesRead: 0, bytes: asked.match.bytes, cancelling: false };
      change({ ...(saveChanged ? {} : noOutcome), running, cancelled: false, problem: undefined });
      const part = await decided(host, asked, id, saveChanged, (file) =>
        get().tellMade('The cases that change were saved', file),
      );
      if (get().replay?.running?.id === id) change({ ...part, running: undefined });
    },
    cancelReplay: () => {
      const running = get().replay?.running;
      if (running === undefined) return;
      change({ running: { ...running, cancelling: true } });
      stop();
    },
    noticeReplayProgress: ({ id, records, bytesRead, bytes }) => {
      const running = get().replay?.running;
      if (running?.id === id) change({ running: { ...running, records, bytesRead, bytes } });
    },
    saveChangedCases: async () => {
      const id = get().replay?.answerOf ?? '';
      if (id === '') return;
      try {
        const outcome = await host.saveChangedCases(id);
        if (outcome.kind === 'saved') get().tellMade('The cases that change were saved', outcome.file);
        else if (outcome.kind === 'failed') get().notify('error', outcome.message, outcome.help);
        else await get().runReplay(true);
      } catch (error) {
        get().notifyFailure('The cases could not be saved', error);
      }
    },
    saveReplayReport: async () => {
      const answer = get().replay?.answer;
      if (answer === undefined) return;
      const json = `${JSON.stringify(answer, undefined, 2)}\n`;
      await savePage(answer, async (name) => await host.savePage({ name, json, format: 'json' }));
    },
    goToLine: async (path, line) => {
      try {
        const start = startOfLine(await get().readText(path), line);
        get().showReplay(false);
        await get().goTo(path, start, start);
      } catch (error) {
        get().notifyFailure(`${path} could not be opened`, error);
      }
    },
    saveReplayPage: async () => {
      const answer = get().replay?.answer;
      if (answer === undefined) return;
      await savePage(answer, async (name) => {
        const html = await services.language.replayPage(answer);
        return await host.savePage({ name, html, format: 'html' });
      });
    },
    keepExample: async (example, cell) => {
      const { replay } = get();
      if (replay?.answer === undefined) return;
      const name = example.id === '' ? `row ${example.row}` : example.id;
      const title = `From past cases: ${name}`;
      const note = `It was ${cell.old} in ${replay.answer.old.version}.`;
      await get().addCases(replay.newPath, [{ title, facts: example.values, determination: cell.new, note }]);
    },
  };
}

const noOutcome = {
  answer: undefined,
  answerOf: '',
  cancelled: false,
  findings: [],
  problem: undefined,
} as const;

const nothing: Replay = {
  oldPath: '',
  newPath: '',
  files: [],
  cases: '',
  mapping: undefined,
  badValues: 'row',
  match: undefined,
  matching: false,
  running: undefined,
  ...noOutcome,
};

async function matched(host: Services['host'], asked: Replay): Promise<Partial<Replay>> {
  const { cases, oldPath: older, newPath: newer, mapping } = asked;
  try {
    const outcome = await host.matchCases({ cases, older, newer, mapping });
    switch (outcome.kind) {
      case 'matched':
        return { match: outcome.match };
      case 'refused':
        return { match: undefined, findings: outcome.findings };
      case 'failed':
        return { match: undefined, problem: outcome };
    }
  } catch (error) {
    return { match: undefined, problem: failureOf(error) };
  }
}

async function decided(
  host: Services['host'],
  asked: Replay,
  id: string,
  saveChanged: boolean,
  onSaved: (file: string) => void,
): Promise<Partial<Replay>> {
  const { cases, oldPath: older, newPath: newer, badValues, match } = asked;
  const mapping = asked.mapping ?? match?.mapping;
  try {
    const request = { id, cases, older, newer, mapping, badValues, saveChanged };
    const outcome = await host.replayCases(request);
    switch (outcome.kind) {
      case 'replayed':
        if (outcome.changedFile !== '') onSaved(outcome.changedFile);
        return { answer: outcome.answer, answerOf: id };
      case 'cancelled':
        return { cancelled: true };
      case 'refused':
        return { findings: outcome.findings };
      case 'failed':
        return { problem: outcome };
    }
  } catch (error) {
    return { problem: failureOf(error) };
  }
}

/** 1-based; the end of a shorter text. */
function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start;
}
