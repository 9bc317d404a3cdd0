// What may be typed at a place, as the protocol's completion items.
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import type { CompletionItem, CompletionParams } from 'vscode-languageserver/node';
import { completionsAt } from '../dsl/index.ts';
import type { Completion, CompletionKind } from '../dsl/index.ts';
import type { ClientFacts } from './client-facts.ts';
import type { About } from './questions.ts';

export const completionTriggers: readonly string[] = ['{', '[', ' '];

export function complete(about: About, params: CompletionParams, client: ClientFacts): CompletionItem[] {
  const found = completionsAt(about.workspace, {
    uri: about.name,
    text: about.source.text,
    offset: about.offset(params.position),
    trigger: params.context?.triggerCharacter ?? '',
  });
  return found.map((completion, index) => toItem(about, completion, index, client));
}

function toItem(about: About, completion: Completion, index: number, client: ClientFacts): CompletionItem {
  const { label, detail, help, insert, snippet, more, kind, replace } = completion;
  const asSnippet = snippet && client.snippets;
  return {
    label,
    kind: kinds[kind],
    filterText: label,
    // The order is that of the language: what fits best comes first.
    sortText: String(index).padStart(5, '0'),
    textEdit: { range: about.range(replace), newText: snippet && !asSnippet ? plain(insert) : insert },
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail === '' ? {} : { detail, labelDetails: { description: detail } }),
    ...(help === '' ? {} : { documentation: help }),
    ...(more && client.askAgain !== '' ? { command: { title: 'Suggest', command: client.askAgain } } : {}),
  };
}

/** `${1:words}` as `words`. */
function plain(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}|\$\{?\d+\}?/g, '$1');
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  section: CompletionItemKind.Module,
  field: CompletionItemKind.Property,
  element: CompletionItemKind.Variable,
  value: CompletionItemKind.EnumMember,
  unit: CompletionItemKind.Unit,
  operator: CompletionItemKind.Operator,
  criterion: CompletionItemKind.Reference,
  citation: CompletionItemKind.Text,
  code: CompletionItemKind.Constant,
  snippet: CompletionItemKind.Snippet,
  document: CompletionItemKind.File,
};
