// What may come next outside the criteria: section words, header keys, types, codes, included fragments, rows of the determination.
import { determinations } from '../model/lower-sections.ts';
import type { SectionWord } from '../syntax/keywords.ts';
import { criteriaSectionKinds } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { propose, proposeSnippet, proposeWord, type Proposal } from './completion-item.ts';
import { nothing, type Typed } from './complete-criteria.ts';
import type { KnownNames } from './known-names.ts';
import type { LineContext } from './line-context.ts';
import { versionsOf } from './related-documents.ts';
import { sectionHelp } from './section-help.ts';

/** `text`: of the whole document, to leave out what may stand once and does. */
export function completeSectionWord({ before, behind }: LineContext, text: string): Typed {
  if (!/^[a-z ]*$/.test(before) || behind !== '') return nothing;
  const forCases = /^cases for\b/m.test(text);
  const words = (Object.keys(sectionHelp) as SectionWord[]).filter(
    (word) =>
      (word === 'case') === forCases && !(onlyOnce.has(word) && new RegExp(`^${word}\\b`, 'm').test(text)),
  );
  const proposals = words.map((word) =>
    propose('section', word, sectionHelp[word], { insert: bodies[word] ?? `${word}\n  $0`, snippet: true }),
  );
  return { proposals, replaces: before.length };
}

const onlyOnce: ReadonlySet<SectionWord> = new Set([
  'guideline',
  'fragment',
  'cases for',
  'population',
  'data',
  'determination',
  'terms',
  'references',
  'notes',
  'legal',
]);

const criteriaBody = (word: string): string =>
  `${word}\n  \${1:The service is appropriate with}\n  ANY OF\n    - $0`;

const bodies: Readonly<Partial<Record<SectionWord, string>>> = {
  guideline: 'guideline "${1:Title}"\n  id       ${2:short-name}\n  version  ${3:1.0}\n$0',
  fragment: 'fragment "${1:Title}"\n  id       ${2:short-name}\n  version  ${3:1.0}\n$0',
  'cases for': 'cases for ',
  case: 'case "${1:Title}"\n  $0\n  all others not met\n  expect ${2:appropriate}',
  procedures: 'procedures ${1:CPT}\n  $0',
  diagnoses: 'diagnoses ${1:ICD-10-CM}\n  $0',
  see: 'see ${1:Title} <${2:https://}>$0',
  include: 'include ',
  data: 'data\n  ${1:name}  "${2:Label}"  ${3:yes-no}$0',
  ...Object.fromEntries(criteriaSectionKinds.map((word) => [word, criteriaBody(word)])),
  determination:
    'determination\n  indications  met      appropriate\n  indications  unknown  needs-information\n  otherwise             clinician-review$0',
  terms: 'terms\n  ${1:Term}\n    ${2:What it means.}$0',
  references: 'references\n  ${1:author-2024}  $0',
  'changes from': 'changes from ',
};

/** The rest of a line that opens a section. */
export function completeHeading({ before, section }: LineContext, workspace: Workspace, uri: string): Typed {
  const [word = ''] = /\S*$/.exec(before) ?? [];
  const typed = { replaces: word.length };
  const [first, second, ...others] = before
    .slice(section?.length ?? 0)
    .trimStart()
    .split(/\s+/);
  if (section === 'procedures' || section === 'diagnoses')
    return second === undefined ? { ...typed, proposals: codeSystems } : nothing;
  const kind = section === 'include' ? 'fragment' : section === 'cases for' ? 'guideline' : undefined;
  if (kind !== undefined) {
    if (others.length > 0) return nothing;
    const proposals =
      second === undefined ? documents(workspace, kind) : versions(workspace, kind, first ?? '');
    return { ...typed, proposals };
  }
  if (section !== 'changes from' || second !== undefined) return nothing;
  return { ...typed, proposals: otherVersions(workspace, uri) };
}

const codeSystems = ['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'NDC', 'RXNORM'].map((system) =>
  propose('code', system, 'code system'),
);

function documents(workspace: Workspace, kind: 'guideline' | 'fragment'): readonly Proposal[] {
  const ids = workspace.uris.flatMap((uri) => {
    const identity = workspace.identity(uri);
    return identity?.kind === kind && identity.id !== '' ? [identity.id] : [];
  });
  return [...new Set(ids)].map((id) => proposeWord('document', id, kind));
}

function versions(workspace: Workspace, kind: 'guideline' | 'fragment', id: string): readonly Proposal[] {
  return versionsOf(workspace, kind, id)
    .toReversed()
    .map((version) => propose('document', version, `version of ${id}`));
}

function otherVersions(workspace: Workspace, uri: string): readonly Proposal[] {
  const own = workspace.identity(uri);
  if (own === undefined) return [];
  return versions(workspace, 'guideline', own.id).filter(({ label }) => label !== own.version);
}

const headerKeys: readonly (readonly [string, string])[] = [
  ['id', 'short name, the same in all versions'],
  ['number', 'number in the catalogue of the publisher'],
  ['version', 'of this text'],
  ['follows', 'the version before'],
  ['status', 'draft or published'],
  ['program', 'in quotes'],
  ['owner', 'in quotes'],
  ['initiated', 'YYYY-MM-DD'],
  ['previous-review', 'YYYY-MM-DD'],
  ['reviewed', 'YYYY-MM-DD'],
  ['effective', 'YYYY-MM-DD, first date of service'],
  ['review-due', 'YYYY-MM-DD'],
];

export function completeHeader({ before }: LineContext, workspace: Workspace, uri: string): Typed {
  const [, key = '', value] = /^\s+([a-z-]*)(?:\s+(\S*))?$/.exec(before) ?? [];
  if (value === undefined)
    return {
      proposals: headerKeys.map(([word, detail]) => proposeWord('field', word, detail)),
      replaces: key.length,
    };
  if (key === 'status')
    return {
      proposals: ['draft', 'published'].map((word) => propose('value', word)),
      replaces: value.length,
    };
  return key === 'follows' ? { proposals: otherVersions(workspace, uri), replaces: value.length } : nothing;
}

/** The type of an element, behind its name and label. */
export function completeData({ before }: LineContext): Typed {
  const [, type] = /^\s+[^\s"]+\s+(?:"[^"]*"\s+)?([^"]*)$/.exec(before) ?? [];
  if (type === undefined) return nothing;
  const system = /^codes from (\S*)$/.exec(type);
  if (system !== null) return { proposals: codeSystems, replaces: system[1]?.length ?? 0 };
  return /^[a-z-]*$/.test(type) ? { proposals: dataTypes, replaces: type.length } : nothing;
}

const dataTypes: readonly Proposal[] = [
  propose('value', 'yes-no', 'a fact that is so or not'),
  proposeSnippet('choice of', 'one of some values', 'choice of ${1:first}, ${2:second}'),
  proposeSnippet('scale', 'values in an order', 'scale ${1:I} < ${2:II} < ${3:III}'),
  proposeSnippet(
    'quantity in',
    'a number with a unit',
    'quantity in ${1:kg/m2}, precision ${2:0.1}, from ${3:0} to ${4:100}',
  ),
  propose('value', 'count', 'a whole number'),
  propose('value', 'date', 'a day'),
  propose('value', 'codes from', 'a list of codes', { insert: 'codes from ', more: true }),
];

/** The status behind the bar of a code row. */
export function completeCodeRow({ before, section }: LineContext): Typed {
  const [, status] = /\|\s*([a-z ]*)$/.exec(before) ?? [];
  if (status === undefined || section === undefined) return nothing;
  const proposals = ['covered', 'not covered', 'related'].map((word) => propose('value', word));
  return { proposals, replaces: status.length };
}

/** `indications  met  appropriate`. */
export function completeDetermination({ before }: LineContext, names: KnownNames): Typed {
  const line = before.trimStart();
  const [word = ''] = /\S*$/.exec(line) ?? [];
  const section = [...names.sections, 'otherwise'].find((known) => line.startsWith(`${known} `));
  if (section === undefined)
    return {
      proposals: [...names.sections, 'otherwise'].map((known) => proposeWord('section', known)),
      replaces: line.length,
    };
  const rest = line.slice(section.length).trimStart();
  const decided = section === 'otherwise' || /^(?:not met|met|unknown)\s/.test(rest);
  if (decided)
    return /^(?:not met|met|unknown)?\s*[a-z-]*$/.test(rest)
      ? { proposals: determinations.map((verdict) => propose('value', verdict)), replaces: word.length }
      : nothing;
  return {
    proposals: ['met', 'not met', 'unknown'].map((state) => proposeWord('operator', state)),
    replaces: rest.length,
  };
}

/** `added {id} "words"`. */
export function completeChange({ before }: LineContext, names: KnownNames): Typed {
  const brace = /\{([^{}]*)$/.exec(before);
  if (brace !== null)
    return {
      proposals: names.criteria.map(({ id, words, number }) =>
        propose('criterion', id, `${number} ${words}`.trim()),
      ),
      replaces: brace[1]?.length ?? 0,
    };
  const verb = /^\s+([a-z]*)$/.exec(before);
  if (verb === null) return nothing;
  const proposals = ['added', 'removed', 'revised', 'updated'].map((word) => proposeWord('keyword', word));
  return { proposals, replaces: verb[1]?.length ?? 0 };
}
