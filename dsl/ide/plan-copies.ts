// A new version after another, and a guideline of its own after another: ids written out, what belongs to the old one left behind.
import type { Span } from '../source/span.ts';
import type { GuidelineDocument } from '../syntax/ast.ts';
import type { Workspace } from '../workspace.ts';
import { createActionContext } from './action-context.ts';
import { missingIds } from './action-pin-ids.ts';
import { setHeader, setTitle, withoutLines } from './header-edits.ts';
import {
  applyEdits,
  dateFault,
  formatted,
  guidelineAt,
  headerValue,
  idFault,
  isTaken,
  refused,
  titleFault,
  versionFault,
  versionsOf,
  type LibraryPlan,
  type PlannedFile,
} from './planned-file.ts';

export interface NewDraftRequest {
  readonly kind: 'new-draft';
  readonly from: string;
  readonly version: string;
  /** YYYY-MM-DD, or '' where it is not known yet. */
  readonly effective: string;
}

export interface DuplicateRequest {
  readonly kind: 'duplicate';
  readonly from: string;
  readonly title: string;
  readonly id: string;
}

export function planNewDraft(workspace: Workspace, request: NewDraftRequest): LibraryPlan {
  const { from, version, effective } = request;
  const document = guidelineAt(workspace, from);
  if (document === undefined) return refused('', `${from} is not a guideline.`);
  const [id, old] = [headerValue(document, 'id'), headerValue(document, 'version')];
  if (id === '' || old === '')
    return refused('', 'It has no id or no version to follow: write both into its header first.');
  const fault = versionFault(version) ?? takenVersion(workspace, document, id, version);
  if (fault !== undefined) return refused('version', fault);
  const date = dateFault(effective);
  if (date !== undefined) return refused('effective', date);
  const path = pathFor(workspace, from, old, version);
  const reviewed = headerValue(document, 'reviewed') || headerValue(document, 'previous-review');
  const header = {
    version,
    follows: old,
    status: 'draft',
    'previous-review': reviewed,
    reviewed: '',
    effective,
    'review-due': '',
  };
  return copied(workspace, document, {
    from,
    path,
    identity: { id, version },
    header,
    what: [`New draft ${version}`, `follows ${old}`],
  });
}

export function planDuplicate(workspace: Workspace, request: DuplicateRequest): LibraryPlan {
  const { from, title, id } = request;
  const document = guidelineAt(workspace, from);
  if (document === undefined) return refused('', `${from} is not a guideline.`);
  const noTitle = titleFault(title);
  if (noTitle !== undefined) return refused('title', noTitle);
  const fault = idFault(id) ?? takenId(workspace, id);
  if (fault !== undefined) return refused('id', fault);
  const version = headerValue(document, 'version');
  const own = from.split('/').at(-1) ?? from;
  const path =
    document.kind === 'fragment'
      ? `${from.slice(0, from.length - own.length)}${id}-${version || '1'}.guideline`
      : `${id}/${own}`;
  if (isTaken(workspace, path)) return refused('id', `There is a file ${path} already.`);
  const left = ['number', 'follows', 'initiated', 'previous-review', 'reviewed', 'effective', 'review-due'];
  const header = { id, status: 'draft', ...Object.fromEntries(left.map((key) => [key, ''])) };
  return copied(workspace, document, {
    from,
    path,
    identity: { id, version },
    header,
    title,
    what: [`New guideline ${id}`],
  });
}

interface Copy {
  readonly from: string;
  readonly path: string;
  readonly identity: { readonly id: string; readonly version: string };
  readonly header: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly what: readonly string[];
}

function copied(workspace: Workspace, document: GuidelineDocument, copy: Copy): LibraryPlan {
  const text = workspace.text(copy.from) ?? '';
  const context = createActionContext(workspace, copy.from, { start: 0, end: 0 });
  const pins = context === undefined ? [] : missingIds(context);
  const dropped = ofTheOldVersion(document);
  const after = formatted(
    copy.path,
    applyEdits(text, [
      ...pins,
      ...setHeader(text, document, copy.header),
      ...(copy.title === undefined ? [] : setTitle(document, text, copy.title)),
      ...withoutLines(text, dropped),
    ]),
  );
  const what = [
    ...copy.what,
    ...(pins.length === 0 ? [] : [`${pins.length} ${pins.length === 1 ? 'id' : 'ids'} written out`]),
  ];
  const own: PlannedFile = { path: copy.path, before: undefined, after, what };
  const files = [own, ...copiedCases(workspace, copy)];
  return { kind: 'planned', files, opens: copy.path, cautions: [] };
}

/** Its list of changes, and the waivers that speak of that list and of its dates. */
function ofTheOldVersion(document: GuidelineDocument): readonly Span[] {
  const lists = document.sections.flatMap(({ kind, span }) => (kind === 'changes' ? [span] : []));
  const waivers = document.waivers.flatMap(({ code, span }) => (aboutVersion.has(code.value) ? [span] : []));
  return [...lists, ...waivers];
}

const aboutVersion: ReadonlySet<string> = new Set([
  'lint/require-current-review',
  'lint/no-unsupported-claim',
  'lint/require-claim-for-change',
]);

function copiedCases(workspace: Workspace, { from, path, identity }: Copy): readonly PlannedFile[] {
  return workspace.casesOf(from).flatMap((uri, index): readonly PlannedFile[] => {
    const document = workspace.document(uri)?.value;
    const text = workspace.text(uri);
    if (document?.kind !== 'cases' || text === undefined) return [];
    const words = [
      [document.guideline, identity.id],
      [document.version, identity.version],
    ] as const;
    const edits = words.flatMap(([word, newText]) =>
      word === undefined ? [] : [{ span: word.span, newText }],
    );
    const beside = path.replace(/\.guideline$/, index === 0 ? '.cases' : `-${index + 1}.cases`);
    if (isTaken(workspace, beside)) return [];
    const count = document.cases.length;
    const what = [`Copy of ${count} ${count === 1 ? 'case' : 'cases'}`];
    return [{ path: beside, before: undefined, after: applyEdits(text, edits), what }];
  });
}

function takenVersion(
  workspace: Workspace,
  { kind }: GuidelineDocument,
  id: string,
  version: string,
): string | undefined {
  const taken = versionsOf(workspace, kind, id).find((uri) => workspace.identity(uri)?.version === version);
  return taken === undefined ? undefined : `There is a version ${version} already: ${taken}.`;
}

export function takenId(workspace: Workspace, id: string): string | undefined {
  const taken = workspace.uris.find((uri) => {
    const identity = workspace.identity(uri);
    return identity !== undefined && identity.kind !== 'cases' && identity.id === id;
  });
  return taken === undefined ? undefined : `The id ${id} is in use: ${taken}.`;
}

/** Named as the old file was: after the version, after its year, or with the version behind its own name. */
function pathFor(workspace: Workspace, from: string, old: string, version: string): string {
  const stem = from.replace(/\.guideline$/, '');
  const [year, newYear] = [old.split('.')[0] ?? old, version.split('.')[0] ?? version];
  const isFree = (path: string): boolean => !isTaken(workspace, path);
  const named: string[] = [];
  if (stem.endsWith(old)) named.push(`${stem.slice(0, -old.length)}${version}`);
  else if (stem === year || stem.endsWith(`/${year}`)) {
    const folder = stem.slice(0, stem.length - year.length);
    named.push(`${folder}${newYear}`, `${folder}${version}`);
  }
  named.push(`${stem}-${version}`);
  for (let count = 2; count < 100; count++) named.push(`${stem}-${version}-${count}`);
  return `${named.find((name) => isFree(`${name}.guideline`) && isFree(`${name}.cases`)) ?? stem}.guideline`;
}
