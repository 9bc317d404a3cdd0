// What the settings say of every text: its colours, the size of its letters, whether long lines are wrapped.
import { useEffect, useEffectEvent } from 'react';
import { useApp } from '../app/store-context.tsx';
import { useLook } from '../app/use-scheme.ts';
import { monaco } from './monaco.ts';
import { defineThemes, editorThemeName } from './themes.ts';

type Options = Pick<monaco.editor.IEditorOptions, 'fontSize' | 'lineHeight' | 'wordWrap'>;

/** Call it after the effect that makes the editor: its first options come then, and again with each change. */
export function useEditorLook(apply: (options: Options) => void): void {
  const theme = editorThemeName(useLook());
  const letters = useApp(({ settings }) => (settings.editorFontSize * settings.zoom) / 100);
  const wraps = useApp(({ settings }) => settings.wordWrap);
  const tell = useEffectEvent(apply);
  useEffect(() => {
    defineThemes(monaco.editor);
    monaco.editor.setTheme(theme);
  }, [theme]);
  useEffect(() => {
    tell({ fontSize: letters, lineHeight: Math.round(letters * 1.54), wordWrap: wraps ? 'on' : 'off' });
  }, [letters, wraps]);
}
