// Replaying past cases in the built app: choosing the file, matching its columns, the matrix, what could not be read, and a page saved.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './support/accessible.ts';
import { hasFocus } from './support/focus.ts';
import { copyLibrary, launchBrowserShell, shells } from './support/shells.ts';
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
    await hasFocus(page.getByRole('heading', { name: /^12 of 59 decisions change/ }));
    await page.getByText('Epilepsy for pre-surgical evaluation (added)').first().waitFor();
    await page.getByText('It has 11 cells; the header has 34.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(shell.problems).toEqual([]);
  });

  it('shows the cases behind a number, and of one cause alone, with both determinations and the reason', async () => {
    const { page } = shell;
    const number = page.getByRole('button', {
      name: /^6\s+cases,\s+10\.2 %.*Clinician review → Medically appropriate, becomes appropriate/,
    });
    await number.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: /^Cases: / });
    await drawer.getByText('1 to 6 of 6').waitFor();
    await drawer.getByRole('article').nth(5).waitFor();
    expect(await drawer.getByRole('article').count()).toBe(6);
    expect(await drawer.getByText(/, due to .*\(added\)/).count()).toBe(6);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await expect
      .poll(async () => await number.evaluate((one) => one === document.activeElement), { timeout: 10_000 })
      .toBe(true);
    await page
      .getByRole('button', { name: /^Show the 2 cases due to Mitochondrial disorder \(added\)/ })
      .click();
    await drawer.getByText('Due to Mitochondrial disorder (added).').waitFor();
    await drawer.getByText('1 to 2 of 2').waitFor();
    await drawer.getByRole('article').nth(1).waitFor();
    expect(await drawer.getByRole('article').count()).toBe(2);
  });

  it('opens one of them in the form, where it is decided', async () => {
    const { page } = shell;
    await page.getByRole('button', { name: 'Open in the form' }).first().click();
    await page.getByRole('tab', { name: 'Case', exact: true, selected: true }).waitFor();
    await page
      .getByRole('complementary', { name: 'Inspector' })
      .getByText(/medically appropriate/i)
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Replay' }).click();
    await page.getByRole('heading', { name: /^12 of 59 decisions change/ }).waitFor();
  });

  it('saves the outcome as a page, for a spreadsheet and for programs, without deciding anything again', async () => {
    const { page } = shell;
    const folder = join(library.root, '../exports');
    for (const [choice, said] of [
      ['The cases that change (CSV)', 'The cases that change were saved'],
      ['As one page (HTML)', 'The replay was saved'],
      ['All of it for programs (JSON)', 'replay.json'],
    ] as const) {
      await page.getByRole('button', { name: 'Save the outcome' }).click();
      await page.getByRole('menuitem', { name: choice }).click();
      await page.getByText(said).first().waitFor();
    }
    expect(await page.getByRole('button', { name: 'Save the outcome' }).isEnabled()).toBe(true);
    const stem = 'mr-spectroscopy-2023.1-to-2024.2';
    const lines = readFileSync(join(folder, `${stem}-changed-cases.csv`), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(13);
    expect(JSON.parse(readFileSync(join(folder, `${stem}-replay.json`), 'utf8'))).toMatchObject({
      changed: 12,
      decided: 59,
    });
    expect(readFileSync(join(folder, `${stem}-replay.html`), 'utf8')).toContain('12');
  });

  it('lets a column be left out, and an element be given one, before it runs again', async () => {
    const { page } = shell;
    await page.getByText('Matched columns (33)').click();
    await page.getByLabel('What the column Case is').selectOption({ label: 'Not used' });
    await page.getByText(/33 matched, 1 not used, \d+ missing\./).waitFor();
    await page.getByLabel('What the column Epilepsy for pre-surgical evaluation is').selectOption('');
    await page.getByText(/32 matched, 2 not used/).waitFor();
    await page.getByRole('button', { name: 'Replay the cases' }).click();
    await page
      .getByRole('note')
      .getByText(/in no column: unknown in every case.*not from the policy/)
      .waitFor();
    await page.getByText('1 broken row, ').waitFor();
    const element = page.getByLabel('The column that is Epilepsy for pre-surgical evaluation');
    await element.selectOption('Epilepsy for pre-surgical evaluation');
    await page.getByText(/33 matched, 1 not used/).waitFor();
  });

  it('takes the versions away from no run, and leads from a finding to its line', async () => {
    const { page } = shell;
    const newer = join(library.root, 'mr-spectroscopy/2024.guideline');
    const text = readFileSync(newer, 'utf8');
    const line = text.split('\n').findIndex((one) => one.includes('WHEN purpose is biopsy-localization')) + 1;
    writeFileSync(newer, text.replace('is biopsy-localization\n', 'is biopsy-localisation\n'));
    await page.getByRole('button', { name: 'Replay the cases' }).click();
    await page.getByRole('button', { name: `mr-spectroscopy/2024.guideline, line ${line}` }).click();
    await page.getByText(new RegExp(`^Line ${line}, column`)).waitFor();
    expect(shell.problems).toEqual([]);
  });
});

describe('a file that is not in the library', () => {
  it('comes through the browser, is replayed, and goes with the program', async () => {
    const library = await copyLibrary();
    const shell = await launchBrowserShell({ library: library.root, home: library.home });
    const { page } = shell;
    await page
      .getByRole('region', { name: /Spectroscopy/ })
      .getByRole('button', { name: /^2024/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Browse…' }).click();
    await (await chooser).setFiles(cases);
    await page.getByText(/33 matched, 0 not used/).waitFor();
    expect(await page.getByLabel('File of past cases').locator('option:checked').textContent()).toBe(
      'cases.csv',
    );
    await page.getByRole('button', { name: 'Replay the cases' }).click();
    await page.getByRole('heading', { name: /^12 of 59 decisions change/ }).waitFor();
    expect(shell.problems).toEqual([]);
    await shell.close();
    expect(readdirSync(join(library.home, 'guideline-studio/uploads'))).toEqual([]);
    await library.remove();
  });
});
