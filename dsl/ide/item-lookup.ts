// Criteria of a document by id, and the names that plain sentences about them need; says nothing itself.
import type { GuidelineDocument, Item } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { idsOf } from './document-names.ts';
import type { PlainNames } from './plain-expression.ts';
import { homeOf } from './related-documents.ts';

export function guidelineDocument(workspace: Workspace, uri: string): GuidelineDocument | undefined {
  const document = workspace.document(uri)?.value;
  return document === undefined || document.kind === 'cases' ? undefined : document;
}

export function namesIn(workspace: Workspace, uri: string): PlainNames {
  const home = homeOf(workspace, uri) ?? uri;
  const compiled = workspace.guideline(home);
  return {
    labelOf: (name) =>
      compiled?.guideline.data.find((element) => element.name === name)?.label ??
      compiled?.graph.elements.find(({ key }) => key === name)?.label ??
      name,
    wordsOf: (id) => compiled?.graph.nodes.find(({ origin }) => origin.id === id)?.origin.words ?? id,
  };
}

export function itemById(
  document: GuidelineDocument,
  id: string,
): { readonly item: Item; readonly number: string } | undefined {
  const ids = idsOf(document);
  for (const [item, own] of ids.item) if (own === id) return { item, number: ids.number.get(item) ?? '' };
  for (const [clause, own] of ids.clause)
    if (own === id)
      return { item: { marker: undefined, clauses: [clause], waivers: [], span: clause.span }, number: '' };
  return undefined;
}
