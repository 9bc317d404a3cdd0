// Hands the store to components and lets them read parts of it.
import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AppState, AppStore } from './store.ts';

const StoreContext = createContext<AppStore | undefined>(undefined);

export function AppStoreProvider({
  store,
  children,
}: {
  readonly store: AppStore;
  readonly children: ReactNode;
}) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

export function useAppStore(): AppStore {
  const store = use(StoreContext);
  if (store === undefined) throw new Error('A component of the app stands outside AppStoreProvider.');
  return store;
}

/** Renders again when the chosen part is another one; choose values or parts that stay the same object. */
export function useApp<T>(choose: (state: AppState) => T): T {
  return useStore(useAppStore(), choose);
}

/** The actions of the store; never a reason to render. */
export function useActions(): AppState {
  return useAppStore().getState();
}
