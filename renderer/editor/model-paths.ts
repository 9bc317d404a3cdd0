// The library path of an editor model, and the model's address for a path.
import { monaco } from './monaco.ts';

const scheme = 'guideline';

export function modelUri(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme, path: `/${path}` });
}

export function pathOf(model: monaco.editor.ITextModel): string {
  return model.uri.scheme === scheme ? model.uri.path.slice(1) : '';
}
