// The whole main job in every shell: edit a criterion, the tree follows, try a case, compare with 2023, export, verify, and run what was exported.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const added = 'Neuromyelitis optica';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;
  let exported: string;

  beforeAll(async () => {
    library = await copyLibrary();
    exported = join(dirname(library.root), 'exports');
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('edits a criterion, and tree and document follow', async () => {
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await goToCriterion(page, 'Traumatic brain injury');
    // Once for the end of the wrapped row, once for the end of the line.
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type(`9. ${added}  {neuromyelitis-optica}  [maudsley-2021]`);
    await page.getByRole('tab', { name: /^Tree/ }).click();
    await page
      .getByRole('application', { name: /^Criteria of/ })
      .getByText(added)
      .waitFor();
    await page.getByRole('tab', { name: /^Document/ }).click();
    await page
      .getByRole('document', { name: /^Printed/ })
      .getByText(added)
      .waitFor();
    expect(await page.getByText('No problems').count()).toBe(1);
  });

  it('keeps the unsaved text out of the file until it is saved', async () => {
    const file = join(library.root, 'mr-spectroscopy/2024.guideline');
    expect(readFileSync(file, 'utf8')).not.toContain(added);
    await page.keyboard.press('Control+s');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain(`9. ${added}`);
  });

  it('decides a case as it is answered', async () => {
    await page.getByRole('tab', { name: /^Case/ }).click();
    const determination = page.getByRole('region', { name: 'Determination of the case' });
    await determination.getByText('Needs information').waitFor();
    await page
      .getByRole('radiogroup', { name: new RegExp(`^${added}`) })
      .getByRole('radio', { name: 'Yes' })
      .click();
    await page.getByRole('button', { name: 'Answer all others no' }).click();
    await determination.getByText('Medically appropriate').waitFor();
    expect(await determination.textContent()).toContain(added);
  });

  it('compares with 2023: which decisions change, and what the printed summary claims in vain', async () => {
    await page.getByRole('button', { name: 'Compare' }).first().click();
    const comparison = page.getByRole('tabpanel', { name: 'Comparison' });
    for (const words of [
      'Epilepsy for pre-surgical evaluation',
      'Multiple sclerosis',
      'Traumatic brain injury',
      added,
    ]) {
      await comparison.getByText(`Added “${words}”`).first().waitFor();
    }
    await comparison.getByRole('tab', { name: /^Summary/ }).click();
    await comparison
      .getByText(/Ataxia in a child/)
      .first()
      .waitFor();
    await comparison.getByRole('tab', { name: /^Structure/ }).click();
    await comparison
      .getByText(/definition of “Ataxia”/)
      .first()
      .waitFor();
  });

  it('exports a bundle that verifies', async () => {
    await page.getByRole('button', { name: 'Export' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Export as a bundle' });
    await dialog.getByRole('textbox', { name: 'Folder' }).fill(exported);
    await dialog.getByRole('button', { name: /^Export/ }).click();
    await dialog.getByRole('button', { name: /Verify now/ }).click();
    await dialog.getByText(/holds/i).first().waitFor();
    expect(readdirSync(exported)).toContain('mr-spectroscopy-2024.2.bundle.tar');
  });

  it('leaves a bundle that the command line verifies and plain Node runs', async () => {
    const archive = join(exported, 'mr-spectroscopy-2024.2.bundle.tar');
    const said = execFileSync('node', [join(root, 'cli/launch.mjs'), 'verify', archive, '--json'], {
      encoding: 'utf8',
    });
    expect(JSON.parse(said)).toMatchObject({ holds: true });
    const folder = join(exported, 'mr-spectroscopy-2024.2');
    const module =
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
        name.endsWith('decide.mjs'),
      ) ?? '';
    expect(existsSync(join(folder, module))).toBe(true);
    const { decide } = (await import(pathToFileURL(join(folder, module)).href)) as {
      decide: (facts: object) => { determination: string };
    };
    expect(decide({}).determination).toBe('needs-information');
  });

  it('has complained about nothing', () => {
    expect(shell.problems).toEqual([]);
  });
});

/** By the outline, as a writer would: its entry moves the cursor. */
async function goToCriterion(page: Page, words: string): Promise<void> {
  const outline = page.getByRole('tree', { name: /^Outline/ });
  const entry = outline.getByText(words).first();
  await entry.scrollIntoViewIfNeeded();
  await entry.click();
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
}
