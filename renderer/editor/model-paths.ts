// The library path of an editor model, the model's address for a path, and the address of a rule.
import { monaco } from './monaco.ts';

const scheme = 'guideline';

export function modelUri(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme, path: `/${path}` });
}

export function pathOf(model: monaco.editor.ITextModel): string {
  return pathOfUri(model.uri);
}

const ruleScheme = 'lint-rule';

/** The address of a rule of the linter, for links. */
export function ruleUri(code: string): monaco.Uri {
  return monaco.Uri.from({ scheme: ruleScheme, path: `/${code}` });
}

/** '' where the address is of no rule. */
export function ruleOfUri(uri: monaco.Uri): string {
  return uri.scheme === ruleScheme ? uri.path.slice(1) : '';
}

/** '' where the address is of no text of the library. */
export function pathOfUri(uri: monaco.Uri): string {
  return uri.scheme === scheme ? uri.path.slice(1) : '';
}
