// Parser faults as diagnostics in the author's terms, one a line; knows the grammar's rule names and nothing else of it.
import { diagnose } from '../source/catalogue.ts';
import type { CstNode } from 'chevrotain';
import type { Diagnostic } from '../source/diagnostic.ts';
import { lineStartAt, type SourceText } from '../source/source-text.ts';
import type { ParserFault } from './grammar.ts';
import { childrenInOrder, nodeOf, tokensOf, tokenSpan } from './cst.ts';
import type { LexedSection } from './lex.ts';
import type { Span } from '../source/span.ts';
import { expressionSlip } from './expression-slips.ts';

const expressionRules = new Set([
  'amount',
  'choiceValue',
  'comparison',
  'isOneOf',
  'betweenValues',
  'aroundEvent',
  'atLeast',
  'moreThan',
  'withinWindow',
  'inCodes',
  'perWindow',
  'condition',
  'operand',
  'expression',
]);

const expectations: Readonly<Record<string, string>> = {
  dataLine:
    'a name, its label in quotes and its type, such as `bmi "Body mass index" quantity in kg/m2, precision 0.1`',
  dataType: 'one of choice of, scale, quantity in, count, date, yes-no, codes from',
  quantityOptions: '`, precision 0.1` or `, from 5 to 120`',
  codeRow: 'a code, its description and, after `|`, its status',
  determinationRow: 'a section word, met / not met / unknown, and a verdict',
  waiver: '`WAIVE lint/code "reason"`',
  keyLine: 'a key and its words',
  casesSection: '`cases for guideline-id version` or `case "title"`',
  changesSection: '`changes from version`',
  criteriaSection: 'a title in quotes and, if needed, `FOR initial CPT 94660`',
};

/** The first fault of each line, and of each other line the words that are left over at its end. */
export function faultDiagnostics(
  source: SourceText,
  lexed: LexedSection,
  faults: readonly ParserFault[],
  cst: CstNode | undefined,
): readonly Diagnostic[] {
  const seen = new Set<number>();
  const lineOf = (offset: number): number => lineStartAt(source.text, offset);
  const leftOver = cst && hasLeftOver(cst) ? leftOverDiagnostics(source, lexed, cst, []) : [];
  const reported = faults.flatMap((fault): readonly Diagnostic[] => {
    const span = faultSpan(source, lexed, fault);
    const line = lineOf(span.start);
    if (seen.has(line)) return [];
    seen.add(line);
    return [faultDiagnostic(source, lexed, fault, span)];
  });
  return [...reported, ...leftOver.filter(({ span }) => !seen.has(lineOf(span.start)))];
}

/** Most blocks have none, and need not be put in order to find that out. */
function hasLeftOver(node: CstNode): boolean {
  for (const name in node.children) {
    for (const child of node.children[name] ?? []) {
      if (
        'children' in child &&
        (child.name === 'lineEnd' ? tokensOf(child, 'Excess').length > 0 : hasLeftOver(child))
      )
        return true;
    }
  }
  return false;
}

/** One for each line end that took words in; its siblings tell which rule the words followed. */
function leftOverDiagnostics(
  source: SourceText,
  lexed: LexedSection,
  node: CstNode,
  above: readonly string[],
): readonly Diagnostic[] {
  const children = childrenInOrder(node);
  return children.flatMap((child, index): readonly Diagnostic[] => {
    if (!('children' in child)) return [];
    if (child.name !== 'lineEnd') return leftOverDiagnostics(source, lexed, child, [...above, child.name]);
    const [first] = tokensOf(child, 'Excess');
    const last = tokensOf(child, 'Excess').at(-1);
    if (!first || !last) return [];
    const sibling = children[index - 1];
    const rules = [...above, ...(sibling && 'children' in sibling ? [sibling.name] : [])];
    const isExpression =
      sibling !== undefined && 'children' in sibling && nodeOf(sibling, 'expression') !== undefined;
    const span = { start: first.startOffset, end: tokenSpan(last).end };
    const fault = {
      token: first,
      message: '',
      context: { ruleStack: isExpression ? ['expression'] : rules },
    };
    return [faultDiagnostic(source, lexed, fault, span)];
  });
}

function faultDiagnostic(
  source: SourceText,
  lexed: LexedSection,
  fault: ParserFault,
  span: Span,
): Diagnostic {
  const { uri, text } = source;
  const section = lexed.word;
  const words = text.slice(span.start, span.end) || 'the end of the line';
  const rules = fault.context.ruleStack;
  const name = fault.token.tokenType.name;
  if (name === 'UnclosedQuote') return diagnose('syntax/unclosed-quote', { uri, span, section }, {});
  if (name === 'UnclosedBrace') return diagnose('syntax/unclosed-brace', { uri, span, section }, {});
  if (rules.some((rule) => expressionRules.has(rule)))
    return diagnose(
      'syntax/expression',
      { uri, span, section, ...expressionSlip(uri, text, span) },
      { words },
    );
  const expected = expectations[rules.findLast((rule) => rule in expectations) ?? ''] ?? 'something else';
  return diagnose('syntax/unexpected', { uri, span, section }, { words, expected });
}

/** A fault at the end of a line points at the last word before it. */
function faultSpan(source: SourceText, lexed: LexedSection, fault: ParserFault): Span {
  const { token, previousToken } = fault;
  const at = token.startOffset;
  if (at >= 0 && token.image.length > 0) return { start: at, end: at + token.image.length };
  if (previousToken && previousToken.startOffset >= 0 && previousToken.image.length > 0) {
    return { start: previousToken.startOffset, end: previousToken.startOffset + previousToken.image.length };
  }
  const end = Number.isNaN(at) || at < 0 ? lexed.span.end : at;
  const start = Math.max(lexed.span.start, end - 1);
  return { start, end: Math.min(end, source.text.length) };
}
