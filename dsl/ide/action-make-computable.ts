// Turns a question that a reviewer answers into a condition that is read from the data, with the fact that it needs.
import type { TextEdit } from '../source/diagnostic.ts';
import { positionAt, type SourceText } from '../source/source-text.ts';
import type { Clause, GuidelineDocument } from '../syntax/ast.ts';
import { indentAt, lineBreak, lineEnd, type ActionContext, type CodeAction } from './action-context.ts';

export function makeComputable({ at, ids, source, document }: ActionContext): readonly CodeAction[] {
  if (at === undefined || !isQuestion(at.clause) || at.clause.words === undefined) return [];
  const { clause, item } = at;
  const id = ids.clause.get(clause) ?? ids.item.get(item) ?? '';
  const name = freeName(`${id}-documented`, ids.byName, document);
  const label = clause.words?.value.replaceAll('"', "'") ?? '';
  return [
    {
      title: `Compute it from the data (WHEN ${name})`,
      edits: [declare(source, document, `${name}  "${label}"  yes-no`), condition(source, clause, name)],
    },
  ];
}

/** Answered by a reviewer, and not the head of a list, which a detail cannot compute alone. */
export function isQuestion(clause: Clause): boolean {
  return (
    !clause.heading &&
    clause.group === undefined &&
    !clause.details.some(({ kind }) => kind === 'WHEN' || kind === 'LIMIT' || kind === 'ONLY')
  );
}

function freeName(base: string, taken: ReadonlyMap<string, string>, document: GuidelineDocument): string {
  const declared = new Set(
    document.sections.flatMap((section) =>
      section.kind === 'data' ? section.elements.map((element) => element.name.value) : [],
    ),
  );
  let name = base;
  for (let count = 2; taken.has(name) || declared.has(name); count++) name = `${base}-${count}`;
  return name;
}

/** Below the last element, or in a section of its own before the first criteria. */
function declare(source: SourceText, document: GuidelineDocument, declaration: string): TextEdit {
  const { uri } = source;
  const newline = lineBreak(source);
  const data = document.sections.find((section) => section.kind === 'data');
  if (data !== undefined) {
    const at = lineEnd(source, positionAt(source, data.span.end).line);
    return { uri, span: { start: at, end: at }, newText: `${newline}  ${declaration}` };
  }
  const before = document.sections.find((section) => 'group' in section);
  const at = source.lineStarts[positionAt(source, before?.span.start ?? source.text.length).line] ?? 0;
  return { uri, span: { start: at, end: at }, newText: `data${newline}  ${declaration}${newline}${newline}` };
}

/** Below the words of the clause, before its list. */
export function condition(source: SourceText, clause: Clause, words: string): TextEdit {
  const first = positionAt(source, clause.span.start).line;
  const ends = [clause.words, clause.id, ...clause.citations].map((part) => part?.span.end ?? 0);
  const at = lineEnd(source, positionAt(source, Math.max(...ends)).line);
  const indent = ' '.repeat(indentAt(source, first) + 5);
  return {
    uri: source.uri,
    span: { start: at, end: at },
    newText: `${lineBreak(source)}${indent}WHEN ${words}`,
  };
}
