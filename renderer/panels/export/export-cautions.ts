// What a writer should know of a version before it leaves the house as a bundle; forbids nothing and knows no React.
import type { LibraryFile } from '../../../host/api.ts';

/** As the header says it: a draft may be exported for a trial, but never unnoticed. [] where nothing is to be said. */
export function exportCautions({
  status,
  effective,
}: Pick<LibraryFile, 'status' | 'effective'>): readonly string[] {
  const cautions: string[] = [];
  if (status === '') cautions.push('The header has no status: nothing says that this version is approved.');
  else if (!/^(?:approved|published)$/.test(status))
    cautions.push(`The status is ${status}: a bundle is usually made of an approved version.`);
  if (effective === '')
    cautions.push(
      'The header has no effective date: an engine is not told from when on this version applies.',
    );
  return cautions;
}
