// Light or dark: as the person chose, or as the system says.
import { useSyncExternalStore } from 'react';
import { useApp } from './store-context.tsx';

export type Scheme = 'light' | 'dark';

export function useScheme(): Scheme {
  const theme = useApp((state) => state.settings.theme);
  const system = useSyncExternalStore(listenToSystem, systemScheme);
  return theme === 'system' ? system : theme;
}

const query = '(prefers-color-scheme: dark)';

function listenToSystem(changed: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

function systemScheme(): Scheme {
  return window.matchMedia(query).matches ? 'dark' : 'light';
}
