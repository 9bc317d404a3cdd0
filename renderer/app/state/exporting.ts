// The export of a guideline as a bundle and its verification, as a dialog shows them step by step.
import type { ExportOutcome, VerifyOutcome } from '../../../host/api.ts';
import { failureOf } from './slice.ts';
import type { Services, SliceTools } from './slice.ts';

export interface Exporting {
  readonly path: string;
  /** Absolute, or '' for the folder beside the library. */
  readonly folder: string;
  readonly busy: boolean;
  readonly outcome: ExportOutcome | undefined;
  readonly verifying: boolean;
  readonly verified: VerifyOutcome | undefined;
  /** Why it could not be verified at all. */
  readonly verifyProblem: string;
}

export interface ExportingSlice {
  /** Set while the dialog is open. */
  readonly exporting: Exporting | undefined;
  openExport(path: string): void;
  closeExport(): void;
  chooseExportFolder(): Promise<void>;
  setExportFolder(folder: string): void;
  runExport(): Promise<void>;
  verifyExport(): Promise<void>;
}

export function createExportingSlice(
  services: Pick<Services, 'host'>,
  tools: SliceTools<ExportingSlice>,
): ExportingSlice {
  const { get, set } = tools;
  const change = (part: Partial<Exporting>): void => {
    set((state) => (state.exporting === undefined ? {} : { exporting: { ...state.exporting, ...part } }));
  };
  return {
    exporting: undefined,
    openExport: (path) => set((state) => ({ exporting: freshExport(path, state.exporting?.folder ?? '') })),
    closeExport: () => set({ exporting: undefined }),
    chooseExportFolder: async () => {
      const folder = await services.host.chooseFolder().catch(() => undefined);
      if (folder !== undefined) get().setExportFolder(folder);
    },
    setExportFolder: (folder) =>
      change({ folder, outcome: undefined, verified: undefined, verifyProblem: '' }),
    runExport: async () => {
      const asked = get().exporting;
      if (asked === undefined || asked.busy) return;
      change({ busy: true, outcome: undefined, verified: undefined, verifyProblem: '' });
      const outcome = await exportBundle(services, asked);
      if (get().exporting?.path === asked.path) change({ busy: false, outcome });
    },
    verifyExport: async () => {
      const outcome = get().exporting?.outcome;
      if (outcome?.kind !== 'exported') return;
      change({ verifying: true, verified: undefined, verifyProblem: '' });
      try {
        change({ verifying: false, verified: await services.host.verifyBundle(outcome.archive) });
      } catch (error) {
        const { message, help } = failureOf(error);
        change({ verifying: false, verifyProblem: [message, help].filter(Boolean).join(' ') });
      }
    },
  };
}

function freshExport(path: string, folder: string): Exporting {
  return {
    path,
    folder,
    busy: false,
    outcome: undefined,
    verifying: false,
    verified: undefined,
    verifyProblem: '',
  };
}

async function exportBundle(services: Pick<Services, 'host'>, asked: Exporting): Promise<ExportOutcome> {
  try {
    return await services.host.exportBundle(asked.path, asked.folder);
  } catch (error) {
    return { kind: 'failed', ...failureOf(error) };
  }
}
