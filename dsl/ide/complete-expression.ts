// What may come next in an expression, by the type of the element that it speaks of; reads the words typed so far, not the tree.
import { proposeSnippet, proposeWord, propose, type Proposal } from './completion-item.ts';
import { calendarUnit } from '../model/units.ts';
import type { KnownElement, KnownNames } from './known-names.ts';

/** `typed`: from the word WHEN to the cursor, without the word that is being typed. */
export function completeExpression(typed: string, names: KnownNames): readonly Proposal[] {
  const tokens = typed.match(tokenPattern) ?? [];
  if (tokens.at(-1) === ')') return connectors;
  const [first, ...rest] = tokens.slice(tokens.findLastIndex((token) => boundaries.has(token)) + 1);
  if (first === undefined) return operands(names);
  if (first === 'known') return rest.length === 0 ? elementProposals(names.elements) : connectors;
  if (first === 'MET') return rest.length === 0 ? criterionProposals(names, true) : connectors;
  const element = names.elements.find(({ name }) => name === first);
  return element === undefined ? [] : afterElement(element, rest, names);
}

/** After EFFECTIVE: `from 2024-07-01 until 2024-12-31`. */
export function completePeriod(typed: string): readonly Proposal[] {
  const tokens = typed.match(tokenPattern) ?? [];
  const until = proposeWord('operator', 'until', 'YYYY-MM-DD, the last day');
  if (tokens.length === 0) return [proposeWord('operator', 'from', 'YYYY-MM-DD, the first day'), until];
  return tokens.length === 2 && tokens[0] === 'from' ? [until] : [];
}

const tokenPattern = /"[^"]*"?|\{[^{}]*\}?|[(),]|[<>!]=|[<>=≤≥≠]|[^\s(),<>=!"{}]+/g;
const boundaries: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', '(']);

const connectors: readonly Proposal[] = [
  proposeWord('keyword', 'AND', 'both are needed'),
  proposeWord('keyword', 'OR', 'one is enough'),
];

function operands(names: KnownNames): readonly Proposal[] {
  return [
    ...elementProposals(names.elements),
    proposeWord('operator', 'known', 'the fact is documented'),
    propose('operator', 'MET', 'another criterion is met', { insert: 'MET {', more: true }),
    proposeWord('operator', 'NOT', 'it is not so'),
  ];
}

export function elementProposals(elements: readonly KnownElement[]): readonly Proposal[] {
  return elements.map(({ name, label, type }) => proposeWord('element', name, label, type));
}

export function criterionProposals(names: KnownNames, braces: boolean): readonly Proposal[] {
  return names.criteria.map(({ id, words, number }) =>
    propose('criterion', id, `${number} ${words}`.trim(), { insert: braces ? `{${id}}` : id }),
  );
}

function afterElement(
  element: KnownElement,
  rest: readonly string[],
  names: KnownNames,
): readonly Proposal[] {
  const [operator, ...given] = rest;
  if (operator === undefined) return operatorsOf(element);
  if (/^[<>=!≤≥≠]/.test(operator)) return afterNumber(given, element);
  if (/^\d/.test(operator)) return afterLimit(given);
  switch (operator) {
    case 'is':
      return afterIs(element, given);
    case 'not':
    case 'in':
      return afterIn(element, rest, names);
    case 'between':
      return given[0] === 'day' ? afterDays(given, names) : afterBetween(given, element);
    case 'within':
      return afterDuration(given, ['before', 'after', 'of'], names);
    case 'at':
    case 'more':
    case 'less':
      return afterBound(element, operator, given, names);
    case 'lasting':
      return afterLasting(given);
    case 'increased':
    case 'decreased':
    case 'changed':
      return afterChange(element, given, names);
    case 'before':
    case 'after':
    case 'on':
      return afterDated(rest, names);
    default:
      return [];
  }
}

function operatorsOf(element: KnownElement): readonly Proposal[] {
  const words = (entries: readonly (readonly [string, string])[]): readonly Proposal[] =>
    entries.map(([label, detail]) => proposeWord('operator', label, detail));
  switch (element.kind) {
    case 'quantity':
    case 'count':
      return words([
        ...numberOperators,
        ...changeOperators,
        ...(isDuration(element) ? ([['lasting', 'for how long']] as const) : []),
      ]);
    case 'choice':
      return words([
        ['is', 'one of these values'],
        ['is not', 'none of these values'],
      ]);
    case 'scale':
      return words([
        ['at least', 'this value or a higher one'],
        ['at most', 'this value or a lower one'],
        ['is', 'one of these values'],
        ['is not', 'none of these values'],
      ]);
    case 'date':
      return words(dateOperators);
    case 'codes':
      return words([
        ['in', 'one of the codes'],
        ['not in', 'none of the codes'],
      ]);
    case 'yes-no':
      return connectors;
  }
}

const numberOperators = [
  ['>=', 'at least'],
  ['<=', 'at most'],
  ['>', 'more than'],
  ['<', 'less than'],
  ['=', 'exactly'],
  ['!=', 'other than'],
  ['between', 'both ends included'],
] as const;

const changeOperators = [
  ['increased by', 'against an earlier value'],
  ['decreased by', 'against an earlier value'],
  ['changed by', 'up or down, against an earlier value'],
] as const;

function isDuration({ unit }: KnownElement): boolean {
  return calendarUnit(unit) !== undefined;
}

const dateOperators = [
  ['within', 'no more than so long before or after'],
  ['at least', 'so long before or after, or longer'],
  ['more than', 'longer before or after'],
  ['less than', 'not so long before or after'],
  ['between day', 'from a day to a day, counted from an event'],
  ['before', 'a day or an event'],
  ['after', 'a day or an event'],
  ['on or before', 'a day or an event'],
  ['on or after', 'a day or an event'],
] as const;

function afterIs(element: KnownElement, given: readonly string[]): readonly Proposal[] {
  const last = given.at(-1);
  if (last === undefined || last === 'not' || last === 'or')
    return [
      ...valueProposals(element),
      ...(last === undefined ? [proposeWord('operator', 'not', 'none of these values')] : []),
    ];
  return [proposeWord('operator', 'or', 'another value'), ...connectors];
}

export function valueProposals(element: KnownElement): readonly Proposal[] {
  return element.values.map((value) =>
    propose('value', value, element.label, {
      insert: /[\s",;(){}[\]<>=!]/.test(value) ? `"${value}"` : value,
    }),
  );
}

function afterIn(element: KnownElement, rest: readonly string[], names: KnownNames): readonly Proposal[] {
  const last = rest.at(-1);
  if (last === 'not') return [proposeWord('operator', 'in', 'none of the codes')];
  return last === 'in' || last === ',' ? codeProposals(element, names) : connectors;
}

export function codeProposals(element: KnownElement, names: KnownNames): readonly Proposal[] {
  return names.codes
    .filter(({ system, table }) =>
      element.system === '' ? table === 'procedures' : system === element.system,
    )
    .map(({ code, description }) => propose('code', code, description));
}

function afterNumber(given: readonly string[], element: KnownElement): readonly Proposal[] {
  if (given.length === 0) return numberProposal(element);
  if (given.length === 1 && element.unit !== '') return [unitProposal(element)];
  return connectors;
}

export function numberProposal(element: KnownElement): readonly Proposal[] {
  if (element.unit === '') return [];
  return [proposeSnippet(`… ${element.unit}`, 'a number with its unit', `\${1:0} ${element.unit}`)];
}

export function unitProposal(element: KnownElement): Proposal {
  return propose('unit', element.unit, `the unit of ${element.label}`);
}

function afterBetween(given: readonly string[], element: KnownElement): readonly Proposal[] {
  const and = given.indexOf('and');
  const side = given.slice(and + 1);
  const next = and < 0 ? [proposeWord('operator', 'and', 'the upper end')] : connectors;
  if (side.length === 0) return numberProposal(element);
  return side.length === 1 && element.unit !== '' ? [unitProposal(element), ...next] : next;
}

const calendarUnits = ['days', 'weeks', 'months', 'years'] as const;

function units(): readonly Proposal[] {
  return calendarUnits.map((unit) => proposeWord('unit', unit));
}

function relations(words: readonly string[]): readonly Proposal[] {
  return words.map((word) => proposeWord('operator', word));
}

function events(names: KnownNames): readonly Proposal[] {
  return elementProposals(names.elements.filter(({ kind }) => kind === 'date'));
}

/** `6 weeks before request`. */
function afterDuration(
  given: readonly string[],
  words: readonly string[],
  names: KnownNames,
): readonly Proposal[] {
  const steps = [[], units(), relations(words), events(names)];
  return steps[given.length] ?? connectors;
}

function afterBound(
  element: KnownElement,
  operator: 'at' | 'more' | 'less',
  given: readonly string[],
  names: KnownNames,
): readonly Proposal[] {
  if (given.length === 0) return relations(operator === 'at' ? ['least', 'most'] : ['than']);
  if (element.kind === 'scale') return given.length === 1 ? valueProposals(element) : connectors;
  return afterDuration(given.slice(1), ['before', 'after'], names);
}

/** `between day 31 and day 91 after therapy-start`. */
function afterDays(given: readonly string[], names: KnownNames): readonly Proposal[] {
  const steps = [
    [],
    [],
    relations(['and']),
    relations(['day']),
    [],
    relations(['before', 'after']),
    events(names),
  ];
  return steps[given.length] ?? connectors;
}

const bounds = ['at least', 'at most', 'more than', 'less than'] as const;

/** `lasting at least 6 weeks`. */
function afterLasting(given: readonly string[]): readonly Proposal[] {
  const steps = [relations(bounds), [], [], units()];
  return steps[given.length] ?? connectors;
}

/** `decreased by more than 10 % from weight-baseline`. */
function afterChange(
  element: KnownElement,
  given: readonly string[],
  names: KnownNames,
): readonly Proposal[] {
  const alike = names.elements.filter(({ name, kind }) => kind === element.kind && name !== element.name);
  const amounts = [
    ...(element.unit === '' ? [] : [unitProposal(element)]),
    propose('unit', '%', 'of the earlier value'),
  ];
  const from = relations(['from']);
  const ends = given.at(-1) === 'from' ? elementProposals(alike) : given.includes('from') ? connectors : from;
  const steps = [relations(['by']), relations(bounds), [], numberProposal(element), [...amounts, ...from]];
  return steps[given.length] ?? ends;
}

/** `on or after request`. */
function afterDated(words: readonly string[], names: KnownNames): readonly Proposal[] {
  const last = words.at(-1);
  if (last === 'before' || last === 'after') return events(names);
  if (last === 'on') return [...relations(['or before', 'or after']), ...events(names)];
  return last === 'or' ? relations(['before', 'after']) : connectors;
}

/** `12 per 90 days per service`. */
function afterLimit(given: readonly string[]): readonly Proposal[] {
  const steps = [relations(['per']), [], units(), [propose('operator', 'per service'), ...connectors]];
  return steps[given.length] ?? connectors;
}
