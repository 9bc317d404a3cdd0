// Reports items that no list word stands above, with the list words that fit what the words before them say; builds nothing.
import { diagnose } from '../source/catalogue.ts';
import type { Fix } from '../source/diagnostic.ts';
import { lineStartAt } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Words } from './ast.ts';
import type { BuildContext } from './cst.ts';
import { saidCountAtEnd, saidCountIn, type SaidCount } from './said-count.ts';

type Reports = Pick<BuildContext, 'uri' | 'text' | 'report'>;

const pastedQuantifier =
  /[,;]?\s*(?:\b(?:and|with|plus)\s+)?\b(any(?: one)?(?: or more)?|one or more|at least one|all|each|none|both|either)(?:\s+of)?(?:\s+the)?(?:\s+following)?(?:\s+\w+)?\s*:?$/i;

/** Of items that no words of their own stand above. */
export function reportNoQuantifier(
  { uri, text, report }: Reports,
  first: number,
  leadIn: string | undefined,
): void {
  const lineStart = lineStartAt(text, first);
  const lineEnd = text.indexOf('\n', first);
  const line = text.slice(first, lineEnd < 0 ? text.length : lineEnd).trimEnd();
  const indent = text.slice(lineStart, first);
  const insert = (quantifier: string): Fix['edits'] => [
    { uri, span: { start: lineStart, end: lineStart }, newText: `${indent}${quantifier}\n` },
  ];
  const said = leadIn === undefined ? undefined : (saidCountIn(leadIn) ?? saidCountAtEnd(leadIn));
  const fixes = listWords(said?.readings ?? [], '', insert);
  const span = { start: first, end: first + line.length };
  report(diagnose('syntax/missing-quantifier', { uri, span, fixes }, {}));
}

export function reportMissingQuantifier(context: Reports, words: Words | undefined, first: Span): void {
  if (!words) return reportNoQuantifier(context, first.start, undefined);
  const { uri } = context;
  const source = context.text.slice(words.span.start, words.span.end);
  const said = saidCountAtEnd(source);
  const typed = said ? undefined : pastedQuantifier.exec(source);
  const tail = said?.length ?? typed?.[0].length ?? /\s*:?$/.exec(source)?.[0].length ?? 0;
  const span = { start: words.span.end - tail, end: words.span.end };
  const lead = span.start === words.span.start ? '' : 'AND ';
  const write = (quantifier: string): Fix['edits'] => [
    { uri, span, newText: `${lead === '' ? '' : ' '}${lead}${quantifier}` },
  ];
  const fixes = listWords(said?.readings ?? [], lead, write);
  if (typed && /all|each|both/i.test(typed[1] ?? '')) fixes.reverse();
  context.report(diagnose('syntax/missing-quantifier', { uri, span: words.span, fixes }, {}));
}

/** What the words say first, then the two that fit any list. */
function listWords(
  said: readonly SaidCount[],
  lead: string,
  edit: (quantifier: string) => Fix['edits'],
): Fix[] {
  const plain = [
    { label: `Any one of them is enough (${lead}ANY OF)`, edits: edit('ANY OF') },
    { label: `All of them are needed (${lead}ALL OF)`, edits: edit('ALL OF') },
  ];
  const fitting = said.flatMap(({ kind, count }) => {
    if (count === undefined) return [];
    const words = `${kind} ${String(count)} OF`;
    const label = `${kind.charAt(0)}${kind.slice(1).toLowerCase()} ${String(count)} of them`;
    return [{ label: `${label} (${lead}${words})`, edits: edit(words) }];
  });
  return said[0]?.kind === 'ANY OF'
    ? [...plain.slice(0, 1), ...fitting, ...plain.slice(1)]
    : [...fitting, ...plain];
}
