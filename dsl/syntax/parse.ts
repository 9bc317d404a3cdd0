// Text to tree, whatever the text: always a tree, never a throw; the only door to lexer and grammar.
import { diagnose } from '../source/catalogue.ts';
import type { Diagnostic, Outcome } from '../source/diagnostic.ts';
import { createSourceText, type SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { CaseEntry, CasesDocument, Document, GuidelineDocument, Section } from './ast.ts';
import { cutBlocks } from './blocks.ts';
import { joinSection } from './build-criteria.ts';
import { GuidelineParser } from './grammar.ts';
import type { SectionWord } from './keywords.ts';
import { indentSteps, layOut, maximumDepth, maximumLength, type Layout } from './layout.ts';
import { sectionWordAt } from './lex.ts';
import { createBlockMemory, type BlockMemory } from './memory.ts';
import { pastedTextDiagnostics } from './pasted-text.ts';
import type { BlockContent, BlockReading } from './read-block.ts';
import { createLexer } from './tokens.ts';

/**
 * Lexer and grammar are costly to build. A syntax remembers what it last read of each document, which makes the next version
 * of it fast to read and changes nothing else.
 */
export interface Syntax {
  /** The same source is parsed once. */
  parse(source: SourceText): Outcome<Document>;
  parseGuideline(source: SourceText): Outcome<GuidelineDocument>;
  parseCases(source: SourceText): Outcome<CasesDocument>;
}

export function createSyntax(): Syntax {
  const memory = createBlockMemory({ lexer: createLexer(), parser: new GuidelineParser() });
  const parsed = new WeakMap<SourceText, Outcome<Document>>();
  const parse = (source: SourceText): Outcome<Document> => {
    const known = parsed.get(source) ?? parseDocument(memory, source);
    parsed.set(source, known);
    return known;
  };
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

function parseDocument(memory: BlockMemory, source: SourceText): Outcome<Document> {
  const refused = refuse(source);
  if (refused) return { value: emptyDocument(source), diagnostics: [refused] };
  const layout = layOut(source);
  const tooDeep = findTooDeep(source, layout);
  if (tooDeep) return { value: emptyDocument(source), diagnostics: [tooDeep] };
  const read = memory.begin(source);
  const sections = cutBlocks(source, layout.lines).map((section): ReadSection => {
    const head = read(section, section.head);
    return { word: section.word, head, items: section.items.map((block) => read(section, block)) };
  });
  const blocks = sections.flatMap(({ head, items }) => [head, ...items]);
  const hindering = blocks.flatMap((block) => block.hindering);
  const diagnostics = [
    ...pastedTextDiagnostics(source, layout.tabbed, hindering),
    ...blocks.flatMap((block) => block.faults),
  ];
  const value = assemble(source, layout, sections, diagnostics);
  return { value, diagnostics: diagnostics.toSorted((a, b) => a.span.start - b.span.start) };
}

interface ReadSection {
  readonly word: SectionWord | undefined;
  readonly head: BlockReading;
  readonly items: readonly BlockReading[];
}

function assemble(
  source: SourceText,
  layout: Layout,
  sections: readonly ReadSection[],
  diagnostics: Diagnostic[],
): Document {
  const kind = sections[0]?.word;
  if (kind === 'cases for') return assembleCases(source, layout, sections, diagnostics);
  const { uri } = source;
  if (kind !== 'guideline' && kind !== 'fragment')
    diagnostics.push(diagnose('syntax/not-a-guideline', { uri, span: firstLine(source) }, {}));
  const opener = sections[0]?.head.content;
  const header = opener?.kind === 'header' ? opener : undefined;
  const built = sections.flatMap((section, index): readonly Section[] => {
    const { head, word = '' } = section;
    if (!head.content) return [];
    switch (head.content.kind) {
      case 'header':
        if (index > 0)
          diagnostics.push(diagnose('syntax/second-header', { uri, span: head.keyword }, { word }));
        else diagnostics.push(...head.reports);
        return [];
      case 'cases':
      case 'case':
        diagnostics.push(diagnose('syntax/misplaced-section', { uri, span: head.keyword }, { word }));
        return [];
      case 'section':
        diagnostics.push(...head.reports);
        return [head.content.section];
      case 'criteria':
        return assembleCriteria(source, head.content, section, diagnostics);
      case 'items':
        return [];
    }
  });
  return {
    kind: kind === 'fragment' ? 'fragment' : 'guideline',
    title: header?.title,
    header: header?.fields ?? [],
    waivers: header?.waivers ?? [],
    sections: built,
    comments: layout.comments,
    span: { start: 0, end: source.text.length },
  };
}

function assembleCriteria(
  { uri, text }: SourceText,
  { word, head }: Extract<BlockContent, { kind: 'criteria' }>,
  section: ReadSection,
  diagnostics: Diagnostic[],
): readonly Section[] {
  const blocks = [section.head, ...section.items];
  if (blocks.some(({ content }) => content === undefined)) return [];
  for (const { reports } of blocks) diagnostics.push(...reports);
  const { keyword } = section.head;
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const items = section.items.flatMap(({ content }) => (content?.kind === 'items' ? content.items : []));
  return [
    {
      keyword: { value: text.slice(keyword.start, keyword.end), span: keyword },
      span: { start: keyword.start, end: (blocks.at(-1) ?? section.head).span.end },
      kind: word,
      title: head.title,
      scope: head.scope,
      ...joinSection({ uri, text, report }, head, items),
    },
  ];
}

function assembleCases(
  source: SourceText,
  layout: Layout,
  sections: readonly ReadSection[],
  diagnostics: Diagnostic[],
): CasesDocument {
  const { uri, text } = source;
  const [opener, ...rest] = sections.map(({ head }) => head);
  const named = opener?.content?.kind === 'cases' ? opener.content : undefined;
  const cases = rest.flatMap(({ content, keyword, reports }): readonly CaseEntry[] => {
    if (content?.kind === 'case') {
      diagnostics.push(...reports);
      return [content.entry];
    }
    const word = text.slice(keyword.start, keyword.end);
    diagnostics.push(diagnose('syntax/misplaced-section', { uri, span: keyword }, { word }));
    return [];
  });
  return {
    kind: 'cases',
    guideline: named?.guideline,
    version: named?.version,
    cases,
    comments: layout.comments,
    span: { start: 0, end: text.length },
  };
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
  // Each level takes a column at least.
  if (!layout.lines.some(({ column }) => column > maximumDepth)) return undefined;
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

/** The first line that is neither blank nor a comment. */
function firstLine(source: SourceText): Span {
  const [line] = layOut(source).lines;
  return line ? { start: line.start, end: line.end } : { start: 0, end: 0 };
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
