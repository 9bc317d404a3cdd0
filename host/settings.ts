// What a window remembers: defaults for what is absent or wrong, and unknown keys kept for newer versions of the app.
import type { Settings } from './api.ts';

export const defaultSettings: Settings = {
  theme: 'system',
  layout: {},
  recent: [],
  formatOnSave: true,
  repairPaste: true,
};

/** Whatever was stored, as settings; a value of the wrong kind counts as absent. */
export function toSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const { theme, layout, recent, formatOnSave, repairPaste } = stored;
  return {
    ...stored,
    theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : defaultSettings.theme,
    layout: isNumbers(layout) ? layout : defaultSettings.layout,
    recent: isTexts(recent) ? recent : defaultSettings.recent,
    formatOnSave: typeof formatOnSave === 'boolean' ? formatOnSave : defaultSettings.formatOnSave,
    repairPaste: typeof repairPaste === 'boolean' ? repairPaste : defaultSettings.repairPaste,
  };
}

function isNumbers(value: unknown): value is Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((entry) => typeof entry === 'number' && Number.isFinite(entry));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
