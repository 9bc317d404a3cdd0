// At which line of the redline each change is seen: by its name where the line has one, else by where it is written; marks nothing itself.
import type { Change } from '../diff/change.ts';
import type { Place } from '../model/guideline.ts';
import type { MergedLine } from './redline-merge.ts';

/** A line and the part of the page that it stands in. */
export interface AnchorLine {
  readonly part: string;
  readonly line: MergedLine;
}

/** The index of the line; undefined where the change is not printed, as a data element is not. */
export function lineOfChange(change: Change, lines: readonly AnchorLine[]): number | undefined {
  if (change.kind === 'header') return found(lines, ({ line }) => line.key === headerKey(change.field));
  if (
    change.kind === 'text' &&
    (change.what === 'population' || change.what === 'notes' || change.what === 'legal')
  )
    return changedIn(lines, change.what);
  if (change.kind === 'citation') {
    const cited =
      atStart(lines, change.new.place, 'new', 'citations') ??
      atStart(lines, change.old.place, 'old', 'citations');
    if (cited !== undefined) return cited;
  }
  return byPlace(lines, change);
}

function byPlace(lines: readonly AnchorLine[], change: Change): number | undefined {
  const news =
    change.new && (atStart(lines, change.new.place, 'new') ?? around(lines, change.new.place, 'new'));
  if (news !== undefined) return news;
  return change.old && (atStart(lines, change.old.place, 'old') ?? around(lines, change.old.place, 'old'));
}

type Side = 'old' | 'new';

function atStart(
  lines: readonly AnchorLine[],
  place: Place,
  side: Side,
  role?: MergedLine['role'],
): number | undefined {
  return found(lines, ({ line }) => {
    const own = line[side];
    if (role === undefined ? line.role === 'citations' : line.role !== role) return false;
    return own !== undefined && own.uri === place.uri && own.span.start === place.span.start;
  });
}

/** The line with the shortest stretch of text around it. */
function around(lines: readonly AnchorLine[], place: Place, side: Side): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { line }] of lines.entries()) {
    const own = line[side];
    if (own === undefined || own.uri !== place.uri) continue;
    const { start, end } = own.span;
    if (start > place.span.start || end < place.span.end || end - start >= least) continue;
    best = index;
    least = end - start;
  }
  return best;
}

/** The first line of that part which differs, or its heading. */
function changedIn(lines: readonly AnchorLine[], part: string): number | undefined {
  return (
    found(lines, (one) => one.part === part && one.line.state !== 'same') ??
    found(lines, (one) => one.part === part)
  );
}

function found(lines: readonly AnchorLine[], wanted: (line: AnchorLine) => boolean): number | undefined {
  const index = lines.findIndex(wanted);
  return index === -1 ? undefined : index;
}

function headerKey(field: string): string {
  const label = factLabels[field];
  return label === undefined ? field : `fact ${label}`;
}

const factLabels: Readonly<Record<string, string>> = {
  version: 'Version',
  status: 'Status',
  owner: 'Owner',
  effective: 'Effective Date',
  reviewed: 'Last Review Date',
  'previous-review': 'Previous Review Date',
  initiated: 'Guideline Initiated',
};
