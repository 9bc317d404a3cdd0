// Items, clauses and groups out of criteria lines, by the rules of reading; resolves no names.
import { diagnose } from '../source/catalogue.ts';
import type { Fix } from '../source/diagnostic.ts';
import { coverSpan, type Span } from '../source/span.ts';
import type { Clause, Connector, Detail, Group, Item, Quantifier, Waiver, Words } from './ast.ts';
import { readClauseLine, readDetail, readWaiver, type ClauseLine } from './build-clause.ts';
import type { CriteriaLine } from './criteria-lines.ts';
import { joinWords, type BuildContext } from './cst.ts';
import { reportMissingQuantifier, reportNoQuantifier } from './missing-quantifier.ts';

export interface SectionBody {
  readonly leadIn: Words | undefined;
  readonly group: Group | undefined;
}

/** Where a fault is reported, and the text that it stands in. */
type Reports = Pick<BuildContext, 'uri' | 'text' | 'report'>;

/** What stands in a criteria section before its first item. */
export interface SectionHead extends Pick<Group, 'quantifier' | 'id' | 'citations'> {
  readonly leadIn: Words | undefined;
}

/** Draft of a clause while lines are added to it. */
interface ClauseDraft {
  readonly line: ClauseLine;
  words: Words[];
  heading: boolean;
  groupConnector: Clause['groupConnector'];
  quantifier: Quantifier | undefined;
  id: Words | undefined;
  citations: Words[];
  /** A quantifier, id or citations have closed the words. */
  closed: boolean;
  readonly items: ItemDraft[];
  readonly details: Detail[];
  span: Span;
}

interface ItemDraft {
  readonly marker: Words | undefined;
  readonly clauses: ClauseDraft[];
  readonly waivers: Waiver[];
  span: Span;
}

/** The lines before the first item. */
export function buildSectionHead(context: BuildContext, lines: readonly CriteriaLine[]): SectionHead {
  const root = sectionRoot(lines);
  const leadIn: Words[] = [];
  let body: ClauseDraft | undefined;
  const open = (line: ClauseLine): ClauseDraft => {
    body = startClause(line, false);
    root.clauses.push(body);
    return body;
  };
  const place = (line: CriteriaLine): void => {
    const read = line.kind === 'clause' ? readClauseLine(context, line) : undefined;
    if (read && read.marker === undefined && read.connector === undefined && body === undefined) {
      if (read.words) leadIn.push(read.words);
      if (read.quantifier) open({ ...read, words: undefined, heading: false, groupConnector: undefined });
      else if (read.words === undefined) return;
      line.below.forEach(place);
      return;
    }
    if (body === undefined && line.kind !== 'clause') return reportDetachedDetail(context, line);
    const current = body ?? open({ ...emptyLine, span: line.span });
    addBelow(context, root, current, line, read, 'section');
  };
  lines.forEach(place);
  return {
    leadIn: joinWords(leadIn),
    quantifier: body?.quantifier,
    id: body?.id,
    citations: body?.citations ?? [],
  };
}

/** A line with a marker and the lines up to the next item of the section. */
export function buildItems(context: BuildContext, lines: readonly CriteriaLine[]): readonly Item[] {
  const root = sectionRoot(lines);
  const body = startClause({ ...emptyLine, span: root.span }, false);
  root.clauses.push(body);
  for (const line of lines) {
    const read = line.kind === 'clause' ? readClauseLine(context, line) : undefined;
    addBelow(context, root, body, line, read, 'section');
  }
  return body.items.map((item) => finishItem(context, item));
}

/** The list that the head of a section opens, with all its items. */
export function joinSection(
  context: Reports,
  { leadIn, quantifier, id, citations }: SectionHead,
  items: readonly Item[],
): SectionBody {
  const [first] = items;
  const from = quantifier?.span ?? first?.span;
  if (!from) return { leadIn, group: undefined };
  if (quantifier && !first) reportEmptyGroup(context, quantifier);
  if (!quantifier && first && items.length > 1) reportNoQuantifier(context, first.span.start, leadIn?.value);
  const span = items.reduce((cover, item) => coverSpan(cover, item.span), from);
  return { leadIn, group: { quantifier, items, id, citations, span } };
}

function sectionRoot(lines: readonly CriteriaLine[]): ItemDraft {
  return { marker: undefined, clauses: [], waivers: [], span: lines[0]?.span ?? { start: 0, end: 0 } };
}

const emptyLine: ClauseLine = {
  marker: undefined,
  connector: undefined,
  connectorSpan: undefined,
  negated: false,
  words: undefined,
  heading: false,
  groupConnector: undefined,
  quantifier: undefined,
  id: undefined,
  citations: [],
  span: { start: 0, end: 0 },
};

/** Places one line that stands under `item` (or under the section), whose latest clause is `clause`. */
function addBelow(
  context: BuildContext,
  item: ItemDraft,
  clause: ClauseDraft,
  line: CriteriaLine,
  read: ClauseLine | undefined,
  where: 'section' | 'item',
): void {
  item.span = coverSpan(item.span, line.span);
  let current = clause;
  if (line.kind === 'detail') {
    const detail = readDetail(context, line);
    if (where === 'section' && clause.items.length === 0) reportDetachedDetail(context, line);
    else if (detail) attachDetail(where === 'section' ? lastClause(clause) : clause, detail);
  } else if (line.kind === 'waiver') {
    const waiver = readWaiver(line);
    if (waiver) item.waivers.push(waiver);
  } else if (read?.marker) {
    clause.items.push(buildItemDraft(context, line, read));
    clause.span = coverSpan(clause.span, line.span);
    return;
  } else if (read?.connector) {
    current = addConnected(context, item, clause, line, read, where);
    if (current === clause) return;
  } else if (read) {
    continueClause(context, clause, read, where);
  }
  for (const below of line.below) {
    const next = item.clauses.at(-1) ?? current;
    addBelow(
      context,
      item,
      where === 'section' ? clause : next,
      below,
      below.kind === 'clause' ? readClauseLine(context, below) : undefined,
      where,
    );
  }
}

function buildItemDraft(context: BuildContext, line: CriteriaLine, read: ClauseLine): ItemDraft {
  if (read.connector) {
    const span = read.connectorSpan ?? line.span;
    context.report(
      diagnose('syntax/connector-at-marker', { uri: context.uri, span }, { word: read.connector }),
    );
  }
  const first = startClause({ ...read, connector: undefined }, true);
  const item: ItemDraft = { marker: read.marker, clauses: [first], waivers: [], span: line.span };
  // Everything below belongs to this item; `item.clauses.at(-1)` is the nearest clause above each line.
  for (const below of line.below) {
    const current = item.clauses.at(-1);
    if (current)
      addBelow(
        context,
        item,
        current,
        below,
        below.kind === 'clause' ? readClauseLine(context, below) : undefined,
        'item',
      );
  }
  return item;
}

/** `AND ...` on a line of its own: a new clause of the item. Returns the clause that the lines below it belong to. */
function addConnected(
  context: BuildContext,
  item: ItemDraft,
  clause: ClauseDraft,
  line: CriteriaLine,
  read: ClauseLine,
  where: 'section' | 'item',
): ClauseDraft {
  if (where === 'item') {
    const started = startClause(read, true);
    item.clauses.push(started);
    return started;
  }
  const span = read.connectorSpan ?? line.span;
  context.report(
    diagnose('syntax/connector-at-marker', { uri: context.uri, span }, { word: read.connector ?? 'AND' }),
  );
  // Kept with the item above it, so that the criteria under it are not lost.
  const above = clause.items.at(-1);
  const latest = above?.clauses.at(-1);
  if (!above || !latest) return clause;
  addBelow(context, above, latest, line, read, 'item');
  return clause;
}

function startClause(line: ClauseLine, allowWords: boolean): ClauseDraft {
  return {
    line,
    words: allowWords && line.words ? [line.words] : [],
    heading: line.heading,
    groupConnector: line.groupConnector,
    quantifier: line.quantifier,
    id: line.id,
    citations: [...line.citations],
    closed: isClosed(line),
    items: [],
    details: [],
    span: line.span,
  };
}

function isClosed(line: ClauseLine): boolean {
  return line.quantifier !== undefined || line.id !== undefined || line.citations.length > 0;
}

/** An unmarked line goes on with the words above it, or it lacks its marker. */
function continueClause(
  context: BuildContext,
  clause: ClauseDraft,
  line: ClauseLine,
  where: 'section' | 'item',
): void {
  const bareQuantifier = line.words === undefined && line.quantifier !== undefined;
  const mayContinue =
    where === 'item' && !line.negated && clause.items.length === 0 && clause.details.length === 0;
  if (!mayContinue || (bareQuantifier ? clause.quantifier !== undefined : clause.closed)) {
    const fixes: Fix[] = [
      {
        label: 'Make it an item of the list',
        edits: [{ uri: context.uri, span: { start: line.span.start, end: line.span.start }, newText: '- ' }],
      },
    ];
    context.report(diagnose('syntax/needs-marker', { uri: context.uri, span: line.span, fixes }, {}));
    return;
  }
  if (line.words) clause.words.push(line.words);
  clause.heading ||= line.heading;
  clause.groupConnector ??= line.groupConnector;
  clause.quantifier ??= line.quantifier;
  clause.id ??= line.id;
  clause.citations.push(...line.citations);
  clause.closed ||= isClosed(line);
  clause.span = coverSpan(clause.span, line.span);
}

function attachDetail(clause: ClauseDraft, detail: Detail): void {
  clause.details.push(detail);
  clause.span = coverSpan(clause.span, detail.span);
}

function lastClause(clause: ClauseDraft): ClauseDraft {
  return clause.items.at(-1)?.clauses.at(-1) ?? clause;
}

function reportDetachedDetail(context: BuildContext, line: CriteriaLine): void {
  const { uri, text } = context;
  const word = /^[A-Z]+(?: TO)?/.exec(text.slice(line.span.start, line.span.end))?.[0] ?? '';
  context.report(
    diagnose(
      'syntax/detail-without-criterion',
      { uri, span: { start: line.span.start, end: line.span.start + word.length } },
      { word },
    ),
  );
}

function finishItem(context: BuildContext, draft: ItemDraft): Item {
  reportMixedConnectors(context, draft);
  return {
    marker: draft.marker,
    clauses: draft.clauses.map((clause) => finishClause(context, clause)),
    waivers: draft.waivers,
    span: draft.span,
  };
}

function finishClause(context: BuildContext, draft: ClauseDraft): Clause {
  const { line } = draft;
  const group = finishGroup(context, draft);
  const words = joinWords(draft.words);
  return {
    connector: line.connector,
    connectorSpan: line.connectorSpan,
    negated: line.negated,
    words,
    heading: draft.heading,
    groupConnector: draft.groupConnector,
    group,
    id: draft.id,
    citations: draft.citations,
    details: draft.details,
    span: group ? coverSpan(draft.span, group.span) : draft.span,
  };
}

function finishGroup(context: BuildContext, draft: ClauseDraft): Group | undefined {
  const { quantifier } = draft;
  const items = draft.items.map((item) => finishItem(context, item));
  const first = items[0]?.span;
  const from = quantifier?.span ?? first;
  if (!from) return undefined;
  if (quantifier && !first) reportEmptyGroup(context, quantifier);
  if (!quantifier && first) reportMissingQuantifier(context, draft.words.at(-1), first);
  const span = items.reduce((cover, item) => coverSpan(cover, item.span), from);
  return { quantifier, items, id: undefined, citations: [], span };
}

function reportEmptyGroup(context: Reports, quantifier: Quantifier): void {
  const { uri, report } = context;
  const words = quantifierWords(quantifier);
  report(diagnose('syntax/empty-group', { uri, span: quantifier.span }, { quantifier: words }));
}

export function quantifierWords(quantifier: Quantifier): string {
  return quantifier.count === undefined ? quantifier.kind : `${quantifier.kind} ${quantifier.count} OF`;
}

/** AND with OR, or OR with UNLESS, in one item has no agreed reading. */
function reportMixedConnectors(context: BuildContext, item: ItemDraft): void {
  const kinds = item.clauses.map((clause): Connector | undefined => clause.line.connector);
  const other = item.clauses.find(
    (clause) => clause.line.connector !== undefined && clause.line.connector !== 'OR',
  );
  if (!kinds.includes('OR') || !other) return;
  const span = other.line.connectorSpan ?? other.span;
  context.report(diagnose('syntax/mixed-connectors', { uri: context.uri, span }, {}));
}
