// Sections and the determination table: sections of one kind joined, scopes as guards, default verdicts; knows no items.
import type {
  CriteriaGraph,
  GraphSection,
  NodeIndex,
  SectionKind,
  Truth,
  VerdictRow,
  VerdictTable,
} from '../decision/criteria-graph.ts';
import { needsInformation } from '../decision/criteria-graph.ts';
import { diagnose } from '../source/catalogue.ts';
import type { CriteriaSectionKind, DeterminationSection } from '../syntax/ast.ts';
import { lowerMember } from './lower-item.ts';
import { define, findElement, nodeOf, originOf, type Lowering } from './lowering.ts';
import { checkQuantifier, joinAll, joinAny, joinQuantified, type Member } from './lower-group.ts';
import type { PartSection } from './parts.ts';

export const determinations = ['appropriate', 'clinician-review', 'not-covered', needsInformation] as const;

export function lowerSections(lowering: Lowering): Pick<CriteriaGraph, 'sections' | 'verdicts'> {
  for (const entry of lowering.sections) {
    const id = entry.part.ids.section.get(entry.section);
    if (id !== undefined) define(lowering, id, () => lowerSection(lowering, entry));
  }
  const byKind = new Map<SectionKind, PartSection[]>();
  for (const entry of lowering.sections) {
    const kind = sectionKind(entry.section.kind);
    byKind.set(kind, [...(byKind.get(kind) ?? []), entry]);
  }
  const sections = [...byKind].map(([kind, entries]): GraphSection => ({
    kind,
    root: joinSections(lowering, kind, entries),
  }));
  return { sections, verdicts: verdictTable(lowering, sections) };
}

function sectionKind(kind: CriteriaSectionKind): SectionKind {
  return kind === 'continuation' || kind === 'repeat' ? 'indications' : kind;
}

function joinSections(lowering: Lowering, kind: SectionKind, entries: readonly PartSection[]): NodeIndex {
  const members = entries.map((entry): Member => {
    const id = entry.part.ids.section.get(entry.section) ?? '';
    return {
      node: nodeOf(lowering, id) ?? lowerSection(lowering, entry),
      guard: scopeGuard(lowering, entry),
    };
  });
  const [only] = members;
  if (only && members.length === 1 && only.guard === undefined) return only.node;
  const [first] = entries;
  const place = first?.section.span ?? { start: 0, end: 0 };
  return joinAny(
    lowering.builder,
    members,
    originOf(
      first?.part ?? lowering.own,
      `section-${kind.replaceAll(' ', '-')}`,
      'group',
      kind,
      '',
      place,
      [],
    ),
  );
}

function lowerSection(lowering: Lowering, { part, section }: PartSection): NodeIndex {
  const { group } = section;
  const id = part.ids.section.get(section) ?? '';
  const words = section.title?.value ?? section.leadIn?.value ?? section.kind;
  const origin = originOf(
    part,
    id,
    'criterion',
    words,
    '',
    group?.quantifier?.span ?? section.keyword.span,
    group?.citations ?? [],
  );
  if (!group) return lowering.builder.add({ kind: 'constant', value: 'unknown', origin });
  checkQuantifier(group, part.uri, lowering.report);
  const members = group.items.map((item) => lowerMember(lowering, part, item));
  if (!group.quantifier && members.length === 1) return joinAll(lowering.builder, members, origin);
  return joinQuantified(lowering.builder, group.quantifier, members, origin);
}

/** `FOR initial CPT 94660` as a guard on the request's phase and services. */
function scopeGuard(lowering: Lowering, { part, section }: PartSection): NodeIndex | undefined {
  const phase =
    section.scope?.phase?.value ??
    (section.kind === 'continuation' || section.kind === 'repeat' ? section.kind : undefined);
  const codes = section.scope?.codes ?? [];
  const id = part.ids.section.get(section) ?? '';
  const span = section.scope?.span ?? section.keyword.span;
  const origin = originOf(
    part,
    id,
    'part',
    `for ${[phase, ...codes.map((code) => code.value)].filter((word) => word !== undefined).join(' ')}`,
    '',
    span,
    [],
  );
  const guards: NodeIndex[] = [];
  const phaseIndex = phase === undefined ? undefined : findElement(lowering, 'phase');
  if (phase !== undefined && phaseIndex !== undefined) {
    guards.push(
      lowering.builder.add({
        kind: 'test',
        test: { op: 'one-of', element: phaseIndex, values: [phase] },
        origin,
      }),
    );
  }
  const serviceIndex = codes.length === 0 ? undefined : findElement(lowering, 'service');
  if (serviceIndex !== undefined) {
    const ranges = codes.map((code) => ({ from: code.value.toUpperCase(), to: code.value.toUpperCase() }));
    guards.push(
      lowering.builder.add({ kind: 'test', test: { op: 'codes-in', element: serviceIndex, ranges }, origin }),
    );
  }
  const [only] = guards;
  return guards.length > 1 ? lowering.builder.add({ kind: 'all', children: guards, origin }) : only;
}

const defaultRows: readonly VerdictRow[] = [
  { section: 'exclusions', state: 'met', determination: 'not-covered', label: 'An exclusion applies' },
  {
    section: 'experimental',
    state: 'met',
    determination: 'not-covered',
    label: 'Experimental or investigational',
  },
  {
    section: 'contraindications',
    state: 'met',
    determination: 'clinician-review',
    label: 'Possible contraindication',
  },
  { section: 'limits', state: 'not-met', determination: 'clinician-review', label: 'A limit is exceeded' },
  {
    section: 'site of service',
    state: 'not-met',
    determination: 'clinician-review',
    label: 'The site of service is not met',
  },
  { section: 'indications', state: 'met', determination: 'appropriate', label: '' },
  { section: 'indications', state: 'unknown', determination: needsInformation, label: '' },
];

function verdictTable(lowering: Lowering, sections: readonly GraphSection[]): VerdictTable {
  const kinds = new Set(sections.map((section) => section.kind));
  const written = lowering.own.document.sections.find(
    (section): section is DeterminationSection => section.kind === 'determination',
  );
  if (!written) {
    return {
      rows: defaultRows.filter((row) => kinds.has(row.section)),
      otherwise: { determination: 'clinician-review', label: 'No listed indication is met' },
    };
  }
  const otherwise = written.rows.find((row) => row.section.value === 'otherwise');
  if (!otherwise)
    lowering.report(
      diagnose('model/missing-otherwise', { uri: lowering.own.uri, span: written.keyword.span }, {}),
    );
  else checkVerdict(lowering, otherwise);
  const rows = written.rows.flatMap((row) => (row === otherwise ? [] : verdictRow(lowering, row, kinds)));
  return {
    rows,
    otherwise: {
      determination: otherwise?.verdict.value ?? 'clinician-review',
      label: otherwise?.label?.value ?? '',
    },
  };
}

const states: Readonly<Record<string, Truth>> = { met: 'met', 'not met': 'not-met', unknown: 'unknown' };

function verdictRow(
  lowering: Lowering,
  row: DeterminationSection['rows'][number],
  kinds: ReadonlySet<SectionKind>,
): readonly VerdictRow[] {
  const { uri } = lowering.own;
  const section = [...kinds].find(
    (kind) =>
      kind === row.section.value ||
      ((row.section.value === 'continuation' || row.section.value === 'repeat') && kind === 'indications'),
  );
  if (!section) {
    // What is missing may stand in a fragment that was not found, which is reported already.
    const includes = lowering.own.document.sections.filter((one) => one.kind === 'include').length;
    if (includes < lowering.parts.length)
      lowering.report(
        diagnose(
          'model/unknown-verdict-section',
          { uri, span: row.section.span },
          { word: row.section.value },
        ),
      );
    return [];
  }
  const written = row.state?.value ?? '';
  const state = Object.hasOwn(states, written) ? states[written] : undefined;
  if (!state) {
    lowering.report(
      diagnose('model/unknown-state', { uri, span: row.state?.span ?? row.span }, { state: written }),
    );
    return [];
  }
  if (!checkVerdict(lowering, row)) return [];
  const determination = row.verdict.value;
  if (state === 'unknown' && determination !== needsInformation && determination !== 'clinician-review') {
    lowering.report(diagnose('model/unknown-met-row', { uri, span: row.verdict.span }, {}));
    return [];
  }
  return [{ section, state, determination, label: row.label?.value ?? '' }];
}

function checkVerdict(lowering: Lowering, row: DeterminationSection['rows'][number]): boolean {
  const { value, span } = row.verdict;
  if ((determinations as readonly string[]).includes(value)) return true;
  lowering.report(diagnose('model/unknown-verdict', { uri: lowering.own.uri, span }, { verdict: value }));
  return false;
}
