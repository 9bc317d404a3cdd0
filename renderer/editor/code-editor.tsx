// The text editor of one side as a React component: it mounts the editor component once and leaves the rest to its session.
import { useEffect, useRef } from 'react';
import type { Side } from '../app/state/panes.ts';
import { useAppStore } from '../app/store-context.tsx';
import styles from './editor.module.css';
import { startEditorSession } from './editor-session.ts';
import { monaco } from './monaco.ts';
import { editorOptions } from './options.ts';
import { useEditorLook } from './use-editor-look.ts';
import { enterWorkbench } from './workbench.ts';

interface CodeEditorProps {
  readonly side: Side;
  readonly label: string;
}

export function CodeEditor({ side, label }: CodeEditorProps) {
  const store = useAppStore();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  useEffect(() => {
    if (host.current === null) return undefined;
    const { models, leave } = enterWorkbench(store);
    const created = monaco.editor.create(host.current, { ...editorOptions, model: null });
    editor.current = created;
    const session = startEditorSession(created, store, models, side);
    // It was asked for just now.
    if (side === 'second' && store.getState().panes.active === side) created.focus();
    return () => {
      session.dispose();
      created.dispose();
      leave();
      editor.current = undefined;
    };
  }, [store, side]);
  useEditorLook((options) => editor.current?.updateOptions(options));
  useEffect(() => editor.current?.updateOptions({ ariaLabel: label }), [label]);
  // Without `nokey` the tree's flow component would take the space bar from whoever types here; without
  // `monaco-component` the menu, which the editor puts beside itself, would find no colours.
  return (
    <div
      ref={host}
      className={`nokey monaco-component ${styles['editor'] ?? ''}`}
      data-testid="text-editor"
    />
  );
}
