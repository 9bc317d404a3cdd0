// What there is to say about the words at an offset: meaning, number, who uses it; plain data that any editor can show.
import { lineStartAt } from '../source/source-text.ts';
import { keywords } from '../syntax/keywords.ts';
import type { Span } from '../source/span.ts';
import { spanContains } from '../source/span.ts';
import type { CompiledGuideline } from '../compile.ts';
import type { Clause, Expression, GuidelineDocument, Item } from '../syntax/ast.ts';
import { criteriaSections, walkGroup } from '../syntax/walk.ts';
import type { Workspace } from '../workspace.ts';
import { idsOf, type NameAt } from './document-names.ts';
import { nameAt, placesOf, thingOf, type NamedThing } from './name-index.ts';
import { plainExpression } from './plain-expression.ts';
import { guidelineDocument, itemById, namesIn } from './item-lookup.ts';
import { itemWords, restateItem } from './restatement.ts';
import { sectionHelp } from './section-help.ts';
import { termAt } from './term-uses.ts';

/** Plain words throughout; none of it is markup. */
export interface Hover {
  readonly span: Span;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export function hoverAt(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  return (
    nameHover(workspace, uri, offset) ??
    termHover(workspace, uri, offset) ??
    keywordHover(workspace, uri, offset) ??
    expressionHover(workspace, uri, offset) ??
    itemHover(workspace, uri, offset)
  );
}

function nameHover(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  const name = nameAt(workspace, uri, offset);
  if (name === undefined || name.form === 'derived') return undefined;
  const thing = thingOf(workspace, uri, name);
  if (thing === undefined) return undefined;
  const said = describeThing(workspace, thing, name);
  return said && { span: name.span, ...said };
}

type Said = Pick<Hover, 'title' | 'paragraphs'>;

function describeThing(workspace: Workspace, thing: NamedThing, name: NameAt): Said | undefined {
  switch (thing.kind) {
    case 'criterion':
      return describeCriterion(workspace, thing);
    case 'element':
    case 'value':
      return describeElement(workspace, thing, name);
    case 'citation':
      return describeCitation(workspace, thing);
    case 'document':
      return describeDocument(workspace, thing);
    case 'term':
      return undefined;
  }
}

function describeCriterion(workspace: Workspace, thing: NamedThing): Said | undefined {
  const document = guidelineDocument(workspace, thing.home);
  if (document === undefined) return undefined;
  const found = itemById(document, thing.name);
  const uses = placesOf(workspace, thing).filter(({ role }) => role === 'use').length;
  const used = uses === 0 ? [] : [`Named in ${counted(uses, 'other place')}.`];
  if (found === undefined) return { title: `{${thing.name}}`, paragraphs: used };
  const cited = found.item.clauses.flatMap((clause) => clause.citations.map((citation) => citation.value));
  return {
    title: `${found.number} ${itemWords(found.item)}`,
    paragraphs: [
      restateItem(found.item, namesIn(workspace, thing.home)),
      ...(cited.length === 0 ? [] : [`Evidence: ${cited.join(', ')}.`]),
      ...used,
    ],
  };
}

function describeElement(workspace: Workspace, thing: NamedThing, name: NameAt): Said | undefined {
  const compiled = workspace.guideline(thing.home);
  const element = thing.kind === 'value' ? thing.of : thing.name;
  const declared = compiled?.guideline.data.find((candidate) => candidate.name === element);
  const builtIn = compiled?.graph.elements.find(({ key, kind }) => key === element && kind !== 'question');
  if (declared === undefined && builtIn === undefined) return undefined;
  const label = declared?.label ?? builtIn?.label ?? element;
  const type = declared === undefined ? 'Every request has this fact.' : `${declared.name}: ${declared.type}`;
  const uses = placesOf(workspace, thing).filter(({ role }) => role === 'use').length;
  return {
    title: thing.kind === 'value' ? `${name.name}: a value of “${label}”` : label,
    paragraphs: [type, uses === 0 ? 'Not used yet.' : `Used in ${counted(uses, 'place')}.`],
  };
}

function describeCitation(workspace: Workspace, thing: NamedThing): Said | undefined {
  const compiled = workspace.guideline(thing.home);
  const reference = compiled?.guideline.references.find(({ key }) => key === thing.name);
  if (compiled === undefined || reference === undefined) return undefined;
  const citing = citingNumbers(compiled, thing.name);
  return {
    title: `[${reference.number}] ${reference.key}`,
    paragraphs: [
      reference.text,
      citing.length === 0 ? 'No criterion cites it.' : `Cited by ${citing.join(', ')}.`,
    ],
  };
}

/** Printed numbers; the list of a section by the section's name. */
function citingNumbers(compiled: CompiledGuideline, key: string): readonly string[] {
  const { sections } = compiled.guideline;
  const found = sections.filter(({ citations }) => citations.includes(key)).map(({ kind }) => kind as string);
  const visit = (criteria: CompiledGuideline['guideline']['sections'][number]['criteria']): void => {
    for (const { number, clauses } of criteria) {
      if (clauses.some(({ citations }) => citations.includes(key))) found.push(number);
      for (const { children } of clauses) visit(children);
    }
  };
  for (const { criteria } of sections) visit(criteria);
  return found;
}

function describeDocument(workspace: Workspace, thing: NamedThing): Said | undefined {
  const document = guidelineDocument(workspace, thing.home);
  if (document === undefined) return undefined;
  const version = thing.name.split(' ')[1] ?? '';
  return { title: `${document.title?.value ?? thing.name}, version ${version}`, paragraphs: [thing.home] };
}

function termHover(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  const term = termAt(workspace, uri, offset);
  if (term === undefined) return undefined;
  const { name, abbreviations, definition } = term.entry;
  const short = abbreviations.map(({ value }) => value).join(', ');
  return {
    span: term.span,
    title: short === '' ? name.value : `${name.value} (${short})`,
    paragraphs: definition.map(({ value }) => value),
  };
}

function keywordHover(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  const text = workspace.text(uri) ?? '';
  const from = lineStartAt(text, offset);
  const end = text.indexOf('\n', offset);
  const line = text.slice(from, end < 0 ? text.length : end);
  const at = offset - from;
  const section = sectionWords.find(
    (word) => line.startsWith(word) && !/[\w-]/.test(line.charAt(word.length)),
  );
  if (section !== undefined && at <= section.length)
    return {
      span: { start: from, end: from + section.length },
      title: section,
      paragraphs: [sectionHelp[section]],
    };
  if (!/^\s/.test(line) || /^\s*#/.test(line)) return undefined;
  for (const match of line.matchAll(keywordPattern)) {
    if (at < match.index || at > match.index + match[0].length) continue;
    const found = keywords.find(({ word }) => match[0].startsWith(word));
    const span = { start: from + match.index, end: from + match.index + match[0].length };
    if (found !== undefined) return { span, title: match[0], paragraphs: [found.hover] };
  }
  return undefined;
}

const sectionWords = (Object.keys(sectionHelp) as (keyof typeof sectionHelp)[]).toSorted(
  (a, b) => b.length - a.length,
);
const keywordPattern =
  /(?<![\w-])(?:AT (?:LEAST|MOST)(?: \d+ OF)?|EXACTLY(?: \d+ OF)?|(?:ANY|ALL|NONE|BOTH|EITHER) OF|APPLIES TO|AND|OR|NOT|UNLESS|WHEN|EFFECTIVE|LIMIT|EG|ONLY|NOTE|FOOTNOTE|REASON|EVIDENCE|MET|known)(?![\w-])/g;

function expressionHover(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  const document = guidelineDocument(workspace, uri);
  const found = document && expressionAt(document, offset);
  if (found === undefined) return undefined;
  const words = plainExpression(found, namesIn(workspace, uri));
  return { span: found.span, title: 'In plain words', paragraphs: [`${words}.`] };
}

function expressionAt(document: GuidelineDocument, offset: number): Expression | undefined {
  let found: Expression | undefined;
  eachClause(document, (clause) => {
    for (const detail of clause.details)
      if ('expression' in detail && spanContains(detail.span, offset)) found ??= detail.expression;
  });
  return found;
}

function itemHover(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  const document = guidelineDocument(workspace, uri);
  if (document === undefined) return undefined;
  const ids = idsOf(document);
  let found: Hover | undefined;
  eachClause(document, (clause, item) => {
    const span = [item.marker?.span, clause.words?.span].find((part) => part && spanContains(part, offset));
    if (span === undefined || found !== undefined) return;
    const title = `${ids.number.get(item) ?? ''} ${itemWords(item)}`.trim();
    found = { span, title, paragraphs: [restateItem(item, namesIn(workspace, uri))] };
  });
  return found;
}

function eachClause(document: GuidelineDocument, visit: (clause: Clause, item: Item) => void): void {
  for (const { group } of criteriaSections(document))
    if (group !== undefined) walkGroup(group, { clause: visit });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
