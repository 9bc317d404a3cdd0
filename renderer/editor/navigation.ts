// Opens another text of the library where a link or a definition leads there, and a rule of the linter where its code is a link.
import type { AppStore } from '../app/store.ts';
import { modelUri, pathOfUri, ruleOfUri } from './model-paths.ts';
import { monaco } from './monaco.ts';
import { toSpan } from './positions.ts';

export function registerNavigation(store: AppStore): readonly monaco.IDisposable[] {
  const open = async (path: string, place?: monaco.IRange | monaco.IPosition): Promise<boolean> => {
    if (!(await store.getState().openFile(path))) return false;
    const model = monaco.editor.getModel(modelUri(path));
    const { start, end } =
      model === null || place === undefined ? { start: 0, end: 0 } : toSpan(model, asRange(place));
    await store.getState().goTo(path, start, end);
    return true;
  };
  return [
    monaco.editor.registerEditorOpener({
      openCodeEditor: (source, resource, place) => {
        const path = pathOfUri(resource);
        if (path === '' || source.getModel()?.uri.toString() === resource.toString()) return false;
        return open(path, place);
      },
    }),
    monaco.editor.registerLinkOpener({
      open: (resource) => {
        const rule = ruleOfUri(resource);
        if (rule !== '') void store.getState().showRule(rule);
        const path = pathOfUri(resource);
        return path === '' ? rule !== '' : open(path);
      },
    }),
  ];
}

function asRange(place: monaco.IRange | monaco.IPosition): monaco.IRange {
  if ('startLineNumber' in place) return place;
  const { lineNumber, column } = place;
  return {
    startLineNumber: lineNumber,
    startColumn: column,
    endLineNumber: lineNumber,
    endColumn: column,
  };
}
