// What happens before the window goes: unsaved text and settings are kept, and a browser asks before work would be left behind.
import { isUnsaved } from './state/documents-state.ts';
import type { AppStore } from './store.ts';

/** Returns the way to stop. */
export function listenToLeaving(store: AppStore, page: Window): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (Object.values(store.getState().documents).some(isUnsaved)) event.preventDefault();
  };
  const hide = (): void => {
    if (page.document.visibilityState === 'hidden') void keepEverything(store);
  };
  const leave = (): void => store.getState().autosaveOnLeaving();
  page.addEventListener('blur', leave);
  page.addEventListener('beforeunload', ask);
  page.document.addEventListener('visibilitychange', hide);
  return () => {
    page.removeEventListener('blur', leave);
    page.removeEventListener('beforeunload', ask);
    page.document.removeEventListener('visibilitychange', hide);
  };
}

/** Waits until it is kept. Failures are told; they do not hold the window open. */
export async function keepEverything(store: AppStore): Promise<void> {
  const { keepDraftsNow, writeSettingsNow } = store.getState();
  await Promise.all([keepDraftsNow(), writeSettingsNow()]);
}
