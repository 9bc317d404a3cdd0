// The app as a component: theme and store around the frame; knows no panel.
import { MantineProvider } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { theme } from '../ui/theme.ts';
import { Frame } from './frame.tsx';
import { AppStoreProvider, useApp } from './store-context.tsx';
import type { AppStore } from './store.ts';
import { useLook } from './use-scheme.ts';

export function App({ store }: { readonly store: AppStore }) {
  return (
    <AppStoreProvider store={store}>
      <ThemedFrame />
    </AppStoreProvider>
  );
}

/** Static style sheets take the place of what the library would write by script: the content policy allows no text to become HTML. */
function ThemedFrame() {
  const { scheme, contrast } = useLook();
  const zoom = useApp((state) => state.settings.zoom);
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.toggleAttribute('data-contrast', contrast);
    documentElement.style.setProperty('--gs-zoom', String(zoom / 100));
  }, [contrast, zoom]);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateInlineStyles
    >
      <Frame />
    </MantineProvider>
  );
}
