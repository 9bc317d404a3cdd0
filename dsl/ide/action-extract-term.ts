// Makes a defined term of the selected words of a criterion; what they say in brackets becomes the definition or the abbreviations.
import type { TextEdit } from '../source/diagnostic.ts';
import { positionAt } from '../source/source-text.ts';
import { lineBreak, lineEnd, type ActionContext, type CodeAction } from './action-context.ts';

export function extractTerm(context: ActionContext): readonly CodeAction[] {
  const { selection, source, at, document } = context;
  const words = at?.clause.words?.span;
  if (words === undefined || selection.start < words.start || selection.end > words.end) return [];
  const selected = source.text.slice(selection.start, selection.end);
  const [, name = '', bracket = ''] = /^\s*([^()\n]+?)\s*(?:\(([^()\n]*)\))?\s*$/.exec(selected) ?? [];
  const known = document.sections.some(
    (section) =>
      section.kind === 'terms' &&
      section.terms.some((term) => term.name.value.toLowerCase() === name.toLowerCase()),
  );
  if (name.length < 2 || known) return [];
  const explains = bracket.includes(' ') && !/^[A-Z0-9-]+(?:, [A-Z0-9-]+)*$/.test(bracket);
  const head = bracket !== '' && !explains ? `${name} (${bracket})` : name;
  const edits = [define(context, capitalised(head), explains ? sentence(bracket) : 'To be defined.')];
  if (explains)
    edits.unshift({ uri: source.uri, span: selection, newText: selected.replace(/\s*\([^()]*\)/, '') });
  return [{ title: `Define “${name}” in the terms`, edits }];
}

function define({ source, document }: ActionContext, head: string, definition: string): TextEdit {
  const newline = lineBreak(source);
  const entry = `  ${head}${newline}    ${definition}`;
  const terms = document.sections.find((section) => section.kind === 'terms');
  if (terms !== undefined) {
    const at = lineEnd(source, positionAt(source, terms.span.end).line);
    const gap = terms.terms.length === 0 ? newline : `${newline}${newline}`;
    return { uri: source.uri, span: { start: at, end: at }, newText: `${gap}${entry}` };
  }
  const at = source.text.trimEnd().length;
  return {
    uri: source.uri,
    span: { start: at, end: at },
    newText: `${newline}${newline}terms${newline}${entry}`,
  };
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function sentence(words: string): string {
  return `${capitalised(words.trim())}${/[.!?]$/.test(words) ? '' : '.'}`;
}
