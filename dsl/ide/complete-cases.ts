// What may come next on a line of a case: criteria by id or words, states, elements with their values, the expectation.
import { determinations } from '../model/lower-sections.ts';
import { propose, proposeSnippet, proposeWord, type Proposal } from './completion-item.ts';
import {
  codeProposals,
  criterionProposals,
  elementProposals,
  numberProposal,
  unitProposal,
  valueProposals,
} from './complete-expression.ts';
import { nothing, type Typed } from './complete-criteria.ts';
import type { KnownElement, KnownNames } from './known-names.ts';
import type { LineContext } from './line-context.ts';

export function completeCase({ before }: LineContext, names: KnownNames): Typed {
  const line = before.trimStart();
  const [word = ''] = /\S*$/.exec(line) ?? [];
  const brace = /\{([^{}]*)$/.exec(line);
  if (brace !== null) return { proposals: criterionProposals(names, false), replaces: brace[1]?.length ?? 0 };
  if (/^expect\s/.test(line)) return completeExpectation(line, word, names);
  const element = names.elements.find(({ name }) => line.startsWith(`${name} `));
  if (element !== undefined) return completeAssignment(element, line, word, names);
  if (/^(?:\{[^{}]*\}|all others)\s+[a-z ]*$/.test(line) || hasState(line, names)) {
    const [typed = ''] = /(?:not\s+)?[a-z]*$/.exec(line) ?? [];
    return { proposals: states, replaces: typed.length };
  }
  return { proposals: lineStarts(names), replaces: line.length };
}

const states: readonly Proposal[] = [
  propose('operator', 'met', 'documented'),
  propose('operator', 'not met', 'documented that it is not so'),
  propose('operator', 'unknown', 'not documented'),
];

function hasState(line: string, names: KnownNames): boolean {
  const words = line.replace(/\s+(?:not\s+)?[a-z]*$/, '').toLowerCase();
  return words !== line.toLowerCase() && names.criteria.some((known) => known.words.toLowerCase() === words);
}

function lineStarts(names: KnownNames): readonly Proposal[] {
  const byWords = names.criteria
    .filter(({ words }) => words !== '' && words.length <= 120)
    .map(({ id, words, number }) => proposeWord('criterion', words, `${number} {${id}}`));
  return [
    proposeSnippet('{id}', 'a criterion by its id', '{$1} met'),
    ...elementProposals(names.elements),
    propose(
      'keyword',
      'all others not met',
      'closes the case: what is not said is not so; an item that begins with NOT is not met as a whole',
    ),
    proposeWord('keyword', 'expect', 'the determination'),
    ...byWords,
  ];
}

function completeExpectation(line: string, word: string, names: KnownNames): Typed {
  const rest = line.replace(/^expect\s+/, '');
  if (/^[a-z-]*$/.test(rest))
    return {
      proposals: determinations.map((verdict) => propose('value', verdict, 'determination')),
      replaces: word.length,
    };
  if (/^[a-z-]+\s+[a-z]*$/.test(rest))
    return {
      proposals: [propose('keyword', 'because', 'what led there', { insert: 'because {', more: true })],
      replaces: word.length,
    };
  return /(?:because|,)\s*$/.test(rest)
    ? { proposals: criterionProposals(names, true), replaces: 0 }
    : nothing;
}

function completeAssignment(element: KnownElement, line: string, word: string, names: KnownNames): Typed {
  const rest = line.slice(element.name.length).trimStart();
  const [operator = '', ...given] = rest.split(/\s+/);
  const typed = { replaces: word.length };
  if (given.length === 0) return { ...typed, proposals: [assignment(element)] };
  if (operator === 'in')
    return { ...typed, proposals: [...codeProposals(element, names), propose('value', 'none', 'no code')] };
  if (operator === 'is' && given.length === 1) return { ...typed, proposals: values(element) };
  if (operator !== '=') return nothing;
  if (given.length === 1 && word === '') return { ...typed, proposals: numberProposal(element) };
  return given.length === 2 && element.unit !== ''
    ? { ...typed, proposals: [unitProposal(element)] }
    : nothing;
}

function assignment({ kind }: KnownElement): Proposal {
  const operator =
    kind === 'codes' ? 'in' : kind === 'quantity' || kind === 'count' || kind === 'date' ? '=' : 'is';
  return proposeWord('operator', operator);
}

function values(element: KnownElement): readonly Proposal[] {
  const own =
    element.kind === 'yes-no'
      ? ['yes', 'no'].map((word) => propose('value', word, element.label))
      : valueProposals(element);
  return [...own, propose('value', 'unknown', 'not documented')];
}
