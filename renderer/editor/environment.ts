// The worker that the editor component needs for differences, links and words.
// oxlint-disable-next-line import/default -- made by the bundler
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';

interface MonacoWindow {
  MonacoEnvironment?: { readonly getWorker: () => Worker };
}

export function installEditorWorker(page: Window): void {
  (page as unknown as MonacoWindow).MonacoEnvironment = { getWorker: () => new EditorWorker() };
}
