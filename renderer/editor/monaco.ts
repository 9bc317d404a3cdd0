// The editor component as this app uses it: the core and its features, without the bundled languages.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
// `register.all` has the colours of the visible part alone, which ask another kind of provider.
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens';

export { monaco };
