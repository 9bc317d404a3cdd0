// A lint rule: changes that the list of changes does not tell; its examples are its tests and its documentation.
import type { Fix } from '../../source/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import type { Change } from '../../diff/change.ts';
import type { LintContext } from '../context.ts';
import { columnOf, endOfLine, lineBreak } from '../edits.ts';
import { libraryRule } from '../rule.ts';
import { claimsOf, versionsById, type VersionClaims } from '../version-claims.ts';

const previous = `guideline "Example"
  id       example
  version  0.9

indications
  ANY OF
    - Epilepsy  {epilepsy}
`;

export const requireClaimForChange = libraryRule({
  code: 'lint/require-claim-for-change',
  category: 'evidence',
  level: 'warning',
  title: 'Every change is told in the list of changes',
  message: 'The list of changes from {version} does not tell: {change}',
  why: 'Readers and the committee that signs look at the list; a change that it does not tell goes out unread.',
  help: 'Add an entry for it, or take the change back.',
  bad: [
    {
      text: `indications
  ANY OF
    - Epilepsy  {epilepsy}
    - ⟪Multiple sclerosis⟫  {sclerosis}
    - Stroke  {stroke}

changes from 0.9
  added  {stroke}  "Stroke" indication
`,
      library: [previous],
    },
  ],
  good: [
    {
      text: `indications
  ANY OF
    - Epilepsy  {epilepsy}
    - Multiple sclerosis  {sclerosis}

changes from 0.9
  added  {sclerosis}  "Multiple sclerosis" indication
`,
      library: [previous],
    },
  ],
  collect: (context) => context,
  join: versionsById,
  *judge({ facts: context }, versions) {
    const claims = claimsOf(context, versions);
    const section = context
      .sectionsOf('changes')
      .find(({ version }) => version?.value === claims?.check.from);
    if (!claims?.check.listed || !section) return;
    const { version } = claims.older.guideline.header;
    const untold = untoldChanges(claims);
    const end = section.entries.at(-1)?.span ?? section.keyword.span;
    if (untold.length > mostTold) {
      const lines = untold.flatMap(({ line }) => line ?? []);
      const first = untold.slice(0, 3).map(({ change }) => change.headline);
      yield {
        span: section.keyword.span,
        args: { change: `${String(untold.length)} changes, the first being: ${first.join('; ')}`, version },
        fixes: addLines(context, end, lines, `Add ${String(lines.length)} entries`),
      };
      return;
    }
    for (const { change, line, more } of untold) {
      const others = more === 0 ? '' : `, and ${String(more)} more of the kind`;
      yield {
        span: changeSpan(context, change) ?? section.keyword.span,
        args: { change: `${change.headline}${others}`, version },
        fixes: line === undefined ? [] : addLines(context, end, [line], `Add: ${line.replace(/\s+/g, ' ')}`),
      };
    }
  },
});

/** With more than these the whole list is missing, and one finding says so. */
const mostTold = 8;

interface UntoldChange {
  readonly change: Change;
  /** The entry that would tell it. */
  readonly line: string | undefined;
  /** Further changes that the same entry tells. */
  readonly more: number;
}

function untoldChanges({ check, changes, lines }: VersionClaims): readonly UntoldChange[] {
  const told = new Set<string>();
  const unmentioned = new Set(check.unmentioned);
  return changes.flatMap((change): readonly UntoldChange[] => {
    // How a fact is asked for is no news to a reader; what follows from it is told as a change of a criterion.
    if (!unmentioned.has(change.id) || told.has(change.id) || change.kind === 'data') return [];
    const line = lines.find((entry) => entry.changes.includes(change.id));
    const together = (line?.changes ?? []).filter((id) => unmentioned.has(id));
    for (const id of together) told.add(id);
    return [{ change, line: line?.source, more: Math.max(0, together.length - 1) }];
  });
}

/** The words of what is new; what is gone, or stands in a fragment, is told at the list itself. */
function changeSpan(context: LintContext, change: Change): Span | undefined {
  const place = change.new?.place;
  if (!place || place.uri !== context.uri) return undefined;
  const clause = context.clauses.find(({ clause: { span } }) => span.start === place.span.start);
  if (clause) return clause.clause.words?.span ?? clause.clause.span;
  const line = context.text.slice(place.span.start, place.span.end).split('\n', 1)[0] ?? '';
  return { start: place.span.start, end: place.span.start + line.trimEnd().length };
}

function addLines(
  context: LintContext,
  after: Span,
  lines: readonly string[],
  label: string,
): readonly Fix[] {
  if (lines.length === 0) return [];
  const at = endOfLine(context, after.end);
  const indent = ' '.repeat(columnOf(context, after.start) || 2);
  const newText = lines.map((line) => `${lineBreak(context)}${indent}${line}`).join('');
  return [{ label, edits: [{ uri: context.uri, span: { start: at, end: at }, newText }] }];
}
