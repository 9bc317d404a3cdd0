// In every shell the window's worker may compile its solver under the content policy: two versions that no diagram can hold are compared by proof.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { twoVersions } from '../bench/decision/two-versions.ts';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;

  beforeAll(async () => {
    library = await copyLibrary();
    const folder = join(library.root, 'generated');
    await mkdir(folder);
    const versions = twoVersions({ criteria: 400, edited: 2, shared: 30, countEvery: 2 });
    await Promise.all(
      versions.map((text, place) => writeFile(join(folder, `${String(place + 1)}.guideline`), text)),
    );
    shell = await launch({ library: library.root, home: library.home });
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('shows proved changes, and says why they are not counted', async () => {
    const { page } = shell;
    await page
      .getByRole('region', { name: /^Generated/ })
      .getByRole('button', { name: /^2/ })
      .first()
      .click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Compare' }).first().click();
    const comparison = page.getByRole('tabpanel', { name: 'Comparison' });
    await comparison
      .getByText(/exceeds its budget/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await comparison.getByText(/others may exist/).count()).toBe(0);
    expect(await comparison.getByText(/all others not met/).count()).toBeGreaterThan(0);
  });

  it('has complained about nothing', () => {
    expect(shell.problems).toEqual([]);
  });
});
