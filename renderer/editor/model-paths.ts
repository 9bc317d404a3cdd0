// The library path of an editor model, and the model's address for a path.
import { monaco } from './monaco.ts';

const scheme = 'guideline';

export function modelUri(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme, path: `/${path}` });
}

export function pathOf(model: monaco.editor.ITextModel): string {
  return pathOfUri(model.uri);
}

/** '' where the address is of no text of the library. */
export function pathOfUri(uri: monaco.Uri): string {
  return uri.scheme === scheme ? uri.path.slice(1) : '';
}
