// Text to tree, whatever the text: always a tree, never a throw; the only door to lexer and grammar.
import type { Lexer } from 'chevrotain';
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic, Outcome } from '../source/diagnostic.ts';
import { lineStartAt, createSourceText, type SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type {
  CaseEntry,
  CasesDocument,
  Document,
  GuidelineDocument,
  HeaderField,
  Section,
  Waiver,
  Words,
} from './ast.ts';
import { buildCase } from './build-cases.ts';
import { buildSection, headerFields, headerWaivers, quoted } from './build-sections.ts';
import { tokensOf, nodeOf, wordsOf, type BuildContext } from './cst.ts';
import { GuidelineParser } from './grammar.ts';
import { sectionWordAt, lexSections, type LexedSection } from './lex.ts';
import { indentSteps, layOut, maximumDepth, maximumLength, type Layout } from './layout.ts';
import { createLexer } from './tokens.ts';
import { faultDiagnostics } from './faults.ts';
import { hinderingCharacters, pastedTextDiagnostics } from './pasted-text.ts';

/** Lexer and grammar are costly to build and hold no state between calls. */
export interface Syntax {
  parse(source: SourceText): Outcome<Document>;
  parseGuideline(source: SourceText): Outcome<GuidelineDocument>;
  parseCases(source: SourceText): Outcome<CasesDocument>;
}

export function createSyntax(): Syntax {
  const lexer = createLexer();
  const parser = new GuidelineParser();
  const parse = (source: SourceText): Outcome<Document> => parseDocument(lexer, parser, source);
  return {
    parse,
    parseGuideline: (source) => {
      const { value, diagnostics } = parse(source);
      if (value.kind !== 'cases') return { value, diagnostics };
      return {
        value: emptyGuideline(source),
        diagnostics: [
          ...diagnostics,
          diagnose('syntax/not-a-guideline', { uri: source.uri, span: firstLine(source) }, {}),
        ],
      };
    },
    parseCases: (source) => {
      const { value, diagnostics } = parse(source);
      if (value.kind === 'cases') return { value, diagnostics };
      return {
        value: emptyCases(source),
        diagnostics: [
          ...diagnostics,
          diagnose('syntax/not-cases', { uri: source.uri, span: firstLine(source) }, {}),
        ],
      };
    },
  };
}

function parseDocument(lexer: Lexer, parser: GuidelineParser, source: SourceText): Outcome<Document> {
  const { uri } = source;
  const refused = refuse(source);
  if (refused) return { value: emptyDocument(source), diagnostics: [refused] };
  const layout = layOut(source);
  const tooDeep = findTooDeep(source, layout);
  if (tooDeep) return { value: emptyDocument(source), diagnostics: [tooDeep] };
  const lexedSections = lexSections(lexer, source.text, layout.lines);
  const hindering = hinderingCharacters(source.text, lexedSections);
  const diagnostics: Diagnostic[] = [...pastedTextDiagnostics(source, layout.tabbed, hindering)];
  const hindered = hindering.map(({ start }) => lineSpan(source, start));
  const sections = lexedSections.map((lexed) => {
    const nested = deepestParentheses(lexed);
    if (nested) diagnostics.push(diagnose('syntax/too-deep', { uri, span: nested }, { limit: maximumDepth }));
    const { cst, errors } = nested ? { cst: undefined, errors: [] } : parser.parseSection(lexed.tokens);
    const faults = faultDiagnostics(source, lexed, errors, cst);
    diagnostics.push(...faults.filter(({ span }) => !hindered.some((line) => overlaps(line, span))));
    const broken = [...hindered, ...faults.map((fault) => lineSpan(source, fault.span.start))];
    const context: BuildContext = {
      uri,
      text: source.text,
      report: (diagnostic) => diagnostics.push(diagnostic),
      isBroken: (span) => broken.some((line) => overlaps(line, span)),
    };
    return { lexed, cst, context };
  });
  const value = assemble(source, layout, sections, diagnostics);
  return { value, diagnostics: diagnostics.toSorted((a, b) => a.span.start - b.span.start) };
}

type ParsedSection = {
  readonly lexed: LexedSection;
  readonly cst: ReturnType<GuidelineParser['parseSection']>['cst'];
  readonly context: BuildContext;
};

function assemble(
  source: SourceText,
  layout: Layout,
  sections: readonly ParsedSection[],
  diagnostics: Diagnostic[],
): Document {
  const { uri } = source;
  const span = { start: 0, end: source.text.length };
  const opener = sections[0];
  const kind = opener?.lexed.word;
  if (kind === 'cases for') return assembleCases(source, layout, sections, diagnostics);
  if (kind !== 'guideline' && kind !== 'fragment')
    diagnostics.push(diagnose('syntax/not-a-guideline', { uri, span: firstLine(source) }, {}));
  let title: Words | undefined;
  let header: readonly HeaderField[] = [];
  let waivers: readonly Waiver[] = [];
  const built: Section[] = [];
  sections.forEach(({ lexed, cst, context }, index) => {
    const { word } = lexed;
    if (!cst) return;
    if (word === 'guideline' || word === 'fragment') {
      if (index > 0)
        return void diagnostics.push(
          diagnose('syntax/second-header', { uri, span: lexed.keyword }, { word }),
        );
      title = quoted(cst);
      header = headerFields(cst);
      waivers = headerWaivers(cst);
    } else if (word === 'case' || word === 'cases for') {
      diagnostics.push(diagnose('syntax/misplaced-section', { uri, span: lexed.keyword }, { word }));
    } else {
      reportSection(source, lexed, diagnostics);
      built.push(buildSection(context, word, lexed, cst));
    }
  });
  return {
    kind: kind === 'fragment' ? 'fragment' : 'guideline',
    title,
    header,
    waivers,
    sections: built,
    comments: layout.comments,
    span,
  };
}

function assembleCases(
  source: SourceText,
  layout: Layout,
  sections: readonly ParsedSection[],
  diagnostics: Diagnostic[],
): CasesDocument {
  const { uri } = source;
  const opener = sections[0];
  const node = opener?.cst && nodeOf(opener.cst, 'casesSection');
  const [guideline, version] = node ? tokensOf(node, 'Word').map(wordsOf) : [];
  const cases = sections.slice(1).flatMap(({ lexed, cst, context }): readonly CaseEntry[] => {
    if (lexed.word === 'case' && cst) return [buildCase(context, cst, lexed.span)];
    const word = source.text.slice(lexed.keyword.start, lexed.keyword.end);
    diagnostics.push(diagnose('syntax/misplaced-section', { uri, span: lexed.keyword }, { word }));
    return [];
  });
  return {
    kind: 'cases',
    guideline,
    version,
    cases,
    comments: layout.comments,
    span: { start: 0, end: source.text.length },
  };
}

function reportSection(source: SourceText, lexed: LexedSection, diagnostics: Diagnostic[]): void {
  const { uri, text } = source;
  for (const line of lexed.notIndented) {
    const span = { start: line.start, end: line.end };
    const fixes = [
      {
        label: 'Indent the line',
        edits: [{ uri, span: { start: line.start, end: line.start }, newText: '    ' }],
      },
    ];
    diagnostics.push(diagnose('syntax/not-indented', { uri, span, fixes }, {}));
  }
  if (lexed.word !== undefined) return;
  const word = text.slice(lexed.keyword.start, lexed.keyword.end);
  diagnostics.push(diagnose('syntax/unknown-section', { uri, span: lexed.keyword }, { word }));
}

/** Over the size limit, or with bytes that are no text. */
function refuse(source: SourceText): Diagnostic | undefined {
  const { text, uri } = source;
  const span = { start: 0, end: Math.min(text.length, 1) };
  if (text.length > maximumLength)
    return diagnose('syntax/too-long', { uri, span }, { size: (text.length / 1024 / 1024).toFixed(1) });
  return undefined;
}

function findTooDeep(source: SourceText, layout: Layout): Diagnostic | undefined {
  let depth = 0;
  const steps = indentSteps(layout.lines);
  for (const [index, { closes, opens }] of steps.entries()) {
    depth += opens - closes;
    const line = layout.lines[index];
    if (depth > maximumDepth && line) {
      return diagnose(
        'syntax/too-deep',
        { uri: source.uri, span: { start: line.start, end: line.end } },
        { limit: maximumDepth },
      );
    }
  }
  return undefined;
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

function lineSpan(source: SourceText, offset: number): Span {
  const start = lineStartAt(source.text, offset);
  const end = source.text.indexOf('\n', offset);
  return { start, end: end < 0 ? source.text.length : end };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function firstLine(source: SourceText): Span {
  const end = source.text.search(/[\r\n]/);
  return { start: 0, end: end < 0 ? source.text.length : end };
}

function emptyDocument(source: SourceText): Document {
  const opener = createSourceText(source.uri, source.text.slice(0, 200));
  const line = layOut(opener).lines[0];
  return line && sectionWordAt(opener.text, line) === 'cases for'
    ? emptyCases(source)
    : emptyGuideline(source);
}

function emptyGuideline(source: SourceText): GuidelineDocument {
  return {
    kind: 'guideline',
    title: undefined,
    header: [],
    waivers: [],
    sections: [],
    comments: [],
    span: { start: 0, end: source.text.length },
  };
}

function emptyCases(source: SourceText): CasesDocument {
  return {
    kind: 'cases',
    guideline: undefined,
    version: undefined,
    cases: [],
    comments: [],
    span: { start: 0, end: source.text.length },
  };
}
