// Which of the four themes is shown: as the person chose, or as the system says.
import { useSyncExternalStore } from 'react';
import type { Settings } from '../../host/api.ts';
import { useApp } from './store-context.tsx';

export type Scheme = 'light' | 'dark';

/** The themes of high contrast are a light and a dark one too. */
export interface Look {
  readonly scheme: Scheme;
  readonly contrast: boolean;
}

/** For what knows but light and dark. */
export function useScheme(): Scheme {
  return useLook().scheme;
}

export function useLook(): Look {
  const theme = useApp((state) => state.settings.theme);
  const system = useSyncExternalStore(listenToSystem, systemTheme);
  return looks[theme === 'system' ? system : theme];
}

type Theme = Exclude<Settings['theme'], 'system'>;

const looks: Readonly<Record<Theme, Look>> = {
  light: { scheme: 'light', contrast: false },
  dark: { scheme: 'dark', contrast: false },
  'contrast-light': { scheme: 'light', contrast: true },
  'contrast-dark': { scheme: 'dark', contrast: true },
};

const isDark = '(prefers-color-scheme: dark)';
const wantsContrast = '(prefers-contrast: more), (forced-colors: active)';

function listenToSystem(changed: () => void): () => void {
  const media = [isDark, wantsContrast].map((query) => window.matchMedia(query));
  for (const one of media) one.addEventListener('change', changed);
  return () => {
    for (const one of media) one.removeEventListener('change', changed);
  };
}

function systemTheme(): Theme {
  const scheme = window.matchMedia(isDark).matches ? 'dark' : 'light';
  return window.matchMedia(wantsContrast).matches ? `contrast-${scheme}` : scheme;
}
