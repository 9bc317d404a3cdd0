// Commands of the app that the editor component carries out itself.
import type { EditorAction } from '../app/state/view.ts';
import type { monaco } from './monaco.ts';

const actions: Readonly<Record<Exclude<EditorAction, 'focus'>, string>> = {
  undo: 'undo',
  redo: 'redo',
  'select-all': 'editor.action.selectAll',
  find: 'actions.find',
  replace: 'editor.action.startFindReplaceAction',
  'quick-fix': 'editor.action.quickFix',
  rename: 'editor.action.rename',
  explain: 'editor.action.showHover',
  definition: 'editor.action.revealDefinition',
  references: 'editor.action.goToReferences',
  'fold-all': 'editor.foldAll',
  'unfold-all': 'editor.unfoldAll',
};

export function runEditorAction(editor: monaco.editor.IStandaloneCodeEditor, action: EditorAction): void {
  editor.focus();
  if (action !== 'focus') editor.trigger('command', actions[action], null);
}
