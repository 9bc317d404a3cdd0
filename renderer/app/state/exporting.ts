// The export of a guideline as a bundle, and the verification of one, as a dialog shows them step by step.
import type {
  BundleTrust,
  ExportFinding,
  ExportOutcome,
  ExportTarget,
  FileKind,
  HostEvent,
  MakeKeyOutcome,
  SigningKeys,
  VerifyOutcome,
} from '../../../host/api.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { failureOf } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

/** What the person has filled in; kept from one export to the next of this session. */
export interface ExportForm {
  /** Absolute, or '' for the folder beside the library. */
  readonly folder: string;
  /** Ids of targets; undefined = all. */
  readonly chosen: readonly string[] | undefined;
  /** Absolute path of the bundle that the new one comes after; '' = none. */
  readonly replaces: string;
  /** YYYY-MM-DD or ''. */
  readonly effectiveTo: string;
  readonly compress: boolean;
  /** Key id; '' = it is not signed. */
  readonly signWith: string;
  readonly remember: boolean;
}

export interface VerifyForm {
  /** Absolute. */
  readonly archive: string;
  readonly trust: string;
  readonly revocations: string;
}

export type ExportProgress = Omit<Extract<HostEvent, { kind: 'export-progress' }>, 'kind'>;

export interface Exporting {
  readonly path: string;
  readonly page: 'export' | 'verify';
  readonly busy: boolean;
  /** Of the export under way. */
  readonly id: string;
  readonly progress: ExportProgress | undefined;
  readonly outcome: ExportOutcome | undefined;
  readonly verifying: boolean;
  readonly verified: VerifyOutcome | undefined;
  /** Why it could not be verified at all. */
  readonly verifyProblem: string;
}

export interface ExportingSlice {
  /** Set while the dialog is open. */
  readonly exporting: Exporting | undefined;
  readonly exportForm: ExportForm;
  readonly verifyForm: VerifyForm;
  /** Known once the dialog was open. */
  readonly exportTargets: readonly ExportTarget[];
  readonly signingKeys: SigningKeys | undefined;
  openExport(path: string, page?: Exporting['page']): void;
  closeExport(): void;
  showExportPage(page: Exporting['page']): void;
  changeExportForm(part: Partial<ExportForm>): void;
  changeVerifyForm(part: Partial<VerifyForm>): void;
  chooseExportFolder(): Promise<void>;
  /** By the dialog of the shell, where it has one. */
  chooseExportFile(kind: FileKind, take: (path: string) => void): Promise<void>;
  runExport(passphrase: string): Promise<void>;
  cancelExport(): void;
  noticeExportProgress(event: ExportProgress): void;
  /** Of the bundle that was just made, or of the one in the form. */
  verifyExport(): Promise<void>;
  makeSigningKey(name: string, passphrase: string): Promise<MakeKeyOutcome>;
  goToExportFinding(finding: ExportFinding): Promise<void>;
}

export function createExportingSlice(
  { host }: Pick<Services, 'host'>,
  tools: SliceTools<ExportingSlice & DocumentsSlice & ViewSlice>,
): ExportingSlice {
  const { get, set } = tools;
  const change = (part: Partial<Exporting>): void => {
    set((state) => (state.exporting === undefined ? {} : { exporting: { ...state.exporting, ...part } }));
  };
  let runs = 0;
  return {
    exporting: undefined,
    exportForm: freshForm,
    verifyForm: { archive: '', trust: '', revocations: '' },
    exportTargets: [],
    signingKeys: undefined,
    openExport: (path, page = 'export') => {
      set({ exporting: freshExport(path, page) });
      void loadChoices(host, tools);
    },
    closeExport: () => {
      get().cancelExport();
      set({ exporting: undefined });
    },
    showExportPage: (page) => change({ page, verified: undefined, verifyProblem: '' }),
    changeExportForm: (part) => {
      set((state) => ({ exportForm: { ...state.exportForm, ...part } }));
      change({ outcome: undefined, verified: undefined, verifyProblem: '' });
    },
    changeVerifyForm: (part) => {
      set((state) => ({ verifyForm: { ...state.verifyForm, ...part } }));
      change({ verified: undefined, verifyProblem: '' });
    },
    chooseExportFolder: async () => {
      const folder = await host.chooseFolder().catch(() => undefined);
      if (folder !== undefined) get().changeExportForm({ folder });
    },
    chooseExportFile: async (kind, take) => {
      const file = await host.chooseFile(kind).catch(() => undefined);
      if (file !== undefined) take(file);
    },
    runExport: async (passphrase) => {
      const { exporting: asked, exportForm, exportTargets } = get();
      if (asked === undefined || asked.busy) return;
      const id = `export-${++runs}`;
      change({ ...nothingYet, busy: true, id });
      const outcome = await runExport(host, asked.path, exportForm, exportTargets, { id, passphrase });
      // A dialog that was closed, or opened for another export, is told nothing.
      if (get().exporting?.id !== id) return;
      change({ busy: false, progress: undefined, outcome });
      if (outcome.kind === 'exported')
        set((state) => ({ verifyForm: { ...state.verifyForm, archive: outcome.archive } }));
      if (exportForm.remember) set({ signingKeys: await host.signingKeys() });
    },
    cancelExport: () => {
      const { exporting } = get();
      if (exporting?.busy === true) void host.cancelExport(exporting.id).catch(() => undefined);
    },
    noticeExportProgress: (progress) => {
      if (get().exporting?.id === progress.id) change({ progress });
    },
    verifyExport: async () => {
      const { exporting, verifyForm } = get();
      if (exporting === undefined) return;
      const made =
        exporting.page === 'export' && exporting.outcome?.kind === 'exported'
          ? exporting.outcome.archive
          : undefined;
      change({ verifying: true, verified: undefined, verifyProblem: '' });
      try {
        const archive = made ?? verifyForm.archive;
        const trust = trustOf(verifyForm, made);
        // An argument that is undefined would arrive as null.
        const verified = await (trust === undefined
          ? host.verifyBundle(archive)
          : host.verifyBundle(archive, trust));
        change({ verifying: false, verified });
      } catch (error) {
        const { message, help } = failureOf(error);
        change({ verifying: false, verifyProblem: [message, help].filter(Boolean).join(' ') });
      }
    },
    makeSigningKey: async (name, passphrase) => {
      try {
        const outcome = await host.makeSigningKey(name, passphrase);
        if (outcome.kind === 'failed') return outcome;
        set({ signingKeys: await host.signingKeys() });
        get().changeExportForm({ signWith: outcome.key.keyid });
        return outcome;
      } catch (error) {
        return { kind: 'failed', ...failureOf(error) };
      }
    },
    goToExportFinding: async ({ path, line }) => {
      get().closeExport();
      if (!(await get().openFile(path))) return;
      const start = startOfLine(get().documents[path]?.text ?? '', line);
      await get().goTo(path, start, start);
    },
  };
}

const freshForm: ExportForm = {
  folder: '',
  chosen: undefined,
  replaces: '',
  effectiveTo: '',
  compress: false,
  signWith: '',
  remember: false,
};

const nothingYet = {
  progress: undefined,
  outcome: undefined,
  verified: undefined,
  verifyProblem: '',
  verifying: false,
} as const;

function freshExport(path: string, page: Exporting['page']): Exporting {
  return { ...nothingYet, path, page, busy: false, id: '' };
}

/** What cannot be loaded leaves its part of the form empty; the export itself says why. */
async function loadChoices(
  host: Services['host'],
  { set }: Pick<SliceTools<ExportingSlice>, 'set'>,
): Promise<void> {
  const [exportTargets, signingKeys] = await Promise.all([
    host.exportTargets().catch(() => []),
    host.signingKeys().catch(() => undefined),
  ]);
  set({ exportTargets, signingKeys });
}

async function runExport(
  host: Services['host'],
  path: string,
  { folder, chosen, replaces, effectiveTo, compress, signWith, remember }: ExportForm,
  targets: readonly ExportTarget[],
  { id, passphrase }: { readonly id: string; readonly passphrase: string },
): Promise<ExportOutcome> {
  try {
    return await host.exportBundle(path, folder, {
      id,
      targets: chosen ?? targets.map((target) => target.id),
      replaces,
      effectiveTo,
      compress,
      ...(signWith === '' ? {} : { sign: { keyid: signWith, passphrase, remember } }),
    });
  } catch (error) {
    return { kind: 'failed', ...failureOf(error) };
  }
}

/** What was just made here is held against its own sources; whom to trust is asked of bundles that come from elsewhere. */
function trustOf({ trust, revocations }: VerifyForm, made: string | undefined): BundleTrust | undefined {
  return made !== undefined || trust === '' ? undefined : { trust, revocations };
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return start;
    start = end + 1;
  }
  return start;
}
