// What a writing action comes to before it is checked: lines as they shall be, and what is to be seen of them.
import type { Span } from '../source/span.ts';
import { lineText } from '../source/source-text.ts';
import type { Clause, Item } from '../syntax/ast.ts';
import { editsFor, newLine, offsetIn, type Line, type PlainEdit } from './write-lines.ts';
import { markerAt, markerStyle, type MarkerStyle } from './write-markers.ts';
import { markerOf, type ItemPlace, type Page } from './write-places.ts';

export interface Draft {
  readonly kind: 'draft';
  readonly edits: readonly PlainEdit[];
  /** In the new text. */
  readonly select: Span;
  /** In the new text: what the writer shall see. */
  readonly show: Span;
  readonly said: string;
  /** Words of criteria with their ids that came and went; every other criterion must stay as it was. */
  readonly came: readonly string[];
  readonly went: readonly string[];
}

export interface RefusedWriting {
  readonly kind: 'refused';
  /** The part of the form that is wrong; '' where the place is. */
  readonly field: string;
  readonly why: string;
  /** Key of the reference that says it already. */
  readonly known?: string;
}

export type Attempt = Draft | RefusedWriting;

export function refuse(why: string, field = ''): RefusedWriting {
  return { kind: 'refused', field, why };
}

interface Seen {
  /** Numbers of the lines as they were; new lines are named by `text`. */
  readonly show: { readonly from: number; readonly to: number } | { readonly texts: readonly string[] };
  /** Words in the first line that is shown: chosen, or only the cursor behind the line. */
  readonly words?: string;
  readonly said: string;
  readonly came?: readonly string[];
  readonly went?: readonly string[];
}

export function draftOf({ source }: Page, lines: readonly Line[], seen: Seen): Draft {
  const shown = lines.flatMap((line, index) => (isShown(line, seen.show) ? [index] : []));
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? first;
  const text = lines[first]?.text ?? '';
  const column = seen.words === undefined ? -1 : text.lastIndexOf(seen.words);
  const start = offsetIn(source, lines, first, column < 0 ? text.length : column);
  return {
    kind: 'draft',
    edits: editsFor(source, lines),
    select: { start, end: start + (column < 0 ? 0 : (seen.words ?? '').length) },
    show: {
      start: offsetIn(source, lines, first, 0),
      end: offsetIn(source, lines, last, lines[last]?.text.length ?? 0),
    },
    said: seen.said,
    came: seen.came ?? [],
    went: seen.went ?? [],
  };
}

function isShown({ key, text }: Line, show: Seen['show']): boolean {
  if ('texts' in show) return key === newLine && show.texts.includes(text);
  return key >= show.from && key <= show.to;
}

/** Words with id: what a criterion is to its readers. */
export function clauseNames(item: Item): readonly string[] {
  return item.clauses.flatMap((clause) => [
    ...nameOfClause(clause),
    ...(clause.group?.items.flatMap(clauseNames) ?? []),
  ]);
}

export function nameOfClause({ words, id }: Clause): readonly string[] {
  return words === undefined && id === undefined ? [] : [`${words?.value ?? ''} {${id?.value ?? ''}}`];
}

/** Counts a list anew where it was in sequence; `order`: numbers of marker lines as they were, or `newLine` for one that is new. */
export function renumber(
  lines: readonly Line[],
  style: MarkerStyle | undefined,
  order: readonly ItemPlace[],
): readonly Line[] {
  if (style === undefined) return lines;
  const wanted = new Map(order.map(({ block }, index) => [block.first, markerAt(style, index)]));
  const typed = new Map(order.map(({ block, item }) => [block.first, item.marker?.value]));
  return lines.map((line) => {
    const marker = wanted.get(line.key);
    const old = typed.get(line.key);
    if (marker === undefined || old === undefined || marker === old) return line;
    return { ...line, text: line.text.replace(/^( *)\S+/, (_, margin: string) => `${margin}${marker}`) };
  });
}

export function styleOf(places: readonly { readonly item: Item }[]): MarkerStyle | undefined {
  return markerStyle(places.map(({ item }) => markerOf(item)));
}

/** Of the line on which it ends. */
export function columnIn({ source }: Page, line: number, offset: number): number {
  return Math.min(offset - (source.lineStarts[line] ?? 0), lineText(source, line).length);
}
