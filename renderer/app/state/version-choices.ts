// The versions that may stand against one, as people call them; knows no view.
import type { LibraryFile } from '../../../host/api.ts';
import type { VersionChoice } from '../../panels/compare/version-bar.tsx';
import { compareVersions } from './library-groups.ts';

/** Versions of the same guideline first, newest above. */
export function versionChoices(files: readonly LibraryFile[], newPath: string): readonly VersionChoice[] {
  const id = files.find((file) => file.path === newPath)?.id;
  const sources = files.filter((file) => file.kind !== 'cases' && file.problem === '');
  const own = sources
    .filter((file) => file.id === id)
    .toSorted((a, b) => compareVersions(b.version, a.version));
  const others = sources.filter((file) => file.id !== id);
  return [
    ...own.map((file) => ({ path: file.path, label: versionLabel(file) })),
    ...others.map((file) => ({
      path: file.path,
      label: `${file.title || file.path} ${file.version}`.trim(),
    })),
  ];
}

function versionLabel(file: LibraryFile): string {
  const version = file.version || file.path;
  return file.status === '' ? version : `${version} (${file.status})`;
}
