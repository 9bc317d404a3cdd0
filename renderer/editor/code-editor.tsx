// The text editor as a React component: it mounts the editor component once and leaves the rest to its session.
import { useEffect, useRef } from 'react';
import { useAppStore } from '../app/store-context.tsx';
import styles from './editor.module.css';
import { startEditorSession } from './editor-session.ts';
import { installEditorWorker } from './environment.ts';
import { registerLanguage } from './language.ts';
import { monaco } from './monaco.ts';
import { editorOptions } from './options.ts';
import { registerProviders } from './providers.ts';
import { tokenTypes } from './token-types.ts';
import { useEditorLook } from './use-editor-look.ts';

interface CodeEditorProps {
  readonly label: string;
}

export function CodeEditor({ label }: CodeEditorProps) {
  const store = useAppStore();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  useEffect(() => {
    if (host.current === null) return undefined;
    installEditorWorker(window);
    registerLanguage(monaco.languages);
    const providers = registerProviders(store, tokenTypes);
    const created = monaco.editor.create(host.current, { ...editorOptions, model: null });
    editor.current = created;
    const session = startEditorSession(created, store);
    return () => {
      session.dispose();
      created.dispose();
      providers.dispose();
      editor.current = undefined;
    };
  }, [store]);
  useEditorLook((options) => editor.current?.updateOptions(options));
  useEffect(() => editor.current?.updateOptions({ ariaLabel: label }), [label]);
  // Without `nokey` the tree's flow component would take the space bar from whoever types here.
  return <div ref={host} className={`nokey ${styles['editor'] ?? ''}`} data-testid="text-editor" />;
}
