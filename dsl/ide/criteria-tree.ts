// The criteria of a guideline as one nested tree, as authored, for the panels and the command line; knows no layout and no truth values.
import type { CompiledGuideline } from '../compile.ts';
import type { CriteriaGraph, Origin } from '../decision/criteria-graph.ts';
import type {
  Criterion,
  CriterionClause,
  CriteriaSectionModel,
  Guideline,
  Place,
  QuantifierModel,
} from '../model/guideline.ts';
import type { CriteriaSectionKind } from '../syntax/ast.ts';
import type {
  CriteriaCitation,
  CriteriaGroup,
  CriteriaNode,
  CriteriaStatement,
  CriteriaTree,
} from './criteria-node.ts';
import { walkCriteria } from './criteria-node.ts';

export * from './criteria-node.ts';

export function criteriaTree(compiled: CompiledGuideline): CriteriaTree {
  const { guideline, graph } = compiled;
  const context: Context = {
    citations: citationNumbers(guideline),
    origins: originsByWords(graph),
  };
  const sections = guideline.sections.map((section) => sectionNode(section, context));
  return {
    title: guideline.title,
    version: guideline.header.version,
    sections,
    counts: countCriteria(sections),
  };
}

/** Id of the innermost node that is written at this offset; undefined outside the criteria. */
export function criterionAt(tree: CriteriaTree, uri: string, offset: number): string | undefined {
  let found: string | undefined;
  let width = Infinity;
  walkCriteria(tree.sections, (node) => {
    const { span } = node.place;
    const inside = node.place.uri === uri && offset >= span.start && offset <= span.end;
    if (!inside || span.end - span.start > width) return;
    found = node.id;
    width = span.end - span.start;
  });
  return found;
}

/** Where the node, statement or list with this id is written. */
export function placeOfCriterion(tree: CriteriaTree, id: string): Place | undefined {
  let place: Place | undefined;
  walkCriteria(tree.sections, (node) => {
    if (node.id === id) place ??= node.place;
    for (const statement of node.statements) if (statement.id === id) place ??= statement.place;
    if (node.group?.id === id) place ??= node.place;
  });
  return place;
}

interface Context {
  readonly citations: ReadonlyMap<string, number>;
  /** By their words. */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
}

function citationNumbers(guideline: Guideline): ReadonlyMap<string, number> {
  return new Map(guideline.references.map((reference) => [reference.key, reference.number]));
}

function originsByWords(graph: CriteriaGraph): ReadonlyMap<string, readonly Origin[]> {
  const origins = new Map<string, Origin[]>();
  for (const { origin } of graph.nodes) {
    const same = origins.get(origin.words);
    if (same) same.push(origin);
    else origins.set(origin.words, [origin]);
  }
  return origins;
}

function cite(keys: readonly string[], context: Context): readonly CriteriaCitation[] {
  return keys.map((key) => ({ key, number: context.citations.get(key) ?? 0 }));
}

function quantifierWords(quantifier: QuantifierModel | undefined): string {
  if (!quantifier) return '';
  return quantifier.count === undefined ? quantifier.kind : `${quantifier.kind} ${quantifier.count} OF`;
}

function sectionNode(section: CriteriaSectionModel, context: Context): CriteriaNode {
  const children = section.criteria.map((criterion) => criterionNode(criterion, section.kind, context));
  return {
    id: section.id,
    kind: 'section',
    section: section.kind,
    number: '',
    connector: undefined,
    statements: [sectionTitle(section)],
    group: {
      id: '',
      quantifier: quantifierWords(section.quantifier),
      connector: undefined,
      negated: false,
      citations: cite(section.citations, context),
      children,
    },
    from: '',
    place: section.place,
  };
}

function sectionTitle(section: CriteriaSectionModel): CriteriaStatement {
  return {
    id: '',
    kind: 'heading',
    connector: undefined,
    negated: false,
    words: section.title || section.leadIn || section.kind,
    when: '',
    appliesTo: '',
    limit: '',
    effective: '',
    examples: [],
    notes: section.title && section.leadIn ? [section.leadIn] : [],
    citations: [],
    place: section.place,
  };
}

function criterionNode(criterion: Criterion, section: CriteriaSectionKind, context: Context): CriteriaNode {
  const { clauses } = criterion;
  const scope: ClauseScope = { criterion, section, context, alone: clauses.length === 1 };
  const base = {
    id: criterion.id,
    kind: 'criterion',
    section,
    number: criterion.number,
    connector: undefined,
    from: criterion.from,
    place: criterion.place,
  } as const;
  const last = clauses.at(-1);
  const firstList = clauses.findIndex(hasList);
  if (last && (firstList === -1 || (firstList === clauses.length - 1 && listClosesBox(clauses)))) {
    const statements = clauses
      .filter((clause) => clause.words !== '')
      .map((clause) => statementOf(clause, scope));
    return { ...base, statements, group: groupOf(last, scope, clauses.length > 1) };
  }
  return { ...base, ...severalLists(clauses, firstList, scope) };
}

/** A last clause may hang its list under the box only where that does not change how the words read: alone, or a bare list. */
function listClosesBox(clauses: readonly CriterionClause[]): boolean {
  return clauses.length === 1 || clauses.at(-1)?.words === '';
}

function severalLists(
  clauses: readonly CriterionClause[],
  firstList: number,
  scope: ClauseScope,
): Pick<CriteriaNode, 'statements' | 'group'> {
  const statements = clauses.slice(0, firstList).map((clause) => statementOf(clause, scope));
  const rest = clauses.slice(firstList);
  const joined = clauses[1]?.connector;
  return {
    statements,
    group: {
      id: '',
      quantifier: joined === 'OR' ? 'ANY OF' : 'ALL OF',
      connector: statements.length > 0 ? joined : undefined,
      negated: false,
      citations: [],
      children: rest.map((clause, index) => clauseNode(clause, firstList + index, scope)),
    },
  };
}

interface ClauseScope {
  readonly criterion: Criterion;
  readonly section: CriteriaSectionKind;
  readonly context: Context;
  /** The clause is the whole criterion. */
  readonly alone: boolean;
}

function clauseNode(clause: CriterionClause, index: number, scope: ClauseScope): CriteriaNode {
  return {
    id: hasList(clause) || clause.id === '' ? `${scope.criterion.id}/${index + 1}` : clause.id,
    kind: 'clause',
    section: scope.section,
    number: '',
    connector: clause.connector,
    statements: clause.words === '' ? [] : [{ ...statementOf(clause, scope), connector: undefined }],
    group: groupOf(clause, scope, false),
    from: scope.criterion.from,
    place: clause.place,
  };
}

function hasList(clause: CriterionClause): boolean {
  return clause.quantifier !== undefined || clause.children.length > 0 || clause.only.length > 0;
}

function statementOf(clause: CriterionClause, { criterion, context, alone }: ClauseScope): CriteriaStatement {
  const heading = clause.heading || clause.only.length > 0;
  return {
    id: heading ? '' : clause.id || (alone && !hasList(clause) ? criterion.id : ''),
    kind: heading ? 'heading' : clause.when ? 'computed' : 'question',
    connector: clause.connector,
    negated: clause.negated,
    words: clause.words,
    when: clause.when,
    appliesTo: clause.appliesTo,
    limit: clause.limit,
    effective: clause.effective,
    examples: clause.examples,
    notes: [...clause.notes, ...clause.footnotes],
    citations: cite(clause.citations, context),
    place: clause.place,
  };
}

function groupOf(
  clause: CriterionClause,
  scope: ClauseScope,
  belowOthers: boolean,
): CriteriaGroup | undefined {
  if (!hasList(clause)) return undefined;
  const bare = clause.words === '';
  return {
    id: bare ? clause.id : '',
    quantifier: clause.only.length > 0 ? 'ONLY' : quantifierWords(clause.quantifier),
    connector: bare && belowOthers ? clause.connector : clause.groupConnector,
    negated: bare && clause.negated,
    citations: bare ? cite(clause.citations, scope.context) : [],
    children: [
      ...clause.only.map((words, index) => entryNode(clause, words, index, scope)),
      ...clause.children.map((child) => criterionNode(child, scope.section, scope.context)),
    ],
  };
}

/** The graph names the entries of a closed list; here they are found again by their words inside the clause. */
function entryNode(clause: CriterionClause, words: string, index: number, scope: ClauseScope): CriteriaNode {
  const owner = clause.id || scope.criterion.id;
  const { uri, span } = clause.place;
  const origin = scope.context.origins
    .get(words)
    ?.find((one) => one.uri === uri && one.span.start >= span.start && one.span.end <= span.end);
  const id = origin?.id ?? `${owner}/${index + 1}`;
  const place = origin ? { uri: origin.uri, span: origin.span } : clause.place;
  const statement: CriteriaStatement = {
    ...statementOf(clause, scope),
    id,
    kind: 'question',
    connector: undefined,
    negated: false,
    words,
    examples: [],
    notes: [],
    citations: [],
    place,
  };
  return {
    id,
    kind: 'entry',
    section: scope.section,
    number: '',
    connector: undefined,
    statements: [statement],
    group: undefined,
    from: scope.criterion.from,
    place,
  };
}

function countCriteria(sections: readonly CriteriaNode[]): CriteriaTree['counts'] {
  const counts = { criteria: 0, questions: 0, computed: 0 };
  walkCriteria(sections, (node) => {
    if (node.kind === 'criterion' || node.kind === 'entry') counts.criteria += 1;
    for (const statement of node.statements) {
      if (statement.kind === 'question') counts.questions += 1;
      if (statement.kind === 'computed') counts.computed += 1;
    }
  });
  return counts;
}
