// What every rewriting starts from: the document, the selection, the criteria that it touches; rewrites nothing.
import type { TextEdit } from '../source/diagnostic.ts';
import { createSourceText, lineText, positionAt, type SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Clause, CriteriaSection, Group, GuidelineDocument, Item } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { CriterionIds } from '../model/criterion-ids.ts';
import type { Workspace } from '../workspace.ts';
import { idsOf } from './document-names.ts';

export interface CodeAction {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface ActionContext {
  readonly source: SourceText;
  readonly document: GuidelineDocument;
  readonly ids: CriterionIds;
  readonly selection: Span;
  /** The criteria section that the selection begins in. */
  readonly section: CriteriaSection | undefined;
  /** The innermost clause at the start of the selection. */
  readonly at: { readonly clause: Clause; readonly item: Item } | undefined;
}

export function createActionContext(
  workspace: Workspace,
  uri: string,
  selection: Span,
): ActionContext | undefined {
  const document = workspace.document(uri)?.value;
  const text = workspace.text(uri);
  if (document === undefined || document.kind === 'cases' || text === undefined) return undefined;
  const section = criteriaSections(document).find(
    ({ span }) => span.start <= selection.start && selection.start <= span.end,
  );
  const source = createSourceText(uri, text);
  return {
    source,
    document,
    ids: idsOf(document),
    selection,
    section,
    at: clauseAt(source, section, selection.start),
  };
}

/** The clause whose first line the offset stands on, or whose words or details hold it. */
function clauseAt(
  source: SourceText,
  section: CriteriaSection | undefined,
  offset: number,
): ActionContext['at'] {
  let found: ActionContext['at'];
  const line = positionAt(source, offset).line;
  if (section?.group === undefined) return undefined;
  walkGroup(section.group, {
    clause: (clause, item) => {
      const own = [clause.words?.span, ...clause.details.map((detail) => detail.span)];
      const onLine = positionAt(source, clause.span.start).line === line;
      if (onLine || own.some((span) => span && span.start <= offset && offset <= span.end))
        found = { clause, item };
    },
  });
  return found;
}

/** Every list of a section, outer before inner. */
export function groupsOf(section: CriteriaSection): readonly Group[] {
  if (section.group === undefined) return [];
  const groups = [section.group];
  walkGroup(section.group, {
    clause: (clause) => {
      if (clause.group !== undefined) groups.push(clause.group);
    },
  });
  return groups;
}

/** First and last line of an item with all that is indented under it, 0-based. */
export function itemLines(source: SourceText, item: Item): { readonly first: number; readonly last: number } {
  const first = positionAt(source, item.marker?.span.start ?? item.span.start).line;
  const margin = indentAt(source, first);
  let last = first;
  for (let line = first + 1; line < source.lineStarts.length; line++) {
    if (lineText(source, line).trim() === '') continue;
    if (indentAt(source, line) <= margin) break;
    last = line;
  }
  return { first, last };
}

export function indentAt(source: SourceText, line: number): number {
  return /^\s*/.exec(lineText(source, line))?.[0].length ?? 0;
}

export function lineEnd(source: SourceText, line: number): number {
  return (source.lineStarts[line] ?? source.text.length) + lineText(source, line).length;
}

/** As the text has them. */
export function lineBreak(source: SourceText): string {
  return source.text.includes('\r\n') ? '\r\n' : '\n';
}
