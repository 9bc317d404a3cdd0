// Documents to the Guideline model that diff, publish and the panels read: names settled, includes spliced in, lists checked.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type {
  Clause,
  CriteriaSection,
  Detail,
  Group,
  GuidelineDocument,
  IncludeSection,
  Item,
  Quantifier,
  Words,
} from '../syntax/ast.ts';
import { printExpression } from '../syntax/print-criteria.ts';
import type {
  Criterion,
  CriterionClause,
  CriteriaSectionModel,
  Guideline,
  IncludedFragment,
  QuantifierModel,
} from './guideline.ts';
import { headerValue, type Part, type PartSection } from './parts.ts';
import { resolveCitations, resolveLists } from './resolve-lists.ts';

export interface ResolveInput {
  readonly own: Part;
  readonly fragments: ReadonlyMap<IncludeSection, Part>;
  readonly sections: readonly PartSection[];
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Reports at once; the criteria are made when they are first asked for, since no diagnostic waits for them. */
export function resolveGuideline(input: ResolveInput): Guideline {
  const { own, fragments } = input;
  const { document } = own;
  const includes = document.sections.flatMap((section): readonly IncludedFragment[] => {
    if (section.kind !== 'include') return [];
    const part = fragments.get(section);
    const fragment = part && fragmentModel(part);
    return [
      {
        id: section.id?.value ?? '',
        version: section.version?.value ?? '',
        fragment,
        place: { uri: own.uri, span: section.span },
      },
    ];
  });
  const parts = [own, ...fragments.values()];
  resolveCitations(parts, input.sections, input.report);
  let sections: Guideline['sections'] | undefined;
  return {
    kind: document.kind,
    uri: own.uri,
    title: document.title?.value ?? '',
    header: header(document),
    ...resolveLists(parts, input.report),
    includes,
    get sections() {
      return (sections ??= input.sections.map(sectionModel));
    },
  };
}

/** The fragment by itself, with the ids that it has inside the guideline. */
function fragmentModel(part: Part): Guideline {
  const sections = [...part.ids.section.keys()].map((section) => ({ part, section }));
  let made: Guideline['sections'] | undefined;
  return {
    kind: 'fragment',
    uri: part.uri,
    title: part.document.title?.value ?? '',
    header: header(part.document),
    ...resolveLists([part], () => undefined),
    includes: [],
    get sections() {
      return (made ??= sections.map(sectionModel));
    },
  };
}

function header(document: GuidelineDocument): Guideline['header'] {
  const value = (key: string): string => headerValue(document, key);
  return {
    id: value('id'),
    number: value('number'),
    version: value('version'),
    follows: value('follows'),
    program: value('program'),
    owner: value('owner'),
    status: value('status'),
    initiated: value('initiated'),
    reviewed: value('reviewed'),
    previousReview: value('previous-review'),
    effective: value('effective'),
    reviewDue: value('review-due'),
  };
}

const headerKeys = new Set([
  'id',
  'number',
  'version',
  'follows',
  'program',
  'owner',
  'status',
  'initiated',
  'reviewed',
  'previous-review',
  'effective',
  'review-due',
]);
const dateKeys = new Set(['initiated', 'reviewed', 'previous-review', 'effective', 'review-due']);

export function checkHeader(
  document: GuidelineDocument,
  uri: string,
  report: (diagnostic: Diagnostic) => void,
): void {
  const seen = new Set<string>();
  const top = { uri, span: { start: 0, end: Math.min(document.kind.length, document.span.end) } };
  for (const { key, value } of document.header) {
    if (seen.has(key.value))
      report(diagnose('model/duplicate-header', { uri, span: key.span }, { key: key.value }));
    else if (!headerKeys.has(key.value))
      report(diagnose('model/unknown-header', { uri, span: key.span }, { key: key.value }));
    else if (dateKeys.has(key.value) && !isDate(value.value))
      report(diagnose('model/bad-date', { uri, span: value.span }, { date: value.value }));
    seen.add(key.value);
  }
  for (const field of ['id', 'version']) {
    if (headerValue(document, field) === '') report(diagnose('model/missing-header', top, { field }));
  }
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const lengths = [
    31,
    (year ?? 1) % 4 === 0 && ((year ?? 1) % 100 !== 0 || (year ?? 1) % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return (day ?? 0) >= 1 && (day ?? 0) <= (lengths[(month ?? 0) - 1] ?? 0);
}

function sectionModel({ part, section }: PartSection): CriteriaSectionModel {
  const id = part.ids.section.get(section) ?? '';
  return {
    kind: section.kind,
    id,
    title: section.title?.value ?? '',
    leadIn: section.leadIn?.value ?? '',
    quantifier: quantifierModel(section.group?.quantifier),
    citations: texts(section.group?.citations ?? []),
    criteria: criteria(part, section.group, id),
    place: { uri: part.uri, span: sectionSpan(section) },
  };
}

function sectionSpan(section: CriteriaSection): Words['span'] {
  return section.span;
}

function criteria(part: Part, group: Group | undefined, parent: string): readonly Criterion[] {
  return (group?.items ?? []).map((item) => {
    const id = part.ids.item.get(item) ?? '';
    return {
      id,
      pinned: part.ids.pinned.has(item),
      number: part.ids.number.get(item) ?? '',
      marker: item.marker?.value ?? '',
      clauses: item.clauses.map((clause) => clauseModel(part, item, clause, id)),
      parent,
      from: part.prefix.replace(/\.$/, ''),
      place: { uri: part.uri, span: item.span },
    };
  });
}

function clauseModel(part: Part, item: Item, clause: Clause, itemId: string): CriterionClause {
  const hasHead =
    clause.words !== undefined && !clause.heading && (clause.group !== undefined || item.clauses.length > 1);
  return {
    id: part.ids.clause.get(clause) ?? (hasHead ? `${itemId}.head` : ''),
    connector: clause.connector,
    negated: clause.negated,
    words: clause.words?.value ?? '',
    heading: clause.heading,
    groupConnector: clause.groupConnector,
    quantifier: quantifierModel(clause.group?.quantifier),
    children: criteria(part, clause.group, part.ids.clause.get(clause) ?? itemId),
    citations: texts(clause.citations),
    ...(clause.details.length === 0 ? noDetails : detailsModel(clause.details)),
    place: { uri: part.uri, span: clause.span },
  };
}

type DetailsModel = Pick<
  CriterionClause,
  | 'when'
  | 'appliesTo'
  | 'limit'
  | 'effective'
  | 'examples'
  | 'only'
  | 'notes'
  | 'footnotes'
  | 'reasons'
  | 'evidence'
>;

function detailsModel(details: readonly Detail[]): DetailsModel {
  const expression = (kind: Detail['kind']): string => {
    const detail = details.find((entry) => entry.kind === kind);
    if (!detail || !('expression' in detail)) return '';
    return detail.expression ? printExpression(detail.expression) : detail.text.value;
  };
  const words = (kind: Detail['kind']): readonly string[] =>
    details.flatMap((detail) => (detail.kind === kind && 'text' in detail ? [detail.text.value] : []));
  const entries = (kind: 'EG' | 'ONLY'): readonly string[] =>
    details.flatMap((detail) => (detail.kind === kind ? detail.entries.map((entry) => entry.value) : []));
  return {
    when: expression('WHEN'),
    appliesTo: expression('APPLIES TO'),
    limit: expression('LIMIT'),
    effective: expression('EFFECTIVE'),
    examples: entries('EG'),
    only: entries('ONLY'),
    notes: words('NOTE'),
    footnotes: words('FOOTNOTE'),
    reasons: words('REASON'),
    evidence: words('EVIDENCE'),
  };
}

const noDetails = detailsModel([]);

function quantifierModel(quantifier: Quantifier | undefined): QuantifierModel | undefined {
  return quantifier && { kind: quantifier.kind, count: quantifier.count };
}

function texts(words: readonly Words[]): readonly string[] {
  return words.map((entry) => entry.value);
}
