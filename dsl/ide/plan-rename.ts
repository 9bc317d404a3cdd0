// Another file name, another id, or both, with everything in the library that refers to them.
import type { GuidelineDocument } from '../syntax/ast.ts';
import type { DocumentIdentity, Workspace } from '../workspace.ts';
import { documentNames } from './document-names.ts';
import { takenId } from './plan-copies.ts';
import {
  applyEdits,
  guidelineAt,
  headerValue,
  idFault,
  isTaken,
  refused,
  versionsOf,
  type LibraryPlan,
  type PlannedFile,
} from './planned-file.ts';

export interface RenameRequest {
  readonly kind: 'rename';
  readonly from: string;
  /** Path in the library, `.guideline` included. */
  readonly path: string;
  /** Of all versions: they are one guideline by it. */
  readonly id: string;
}

export function planRename(workspace: Workspace, request: RenameRequest): LibraryPlan {
  const { from, path } = request;
  const document = guidelineAt(workspace, from);
  const own = workspace.identity(from);
  if (document === undefined || own === undefined) return refused('', `${from} is not a guideline.`);
  const fault = pathFault(workspace, from, path);
  if (fault !== undefined) return refused('path', fault);
  const id = request.id.trim();
  if (id !== own.id) {
    if (own.id === '') return refused('id', 'It has no id yet: write one into its header.');
    const why = idFault(id) ?? takenId(workspace, id);
    if (why !== undefined) return refused('id', why);
  }
  if (id === own.id && path === from) return refused('', 'Both names are the ones that it has.');
  const moves = movesOf(workspace, from, path);
  const edits = id === own.id ? new Map<string, readonly Renamed[]>() : idEdits(workspace, own, id);
  const touched = new Set([...moves.keys(), ...edits.keys()]);
  const files = [...touched].flatMap((uri) => filesOf(workspace, uri, moves.get(uri), edits.get(uri) ?? []));
  return { kind: 'planned', files, opens: path, cautions: cautionsOf(workspace, [...edits.keys()]) };
}

interface Renamed {
  readonly span: { readonly start: number; readonly end: number };
  readonly newText: string;
}

function pathFault(workspace: Workspace, from: string, path: string): string | undefined {
  if (!/[^/]\.guideline$/.test(path)) return 'The name must end in .guideline.';
  if (path === from) return undefined;
  if (path.toLowerCase() === from.toLowerCase())
    return 'Names that differ in capitals alone are one file on some disks.';
  return isTaken(workspace, path) ? `There is a file ${path} already.` : undefined;
}

/** The cases beside it go with it. */
function movesOf(workspace: Workspace, from: string, path: string): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  if (from === path) return moves;
  moves.set(from, path);
  const [cases, newCases] = [from, path].map((name) => name.replace(/\.guideline$/, '.cases'));
  if (
    cases !== undefined &&
    newCases !== undefined &&
    workspace.uris.includes(cases) &&
    !isTaken(workspace, newCases)
  )
    moves.set(cases, newCases);
  return moves;
}

function idEdits(
  workspace: Workspace,
  own: DocumentIdentity,
  id: string,
): ReadonlyMap<string, readonly Renamed[]> {
  const edits = new Map<string, readonly Renamed[]>();
  const versions = new Set(versionsOf(workspace, own.kind, own.id));
  for (const uri of workspace.uris) {
    const found = [
      ...(versions.has(uri) ? ownId(workspace, uri, id) : []),
      ...usesIn(workspace, uri, own, id),
    ];
    if (found.length > 0) edits.set(uri, found);
  }
  return edits;
}

function ownId(workspace: Workspace, uri: string, id: string): readonly Renamed[] {
  const field = guidelineAt(workspace, uri)?.header.find(({ key }) => key.value === 'id');
  return field === undefined ? [] : [{ span: field.value.span, newText: id }];
}

function usesIn(workspace: Workspace, uri: string, own: DocumentIdentity, id: string): readonly Renamed[] {
  const document = workspace.document(uri)?.value;
  if (document === undefined) return [];
  if (document.kind === 'cases') {
    const { guideline } = document;
    const head = guideline?.value === own.id ? [{ span: guideline.span, newText: id }] : [];
    return own.kind === 'fragment' ? [...head, ...prefixes(workspace, uri, own.id, id)] : head;
  }
  if (own.kind !== 'fragment') return [];
  const includes = includesOf(document, own.id).map((span) => ({ span, newText: id }));
  return [...includes, ...prefixes(workspace, uri, own.id, id)];
}

function includesOf(document: GuidelineDocument, id: string): readonly Renamed['span'][] {
  return document.sections.flatMap((section) =>
    section.kind === 'include' && section.id?.value === id ? [section.id.span] : [],
  );
}

/** A criterion of a fragment is called `fragment.criterion` from outside. */
function prefixes(workspace: Workspace, uri: string, old: string, id: string): readonly Renamed[] {
  const document = workspace.document(uri)?.value;
  const text = workspace.text(uri) ?? '';
  if (document === undefined) return [];
  return documentNames(document).flatMap(({ kind, form, name, span }): readonly Renamed[] => {
    if (kind !== 'criterion' || form !== 'written' || !name.startsWith(`${old}.`)) return [];
    const start = span.start + text.slice(span.start, span.end).indexOf(`${old}.`);
    return start < span.start ? [] : [{ span: { start, end: start + old.length }, newText: id }];
  });
}

function filesOf(
  workspace: Workspace,
  uri: string,
  moved: string | undefined,
  edits: readonly Renamed[],
): readonly PlannedFile[] {
  const before = workspace.text(uri) ?? '';
  const after = applyEdits(before, edits);
  const places =
    edits.length === 0 ? [] : [`id in ${edits.length} ${edits.length === 1 ? 'place' : 'places'}`];
  if (moved === undefined) return [{ path: uri, before, after, what: places }];
  return [
    { path: moved, before: undefined, after, what: [`new name of ${uri}`, ...places] },
    { path: uri, before, after: undefined, what: [`becomes ${moved}`] },
  ];
}

function cautionsOf(workspace: Workspace, uris: readonly string[]): readonly string[] {
  return uris.flatMap((uri) => {
    const document = guidelineAt(workspace, uri);
    const status = document === undefined ? '' : headerValue(document, 'status');
    return /^(?:published|approved)$/.test(status)
      ? [`${uri} is ${status}: bundles that were made of it keep the old id.`]
      : [];
  });
}
