// Applies the fix of a problem to the texts that it changes, as long as they are the texts that it was made for.
import type { Fix, TextEdit } from '../../../dsl/index.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { NoticesSlice } from './notices.ts';
import type { SliceTools } from './slice.ts';

export interface FixesSlice {
  /** `path`: the document for which it was offered; `madeFor`: its text then, where that was not the analysis. */
  applyFix(path: string, fix: Fix, madeFor?: string): Promise<void>;
}

export function createFixesSlice(
  tools: SliceTools<FixesSlice & AnalysesSlice & DocumentsSlice & NoticesSlice>,
): FixesSlice {
  const { get } = tools;
  return {
    applyFix: async (path, fix, madeFor) => {
      const { checks, documents } = get();
      const isChecked = (uri: string): boolean => checks[uri]?.version === documents[uri]?.version;
      const isCurrent = madeFor === undefined || madeFor === documents[path]?.text;
      if (!isCurrent || ![path, ...fix.edits.map((edit) => edit.uri)].every(isChecked)) {
        get().notify(
          'info',
          'The text changed meanwhile',
          'The fix is offered again as soon as the text has been checked.',
        );
        return;
      }
      for (const uri of new Set(fix.edits.map((edit) => edit.uri))) {
        if (!(await get().openFile(uri))) return;
        const text = get().documents[uri]?.text;
        if (text !== undefined)
          get().editText(
            uri,
            applyEdits(
              text,
              fix.edits.filter((edit) => edit.uri === uri),
            ),
          );
      }
      get().activateFile(path);
    },
  };
}

/** Edits never overlap; they are applied from the end, so that no place moves before its turn. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
}
