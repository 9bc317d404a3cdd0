// Everything there is to say about one criterion: its plain words, the data it reads, its evidence, who names it, which cases it decides.
import { casesDecidedBy } from '../cases/coverage.ts';
import type { CompiledGuideline } from '../compile.ts';
import type { Truth } from '../decision/criteria-graph.ts';
import { conditionOf, elementsOfTest } from '../decision/criteria-index.ts';
import type { Criterion, Place, Reference } from '../model/guideline.ts';
import type { Workspace } from '../workspace.ts';
import { guidelineDocument, itemById, namesIn } from './item-lookup.ts';
import { placesOf } from './name-index.ts';
import { restateItem, restateQuantifier } from './restatement.ts';

/** Plain words throughout; none of it is markup. */
export interface CriterionNotes {
  readonly id: string;
  /** One sentence: when it is met. */
  readonly restatement: string;
  /** What it reads from data itself, not through its list. */
  readonly data: readonly ReadElement[];
  readonly evidence: readonly Evidence[];
  /** Other lines of guidelines and fragments that name it. */
  readonly namedBy: readonly NamedPlace[];
  readonly cases: DecidedCases;
}

export interface ReadElement {
  readonly key: string;
  readonly label: string;
  /** As declared, with unit, precision and range: `quantity in kg/m2, precision 0.1, from 5 to 120`. */
  readonly type: string;
  /** Of the declaration; undefined for what every request has. */
  readonly place: Place | undefined;
}

export interface Evidence {
  readonly key: string;
  /** Printed number; 0 where the key is not in the list of references. */
  readonly number: number;
  readonly text: string;
  /** Of the publication on the web, '' where the reference names none. */
  readonly url: string;
  readonly place: Place | undefined;
}

export interface NamedPlace extends Place {
  /** The line, with single blanks. */
  readonly words: string;
}

export interface DecidedCases {
  /** All cases of the guideline. */
  readonly of: number;
  /** Those that this criterion alone decides. */
  readonly decided: readonly {
    readonly title: string;
    readonly state: Truth;
    readonly determination: string;
    readonly place: Place;
  }[];
}

/** undefined for an id that is neither a criterion nor a section. */
export function criterionNotes(workspace: Workspace, uri: string, id: string): CriterionNotes | undefined {
  const compiled = workspace.guideline(uri);
  if (compiled === undefined) return undefined;
  const section = compiled.guideline.sections.find((one) => one.id === id);
  if (section !== undefined) {
    const restatement = `Of its list ${restateQuantifier(section.quantifier, section.criteria.length)}.`;
    const evidence = evidenceOf(compiled, section.citations);
    return { id, restatement, data: [], evidence, namedBy: [], cases: { of: 0, decided: [] } };
  }
  const criterion = findCriterion(compiled, id);
  if (criterion === undefined) return undefined;
  const home = criterion.place.uri;
  const own = ownId(criterion, id);
  const document = guidelineDocument(workspace, home);
  const item = document && itemById(document, own)?.item;
  return {
    id,
    restatement: item === undefined ? '' : restateItem(item, namesIn(workspace, uri)),
    data: readElements(compiled, criterion),
    evidence: evidenceOf(compiled, [...new Set(criterion.clauses.flatMap(({ citations }) => citations))]),
    namedBy: namedBy(workspace, home, own),
    cases: decidedCases(workspace, compiled, id),
  };
}

function findCriterion({ guideline }: CompiledGuideline, id: string): Criterion | undefined {
  const visit = (criteria: readonly Criterion[]): Criterion | undefined => {
    for (const criterion of criteria) {
      if (criterion.id === id || criterion.clauses.some((clause) => clause.id === id)) return criterion;
      const below = visit(criterion.clauses.flatMap(({ children }) => children));
      if (below !== undefined) return below;
    }
    return undefined;
  };
  return visit(guideline.sections.flatMap(({ criteria }) => criteria));
}

/** In its fragment it has its name without the fragment's. */
function ownId({ from }: Criterion, id: string): string {
  return from !== '' && id.startsWith(`${from}.`) ? id.slice(from.length + 1) : id;
}

function readElements({ guideline, graph }: CompiledGuideline, criterion: Criterion): readonly ReadElement[] {
  const { uri, span } = criterion.place;
  const below = criterion.clauses.flatMap(({ children }) => children.map(({ place }) => place));
  const found = new Set<number>();
  for (const node of graph.nodes) {
    const test = node.kind === 'test' ? conditionOf(node) : undefined;
    const at = node.origin.span;
    const inside = node.origin.uri === uri && at.start >= span.start && at.end <= span.end;
    if (test === undefined || !inside) continue;
    const itsOwn = !below.some(
      (place) => place.uri === uri && at.start >= place.span.start && at.end <= place.span.end,
    );
    if (itsOwn) for (const element of elementsOfTest(test)) found.add(element);
  }
  return [...found].flatMap((index): ReadElement[] => {
    const element = graph.elements[index];
    if (element === undefined) return [];
    const { key, label } = element;
    const declared = guideline.data.find(({ name }) => name === key);
    return [{ key, label, type: declared?.type ?? 'a fact of every request', place: declared?.place }];
  });
}

function evidenceOf({ guideline }: CompiledGuideline, keys: readonly string[]): readonly Evidence[] {
  const references = new Map<string, Reference>(guideline.references.map((one) => [one.key, one]));
  return keys.map((key) => {
    const found = references.get(key);
    const text = (found?.text ?? '').replaceAll(/\*([^*]+)\*/g, '$1');
    return { key, number: found?.number ?? 0, text, url: webAddress(text), place: found?.place };
  });
}

/** The address that a reference names, its DOI or its number in PubMed. */
function webAddress(text: string): string {
  const [written] = /https?:\/\/[^\s<>"]+[^\s<>".,;)\]]/.exec(text) ?? [];
  if (written !== undefined) return written;
  const [doi] = /\b10\.\d{4,9}\/[^\s<>"]+[^\s<>".,;)\]]/.exec(text) ?? [];
  if (doi !== undefined) return `https://doi.org/${doi}`;
  const pubmed = /\bPMID:?\s*(\d{4,9})\b/.exec(text)?.[1];
  return pubmed === undefined ? '' : `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`;
}

function namedBy(workspace: Workspace, home: string, name: string): readonly NamedPlace[] {
  return placesOf(workspace, { kind: 'criterion', name, of: '', home }).flatMap(({ uri, span, role }) => {
    if (role !== 'use' || workspace.identity(uri)?.kind === 'cases') return [];
    const text = workspace.text(uri) ?? '';
    const from = text.lastIndexOf('\n', span.start - 1) + 1;
    const end = text.indexOf('\n', span.start);
    const line = text.slice(from, end < 0 ? text.length : end);
    return [{ uri, span, words: line.trim().replaceAll(/\s+/g, ' ') }];
  });
}

function decidedCases(workspace: Workspace, { graph, source }: CompiledGuideline, id: string): DecidedCases {
  const cases = workspace.casesOf(source.uri).flatMap((file) => workspace.cases(file)?.value ?? []);
  const decided = casesDecidedBy(graph, cases, id).map(({ case: { title, expect, place }, state }) => ({
    title,
    state,
    determination: expect?.determination ?? '',
    place,
  }));
  return { of: cases.length, decided };
}
