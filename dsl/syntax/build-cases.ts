// Cases out of their lines: answers, assignments, closure and expectation; knows no guideline.
import type { CstNode } from 'chevrotain';
import { diagnose } from '../source/catalogue.ts';
import type { Amount, CaseEntry, CaseLine, CaseState, Words } from './ast.ts';
import { readId } from './build-clause.ts';
import { rawLines, quoted } from './build-sections.ts';
import { elementSpan, nodeOf, splitWords, type BuildContext } from './cst.ts';
import { foldSpaces } from './prose.ts';

export function buildCase(context: BuildContext, section: CstNode, span: CaseEntry['span']): CaseEntry {
  const node = nodeOf(section, 'casesSection') ?? section;
  const title = quoted(node) ?? { value: '', span: elementSpan(node) };
  const lines = rawLines(node).flatMap(({ words }): readonly CaseLine[] => {
    const line = readCaseLine(context, words);
    if (line) return [line];
    context.report(
      diagnose('syntax/case-line', { uri: context.uri, span: words.span }, { words: words.value }),
    );
    return [];
  });
  return { title, lines, span };
}

const answer = /^(.*?)\s+(not\s+met|met|unknown)$/;
const assignment = /^([a-z][a-z0-9-]*)\s+(is|=|in)\s+(\S.*)$/;
const expectation = /^expect\s+([a-z][a-z-]*)(?:\s+because\s+(\S.*))?$/;

function readCaseLine(context: BuildContext, words: Words): CaseLine | undefined {
  const { span } = words;
  // Spans need the text as it stands; `value` has its blanks folded.
  const text = context.text.slice(span.start, span.end);
  const at = (offset: number, value: string): Words => ({
    value,
    span: { start: span.start + offset, end: span.start + offset + value.length },
  });
  const expect = expectation.exec(text);
  if (expect) {
    const [, verdict = '', because = ''] = expect;
    const start = text.length - because.length;
    const ids = splitWords(because, span.start + start, /,/).flatMap((part) => idIn(context, part) ?? []);
    return { kind: 'expect', verdict: at(text.indexOf(verdict, 6), verdict), because: ids, span };
  }
  const assigned = assignment.exec(text);
  const answered = answer.exec(text);
  if (assigned && (!answered || answered[2] === 'unknown')) {
    const [, name = '', operator = '', rest = ''] = assigned;
    const start = span.start + text.length - rest.length;
    return {
      kind: 'assign',
      element: at(0, name),
      operator: operator as 'is' | '=' | 'in',
      values: values(rest, start, operator),
      span,
    };
  }
  if (!answered) return undefined;
  const [, subject = '', ending = ''] = answered;
  const state = foldSpaces(ending);
  if (foldSpaces(subject) === 'all others') return { kind: 'others', state: state as CaseState, span };
  if (subject.startsWith('{'))
    return {
      kind: 'answer',
      id: idIn(context, at(0, subject)),
      words: undefined,
      state: state as CaseState,
      span,
    };
  const said = { ...at(0, subject), value: foldSpaces(subject) };
  return { kind: 'answer', id: undefined, words: said, state: state as CaseState, span };
}

function idIn(context: BuildContext, words: Words): Words | undefined {
  if (!/^\{.*\}$/.test(words.value)) {
    context.report(
      diagnose('syntax/case-line', { uri: context.uri, span: words.span }, { words: words.value }),
    );
    return undefined;
  }
  return readId(context, { image: words.value, startOffset: words.span.start } as Parameters<
    typeof readId
  >[1]);
}

/** `34.9 kg/m2`, `2024-07-01`, `C34.10, I10`, `"two words"`. */
function values(text: string, start: number, operator: string): readonly Amount[] {
  return splitWords(text, start, operator === 'in' ? /[,;]/ : /[;]/).map((part) => {
    const match = operator === 'in' ? null : /^([-+]?\d+(?:\.\d+)?)\s+(\S.*)$/.exec(part.value);
    const unquoted = part.value.replace(/^"(.*)"$/, '$1');
    if (!match) return { number: { value: unquoted, span: part.span }, unit: undefined, span: part.span };
    const [, number = '', unit = ''] = match;
    const end = part.span.end;
    return {
      number: { value: number, span: { start: part.span.start, end: part.span.start + number.length } },
      unit: { value: unit, span: { start: end - unit.length, end } },
      span: part.span,
    };
  });
}
