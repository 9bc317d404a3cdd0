// What the text does not say: the printed number of a criterion, the id that follows from its words, the data that it may lack.
import type { Clause, GuidelineDocument } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { idPlace, idsOf } from './document-names.ts';
import { unknownHints } from './unknown-hints.ts';

export interface InlayHint {
  readonly kind: 'number' | 'id' | 'unknown';
  /** Shown before the character at this offset. */
  readonly offset: number;
  readonly text: string;
  readonly help: string;
}

/** In the order of the text. */
export function inlayHints(workspace: Workspace, uri: string): readonly InlayHint[] {
  const document = workspace.document(uri)?.value;
  if (document === undefined || document.kind === 'cases') return [];
  const unknown = unknownHints(document).map(({ offset, elements, help }): InlayHint => ({
    kind: 'unknown',
    offset,
    text: `may be unknown: ${elements.join(', ')}`,
    help,
  }));
  return [...documentHints(document, workspace.text(uri) ?? ''), ...unknown].toSorted(
    (a, b) => a.offset - b.offset,
  );
}

function documentHints(document: GuidelineDocument, text: string): readonly InlayHint[] {
  const ids = idsOf(document);
  const hints: InlayHint[] = [];
  const derived = (clause: Clause, id: string | undefined): void => {
    const named = clause.words !== undefined || clause.group !== undefined;
    if (id === undefined || clause.id !== undefined || !named) return;
    const help = 'This id follows from the words and changes with them. Write it out to keep it.';
    hints.push({ kind: 'id', offset: idPlace(text, clause), text: `{${id}}`, help });
  };
  for (const { group } of criteriaSections(document)) {
    if (group === undefined) continue;
    walkGroup(group, {
      item: (item) => {
        const number = ids.number.get(item) ?? '';
        const { marker } = item;
        if (marker !== undefined && number !== '' && typedStep(marker.value) !== number.split('.').at(-1))
          hints.push({
            kind: 'number',
            offset: marker.span.end,
            text: number,
            help: 'Printed with this number.',
          });
        const [first] = item.clauses;
        if (first !== undefined) derived(first, ids.item.get(item));
      },
      clause: (clause, item) => {
        if (clause !== item.clauses[0]) derived(clause, ids.clause.get(clause));
      },
    });
  }
  return hints;
}

/** `A.`, `(a)` and `a)` are all the step `a`. */
function typedStep(marker: string): string {
  return marker.replace(/[().]/g, '').toLowerCase();
}
