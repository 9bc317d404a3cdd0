// One line of criteria to its parts: marker, connector, words, quantifier, id, citations, detail; knows no neighbours.
import { lineStartAt } from '../source/source-text.ts';
import type { IToken } from 'chevrotain';
import { diagnose } from '../source/catalogue.ts';
import type { Span } from '../source/span.ts';
import type { Clause, Connector, Detail, Quantifier, QuantifierKind, Waiver, Words } from './ast.ts';
import { buildExpression } from './build-expression.ts';
import type { CriteriaLine } from './criteria-lines.ts';
import {
  innerWords,
  joinWords,
  nodeOf,
  splitWords,
  tokenOf,
  tokenSpan,
  tokensOf,
  wordsOf,
  type BuildContext,
} from './cst.ts';
import { printExpression } from './print-criteria.ts';
import { foldSpaces, strayLogicWords } from './prose.ts';

/** What stands on one line, before its neighbours are known. */
export interface ClauseLine {
  readonly marker: Words | undefined;
  readonly connector: Connector | undefined;
  readonly connectorSpan: Span | undefined;
  readonly negated: boolean;
  readonly words: Words | undefined;
  readonly heading: boolean;
  readonly groupConnector: Clause['groupConnector'];
  readonly quantifier: Quantifier | undefined;
  readonly id: Words | undefined;
  readonly citations: readonly Words[];
  readonly span: Span;
}

const idForm = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)*$/;

export function readClauseLine(context: BuildContext, line: CriteriaLine): ClauseLine {
  const { node } = line;
  const connector = tokenOf(node, 'Connector');
  const quantified = nodeOf(node, 'quantified');
  const prose = tokenOf(node, 'Prose');
  const quantifierToken = quantified && tokenOf(quantified, 'Quantifier');
  const groupConnector = quantified && tokenOf(quantified, 'GroupConnector');
  if (prose) reportStrayLogic(context, prose, line);
  reportTrailing(context, line);
  const id = tokenOf(node, 'Braced');
  const marker = tokenOf(node, 'Marker');
  return {
    marker: marker && wordsOf(marker),
    connector: connector && (connector.image as Connector),
    connectorSpan: connector && tokenSpan(connector),
    negated: tokenOf(node, 'Not') !== undefined,
    words: prose && wordsOf(prose),
    heading: prose !== undefined && quantified !== undefined && tokenOf(quantified, 'Colon') !== undefined,
    groupConnector: groupConnector && (groupConnector.image as Clause['groupConnector']),
    quantifier: quantifierToken && readQuantifier(quantifierToken),
    id: id && readId(context, id),
    citations: tokensOf(node, 'Citations').flatMap((token) =>
      splitWords(token.image.slice(1, -1), token.startOffset + 1, /[,;]/),
    ),
    span: line.span,
  };
}

export function readId(context: BuildContext, token: IToken): Words | undefined {
  const id = innerWords(token);
  if (idForm.test(id.value)) return id;
  const suggestion = suggestId(id.value);
  const span = tokenSpan(token);
  context.report(
    diagnose(
      'syntax/bad-id',
      {
        uri: context.uri,
        span,
        fixes: [
          { label: `Write {${suggestion}}`, edits: [{ uri: context.uri, span, newText: `{${suggestion}}` }] },
        ],
      },
      { id: id.value },
    ),
  );
  return undefined;
}

function suggestId(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const id = folded.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');
  return id === '' ? 'criterion' : id;
}

export function readQuantifier(token: IToken): Quantifier {
  const match = /^(AT LEAST|AT MOST|EXACTLY) (\d+) OF$/.exec(foldSpaces(token.image));
  const kind = (match?.[1] ?? foldSpaces(token.image)) as QuantifierKind;
  return { kind, count: match ? Number(match[2]) : undefined, span: tokenSpan(token) };
}

export function readDetail(context: BuildContext, line: CriteriaLine): Detail | undefined {
  const { node, span } = line;
  const list = tokenOf(node, 'ListDetail');
  const rest = tokensOf(node, 'RestOfLine');
  if (list)
    return {
      kind: list.image as 'EG' | 'ONLY',
      entries: rest.flatMap((token) => splitWords(token.image, token.startOffset, /;/)),
      span,
    };
  const words = joinWords(rest.map(wordsOf));
  const textual = tokenOf(node, 'TextDetail');
  if (textual)
    return words && { kind: textual.image as 'NOTE' | 'FOOTNOTE' | 'REASON' | 'EVIDENCE', text: words, span };
  const opener = tokenOf(node, 'ExpressionDetail');
  if (!opener) return undefined;
  const broken = context.isBroken(span);
  const start = tokenSpan(opener).end + 1;
  const raw = {
    value: foldSpaces(context.text.slice(start, span.end)),
    span: { start: Math.min(start, span.end), end: span.end },
  };
  const expression = broken ? undefined : buildExpression(context, nodeOf(node, 'expression'));
  const text = expression ? { value: printExpression(expression), span: raw.span } : raw;
  return {
    kind: foldSpaces(opener.image) as 'WHEN' | 'APPLIES TO' | 'EFFECTIVE' | 'LIMIT',
    expression,
    text,
    span,
  };
}

export function readWaiver(line: Pick<CriteriaLine, 'node' | 'span'>): Waiver | undefined {
  const code = tokenOf(line.node, 'Word');
  const reason = tokenOf(line.node, 'Quoted');
  return code && reason && { code: wordsOf(code), reason: innerWords(reason), span: line.span };
}

function reportStrayLogic(context: BuildContext, prose: IToken, line: CriteriaLine): void {
  const { uri, text } = context;
  const [stray] = strayLogicWords(prose.image);
  if (/\[[a-z0-9\s,-]*$/.test(prose.image)) {
    const start = prose.startOffset + prose.image.lastIndexOf('[');
    context.report(
      diagnose(
        'syntax/unclosed-bracket',
        { uri, span: { start, end: prose.startOffset + prose.image.length } },
        {},
      ),
    );
  }
  if (!stray) return;
  const start = prose.startOffset + stray.start;
  const span = { start, end: start + stray.word.length };
  const lineStart = lineStartAt(text, line.span.start);
  const marker = tokenOf(line.node, 'Marker');
  const column = line.span.start - lineStart + (marker ? marker.image.length + 1 : 2);
  const fixes = [
    {
      label: `Write "${stray.word.toLowerCase()}" as plain words`,
      edits: [{ uri, span, newText: stray.word.toLowerCase() }],
    },
  ];
  if (/^(?:AND|OR|UNLESS)$/.test(stray.word)) {
    const blank = text.slice(lineStart, start).match(/\s*$/)?.[0].length ?? 0;
    const edit = { uri, span: { start: start - blank, end: start }, newText: `\n${' '.repeat(column)}` };
    fixes.unshift({ label: `Start a new line at ${stray.word}`, edits: [edit] });
  }
  context.report(diagnose('syntax/logic-word-in-prose', { uri, span, fixes }, { word: stray.word }));
}

function reportTrailing(context: BuildContext, line: CriteriaLine): void {
  const { uri } = context;
  for (const token of tokensOf(line.node, 'Trailing')) {
    const span = tokenSpan(token);
    const fixes = [{ label: 'Delete these words', edits: [{ uri, span, newText: '' }] }];
    context.report(diagnose('syntax/words-after-logic', { uri, span, fixes }, { words: token.image }));
  }
}
