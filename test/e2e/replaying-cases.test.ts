// Replaying past cases in the built app: choosing the file, matching its columns, the matrix, what could not be read, and a page saved.
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyLibrary, shells } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

const cases = join(dirname(fileURLToPath(import.meta.url)), '../../docs/replay/cases.csv');

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;

  beforeAll(async () => {
    library = await copyLibrary();
    copyFileSync(cases, join(library.root, 'past.csv'));
    shell = await launch({ library: library.root, home: library.home });
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('replays a file of the library under both versions', async () => {
    const { page } = shell;
    await page
      .getByRole('region', { name: /Spectroscopy/ })
      .getByRole('button', { name: /^2024/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByLabel('File of past cases').selectOption({ label: 'past.csv' });
    await page.getByText(/33 matched, 0 not used/).waitFor();
    await page.getByRole('button', { name: 'Replay the cases' }).click();
    await page.getByRole('heading', { name: /^12 of 59 decisions change/ }).waitFor();
    await page.getByText('Epilepsy for pre-surgical evaluation (added)').first().waitFor();
    await page.getByText('It has 11 cells; the header has 34.').waitFor();
    await page.getByRole('button', { name: 'Save the cases that change (CSV)' }).click();
    await page.getByText('The cases that change were saved').waitFor();
    expect(existsSync(join(library.root, '../exports'))).toBe(true);
    expect(shell.problems).toEqual([]);
  });
});
