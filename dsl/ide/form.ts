// The questions of the case form in the order of the document, from a compiled guideline; knows no answers.
import type { CompiledGuideline } from '../compile.ts';
import type { CriteriaGraph, Element, ElementIndex, GraphNode, Origin } from '../decision/criteria-graph.ts';
import { elementsOfTest } from '../decision/criteria-index.ts';
import type { Criterion, CriterionClause, Guideline, Place } from '../model/guideline.ts';

/** One fact that a decision reads, with how a person states it. */
export interface FormField {
  /** Key in the facts of a case. */
  readonly key: string;
  /** The criterion's words, or the label of the data element. */
  readonly label: string;
  readonly control: FormControl;
  readonly section: FormSection;
  /** Printed number of the first criterion that reads it, such as `1.c.ii`. */
  readonly number: string;
  /** Words of the criteria above it, outermost first. */
  readonly path: readonly string[];
  /** Id of the first criterion that reads it. */
  readonly criterion: string;
  /** Numbers of all criteria that read it, in the order of the document. */
  readonly readBy: readonly string[];
  /** Other ways to say yes. */
  readonly examples: readonly string[];
  /** The criterion's, or that of the data element's declaration. */
  readonly place: Place;
}

/** Data elements share the section with the id `data`. */
export interface FormSection {
  readonly id: string;
  readonly title: string;
}

export type FormControl =
  /** Yes, no or not known, answered by a reviewer (`question`) or stated as a fact (`yes-no`). */
  | { readonly kind: 'question' | 'yes-no' }
  | { readonly kind: 'choice' | 'scale'; readonly values: readonly string[] }
  /** Decimal texts; '' where unbounded. */
  | {
      readonly kind: 'quantity';
      readonly unit: string;
      readonly step: string;
      readonly min: string;
      readonly max: string;
    }
  | { readonly kind: 'count' | 'date' }
  | { readonly kind: 'codes'; readonly system: string };

/** Data first, then the questions by section; what no criterion reads is not asked. */
export function formFields(compiled: CompiledGuideline): readonly FormField[] {
  const { graph, guideline } = compiled;
  const readers = readersOf(graph);
  const spots = spotsOf(guideline);
  const declared = new Map(guideline.data.map((data, order) => [data.name, { order, place: data.place }]));
  const fields = graph.elements.flatMap((element, index) => {
    const origins = readers.get(index);
    return origins === undefined ? [] : [fieldOf(element, origins, spots, declared, guideline.uri)];
  });
  return fields.toSorted((a, b) => a.order - b.order).map(({ field }) => field);
}

interface OrderedField {
  readonly order: number;
  readonly field: FormField;
}

/** Where a criterion stands among the others. */
interface Spot {
  readonly order: number;
  readonly section: FormSection;
  readonly path: readonly string[];
  readonly examples: readonly string[];
}

/** A data element among those that are declared. */
interface Declared {
  readonly order: number;
  readonly place: Place;
}

const dataSection: FormSection = { id: 'data', title: 'Facts' };

function fieldOf(
  element: Element,
  origins: readonly Origin[],
  spots: ReadonlyMap<string, Spot>,
  declarations: ReadonlyMap<string, Declared>,
  uri: string,
): OrderedField {
  const placed = origins.map((origin) => ({ origin, spot: spotOf(origin.id, spots) }));
  const first = placed.toSorted((a, b) => orderOf(a.spot) - orderOf(b.spot))[0];
  const asked = element.kind === 'question';
  const declared = asked ? undefined : declarations.get(element.key);
  const field: FormField = {
    key: element.key,
    label: element.label || element.key,
    control: controlOf(element),
    section: asked ? (first?.spot?.section ?? { id: 'other', title: 'Other' }) : dataSection,
    number: first?.origin.number ?? '',
    path: first?.spot?.path ?? [],
    criterion: first?.origin.id.replace(/\.head$/, '') ?? '',
    readBy: [...new Set(origins.map((origin) => origin.number).filter((number) => number !== ''))],
    examples: asked ? (first?.spot?.examples ?? []) : [],
    place: declared?.place ?? originPlace(first?.origin, uri),
  };
  return { order: asked ? orderOf(first?.spot) : dataOrder(declared), field };
}

function orderOf(spot: Spot | undefined): number {
  return spot?.order ?? Number.MAX_SAFE_INTEGER;
}

/** Before every question; built-in elements after the declared ones. */
function dataOrder(declared: Declared | undefined): number {
  return declared === undefined ? -1 : declared.order - 1_000_000;
}

function originPlace(origin: Origin | undefined, uri: string): Place {
  return origin === undefined ? { uri, span: { start: 0, end: 0 } } : { uri: origin.uri, span: origin.span };
}

function controlOf(element: Element): FormControl {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
    case 'count':
    case 'date':
      return { kind: element.kind };
    case 'choice':
    case 'scale':
      return { kind: element.kind, values: element.values };
    case 'quantity':
      return {
        kind: 'quantity',
        unit: element.unit,
        step: decimalText(element.step, element.decimals),
        min: element.min === undefined ? '' : decimalText(element.min, element.decimals),
        max: element.max === undefined ? '' : decimalText(element.max, element.decimals),
      };
    case 'codes':
      return { kind: 'codes', system: element.system };
  }
}

/** 349 with 1 decimal is `34.9`, without a detour over binary fractions. */
function decimalText(scaled: number, decimals: number): string {
  if (decimals === 0) return String(scaled);
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, '');
  return scaled < 0 ? `-${text}` : text;
}

function readersOf(graph: CriteriaGraph): ReadonlyMap<ElementIndex, readonly Origin[]> {
  const readers = new Map<ElementIndex, Origin[]>();
  for (const node of graph.nodes) {
    for (const element of elementsOf(node)) {
      const origins = readers.get(element);
      if (origins === undefined) readers.set(element, [node.origin]);
      else origins.push(node.origin);
    }
  }
  return readers;
}

function elementsOf(node: GraphNode): readonly ElementIndex[] {
  if (node.kind === 'question') return [node.element];
  return node.kind === 'test' ? elementsOfTest(node.test) : [];
}

/** An id made by lowering (`<id>.head`, `<clause>.<entry>`) stands where its owner does. */
function spotOf(id: string, spots: ReadonlyMap<string, Spot>): Spot | undefined {
  for (let owner = id; owner !== ''; owner = owner.slice(0, Math.max(0, owner.lastIndexOf('.')))) {
    const spot = spots.get(owner);
    if (spot !== undefined) return spot;
  }
  return undefined;
}

function spotsOf(guideline: Guideline): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const section of guideline.sections) {
    const shown: FormSection = { id: section.id, title: section.title || capitalised(section.kind) };
    addSpots(section.criteria, shown, [], spots);
  }
  return spots;
}

function addSpots(
  criteria: readonly Criterion[],
  section: FormSection,
  path: readonly string[],
  spots: Map<string, Spot>,
): void {
  for (const criterion of criteria) {
    const examples = criterion.clauses.flatMap((clause) => clause.examples);
    spots.set(criterion.id, { order: spots.size, section, path, examples });
    const words = criterion.clauses.map((clause) => clause.words).filter(Boolean);
    const below = words.length === 0 ? path : [...path, words.join(', ')];
    for (const clause of criterion.clauses) {
      addClause(clause, section, path, spots);
      addSpots(clause.children, section, below, spots);
    }
  }
}

function addClause(
  clause: CriterionClause,
  section: FormSection,
  path: readonly string[],
  spots: Map<string, Spot>,
): void {
  if (clause.id === '' || spots.has(clause.id)) return;
  spots.set(clause.id, { order: spots.size, section, path, examples: clause.examples });
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
