// Adds a criterion with words to type over, removes one, gives one other words.
import { positionAt } from '../source/source-text.ts';
import type { CriteriaSection } from '../syntax/ast.ts';
import {
  clauseNames,
  columnIn,
  draftOf,
  nameOfClause,
  refuse,
  renumber,
  styleOf,
  type Attempt,
} from './write-draft.ts';
import { added, insertBehind, rewriteLine, type Line } from './write-lines.ts';
import { markerAt, plainNumbers, styleBelow } from './write-markers.ts';
import {
  countOf,
  markerOf,
  nameOf,
  sectionAt,
  siblingsOf,
  within,
  type ItemPlace,
  type Page,
} from './write-places.ts';
import { childrenOf, emptyList, markerFor, openList } from './write-relocate.ts';

/** Chosen by the editor, so that typing replaces it. */
export const placeholder = 'New criterion';

export function addCriterion(
  page: Page,
  place: ItemPlace | undefined,
  where: 'after' | 'inside',
  offset: number,
): Attempt {
  if (place === undefined) return addToSection(page, offset);
  const children = where === 'inside' ? childrenOf(page, place) : siblingsOf(page, place);
  if (where === 'inside' && children.length === 0) return addFirstBelow(page, place);
  const before = where === 'inside' ? children.at(-1) : place;
  if (before === undefined) return refuse('Put the cursor on a criterion first.');
  return addBehind(page, children, before);
}

function addBehind(page: Page, siblings: readonly ItemPlace[], before: ItemPlace): Attempt {
  const style = styleOf(siblings);
  const at = before.at + 1;
  const own = styleOf([before]);
  const marker = markerFor(style, at, own === undefined ? '-' : markerAt(own, 1));
  let lines = page.lines;
  if (style !== undefined) {
    // The number that the new one has is taken: those behind it count on from there.
    const behind = siblings.slice(at);
    lines = renumber(lines, { ...style, first: style.first + at + 1 }, behind);
  }
  return withNew(page, lines, before.block.last, before.block.margin, marker);
}

function addFirstBelow(page: Page, owner: ItemPlace): Attempt {
  const marker = markerOf(owner.item);
  const style = styleBelow(
    marker,
    siblingsOf(page, owner).map(({ item }) => markerOf(item)),
  );
  const lines = openList(page, page.lines, owner, 'ANY OF');
  const margin = owner.block.margin + marker.length + 3;
  return withNew(page, lines, owner.block.last, margin, markerAt(style, 0));
}

/** The cursor is on the head of a section, or in none: the end of its list, or of the first. */
function addToSection(page: Page, offset: number): Attempt {
  const section =
    sectionAt(page, offset) ??
    page.document.sections.find((each): each is CriteriaSection => 'group' in each);
  if (section === undefined)
    return refuse(
      'This document has no section for criteria yet. Begin one with the word indications at the start of a line.',
    );
  const own = page.places.filter((place) => place.section === section && place.owner === undefined);
  const last = own.at(-1);
  if (last !== undefined) return addBehind(page, own, last);
  const head = section.leadIn?.span.end ?? section.span.end;
  const { line } = positionAt(page.source, head);
  const quantifier = section.group?.quantifier;
  const behind = quantifier === undefined ? line : positionAt(page.source, quantifier.span.end).line;
  const lines = quantifier === undefined ? insertBehind(page.lines, behind, [added('  ANY OF')]) : page.lines;
  return withNew(page, lines, behind, 4, markerAt(plainNumbers, 0), quantifier === undefined ? 1 : 0);
}

/** `skip`: new lines that stand above it. */
function withNew(
  page: Page,
  lines: readonly Line[],
  behind: number,
  margin: number,
  marker: string,
  skip = 0,
): Attempt {
  const text = `${' '.repeat(margin)}${marker} ${placeholder}`;
  const at = lines.findIndex(({ key }) => key === behind) + 1 + skip;
  const all = [...lines.slice(0, at), added(text), ...lines.slice(at)];
  return draftOf(page, all, {
    show: { texts: [text] },
    words: placeholder,
    said: `Added a criterion ${marker} Type its words`,
    came: [`${placeholder} {}`],
  });
}

/** `casesNaming`: how many cases name what goes; they are left as they are. */
export function removeCriteria(page: Page, places: readonly ItemPlace[], casesNaming: () => number): Attempt {
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return refuse('Put the cursor on a criterion first.');
  const siblings = siblingsOf(page, first);
  const rest = siblings.filter((place) => !places.includes(place));
  if (rest.length === 0) return refuse(emptyList(first));
  const from = first.block.from;
  const to = last.block.last;
  const lines = page.lines.filter(({ key }) => key < from || key > to);
  const next = rest[Math.min(first.at, rest.length - 1)] ?? rest[0];
  const below = places.flatMap((place) => within(page, place)).length - places.length;
  const what = places.length === 1 ? nameOf(first) : countOf(places.length);
  return draftOf(page, renumber(lines, styleOf(siblings), rest), {
    show: { from: next?.block.first ?? 0, to: next?.block.first ?? 0 },
    said: `Removed ${what}${below === 0 ? '' : ` with ${countOf(below)} under it`}${stillNamed(casesNaming())}`,
    went: places.flatMap(({ item }) => clauseNames(item)),
  });
}

export function rewordCriterion(page: Page, place: ItemPlace | undefined, words: string): Attempt {
  const clause = place?.item.clauses.find((each) => each.words !== undefined);
  const old = clause?.words;
  if (place === undefined || clause === undefined || old === undefined)
    return refuse('Put the cursor on a criterion that has words.');
  const wanted = words.replace(/\s+/g, ' ').trim();
  if (wanted === '') return refuse('A criterion needs words. To take it out, remove it.', 'words');
  const start = positionAt(page.source, old.span.start);
  const end = positionAt(page.source, old.span.end);
  const from = columnIn(page, start.line, old.span.start);
  const tail = (page.lines[end.line]?.text ?? '').slice(columnIn(page, end.line, old.span.end));
  const lines = rewriteLine(
    page.lines,
    start.line,
    (text) => `${text.slice(0, from)}${wanted}${tail}`,
  ).filter(({ key }) => key <= start.line || key > end.line);
  return draftOf(page, lines, {
    show: { from: start.line, to: start.line },
    words: wanted,
    said: `Changed the words to “${wanted}”`,
    went: nameOfClause(clause),
    came: [`${wanted} {${clause.id?.value ?? ''}}`],
  });
}

function stillNamed(cases: number): string {
  if (cases === 0) return '';
  return `. ${cases === 1 ? '1 case still names' : `${cases} cases still name`} what is gone`;
}
