// One block of a text to what it says: lexed, parsed and built by itself, at offsets from its own start; knows no other block.
import type { CstNode, Lexer } from 'chevrotain';
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import { lineStartAt, type SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import {
  criteriaSectionKinds,
  type CaseEntry,
  type CriteriaSectionKind,
  type HeaderField,
  type Item,
  type Section,
  type Waiver,
  type Words,
} from './ast.ts';
import { buildCase } from './build-cases.ts';
import { buildItems } from './build-criteria.ts';
import {
  buildSection,
  criteriaHead,
  headerFields,
  headerWaivers,
  quoted,
  type CriteriaHead,
} from './build-sections.ts';
import { sectionLines } from './criteria-lines.ts';
import { nodeOf, tokensOf, wordsOf, type BuildContext } from './cst.ts';
import { faultDiagnostics } from './faults.ts';
import type { GuidelineParser } from './grammar.ts';
import type { SectionWord } from './keywords.ts';
import { layOut, maximumDepth } from './layout.ts';
import { lexItems, lexSection, type LexedSection } from './lex.ts';
import { hinderingCharacters } from './pasted-text.ts';

/** What stands in a block. A criteria section is completed by the blocks of its items. */
export type BlockContent =
  | {
      readonly kind: 'header';
      readonly title: Words | undefined;
      readonly fields: readonly HeaderField[];
      readonly waivers: readonly Waiver[];
    }
  | { readonly kind: 'cases'; readonly guideline: Words | undefined; readonly version: Words | undefined }
  | { readonly kind: 'case'; readonly entry: CaseEntry }
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'criteria'; readonly word: CriteriaSectionKind; readonly head: CriteriaHead }
  | { readonly kind: 'items'; readonly items: readonly Item[] };

export interface BlockReading {
  readonly keyword: Span;
  readonly span: Span;
  /** undefined: nested too deep to be read at all. */
  readonly content: BlockContent | undefined;
  /** What the grammar found. */
  readonly faults: readonly Diagnostic[];
  /** Characters that a word processor left and that stand in the way of reading. */
  readonly hindering: readonly Span[];
  /** What was found in what the grammar could read; of no interest where the block does not belong in its document. */
  readonly reports: readonly Diagnostic[];
}

export interface BlockReader {
  readonly lexer: Lexer;
  readonly parser: GuidelineParser;
}

/** `column`: where lines stand that slid to the margin. The reading depends on nothing but the arguments. */
export function readBlock(
  { lexer, parser }: BlockReader,
  source: SourceText,
  role: 'section' | 'items',
  word: SectionWord | undefined,
  column: number,
): BlockReading {
  const { uri, text } = source;
  const { lines } = layOut(source);
  const lexed =
    role === 'items' && word !== undefined
      ? lexItems(lexer, text, lines, word, column)
      : lexSection(lexer, text, lines, word, column);
  const { keyword, span } = lexed;
  const hindering = hinderingCharacters(text, lexed);
  const unread = { keyword, span, hindering, content: undefined, reports: [] };
  const nested = deepestParentheses(lexed);
  if (nested)
    return {
      ...unread,
      faults: [diagnose('syntax/too-deep', { uri, span: nested }, { limit: maximumDepth })],
    };
  const { cst, errors } = parser.parseSection(lexed.tokens);
  const hindered = hindering.map(({ start }) => lineSpan(source, start));
  const found = faultDiagnostics(source, lexed, errors, cst);
  const faults = found.filter((fault) => !hindered.some((line) => overlaps(line, fault.span)));
  if (!cst) return { ...unread, faults };
  const broken = [...hindered, ...found.map((fault) => lineSpan(source, fault.span.start))];
  const reports: Diagnostic[] = marginReports(source, lexed);
  const context: BuildContext = {
    uri,
    text,
    report: (diagnostic) => reports.push(diagnostic),
    isBroken: (place) => broken.some((line) => overlaps(line, place)),
  };
  return { ...unread, content: contentOf(context, role, lexed, cst), faults, reports };
}

function contentOf(
  context: BuildContext,
  role: 'section' | 'items',
  lexed: LexedSection,
  cst: CstNode,
): BlockContent {
  const { word, span } = lexed;
  if (role === 'items') {
    const lines = sectionLines(nodeOf(cst, 'criteriaSection') ?? cst);
    return { kind: 'items', items: buildItems(context, lines) };
  }
  switch (word) {
    case 'guideline':
    case 'fragment':
      return { kind: 'header', title: quoted(cst), fields: headerFields(cst), waivers: headerWaivers(cst) };
    case 'cases for': {
      const [guideline, version] = tokensOf(nodeOf(cst, 'casesSection') ?? cst, 'Word').map(wordsOf);
      return { kind: 'cases', guideline, version };
    }
    case 'case':
      return { kind: 'case', entry: buildCase(context, cst, span) };
    default:
      return isCriteriaWord(word)
        ? { kind: 'criteria', word, head: criteriaHead(context, cst) }
        : { kind: 'section', section: buildSection(context, word, lexed, cst) };
  }
}

function isCriteriaWord(word: SectionWord | undefined): word is CriteriaSectionKind {
  return criteriaSectionKinds.some((kind) => kind === word);
}

function marginReports(
  { uri, text }: SourceText,
  { word, keyword, notIndented }: LexedSection,
): Diagnostic[] {
  const reports = notIndented.map((line) => {
    const span = { start: line.start, end: line.end };
    const edits = [{ uri, span: { start: line.start, end: line.start }, newText: '    ' }];
    return diagnose('syntax/not-indented', { uri, span, fixes: [{ label: 'Indent the line', edits }] }, {});
  });
  const words = text.slice(keyword.start, keyword.end);
  return word === undefined
    ? [...reports, diagnose('syntax/unknown-section', { uri, span: keyword }, { word: words })]
    : reports;
}

/** Parentheses and NOT recurse in the grammar too. */
function deepestParentheses(lexed: LexedSection): Span | undefined {
  let depth = 0;
  for (const token of lexed.tokens) {
    const name = token.tokenType.name;
    if (name === 'LeftParen' || name === 'NotWord') depth++;
    else if (name === 'RightParen') depth--;
    else if (name === 'Newline') depth = 0;
    if (depth > maximumDepth)
      return { start: token.startOffset, end: token.startOffset + token.image.length };
  }
  return undefined;
}

function lineSpan({ text }: SourceText, offset: number): Span {
  const start = lineStartAt(text, offset);
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
