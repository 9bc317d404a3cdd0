// Waives a finding with a reason: asks where the waiver would stand, then writes it into the text.
import type { Finding, Fix } from '../../../dsl/index.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { FindingsSlice } from './findings.ts';
import type { FixesSlice } from './fixes.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';

export interface Waiving {
  readonly path: string;
  readonly finding: Finding;
  /** Where the waiver would stand, in words. */
  readonly place: string;
}

export interface WaivingSlice {
  /** The finding for which a reason is asked. */
  readonly waiving: Waiving | undefined;
  startWaiver(path: string, finding: Finding): Promise<void>;
  cancelWaiver(): void;
  writeWaiver(reason: string): Promise<void>;
}

export function createWaivingSlice(
  services: Pick<Services, 'linting'>,
  tools: SliceTools<WaivingSlice & FindingsSlice & DocumentsSlice & FixesSlice & NoticesSlice>,
): WaivingSlice {
  const { get, set } = tools;
  /** undefined where the text has changed since it was looked over, or the finding is gone. */
  const ask = async (path: string, finding: Finding, reason: string): Promise<Fix | undefined> => {
    const known = get().findings[path];
    if (known === undefined || known.moved || !known.findings.includes(finding)) return undefined;
    const fix = await services.linting.waive({ uri: path, version: known.version }, finding, reason);
    return get().documents[path]?.text === known.text ? fix : undefined;
  };
  const tellChanged = (): void =>
    get().notify('info', 'The text changed meanwhile', 'Waive the finding once it is listed again.');
  return {
    waiving: undefined,
    startWaiver: async (path, finding) => {
      try {
        const fix = await ask(path, finding, '');
        if (fix === undefined) tellChanged();
        else set({ waiving: { path, finding, place: fix.label } });
      } catch (error) {
        get().notifyFailure('The finding could not be waived', error);
      }
    },
    cancelWaiver: () => set({ waiving: undefined }),
    writeWaiver: async (reason) => {
      const { waiving } = get();
      if (waiving === undefined) return;
      set({ waiving: undefined });
      const { path, finding } = waiving;
      try {
        const fix = await ask(path, finding, reason);
        const known = get().findings[path];
        if (fix === undefined) tellChanged();
        else await get().applyFix(path, fix, known?.text);
      } catch (error) {
        get().notifyFailure('The finding could not be waived', error);
      }
    },
  };
}
