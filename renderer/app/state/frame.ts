// What of the window itself is open: its settings, and whether keys are being recorded there.
import type { SettingsSlice } from './settings.ts';
import type { SliceTools } from './slice.ts';

export type SettingsPage = 'general' | 'writing' | 'keys';

export type LeftTab = 'library' | 'find';

export interface FrameSlice {
  /** The page of the settings that is open. */
  readonly settingsPage: SettingsPage | undefined;
  /** While a person presses keys for a command they start none. */
  readonly recordingKeys: boolean;
  /** What the left side shows; `serial` grows with each wish to type there. */
  readonly leftTab: LeftTab;
  readonly findWish: number;
  showLeft(tab: LeftTab): void;
  /** The station of the tour, from 0; undefined: nobody takes it. */
  readonly tourStep: number | undefined;
  /** undefined ends it, and it is not offered again. */
  goToStation(step: number | undefined): void;
  openSettings(page: SettingsPage | undefined): void;
  recordKeys(recording: boolean): void;
  /** Where the keyboard shall go; `serial` tells two equal wishes apart. */
  readonly regionWish: { readonly direction: 1 | -1; readonly serial: number } | undefined;
  stepRegion(direction: 1 | -1): void;
}

export function createFrameSlice({ get, set }: SliceTools<FrameSlice & SettingsSlice>): FrameSlice {
  return {
    settingsPage: undefined,
    recordingKeys: false,
    leftTab: 'library',
    findWish: 0,
    showLeft: (leftTab) => set({ leftTab, findWish: get().findWish + (leftTab === 'find' ? 1 : 0) }),
    tourStep: undefined,
    goToStation: (tourStep) => {
      set({ tourStep });
      if (tourStep === undefined) get().changeSettings({ tourSeen: true });
    },
    openSettings: (settingsPage) => set({ settingsPage }),
    recordKeys: (recordingKeys) => set({ recordingKeys }),
    regionWish: undefined,
    stepRegion: (direction) =>
      set({ regionWish: { direction, serial: (get().regionWish?.serial ?? 0) + 1 } }),
  };
}
