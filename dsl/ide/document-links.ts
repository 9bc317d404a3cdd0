// Words that lead out of the text: web addresses, included fragments, the guideline of cases, the version before.
import type { Span } from '../source/span.ts';
import type { Workspace } from '../workspace.ts';
import { documentNames } from './document-names.ts';
import { thingOf } from './name-index.ts';

export interface DocumentLink {
  readonly span: Span;
  readonly target:
    { readonly kind: 'url'; readonly url: string } | { readonly kind: 'document'; readonly uri: string };
}

/** In the order of the text. Addresses other than of the web lead nowhere. */
export function documentLinks(workspace: Workspace, uri: string): readonly DocumentLink[] {
  const document = workspace.document(uri)?.value;
  if (document === undefined) return [];
  const named = documentNames(document).flatMap((name): readonly DocumentLink[] => {
    if (name.kind !== 'document' || name.role !== 'use') return [];
    const home = thingOf(workspace, uri, name)?.home;
    return home === undefined || home === uri
      ? []
      : [{ span: name.span, target: { kind: 'document', uri: home } }];
  });
  const addresses = (document.kind === 'cases' ? [] : document.sections).flatMap(
    (section): readonly DocumentLink[] =>
      section.kind === 'see' && section.url !== undefined && /^https?:\/\//.test(section.url.value)
        ? [{ span: section.url.span, target: { kind: 'url', url: section.url.value } }]
        : [],
  );
  return [...named, ...addresses].toSorted((a, b) => a.span.start - b.span.start);
}
