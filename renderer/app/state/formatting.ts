// Formats an open text, unless it was changed meanwhile.
import type { AnalysesSlice } from './analyses.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';

export interface FormattingSlice {
  /** The formatted text of the document as it is now; the same text where errors forbid it. */
  formattedText(path: string): Promise<string | undefined>;
  /** Formats the document and says so where nothing could be done. */
  formatFile(path: string): Promise<void>;
}

export function createFormattingSlice(
  services: Pick<Services, 'language'>,
  tools: SliceTools<FormattingSlice & AnalysesSlice & DocumentsSlice & NoticesSlice>,
): FormattingSlice {
  const { get } = tools;
  const formattedText = async (path: string): Promise<string | undefined> => {
    const document = get().documents[path];
    if (document === undefined) return undefined;
    const { version, text } = document;
    // The worker formats the text that it saw last; a text that waits behind another analysis would come too late.
    await services.language.analyse({ uri: path, version, text });
    const formatted = await services.language.format(path);
    return get().documents[path]?.version === version ? formatted : undefined;
  };
  return {
    formattedText,
    formatFile: async (path) => {
      try {
        const before = get().documents[path]?.text;
        const formatted = await formattedText(path);
        if (formatted === undefined) return;
        if (formatted !== before) get().editText(path, formatted);
        else if (hasErrors(get(), path)) {
          get().notify(
            'info',
            'Nothing was formatted',
            'The text has errors. Correct them first; they are listed under Problems.',
          );
        }
      } catch (error) {
        get().notifyFailure(`${path} could not be formatted`, error);
      }
    },
  };
}

function hasErrors(state: AnalysesSlice, path: string): boolean {
  return (state.checks[path]?.diagnostics ?? []).some((diagnostic) => diagnostic.severity === 'error');
}
