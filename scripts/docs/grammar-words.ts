// What the pictures of the grammar call each token and say of each rule; tables, no drawing.

/** Words that are typed as they stand, any one of them; or what is typed, said in plain words. */
export type TokenWords =
  | { readonly kind: 'typed'; readonly texts: readonly string[] }
  | { readonly kind: 'said'; readonly text: string };

const said = (text: string): TokenWords => ({ kind: 'said', text });
const typed = (...texts: readonly string[]): TokenWords => ({ kind: 'typed', texts });

export const tokenWords: Readonly<Record<string, TokenWords>> = {
  Indent: said('deeper lines'),
  Dedent: said('end of the deeper lines'),
  Newline: said('end of the line'),
  DocumentKeyword: typed('guideline', 'fragment'),
  TextKeyword: typed('population', 'notes', 'legal'),
  TableKeyword: typed('procedures', 'diagnoses'),
  SeeKeyword: typed('see'),
  IncludeKeyword: typed('include'),
  DataKeyword: typed('data'),
  CriteriaKeyword: typed(
    'indications',
    'continuation',
    'repeat',
    'contraindications',
    'exclusions',
    'experimental',
    'site of service',
    'limits',
  ),
  DeterminationKeyword: typed('determination'),
  TermsKeyword: typed('terms'),
  ReferencesKeyword: typed('references'),
  ChangesKeyword: typed('changes from'),
  CasesKeyword: typed('cases for'),
  CaseKeyword: typed('case'),
  UnknownKeyword: said('any other word'),
  Quoted: said('"words in quotes"'),
  Braced: said('{id}'),
  Citations: said('[citations]'),
  Comma: typed(','),
  Colon: typed(':'),
  Bar: typed('|'),
  LessThan: typed('<'),
  LeftParen: typed('('),
  RightParen: typed(')'),
  For: typed('FOR'),
  Waive: typed('WAIVE'),
  And: typed('AND'),
  Or: typed('OR'),
  Not: typed('NOT'),
  NotWord: typed('NOT'),
  Met: typed('MET'),
  Connector: typed('AND', 'OR', 'UNLESS'),
  GroupConnector: typed('AND', 'OR', 'UNLESS', 'WITH'),
  ExpressionDetail: typed('WHEN', 'APPLIES TO', 'EFFECTIVE', 'LIMIT'),
  ListDetail: typed('EG', 'ONLY'),
  TextDetail: typed('NOTE', 'FOOTNOTE', 'REASON', 'EVIDENCE'),
  Quantifier: typed(
    'ANY OF',
    'ALL OF',
    'NONE OF',
    'BOTH OF',
    'EITHER OF',
    'AT LEAST n OF',
    'AT MOST n OF',
    'EXACTLY n OF',
  ),
  Marker: said('list marker'),
  Prose: said('words of the criterion'),
  Word: said('word'),
  RestOfLine: said('words'),
  Key: said('key'),
  Code: said('code'),
  CodeText: said('words'),
  DataName: said('name'),
  DataUnit: said('unit'),
  UnitWord: said('unit'),
  Url: said('<address>'),
  SeeText: said('words'),
  NumberLiteral: said('number'),
  DayLiteral: said('day, such as 2024-07-01'),
  Comparison: typed('<', '<=', '=', '!=', '>=', '>'),
  Is: typed('is'),
  NotLower: typed('not'),
  OrLower: typed('or'),
  AndLower: typed('and'),
  At: typed('at'),
  Least: typed('least'),
  Most: typed('most'),
  More: typed('more'),
  Less: typed('less'),
  Than: typed('than'),
  Between: typed('between'),
  Within: typed('within'),
  Before: typed('before'),
  After: typed('after'),
  Of: typed('of'),
  In: typed('in'),
  Known: typed('known'),
  Per: typed('per'),
  Choice: typed('choice'),
  Scale: typed('scale'),
  Quantity: typed('quantity'),
  Count: typed('count'),
  DateWord: typed('date'),
  YesNo: typed('yes-no'),
  CodesWord: typed('codes'),
  InUnit: typed('in'),
  Precision: typed('precision'),
  From: typed('from'),
  To: typed('to'),
  On: typed('on'),
  Until: typed('until'),
  Lasting: typed('lasting'),
  Increased: typed('increased'),
  Decreased: typed('decreased'),
  Changed: typed('changed'),
  By: typed('by'),
  Otherwise: typed('otherwise'),
};

/** Tokens of one name may have a label that says more than the token does: `day 31` is a word and a number. */
export const labelWords: Readonly<Record<string, TokenWords>> = {
  element: said('name of a data element'),
  baseline: said('name of a data element'),
  service: typed('service'),
  fromDay: said('number'),
  toDay: said('number'),
  fromDate: said('day, such as 2024-07-01'),
  toDate: said('day, such as 2024-07-01'),
  description: said('words'),
  status: typed('covered', 'not covered', 'related'),
  precision: said('number'),
  from: said('number'),
  to: said('number'),
  words: said('word'),
  tailColon: typed(':'),
};

/** `day` is the word itself between days that are counted, and a day or an event in a date condition. */
export function labelledWords(label: string, token: string, rule: string): TokenWords | undefined {
  if (label !== 'day') return labelWords[label];
  if (rule === 'betweenValues') return typed('day');
  return token === 'DayLiteral' ? tokenWords['DayLiteral'] : said('name of a date');
}

export interface RuleGroup {
  readonly title: string;
  readonly intro: string;
  /** By rule, one sentence. */
  readonly rules: Readonly<Record<string, string>>;
}

export const ruleGroups: readonly RuleGroup[] = [
  {
    title: 'Documents and sections',
    intro: 'A file is its sections, one below the other. Each begins with a section word at the margin.',
    rules: {
      section: 'One section: its word, what may stand behind it, and the lines below it.',
      keyBlock:
        'Lines of a key and words: the header, the references, the list of changes. A deeper line goes on with the words above it.',
      keyLine: 'A key, then its words.',
      rawBlock: 'Lines of plain words, which are never searched for logic.',
      changesSection: 'What changed since another version: one line a change.',
      casesSection: 'The first line of a cases file, or one case with its lines.',
      unknownSection:
        'A word at the margin that opens no section. It is reported, and what stands under it is kept but not read.',
      lineEnd:
        'The end of a line. Whatever no rule took before it is reported, and the next line is read as if nothing had happened.',
    },
  },
  {
    title: 'Code tables, data and determination',
    intro: 'The sections that are tables: one row a line.',
    rules: {
      codeBlock: 'The rows of a code table.',
      codeRow:
        'A code, a range of codes or an add-on code, its short description, and its status behind a bar.',
      dataBlock: 'The declarations of data elements.',
      dataLine: 'One data element: its name, its label, its type.',
      dataType: 'What kind of fact it is.',
      quantityOptions: 'Unit, precision and range of a quantity.',
      determinationBlock: 'The rows of the determination table.',
      determinationRow:
        'A section, its state, the determination and a label; or `otherwise`. Words are read from the end: determination, state, section.',
    },
  },
  {
    title: 'Criteria',
    intro: 'The outline: items, the list words that join them, and the lines that belong to them.',
    rules: {
      criteriaSection:
        'A criteria section: its word, its title, the requests that it is for, and its outline.',
      criteriaBlock:
        'Lines of one depth, with deeper ones between them. Which line belongs to which follows from the indentation.',
      clause:
        'One condition in words: with a marker it begins an item, with AND, OR or UNLESS it goes on with one.',
      quantified:
        'The list word at the end of a line, and how the words join the list. A colon makes the words a heading.',
      detail: 'A line that belongs to the condition above it.',
      waiver: 'A finding of the linter that is right to stay, with the reason.',
    },
  },
  {
    title: 'Conditions',
    intro: 'What may stand after WHEN and APPLIES TO; EFFECTIVE and LIMIT have one form each.',
    rules: {
      expression: 'Conditions joined by AND, or by OR. Mixing the two needs parentheses.',
      operand: 'A condition, its opposite, or a group in parentheses.',
      condition: 'What is asked of one data element; its name alone asks whether a yes-no element is yes.',
      comparison: 'A number against a number.',
      betweenValues: 'From one value to another, both included.',
      atLeast: 'A least or greatest value: of a scale, a number, or a time before or after an event.',
      moreThan: 'More or less than a number, or than a time before or after an event.',
      isOneOf: 'One of the values of a choice or a scale, or none of them.',
      inCodes: 'Any of the documented codes is in the list, or none is.',
      withinWindow: 'A date no farther from an event than this.',
      aroundEvent: 'The event, and on which side of it.',
      dated: 'A date against a day of the calendar, or against another date.',
      beforeAfter: 'On which side of the day.',
      lasting: 'How long something lasted.',
      changeFrom: 'The change of a number from its baseline.',
      bound: 'Whether the number itself counts.',
      perWindow: 'After LIMIT: how often in how much time.',
      inForce: 'After EFFECTIVE: from which day, until which day, both included.',
      amount: 'A number with its unit.',
      choiceValue:
        'One value of a choice, of a scale, or one code. A value of several words stands in quotes.',
    },
  },
];
