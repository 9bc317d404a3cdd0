// The token types and the lexer modes, one mode a kind of line; knows no nesting and no meaning.
import { createToken, Lexer, type IToken, type TokenType } from 'chevrotain';
import { splitProse } from './prose.ts';
import { markerPattern, quantifierPattern } from './keywords.ts';

const token = (
  name: string,
  pattern: RegExp,
  options: { longer_alt?: TokenType; push_mode?: string; label?: string } = {},
): TokenType => createToken({ name, pattern, ...options });

// ---- made by the layout, never by a pattern ----
export const Indent = createToken({ name: 'Indent', pattern: Lexer.NA, label: 'a deeper line' });
export const Dedent = createToken({ name: 'Dedent', pattern: Lexer.NA, label: 'the end of the list' });
export const Newline = createToken({ name: 'Newline', pattern: Lexer.NA, label: 'the end of the line' });

/** The words that open a section, one type a shape of body; the layout makes them, their image is the section word. */
const opener = (name: string): TokenType => createToken({ name, pattern: Lexer.NA, label: 'a section' });
export const DocumentKeyword = opener('DocumentKeyword');
export const TextKeyword = opener('TextKeyword');
export const TableKeyword = opener('TableKeyword');
export const SeeKeyword = opener('SeeKeyword');
export const IncludeKeyword = opener('IncludeKeyword');
export const DataKeyword = opener('DataKeyword');
export const CriteriaKeyword = opener('CriteriaKeyword');
export const DeterminationKeyword = opener('DeterminationKeyword');
export const TermsKeyword = opener('TermsKeyword');
export const ReferencesKeyword = opener('ReferencesKeyword');
export const ChangesKeyword = opener('ChangesKeyword');
export const CasesKeyword = opener('CasesKeyword');
export const CaseKeyword = opener('CaseKeyword');
export const UnknownKeyword = opener('UnknownKeyword');

const Space = createToken({ name: 'Space', pattern: /[^\S\r\n]+/, group: Lexer.SKIPPED });

// ---- shared ----
export const Quoted = token('Quoted', /"[^"\r\n]*"/, { label: 'words in quotes' });
export const UnclosedQuote = token('UnclosedQuote', /"[^"\r\n]*/);
export const Braced = token('Braced', /\{[^{}\r\n]*\}/, { label: 'an {id}' });
export const UnclosedBrace = token('UnclosedBrace', /\{[^{}\r\n]*/);
export const Comma = token('Comma', /,/);
/** Anything that no pattern of the line knows; the parser reports it. */
export const Stray = token('Stray', /[^\s]+?/);
export const Word = token('Word', /[^\s",;(){}[\]<>=!]+/, { label: 'a word' });
export const RestOfLine = token('RestOfLine', /\S(?:.*\S)?/, { label: 'words' });

// ---- section headings ----
export const For = token('For', /FOR(?!\S)/);
export const Url = token('Url', /<[^<>\s]*>/);
export const SeeText = token('SeeText', /[^\s<"](?:[^<"]*[^\s<"])?/);

// ---- header, references, changes: a key, then words ----
export const Key = token('Key', /\S+/, { push_mode: 'rest', label: 'a key' });

// ---- code tables ----
export const Code = token('Code', /\+?[A-Za-z0-9][A-Za-z0-9.]*(?:-[A-Za-z0-9][A-Za-z0-9.]*)*(?!\S)/, {
  push_mode: 'codeText',
  label: 'a code',
});
export const CodeText = token('CodeText', /[^\s|](?:[^|]*[^\s|])?/);
export const Bar = token('Bar', /\|/);

// ---- data ----
export const DataName = token('DataName', /[^\s"]+/, { push_mode: 'dataType', label: 'a name' });
export const LessThan = token('LessThan', /</);
export const DataUnit = createToken({
  name: 'DataUnit',
  label: 'a unit',
  line_breaks: false,
  pattern: (text: string, offset: number, matched: readonly IToken[]): RegExpExecArray | null => {
    if (matched.at(-1)?.tokenType !== InUnit) return null;
    dataUnitText.lastIndex = offset;
    return dataUnitText.exec(text);
  },
});
const dataUnitText = /[^\s,]+/y;

// ---- criteria lines ----
export const Marker = token('Marker', new RegExp(`(?:${markerPattern})(?!\\S)`), {
  push_mode: 'clause',
  label: 'a list marker',
});
export const ExpressionDetail = token(
  'ExpressionDetail',
  /(?:WHEN|APPLIES[^\S\r\n]+TO|EFFECTIVE|LIMIT)(?!\S)/,
  {
    push_mode: 'expression',
  },
);
export const ListDetail = token('ListDetail', /(?:EG|ONLY)(?!\S)/, { push_mode: 'rest' });
export const TextDetail = token('TextDetail', /(?:NOTE|FOOTNOTE|REASON|EVIDENCE)(?!\S)/, {
  push_mode: 'rest',
});
export const Waive = token('Waive', /WAIVE(?!\S)/, { push_mode: 'waive' });
export const Connector = token('Connector', /(?:AND|OR|UNLESS)(?!\S)/, { push_mode: 'clause' });
export const Not = token('Not', /NOT(?!\S)/, { push_mode: 'clause' });
export const Quantifier = token('Quantifier', new RegExp(`(?:${quantifierPattern})(?![^\\s:{[])`), {
  push_mode: 'tail',
  label: 'a list word such as ANY OF',
});
export const Prose = createToken({
  name: 'Prose',
  label: 'words',
  push_mode: 'tail',
  line_breaks: false,
  pattern: (text: string, offset: number): RegExpExecArray | null => {
    const length = splitProse(text.slice(offset)).proseLength;
    return length === 0
      ? null
      : (Object.assign([text.slice(offset, offset + length)], {
          index: offset,
          input: text,
        }) as unknown as RegExpExecArray);
  },
});
export const GroupConnector = token('GroupConnector', /(?:AND|OR|UNLESS|WITH)(?!\S)/);
export const Colon = token('Colon', /:/);
export const Citations = token('Citations', /\[[^[\]\r\n]*\]/, { label: 'citations' });
/** Words behind a quantifier, an id or citations. */
export const Trailing = token('Trailing', /[^\s{[:](?:.*\S)?/);

// ---- expressions ----
export const And = token('And', /AND(?![\w-])/);
export const Or = token('Or', /OR(?![\w-])/);
export const NotWord = token('NotWord', /NOT(?![\w-])/);
export const Met = token('Met', /MET(?![\w-])/);
export const Comparison = token('Comparison', /<=|>=|!=|[<>=\u2264\u2265\u2260]/, {
  label: 'a comparison such as >=',
});
export const LeftParen = token('LeftParen', /\(/);
export const RightParen = token('RightParen', /\)/);
export const DayLiteral = token('DayLiteral', /\d{4}-\d{2}-\d{2}(?![\w-])/, {
  label: 'a day such as 2024-07-01',
});
export const NumberLiteral = token('NumberLiteral', /[-+]?\d+(?:\.\d+)?(?![^\s),])/, { label: 'a number' });
export const UnitWord = createToken({
  name: 'UnitWord',
  label: 'a unit',
  line_breaks: false,
  pattern: (text: string, offset: number, matched: readonly IToken[]): RegExpExecArray | null => {
    if (matched.at(-1)?.tokenType !== NumberLiteral) return null;
    unitText.lastIndex = offset;
    return unitText.exec(text);
  },
});
const unitText =
  /(?!(?:AND|OR|and|or|before|after|per|of|to|from|precision)(?:\s|$))[A-Za-z%/0-9'"µ°*{[][^\s,;()]*/y;
/** The logic words have capital twins, so their small forms are told apart by name. */
const lower = (word: string): TokenType => {
  const name = `${word.charAt(0).toUpperCase()}${word.slice(1)}${['not', 'or', 'and'].includes(word) ? 'Lower' : ''}`;
  return token(name, new RegExp(`${word}(?![\\w-])`), { longer_alt: Word, label: word });
};
export const Is = lower('is');
export const NotLower = lower('not');
export const OrLower = lower('or');
export const AndLower = lower('and');
export const At = lower('at');
export const Least = lower('least');
export const Most = lower('most');
export const More = lower('more');
export const Less = lower('less');
export const Than = lower('than');
export const Between = lower('between');
export const Within = lower('within');
export const Before = lower('before');
export const After = lower('after');
export const Of = lower('of');
export const In = lower('in');
export const Known = lower('known');
export const Per = lower('per');
export const Choice = lower('choice');
export const Scale = lower('scale');
export const Quantity = lower('quantity');
export const Count = lower('count');
export const DateWord = token('DateWord', /date(?![\w-])/, { longer_alt: Word, label: 'date' });
export const YesNo = token('YesNo', /yes-no(?![\w-])/, { longer_alt: Word, label: 'yes-no' });
export const CodesWord = token('CodesWord', /codes(?![\w-])/, { longer_alt: Word, label: 'codes' });
export const InUnit = token('InUnit', /in(?![\w-])/, { longer_alt: Word, label: 'in' });
export const Precision = lower('precision');
export const From = lower('from');
export const To = lower('to');

/** Words with a meaning in one place only; elsewhere each is a word like any other, and may name a value. */
const soft = (word: string): TokenType => {
  const name = `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return createToken({ name, pattern: new RegExp(`${word}(?![\\w-])`), longer_alt: Word, label: word });
};
export const On = soft('on');
export const Until = soft('until');
export const Lasting = soft('lasting');
export const Increased = soft('increased');
export const Decreased = soft('decreased');
export const Changed = soft('changed');
export const By = soft('by');
const softWords = [On, Until, Lasting, Increased, Decreased, Changed, By];

// ---- determination ----
export const Otherwise = token('Otherwise', /otherwise(?!\S)/, { longer_alt: Word });

const lowerWords = [
  Is,
  NotLower,
  OrLower,
  AndLower,
  At,
  Least,
  Most,
  More,
  Less,
  Than,
  Between,
  Within,
  Before,
  After,
  Of,
  In,
  Known,
  Per,
  From,
];
const dataWords = [
  Choice,
  Scale,
  Quantity,
  Count,
  DateWord,
  YesNo,
  CodesWord,
  InUnit,
  Precision,
  From,
  To,
  Of,
];
const expressionTokens = [
  Space,
  UnitWord,
  DayLiteral,
  NumberLiteral,
  And,
  Or,
  NotWord,
  Met,
  Comparison,
  LeftParen,
  RightParen,
  Comma,
  Braced,
  UnclosedBrace,
  Quoted,
  UnclosedQuote,
  ...lowerWords,
  ...softWords,
  Word,
  Stray,
];
/** Any word that is left over at the end of a line; the parser takes it in so that the fault stays on its line. */
export const Excess = createToken({ name: 'Excess', pattern: Lexer.NA, label: 'nothing more' });

const clauseTokens = [Space, Connector, Not, Quantifier, Prose, Braced, UnclosedBrace, Citations, Stray];

export type LineMode =
  | 'heading'
  | 'see'
  | 'header'
  | 'raw'
  | 'key'
  | 'codeRow'
  | 'data'
  | 'criteria'
  | 'determination'
  | 'change'
  | 'caseLine';

export const lexerModes: Readonly<Record<string, TokenType[]>> = {
  heading: [Space, Quoted, UnclosedQuote, Comma, For, Word, Stray],
  see: [Space, Quoted, UnclosedQuote, Url, SeeText, Stray],
  header: [Space, Waive, Key],
  raw: [Space, RestOfLine],
  key: [Space, Key],
  rest: [Space, RestOfLine],
  codeRow: [Space, Code, Key],
  codeText: [Space, Bar, CodeText],
  data: [Space, DataName, Stray],
  dataType: [
    Space,
    DataUnit,
    Quoted,
    UnclosedQuote,
    Comma,
    LessThan,
    UnitWord,
    NumberLiteral,
    ...dataWords,
    Word,
    Stray,
  ],
  criteria: [Space, Marker, Waive, ExpressionDetail, ListDetail, TextDetail, ...clauseTokens.slice(1)],
  clause: clauseTokens,
  tail: [Space, GroupConnector, Quantifier, Colon, Braced, UnclosedBrace, Citations, Trailing, Stray],
  waive: [Space, Quoted, UnclosedQuote, Word, Stray],
  expression: expressionTokens,
  determination: [Space, Quoted, UnclosedQuote, Otherwise, Word, Stray],
  change: [Space, Key],
  caseLine: [Space, RestOfLine],
};

for (const type of new Set(Object.values(lexerModes).flat())) {
  if (type !== Space) type.CATEGORIES = softWords.includes(type) ? [Excess, Word] : [Excess];
}

export const allTokens: TokenType[] = [
  Excess,
  Indent,
  Dedent,
  Newline,
  DocumentKeyword,
  TextKeyword,
  TableKeyword,
  SeeKeyword,
  IncludeKeyword,
  DataKeyword,
  CriteriaKeyword,
  DeterminationKeyword,
  TermsKeyword,
  ReferencesKeyword,
  ChangesKeyword,
  CasesKeyword,
  CaseKeyword,
  UnknownKeyword,
  ...new Set(Object.values(lexerModes).flat()),
];

export function createLexer(): Lexer {
  return new Lexer(
    { modes: { ...lexerModes }, defaultMode: 'criteria' },
    { positionTracking: 'onlyOffset', ensureOptimizations: false, skipValidations: false },
  );
}
