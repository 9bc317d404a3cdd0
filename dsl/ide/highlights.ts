// The places of one document that name what is named at an offset; other documents are for `references.ts`.
import type { Span } from '../source/span.ts';
import type { Workspace } from '../workspace.ts';
import { referencesAt } from './references.ts';

export interface Highlight {
  readonly span: Span;
  readonly kind: 'definition' | 'use';
}

/** In the order of the text. */
export function highlightsAt(workspace: Workspace, uri: string, offset: number): readonly Highlight[] {
  return referencesAt(workspace, uri, offset)
    .filter((place) => place.uri === uri)
    .map(({ span, definition }): Highlight => ({ span, kind: definition ? 'definition' : 'use' }))
    .toSorted((a, b) => a.span.start - b.span.start);
}
