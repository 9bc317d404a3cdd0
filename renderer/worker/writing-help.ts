// What writing without knowing the language asks of it: actions as edits, pasted citations read, sources and terms with their uses.
import { readCitation, sourcesAndTerms, writeAt } from '../../dsl/index.ts';
import type { Workspace } from '../../dsl/index.ts';
import type { DocumentText, TextVersion, WritingHelp } from './protocol.ts';

export function createWritingHelp(
  workspace: Workspace,
  take: (document: DocumentText) => void,
  isCurrent: (text: TextVersion) => boolean,
): WritingHelp {
  return {
    write: async (document, selection, request) => {
      take(document);
      return writeAt(workspace, document.uri, selection, request);
    },
    readCitation: async (pasted) => readCitation(pasted),
    sourcesAndTerms: async (text) => (isCurrent(text) ? sourcesAndTerms(workspace, text.uri) : undefined),
  };
}
