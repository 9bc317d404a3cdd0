// The files of the library as guidelines with their versions, newest first; knows no disk.
import type { LibraryFile } from '../../../host/api.ts';

/** One guideline with all its versions. */
export interface LibraryGroup {
  readonly id: string;
  readonly title: string;
  readonly kind: 'guideline' | 'fragment';
  readonly versions: readonly LibraryVersion[];
}

export interface LibraryVersion {
  readonly file: LibraryFile;
  /** The cases beside it. */
  readonly cases: LibraryFile | undefined;
}

/** Guidelines by title, then shared fragments; cases without a guideline beside them stand alone at the end. */
export function groupLibrary(files: readonly LibraryFile[]): {
  readonly groups: readonly LibraryGroup[];
  readonly strayCases: readonly LibraryFile[];
} {
  const cases = new Map(files.filter((file) => file.kind === 'cases').map((file) => [stem(file.path), file]));
  const sources = files.filter((file) => file.kind !== 'cases');
  const ids = [...new Set(sources.map(groupKey))];
  const groups = ids.flatMap((id) =>
    toGroup(
      sources.filter((file) => groupKey(file) === id),
      cases,
    ),
  );
  const used = new Set(sources.map((file) => stem(file.path)));
  return {
    groups: groups.toSorted((a, b) => kindOrder(a) - kindOrder(b) || a.title.localeCompare(b.title, 'en')),
    strayCases: [...cases.values()].filter((file) => !used.has(stem(file.path))),
  };
}

/** The version that this one follows, else the newest other one of the same guideline. */
export function previousVersion(files: readonly LibraryFile[], path: string): string | undefined {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return undefined;
  const others = files.filter(
    (other) => other.kind === file.kind && other.id === file.id && other.path !== path,
  );
  const followed = others.find((other) => file.follows !== '' && other.version === file.follows);
  const sorted = others.toSorted((a, b) => compareVersions(b.version, a.version));
  const older = sorted.find((other) => compareVersions(other.version, file.version) < 0);
  return (followed ?? older ?? sorted[0])?.path;
}

/** By their numbers: `2024.10` comes after `2024.2`. */
export function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function toGroup(
  files: readonly LibraryFile[],
  cases: ReadonlyMap<string, LibraryFile>,
): readonly LibraryGroup[] {
  const sorted = files.toSorted(
    (a, b) => compareVersions(b.version, a.version) || a.path.localeCompare(b.path, 'en'),
  );
  const newest = sorted[0];
  if (newest === undefined || newest.kind === 'cases') return [];
  return [
    {
      id: newest.id || newest.path,
      title: newest.title || newest.id || newest.path,
      kind: newest.kind,
      versions: sorted.map((file) => ({ file, cases: cases.get(stem(file.path)) })),
    },
  ];
}

function groupKey(file: LibraryFile): string {
  return `${file.kind} ${file.id || file.path}`;
}

function kindOrder(group: LibraryGroup): number {
  return group.kind === 'guideline' ? 0 : 1;
}

function stem(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}
