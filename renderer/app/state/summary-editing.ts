// Edits the author's list of changes from beside the comparison: text edits of the new version, which undo takes back like any other.
import type { Claim } from '../../../dsl/index.ts';
import type { AnalysesSlice } from './analyses.ts';
import type { ComparisonSlice } from './comparison.ts';
import type { DocumentsSlice } from './documents-state.ts';
import { withChanges, withLine } from './draft-summary.ts';
import type { NoticesSlice } from './notices.ts';
import type { SliceTools } from './slice.ts';

/** One line of the list as a person writes it. */
export interface SummaryLine {
  readonly verb: string;
  readonly id: string;
  readonly text: string;
}

export interface SummaryEditingSlice {
  /** undefined takes the line out. */
  changeSummaryLine(claim: Claim, line: SummaryLine | undefined): Promise<void>;
  addSummaryLine(line: SummaryLine | string): Promise<void>;
  /** Puts in the drafted lines on what the list does not speak of yet. */
  insertDraft(lines: readonly string[]): Promise<void>;
}

export function createSummaryEditingSlice(
  tools: SliceTools<SummaryEditingSlice & AnalysesSlice & ComparisonSlice & DocumentsSlice & NoticesSlice>,
): SummaryEditingSlice {
  const { get } = tools;
  const edit = async (change: (text: string, path: string) => string | undefined): Promise<void> => {
    const path = get().comparison?.newPath;
    if (path === undefined || !(await get().openFile(path))) return;
    const text = get().documents[path]?.text ?? '';
    const changed = change(text, path);
    if (changed === undefined)
      get().notify('info', 'The text changed meanwhile', 'Edit the line once it is compared again.');
    else get().editText(path, changed);
  };
  const insert = async (put: typeof withChanges, lines: readonly string[]): Promise<void> =>
    await edit((text, path) => {
      const analysis = get().analyses[path];
      if (analysis === undefined || analysis.version !== get().documents[path]?.version) return undefined;
      return put(text, analysis.outline, get().comparison?.diff?.old.version ?? '', lines).text;
    });
  return {
    changeSummaryLine: async (claim, line) =>
      await edit((text) => {
        const { start, end } = claim.place.span;
        if (!saysClaim(text.slice(start, end), claim)) return undefined;
        if (line !== undefined) return text.slice(0, start) + sourceOf(line) + text.slice(end);
        const lineStart = text.lastIndexOf('\n', start - 1) + 1;
        const next = text.indexOf('\n', end);
        return text.slice(0, lineStart) + (next === -1 ? '' : text.slice(next + 1));
      }),
    addSummaryLine: async (line) =>
      await insert(withLine, [typeof line === 'string' ? line : sourceOf(line)]),
    insertDraft: async (lines) => await insert(withChanges, lines),
  };
}

/** `added    {epilepsy}  "Epilepsy" indication`, in one line whatever was typed. */
export function sourceOf({ verb, id, text }: SummaryLine): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return `${verb.padEnd(8)} ${id === '' ? '' : `{${id}}  `}${words}`;
}

function saysClaim(source: string, { verb, text }: Claim): boolean {
  const folded = source.replace(/\s+/g, ' ');
  return folded.startsWith(verb) && folded.endsWith(text.replace(/\s+/g, ' '));
}
