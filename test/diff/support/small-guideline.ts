// A short way to write two versions of a guideline in a test: model, graph and an empty document; stands in for parser and lowering.
import type {
  CriteriaGraph,
  Element,
  GraphNode,
  Origin,
  SectionKind,
  Test,
  VerdictTable,
} from '../../../dsl/decision/criteria-graph.ts';
import type { Version } from '../../../dsl/diff/version.ts';
import type {
  Criterion,
  CriterionClause,
  CriteriaSectionModel,
  DataElement,
  Guideline,
  GuidelineHeader,
  Place,
  QuantifierModel,
} from '../../../dsl/model/guideline.ts';
import { defaultTable } from '../../support/random-graph.ts';

/** An item: its words, or everything. `{id}` at the end of the words is a written id. */
export type ItemSketch = string | ItemParts;

export interface ItemParts extends ClauseSketch {
  /** Written id. */
  readonly id?: string;
  /** Further clauses; each has its connector. */
  readonly more?: readonly (ClauseSketch & { readonly by: 'AND' | 'OR' | 'UNLESS' })[];
}

export interface ClauseSketch {
  readonly words?: string;
  readonly clauseId?: string;
  readonly not?: boolean;
  readonly heading?: boolean;
  readonly group?: GroupSketch;
  readonly join?: 'AND' | 'OR' | 'UNLESS' | 'WITH';
  readonly cites?: readonly string[];
  readonly eg?: readonly string[];
  readonly only?: readonly string[];
  readonly notes?: readonly string[];
  readonly when?: { readonly text: string; readonly test: Test };
}

export interface GroupSketch {
  readonly of: QuantifierModel['kind'];
  readonly count?: number;
  readonly items: readonly ItemSketch[];
}

export interface SectionSketch extends GroupSketch {
  readonly kind: SectionKind;
  readonly title?: string;
  readonly leadIn?: string;
  readonly cites?: readonly string[];
}

export interface VersionSketch extends Partial<Omit<Guideline, 'header' | 'sections' | 'data'>> {
  readonly version: string;
  readonly header?: Partial<GuidelineHeader>;
  readonly elements?: readonly Element[];
  readonly data?: readonly DataElement[];
  readonly sections: readonly SectionSketch[];
  /** Left out: the default table. */
  readonly verdicts?: VerdictTable;
}

export function sketchVersion(sketch: VersionSketch): Version {
  const uri = sketch.uri ?? `${sketch.version}.guideline`;
  const builder = new Builder(uri, sketch.elements ?? []);
  const sections = sketch.sections.map((section) => builder.section(section));
  const guideline = guidelineOf(sketch, uri, sections);
  return {
    guideline,
    graph: { ...builder.graph(guideline), ...(sketch.verdicts ? { verdicts: sketch.verdicts } : {}) },
    document: {
      kind: 'guideline',
      title: undefined,
      header: [],
      sections: [],
      comments: [],
      waivers: [],
      span: { start: 0, end: 0 },
    },
  };
}

export function any(...items: readonly ItemSketch[]): GroupSketch {
  return { of: 'ANY OF', items };
}

export function all(...items: readonly ItemSketch[]): GroupSketch {
  return { of: 'ALL OF', items };
}

/** One section of indications, ANY OF. */
export function indications(...items: readonly ItemSketch[]): SectionSketch {
  return { kind: 'indications', title: 'Imaging', ...any(...items) };
}

export function placeIn(uri: string, start = 0): Place {
  return { uri, span: { start, end: start + 1 } };
}

class Builder {
  readonly elements: Element[];
  readonly nodes: GraphNode[] = [];
  readonly sections: { kind: SectionKind; root: number }[] = [];
  readonly uri: string;
  #offset = 0;

  constructor(uri: string, elements: readonly Element[]) {
    this.uri = uri;
    this.elements = [...elements];
  }

  section(sketch: SectionSketch): CriteriaSectionModel {
    const id = sketch.title ? slug(sketch.title) : sketch.kind;
    const items = sketch.items.map((item, i) => this.item(item, id, String(i + 1)));
    const root = this.group(
      sketch,
      items.map(({ node }) => node),
      this.origin(id, sketch.title ?? '', '', 'criterion'),
    );
    this.sections.push({ kind: sketch.kind, root });
    return {
      kind: sketch.kind,
      id,
      title: sketch.title ?? '',
      leadIn: sketch.leadIn ?? '',
      quantifier: { kind: sketch.of, count: sketch.count },
      citations: sketch.cites ?? [],
      criteria: items.map(({ criterion }) => criterion),
      place: this.place(),
    };
  }

  graph({ title, header }: Guideline): CriteriaGraph {
    const sections = [...this.sections];
    return {
      guideline: { id: header.id, version: header.version, title },
      elements: this.elements,
      nodes: this.nodes,
      sections,
      verdicts: defaultTable(sections),
    };
  }

  item(sketch: ItemSketch, parent: string, number: string): { criterion: Criterion; node: number } {
    const parts = typeof sketch === 'string' ? partsOf(sketch) : sketch;
    const id = parts.id ?? slug(parts.words ?? `group-${number}`);
    const later = parts.more ?? [];
    const alone = later.length === 0;
    const built = [parts, ...later].map((clause, i) => {
      const by = 'by' in clause ? clause.by : undefined;
      const own = i === 0 ? id : (clause.clauseId ?? slug(clause.words ?? `${id}-group`));
      const head = i === 0 && !alone;
      return { by, ...this.clause(clause, by, own, head, number) };
    });
    const whole = this.origin(id, parts.words ?? '', number, 'criterion');
    const node = this.joined(built, whole);
    const criterion: Criterion = {
      id,
      pinned: parts.id !== undefined,
      number,
      marker: '-',
      clauses: built.map(({ clause }) => clause),
      parent,
      from: '',
      place: this.place(),
    };
    return { criterion, node };
  }

  clause(sketch: ClauseSketch, by: CriterionClause['connector'], key: string, head: boolean, number: string) {
    const asked = sketch.words !== undefined && !sketch.heading;
    const both = asked && sketch.group !== undefined;
    const whole = this.origin(
      head ? `${key}.head` : key,
      sketch.words ?? '',
      number,
      head ? 'head' : 'criterion',
    );
    // As lowering does: what a NOT negates is a part, and the NOT stands for the words.
    const negate = (made: (origin: Origin) => number, origin: Origin): number =>
      sketch.not ? this.add({ kind: 'not', child: made({ ...origin, role: 'part' }), origin }) : made(origin);
    const own = both ? { ...whole, id: `${key}.head`, role: 'head' as const } : whole;
    const parts: number[] = [];
    if (asked) parts.push(negate((origin) => this.leaf(sketch, key, origin), own));
    const children = (sketch.group?.items ?? []).map((item, i) =>
      this.item(item, key, `${number}.${String(i + 1)}`),
    );
    const { group } = sketch;
    if (group) {
      const nodes = children.map((child) => child.node);
      const list = both ? { ...whole, id: `${key}.group`, role: 'group' as const } : whole;
      parts.push(
        both ? this.group(group, nodes, list) : negate((origin) => this.group(group, nodes, origin), list),
      );
    }
    const node =
      parts.length === 1 ? (parts[0] ?? 0) : this.add({ kind: 'all', children: parts, origin: whole });
    const clause: CriterionClause = {
      id: by !== undefined ? key : asked && (head || both) ? `${key}.head` : '',
      connector: by,
      negated: sketch.not ?? false,
      words: sketch.words ?? '',
      heading: sketch.heading ?? false,
      groupConnector: sketch.group && asked ? (sketch.join ?? 'AND') : undefined,
      quantifier: sketch.group ? { kind: sketch.group.of, count: sketch.group.count } : undefined,
      children: children.map(({ criterion }) => criterion),
      citations: sketch.cites ?? [],
      when: sketch.when?.text ?? '',
      appliesTo: '',
      limit: '',
      effective: '',
      examples: sketch.eg ?? [],
      only: sketch.only ?? [],
      notes: sketch.notes ?? [],
      footnotes: [],
      reasons: [],
      evidence: [],
      place: this.place(),
    };
    return { clause, node };
  }

  /** A question, a computed condition, or one question per entry of a closed list. */
  leaf(sketch: ClauseSketch, key: string, origin: Origin): number {
    if (sketch.when) return this.add({ kind: 'test', test: sketch.when.test, origin });
    if (!sketch.only) return this.question(key, sketch.words ?? '', origin);
    const children = sketch.only.map((entry) => {
      const place = { ...origin, id: slug(entry), words: entry, role: 'criterion' as const };
      return this.question(slug(entry), entry, place);
    });
    return this.add({ kind: 'any', children, origin });
  }

  question(key: string, label: string, origin: Origin): number {
    this.elements.push({ kind: 'question', key, label });
    return this.add({ kind: 'question', element: this.elements.length - 1, origin });
  }

  group({ of, count }: GroupSketch, children: readonly number[], origin: Origin): number {
    const size = children.length;
    if (of === 'ANY OF' || of === 'EITHER OF') return this.add({ kind: 'any', children, origin });
    if (of === 'ALL OF' || of === 'BOTH OF') return this.add({ kind: 'all', children, origin });
    if (of === 'NONE OF') return this.add({ kind: 'count', min: 0, max: 0, children, origin });
    if (of === 'AT LEAST') return this.add({ kind: 'count', min: count ?? 1, max: size, children, origin });
    if (of === 'AT MOST') return this.add({ kind: 'count', min: 0, max: count ?? size, children, origin });
    return this.add({ kind: 'count', min: count ?? 1, max: count ?? 1, children, origin });
  }

  joined(
    built: readonly { readonly by: 'AND' | 'OR' | 'UNLESS' | undefined; readonly node: number }[],
    origin: Origin,
  ): number {
    const terms = built.map(({ by, node }) =>
      by === 'UNLESS' ? this.add({ kind: 'not', child: node, origin }) : node,
    );
    const kind = built.some(({ by }) => by === 'OR') ? 'any' : 'all';
    return terms.length === 1 ? (terms[0] ?? 0) : this.add({ kind, children: terms, origin });
  }

  add(node: GraphNode): number {
    return this.nodes.push(node) - 1;
  }

  origin(id: string, words: string, number: string, role: Origin['role']): Origin {
    return { id, words, number, ...this.place(), citations: [], role };
  }

  place(): Place {
    this.#offset += 10;
    return placeIn(this.uri, this.#offset);
  }
}

function partsOf(line: string): ItemParts {
  const written = /^(.*?)\s*\{([^}]+)\}$/.exec(line);
  return written ? { words: written[1] ?? '', id: written[2] ?? '' } : { words: line };
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 6)
    .join('-');
}

function guidelineOf(
  sketch: VersionSketch,
  uri: string,
  sections: readonly CriteriaSectionModel[],
): Guideline {
  const { version, header, elements: _, sections: __, verdicts: ___, ...rest } = sketch;
  return {
    kind: 'guideline',
    uri,
    title: 'Test imaging',
    population: [],
    codeTables: [],
    related: [],
    includes: [],
    data: [],
    determination: undefined,
    terms: [],
    references: [],
    notes: [],
    legal: [],
    changes: [],
    ...rest,
    header: { ...emptyHeader, id: 'test-imaging', version, ...header },
    sections,
  };
}

const emptyHeader: GuidelineHeader = {
  id: '',
  number: '',
  version: '',
  follows: '',
  program: '',
  owner: '',
  status: '',
  initiated: '',
  reviewed: '',
  previousReview: '',
  effective: '',
  reviewDue: '',
};
