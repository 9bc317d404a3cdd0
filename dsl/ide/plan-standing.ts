// Puts a version away, or takes it out of the library; says first who still stands on it.
import type { Workspace } from '../workspace.ts';
import { setHeader } from './header-edits.ts';
import {
  applyEdits,
  formatted,
  guidelineAt,
  headerValue,
  refused,
  type LibraryPlan,
  type PlannedFile,
} from './planned-file.ts';

export interface ArchiveRequest {
  readonly kind: 'archive';
  readonly uri: string;
}

export interface DeleteRequest {
  readonly kind: 'delete';
  readonly uri: string;
}

/** One word of its header: the file stays where everything finds it that follows, includes or compares it. */
export function planArchive(workspace: Workspace, { uri }: ArchiveRequest): LibraryPlan {
  const document = guidelineAt(workspace, uri);
  const text = workspace.text(uri);
  if (document === undefined || text === undefined) return refused('', `${uri} is not a guideline.`);
  if (headerValue(document, 'status') === 'archived') return refused('', 'It is archived already.');
  const edited = applyEdits(text, setHeader(text, document, { status: 'archived' }));
  const after = text === formatted(uri, text) ? formatted(uri, edited) : edited;
  const files: readonly PlannedFile[] = [{ path: uri, before: text, after, what: ['Status archived'] }];
  return { kind: 'planned', files, opens: '', cautions: standsOn(workspace, uri) };
}

/** With its cases. */
export function planDelete(workspace: Workspace, { uri }: DeleteRequest): LibraryPlan {
  if (workspace.text(uri) === undefined) return refused('', `${uri} is not in the library.`);
  const files = [uri, ...(guidelineAt(workspace, uri) === undefined ? [] : workspace.casesOf(uri))].map(
    (path): PlannedFile => ({
      path,
      before: workspace.text(path),
      after: undefined,
      what: ['Removed from the library'],
    }),
  );
  return { kind: 'planned', files, opens: '', cautions: standsOn(workspace, uri) };
}

/** Who follows it or includes it, in words. */
function standsOn(workspace: Workspace, uri: string): readonly string[] {
  const own = workspace.identity(uri);
  if (own === undefined || own.kind === 'cases' || own.id === '') return [];
  return workspace.uris.flatMap((other): readonly string[] => {
    const document = guidelineAt(workspace, other);
    if (document === undefined || other === uri) return [];
    const follows =
      workspace.identity(other)?.id === own.id && headerValue(document, 'follows') === own.version;
    const includes = document.sections.some(
      (section) =>
        section.kind === 'include' && section.id?.value === own.id && section.version?.value === own.version,
    );
    if (follows) return [`${other} follows this version.`];
    return includes && own.kind === 'fragment' ? [`${other} includes it.`] : [];
  });
}
