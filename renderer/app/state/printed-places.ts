// Finds criteria of the printed document by the place in the text and the other way round; knows no editor.
import type { Place, PrintedCriterion, PrintedDocument } from '../../../dsl/index.ts';

/** Id of the innermost criterion or section that is written there. */
export function criterionAtOffset(printed: PrintedDocument, uri: string, offset: number): string | undefined {
  let found: { readonly id: string; readonly width: number } | undefined;
  const offer = (id: string, place: Place | undefined): void => {
    if (place === undefined || id === '' || place.uri !== uri) return;
    const { start, end } = place.span;
    if (offset < start || offset > end) return;
    if (found === undefined || end - start <= found.width) found = { id, width: end - start };
  };
  for (const block of printed.blocks) {
    offer(block.criterion, block.place);
    if (block.kind === 'criteria') walkPrinted(block.items, (item) => offer(item.criterion, item.place));
  }
  return found?.id;
}

export function placeOfCriterion(printed: PrintedDocument, id: string): Place | undefined {
  let found: Place | undefined;
  for (const block of printed.blocks) {
    if (block.kind === 'criteria') {
      walkPrinted(block.items, (item) => {
        if (item.criterion === id || item.parts.some((part) => part.clause === id)) found ??= item.place;
      });
    }
    if (block.criterion === id) found ??= block.place;
  }
  return found;
}

/** The words of a criterion as it is printed, without the list under it; '' where there is none of that id. */
export function printedWordsOf(printed: PrintedDocument, id: string): string {
  let found = '';
  for (const block of printed.blocks) {
    if (block.kind !== 'criteria') continue;
    walkPrinted(block.items, (item) => {
      if (item.criterion !== id || found !== '') return;
      found = item.parts
        .flatMap((part) => part.runs.flatMap((run) => ('text' in run ? [run.text] : [])))
        .join('');
    });
  }
  return found;
}

function walkPrinted(items: readonly PrintedCriterion[], visit: (item: PrintedCriterion) => void): void {
  for (const item of items) {
    visit(item);
    for (const part of item.parts) walkPrinted(part.children, visit);
  }
}
