// What may come next on a line of criteria outside expressions: logic words, list words, ids, citations, whole items.
import { deriveId } from '../model/criterion-ids.ts';
import { keywords } from '../syntax/keywords.ts';
import { propose, proposeSnippet, proposeWord, type Proposal } from './completion-item.ts';
import type { KnownNames } from './known-names.ts';
import type { LineContext } from './line-context.ts';

/** Proposals with how much of what stands before the cursor they replace. */
export interface Typed {
  readonly proposals: readonly Proposal[];
  /** Characters before the cursor. */
  readonly replaces: number;
}

export const nothing: Typed = { proposals: [], replaces: 0 };

export function completeCriteria({ before, behind }: LineContext, names: KnownNames): Typed {
  const bracket = /\[([^[\]]*)$/.exec(before);
  if (bracket !== null) return citations(bracket[1] ?? '', names);
  const brace = /\{([^{}]*)$/.exec(before);
  if (brace !== null) return ownId(before.slice(0, brace.index), brace[1] ?? '', names);
  const [, indent = '', marker = '', typed = ''] = linePattern.exec(before) ?? [];
  if (/^[A-Z ]{0,24}$/.test(typed) && !/^[A-Z]$/.test(typed))
    return { proposals: lineStart(marker !== '', indent, behind === ''), replaces: typed.length };
  // One capital begins a word of the writer far more often than a logic word.
  const tail = /\s((?:(?:AND|OR|UNLESS|WITH)\s+)?[A-Z]{2,}(?:\s[A-Z]*)?)$/.exec(typed);
  if (tail !== null) return { proposals: groupTails(), replaces: tail[1]?.length ?? 0 };
  return /\S\s+$/.test(typed) && behind === '' ? { proposals: afterWords(typed), replaces: 0 } : nothing;
}

const linePattern = /^(\s*)((?:[-*•]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,7})[.)])\s+)?(.*)$/;

function citations(typed: string, names: KnownNames): Typed {
  const [key = ''] = /[a-z0-9-]*$/.exec(typed) ?? [];
  const cited = typed.split(/[,;]\s*/);
  const proposals = names.references
    .filter((reference) => !cited.slice(0, -1).includes(reference.key))
    .map(({ key: name, text }) => propose('citation', name, shorten(text), { help: text }));
  return { proposals, replaces: key.length };
}

/** A new id, made from the words before it. */
function ownId(words: string, typed: string, names: KnownNames): Typed {
  const [, , , prose = ''] = linePattern.exec(words) ?? [];
  const plain = prose.replace(listTail, '').replace(/\[[^\]]*\]\s*$/, '');
  const id = deriveId(plain);
  if (plain.trim() === '') return nothing;
  const others = names.criteria.filter(
    (criterion) => criterion.id === id && criterion.words !== plain.trim(),
  );
  const free = others.length === 0 ? id : `${id}-2`;
  return { proposals: [propose('criterion', free, 'made from the words')], replaces: typed.length };
}

const listTail =
  /\s*(?:(?:AND|OR|UNLESS|WITH)\s+)?(?:(?:ANY|ALL|NONE|BOTH|EITHER) OF|(?:AT LEAST|AT MOST|EXACTLY) \d+ OF)\s*$/;

const connectorWords: ReadonlySet<string> = new Set(['AND', 'OR', 'UNLESS']);

function lineStart(marked: boolean, indent: string, free: boolean): readonly Proposal[] {
  const lists = listWords('');
  const not = keywordProposal('NOT');
  if (marked) return [...lists, ...not];
  const connectors = keywords.flatMap(({ word, kind, hover }) =>
    kind === 'connector' && connectorWords.has(word) ? [proposeWord('keyword', word, '', hover)] : [],
  );
  const details = keywords.flatMap(({ word, kind, hover }) =>
    kind === 'detail' ? [proposeWord('keyword', word, '', hover)] : [],
  );
  return [...lists, ...connectors, ...details, ...(free ? itemSnippets(indent) : [])];
}

function keywordProposal(wanted: string): readonly Proposal[] {
  return keywords.flatMap(({ word, hover }) =>
    word === wanted ? [proposeWord('keyword', word, '', hover)] : [],
  );
}

/** `ANY OF` and its like, with the words that join them to a condition before them. */
function listWords(join: string): readonly Proposal[] {
  return keywords.flatMap(({ word, kind, hover }) => {
    if (kind !== 'quantifier') return [];
    const label = `${join}${word}`;
    if (word.endsWith(' OF')) return [propose('keyword', label, '', { help: hover })];
    const insert = `${label} \${1:2} OF`;
    return [propose('keyword', `${label} n OF`, '', { help: hover, insert, snippet: true })];
  });
}

function groupTails(): readonly Proposal[] {
  return [...listWords('AND '), ...listWords('OR '), ...listWords('UNLESS '), ...listWords('')];
}

function afterWords(typed: string): readonly Proposal[] {
  const id = /\{[^}]*\}/.test(typed)
    ? []
    : [propose('snippet', '{id}', 'a name for good', { insert: '{', more: true })];
  const cite = /\[[^\]]*\]/.test(typed)
    ? []
    : [propose('snippet', '[citation]', 'the evidence', { insert: '[', more: true })];
  const open = id.length > 0 && cite.length > 0;
  return [
    ...(open ? listWords('AND ').slice(0, 3) : []),
    ...(open ? listWords('').slice(0, 3) : []),
    ...id,
    ...cite,
  ];
}

function itemSnippets(indent: string): readonly Proposal[] {
  return [
    proposeSnippet('- item', 'a condition that a reviewer answers', '- ${1:Condition}'),
    proposeSnippet(
      '- item with a list',
      'a condition and one of a list',
      `- \${1:Condition} AND ANY OF\n${indent}    - \${2:First}\n${indent}    - \${3:Second}`,
    ),
    proposeSnippet(
      '- computed item',
      'a condition that is read from the data',
      `- \${1:Condition}\n${indent}    WHEN \${2:element}`,
    ),
  ];
}

const longestDetail = 80;

export function shorten(words: string): string {
  return words.length <= longestDetail ? words : `${words.slice(0, longestDetail - 1).trimEnd()}…`;
}
