// Every section but cases out of its concrete syntax; the items of criteria are left to build-criteria.
import type { CstNode } from 'chevrotain';
import type { Span } from '../source/span.ts';
import type {
  ChangeEntry,
  CodeRow,
  CriteriaSection,
  CriteriaSectionKind,
  DataDeclaration,
  DataType,
  DeterminationRow,
  HeaderField,
  ReferenceEntry,
  Section,
  SectionScope,
  TermEntry,
  Waiver,
  Words,
} from './ast.ts';
import { buildValue } from './build-expression.ts';
import { buildSectionHead, type SectionHead } from './build-criteria.ts';
import { sectionLines } from './criteria-lines.ts';
import {
  childrenInOrder,
  elementSpan,
  innerWords,
  joinWords,
  nodeOf,
  nodesOf,
  optionalWords,
  splitWords,
  tokenOf,
  tokensOf,
  tokenSpan,
  wordsOf,
  type BuildContext,
} from './cst.ts';
import type { SectionWord } from './keywords.ts';
import type { LexedSection } from './lex.ts';
import { readId, readWaiver } from './build-clause.ts';

/** The sections that are read in one piece. */
export type PlainWord = Exclude<
  SectionWord,
  'guideline' | 'fragment' | 'cases for' | 'case' | CriteriaSectionKind
>;

export function buildSection(
  context: BuildContext,
  word: PlainWord | undefined,
  lexed: LexedSection,
  cst: CstNode,
): Section {
  const keyword = { value: context.text.slice(lexed.keyword.start, lexed.keyword.end), span: lexed.keyword };
  const base = { keyword, span: lexed.span };
  switch (word) {
    case 'population':
    case 'notes':
    case 'legal':
      return { ...base, kind: word, paragraphs: paragraphs(context, rawLines(cst)) };
    case 'procedures':
    case 'diagnoses':
      return {
        ...base,
        kind: word,
        system: optionalWords(cst, 'Word'),
        rows: deep(cst, 'codeBlock', 'codeRow').map(codeRow),
      };
    case 'see':
      return {
        ...base,
        kind: 'see',
        label: quoted(cst),
        title: optionalWords(cst, 'SeeText'),
        url: innerOf(cst, 'Url'),
      };
    case 'include': {
      const [id, version] = tokensOf(cst, 'Word').map(wordsOf);
      return { ...base, kind: 'include', id, version };
    }
    case 'data':
      return {
        ...base,
        kind: 'data',
        elements: deep(cst, 'dataBlock', 'dataLine').flatMap((node) => dataDeclaration(context, node)),
      };
    case 'determination':
      return {
        ...base,
        kind: 'determination',
        rows: deep(cst, 'determinationBlock', 'determinationRow').flatMap(determinationRow),
      };
    case 'terms':
      return { ...base, kind: 'terms', terms: termEntries(cst) };
    case 'references':
      return { ...base, kind: 'references', entries: keyLines(cst).map(referenceEntry) };
    case 'changes from': {
      const node = nodeOf(cst, 'changesSection') ?? cst;
      return {
        ...base,
        kind: 'changes',
        version: optionalWords(node, 'Word'),
        entries: keyLines(node).map((line) => changeEntry(context, line)),
      };
    }
    case undefined: {
      const node = nodeOf(cst, 'unknownSection') ?? cst;
      const rest = tokensOf(node, 'RestOfLine').map(wordsOf);
      return { ...base, kind: 'unknown', lines: [...rest, ...rawLines(node).map(({ words }) => words)] };
    }
  }
}

/** The heading of a criteria section and the lines before its first item. */
export function criteriaHead(context: BuildContext, cst: CstNode): CriteriaHead {
  const node = nodeOf(cst, 'criteriaSection') ?? cst;
  return {
    title: quoted(node),
    scope: sectionScope(node),
    ...buildSectionHead(context, sectionLines(node)),
  };
}

export interface CriteriaHead extends SectionHead, Pick<CriteriaSection, 'title' | 'scope'> {}

const phases = new Set(['initial', 'continuation', 'repeat']);
const codeSystems = new Set(['CPT', 'HCPCS', 'ICD-10-CM', 'ICD-10-PCS', 'NDC', 'RXNORM']);

function sectionScope(node: CstNode): SectionScope | undefined {
  const opener = tokenOf(node, 'For');
  if (!opener) return undefined;
  const words = tokensOf(node, 'Word').map(wordsOf);
  const last = words.at(-1)?.span ?? tokenSpan(opener);
  const phase = words.find((entry) => phases.has(entry.value));
  const system = words.find((entry) => codeSystems.has(entry.value.toUpperCase()));
  return {
    phase,
    system,
    codes: words.filter((entry) => entry !== phase && entry !== system),
    span: { start: tokenSpan(opener).start, end: last.end },
  };
}

export function headerFields(cst: CstNode): readonly HeaderField[] {
  const fields: HeaderField[] = [];
  for (const line of keyLines(cst)) {
    if (line.value) fields.push({ key: line.key, value: line.value, span: line.span });
    else
      fields.push({
        key: line.key,
        value: { value: '', span: { start: line.span.end, end: line.span.end } },
        span: line.span,
      });
  }
  return fields;
}

export function headerWaivers(cst: CstNode): readonly Waiver[] {
  return nodesOf(cst, 'keyBlock').flatMap((block) =>
    nodesOf(block, 'waiver').flatMap((node) => readWaiver({ node, span: elementSpan(node) }) ?? []),
  );
}

interface KeyLine {
  readonly key: Words;
  readonly value: Words | undefined;
  readonly span: Span;
}

/** `key words`, with the deeper lines under it joined to its words. */
function keyLines(cst: CstNode): readonly KeyLine[] {
  const lines: KeyLine[] = [];
  const visit = (block: CstNode, depth: number): void => {
    for (const element of childrenInOrder(block)) {
      if ('children' in element && element.label === 'keyBlock') visit(element, depth + 1);
      else if ('children' in element && element.label === 'keyLine') {
        const key = optionalWords(element, 'Key');
        if (key) lines.push({ key, value: optionalWords(element, 'RestOfLine'), span: elementSpan(element) });
      } else if ('image' in element && element.label === 'RestOfLine') {
        const above = lines.pop();
        const more = wordsOf(element);
        if (above)
          lines.push({
            ...above,
            value: joinWords([...(above.value ? [above.value] : []), more]),
            span: { start: above.span.start, end: more.span.end },
          });
      }
    }
  };
  nodesOf(cst, 'keyBlock').forEach((block) => visit(block, 1));
  return lines;
}

interface RawLine {
  readonly words: Words;
  readonly depth: number;
}

export function rawLines(cst: CstNode, depth = 0): readonly RawLine[] {
  return childrenInOrder(cst).flatMap((element): readonly RawLine[] => {
    if ('children' in element) return element.label === 'rawBlock' ? rawLines(element, depth + 1) : [];
    return depth > 0 && element.label === 'RestOfLine' ? [{ words: wordsOf(element), depth }] : [];
  });
}

/** A blank line parts paragraphs; so does a line that starts with a bullet. */
function paragraphs(context: BuildContext, lines: readonly RawLine[]): readonly Words[] {
  const groups: Words[][] = [];
  let end = 0;
  for (const { words } of lines) {
    const parted =
      /\n[ \t\u00a0]*\r?\n/.test(context.text.slice(end, words.span.start)) ||
      /^[-\u2022] /.test(words.value);
    const current = groups.at(-1);
    if (current && !parted) current.push(words);
    else groups.push([words]);
    end = words.span.end;
  }
  return groups.flatMap((group) => joinWords(group) ?? []);
}

function codeRow(node: CstNode): CodeRow {
  const code = optionalWords(node, 'Code') ?? { value: '', span: elementSpan(node) };
  return {
    code,
    description: optionalWords(node, 'description'),
    status: optionalWords(node, 'status'),
    span: elementSpan(node),
  };
}

function dataDeclaration(context: BuildContext, node: CstNode): readonly DataDeclaration[] {
  const name = optionalWords(node, 'DataName');
  if (!name) return [];
  const span = elementSpan(node);
  const type = nodeOf(node, 'dataType');
  return [
    { name, label: quoted(node), type: type && !context.isBroken(span) ? dataType(type) : undefined, span },
  ];
}

function dataType(node: CstNode): DataType | undefined {
  const values = nodesOf(node, 'choiceValue').flatMap(buildValue);
  if (tokenOf(node, 'Choice')) return { kind: 'choice', values };
  if (tokenOf(node, 'Scale')) return { kind: 'scale', values };
  if (tokenOf(node, 'Count')) return { kind: 'count' };
  if (tokenOf(node, 'DateWord')) return { kind: 'date' };
  if (tokenOf(node, 'YesNo')) return { kind: 'yes-no' };
  if (tokenOf(node, 'CodesWord')) return { kind: 'codes', system: optionalWords(node, 'Word') };
  const options = nodeOf(node, 'quantityOptions');
  if (!options) return undefined;
  return {
    kind: 'quantity',
    unit: optionalWords(options, 'DataUnit'),
    precision: optionalWords(options, 'precision'),
    from: optionalWords(options, 'from'),
    to: optionalWords(options, 'to'),
  };
}

function determinationRow(node: CstNode): readonly DeterminationRow[] {
  const span = elementSpan(node);
  const label = quoted(node);
  const otherwise = tokenOf(node, 'Otherwise');
  const only = tokenOf(node, 'Word');
  if (otherwise && only)
    return [{ section: wordsOf(otherwise), state: undefined, verdict: wordsOf(only), label, span }];
  const words = tokensOf(node, 'words').map(wordsOf);
  const verdict = words.at(-1);
  const rest = words.slice(0, -1);
  const stateLength = rest.at(-1)?.value === 'met' && rest.at(-2)?.value === 'not' ? 2 : 1;
  const section = joinWords(rest.slice(0, rest.length - stateLength));
  const state = joinWords(rest.slice(rest.length - stateLength));
  return verdict && section && state ? [{ section, state, verdict, label, span }] : [];
}

/** A line at the first depth names a term; the deeper lines define it. */
function termEntries(cst: CstNode): readonly TermEntry[] {
  const entries: { head: Words; definition: Words[] }[] = [];
  for (const { words, depth } of rawLines(cst)) {
    const current = entries.at(-1);
    if (depth > 1 && current) current.definition.push(words);
    else entries.push({ head: words, definition: [] });
  }
  return entries.map(({ head, definition }) => {
    const end = definition.at(-1)?.span.end ?? head.span.end;
    const joined = joinWords(definition);
    return { ...termHead(head), definition: joined ? [joined] : [], span: { start: head.span.start, end } };
  });
}

/** `Globoid cell leukodystrophy (GLD), also Krabbe disease`. */
function termHead(head: Words): Pick<TermEntry, 'name' | 'abbreviations' | 'synonyms'> {
  const { value, span } = head;
  const also = /,\s+also\s+/.exec(value);
  const before = also ? value.slice(0, also.index) : value;
  const bracket = /\s*\(([^()]*)\)\s*$/.exec(before);
  const nameEnd = bracket ? bracket.index : before.length;
  const name = {
    value: before.slice(0, nameEnd).trim(),
    span: { start: span.start, end: span.start + nameEnd },
  };
  const abbreviationStart = bracket ? span.start + bracket.index + bracket[0].indexOf('(') + 1 : 0;
  const synonymStart = also ? also.index + also[0].length : 0;
  return {
    name,
    abbreviations: bracket ? splitWords(bracket[1] ?? '', abbreviationStart, /,/) : [],
    synonyms: also
      ? value
          .slice(synonymStart)
          .split(/,\s+also\s+/)
          .map((synonym) => ({ value: synonym.trim(), span }))
      : [],
  };
}

function referenceEntry(line: KeyLine): ReferenceEntry {
  return {
    key: line.key,
    text: line.value ?? { value: '', span: { start: line.span.end, end: line.span.end } },
    span: line.span,
  };
}

function changeEntry(context: BuildContext, line: KeyLine): ChangeEntry {
  const { value } = line;
  const match = value && /^(\{[^{}]*\})\s*/.exec(value.value);
  if (!value || !match)
    return { verb: line.key, id: undefined, text: value ?? { value: '', span: line.span }, span: line.span };
  const braces = { image: match[1] ?? '', startOffset: value.span.start } as Parameters<typeof readId>[1];
  const start = Math.min(value.span.start + match[0].length, value.span.end);
  return {
    verb: line.key,
    id: readId(context, braces),
    text: { value: value.value.slice(match[0].length), span: { start, end: value.span.end } },
    span: line.span,
  };
}

function deep(cst: CstNode, block: string, line: string): readonly CstNode[] {
  return nodesOf(cst, block).flatMap((node) =>
    childrenInOrder(node).flatMap((element): readonly CstNode[] => {
      if (!('children' in element)) return [];
      if (element.label === line) return [element];
      return element.label === block ? deep({ ...node, children: { [block]: [element] } }, block, line) : [];
    }),
  );
}

export function quoted(node: CstNode): Words | undefined {
  return innerOf(node, 'Quoted');
}

function innerOf(node: CstNode, name: string): Words | undefined {
  const token = tokenOf(node, name);
  return token && innerWords(token);
}
