// What the window remembers between two starts: theme, sizes of panels, recent files.
import { defaultSettings } from '../../../host/api.ts';
import type { Settings } from '../../../host/api.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';

export interface SettingsSlice {
  readonly settings: Settings;
  readonly settingsLoaded: boolean;
  loadSettings(): Promise<void>;
  changeSettings(part: Partial<Settings>): void;
  /** To the next step of the zoom; 0: back to 100 percent. */
  zoomBy(direction: 1 | 0 | -1): void;
  /** Sizes in percent by panel, for one group of panels. */
  setLayout(group: string, sizes: Readonly<Record<string, number>>): void;
  rememberFile(path: string): void;
  rememberOpen(open: Settings['open']): void;
  /** Before the window closes. */
  writeSettingsNow(): Promise<void>;
}

/** Percent. */
export const zoomSteps: readonly number[] = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200];
const recentFiles = 10;
const writeDelay = 400;

export function createSettingsSlice(
  services: Pick<Services, 'host' | 'timers'>,
  tools: SliceTools<SettingsSlice & NoticesSlice>,
): SettingsSlice {
  let stopWrite: (() => void) | undefined;
  const change = (part: Partial<Settings>): void => {
    tools.set((state) => ({ settings: { ...state.settings, ...part } }));
    stopWrite?.();
    stopWrite = services.timers.after(writeDelay, () => void write());
  };
  const write = async (): Promise<void> => {
    stopWrite = undefined;
    try {
      await services.host.writeSettings(tools.get().settings);
    } catch (error) {
      tools.get().notifyFailure('Your settings could not be kept', error);
    }
  };
  return {
    settings: defaultSettings,
    settingsLoaded: false,
    loadSettings: async () => {
      try {
        tools.set({ settings: await services.host.readSettings(), settingsLoaded: true });
      } catch (error) {
        tools.set({ settingsLoaded: true });
        tools.get().notifyFailure('Your settings could not be read', error);
      }
    },
    changeSettings: change,
    zoomBy: (direction) => {
      const { zoom } = tools.get().settings;
      const steps = direction === 1 ? zoomSteps : zoomSteps.toReversed();
      const next = steps.find((step) => (step - zoom) * direction > 0) ?? zoom;
      change({ zoom: direction === 0 ? 100 : next });
    },
    setLayout: (group, sizes) => {
      const named = Object.entries(sizes).map(([panel, size]) => [
        `${group}.${panel}`,
        Math.round(size * 100) / 100,
      ]);
      change({ layout: { ...tools.get().settings.layout, ...Object.fromEntries(named) } });
    },
    rememberFile: (path) => {
      const { recent } = tools.get().settings;
      if (recent[0] === path) return;
      change({ recent: [path, ...recent.filter((known) => known !== path)].slice(0, recentFiles) });
    },
    rememberOpen: (open) => {
      if (JSON.stringify(open) !== JSON.stringify(tools.get().settings.open)) change({ open });
    },
    writeSettingsNow: async () => {
      if (stopWrite === undefined) return;
      stopWrite();
      await write();
    },
  };
}

/** The remembered sizes of one group; undefined where one of its panels was never sized. */
export function layoutOf(
  layout: Settings['layout'],
  group: string,
  panels: readonly string[],
): Readonly<Record<string, number>> | undefined {
  const sizes: Record<string, number> = {};
  for (const panel of panels) {
    const size = layout[`${group}.${panel}`];
    if (size === undefined) return undefined;
    sizes[panel] = size;
  }
  return sizes;
}
