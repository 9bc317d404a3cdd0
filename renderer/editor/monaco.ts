// The editor component as this app uses it: the core and the features that we name, without the bundled languages.
import * as monaco from 'monaco-editor/editor';
import './features.ts';

export { monaco };
