// A small library with the cursor as ‸ in one of its texts, and answers shown as ⟪…⟫ in the texts that they are about.
import type { Place } from '../../../dsl/model/guideline.ts';
import type { TextEdit } from '../../../dsl/source/diagnostic.ts';
import type { Workspace } from '../../../dsl/workspace.ts';
import { createWorkspace } from '../../../dsl/workspace.ts';

export const cursor = '‸';

export interface LibraryAt {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly offset: number;
}

/** Texts by uri; the one with the cursor is the one that is asked about. A text alone is `t.guideline`. */
export function libraryAt(texts: string | Readonly<Record<string, string>>): LibraryAt {
  const workspace = createWorkspace();
  const files = typeof texts === 'string' ? { 't.guideline': texts } : texts;
  let at = { uri: Object.keys(files)[0] ?? '', offset: 0 };
  for (const [uri, marked] of Object.entries(files)) {
    const offset = marked.indexOf(cursor);
    if (offset >= 0) at = { uri, offset };
    workspace.setText(uri, marked.replace(cursor, ''));
  }
  return { workspace, ...at };
}

/** `uri: line with the ⟪place⟫`, one a place. */
export function shownPlaces(workspace: Workspace, places: readonly Place[]): readonly string[] {
  return places.map(({ uri, span }) => {
    const text = workspace.text(uri) ?? '';
    const start = text.lastIndexOf('\n', span.start - 1) + 1;
    const end = text.indexOf('\n', span.end);
    const marked = `${text.slice(start, span.start)}⟪${text.slice(span.start, span.end)}⟫${text.slice(span.end, end < 0 ? undefined : end)}`;
    return `${uri}: ${marked.trim()}`;
  });
}

/** The texts after the edits, by uri. */
export function applied(workspace: Workspace, edits: readonly TextEdit[]): Readonly<Record<string, string>> {
  const changed: Record<string, string> = {};
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    changed[uri] = edits
      .filter((edit) => edit.uri === uri)
      .toSorted((a, b) => b.span.start - a.span.start)
      .reduce(
        (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end),
        workspace.text(uri) ?? '',
      );
  }
  return changed;
}

/** The lines that differ, as `- before` and `+ after`. */
export function changedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`);
  const come = now.filter((line) => !old.includes(line)).map((line) => `+ ${line.trim()}`);
  return [...gone, ...come];
}
