// Comparing and reviewing in every shell: linked lenses, a witness kept as a case, the summary edited beside the changes, the page that leaves the app, comments.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ name, launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;
  let comparison: Locator;
  const file = (path: string): string => readFileSync(join(library.root, path), 'utf8');

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByRole('button', { name: 'Compare' }).first().click();
    comparison = page.getByRole('tabpanel', { name: 'Comparison' });
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  const lens = async (label: string): Promise<void> =>
    await comparison.getByRole('tab', { name: new RegExp(`^${label}`) }).click();

  it('goes to the same change in every lens', async () => {
    const card = comparison.getByRole('button', { name: /Added “Epilepsy for pre-surgical evaluation”/ });
    await card.click();
    await lens('Structure');
    await expect.poll(async () => await card.getAttribute('aria-expanded')).toBe('true');
    await lens('Redline');
    const redline = comparison.getByRole('document', { name: /^Redline of/ });
    const line = redline.locator('[data-selected="true"]');
    await line.getByText('Epilepsy for pre-surgical evaluation').waitFor();
    expect(await line.locator('ins').count()).toBe(1);
    await expect.poll(async () => await isInView(line)).toBe(true);
    await lens('Source');
    await comparison.getByText('Added “Epilepsy for pre-surgical evaluation”').waitFor();
    await comparison.locator('.modified .view-line', { hasText: '{epilepsy}' }).first().waitFor();
  });

  it('walks with F7, and filters by what changes decisions', async () => {
    await lens('Redline');
    const selected = comparison.locator('[data-selected="true"]');
    await page.keyboard.press('F7');
    await selected
      .getByText('[9]')
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    await page.keyboard.press('Shift+F7');
    await selected.getByText('Epilepsy for pre-surgical evaluation').waitFor();
    await comparison.getByLabel('Effect on decisions').selectOption({ label: 'No decision changes (25)' });
    await lens('Decisions');
    await comparison.getByText('14 changes of decisions are hidden by the filters above.').waitFor();
    await comparison.getByLabel('Effect on decisions').selectOption('widens');
    await comparison
      .getByText('1 of 14')
      .waitFor({ timeout: 2_000 })
      .catch(() => undefined);
    await lens('Structure');
    expect(await comparison.getByText('Wording', { exact: true }).count()).toBe(0);
    await comparison.getByLabel('Effect on decisions').selectOption('any');
  });

  it('comments on a change, with name and time, and resolves it', async () => {
    await lens('Decisions');
    const card = comparison.getByRole('button', { name: /Added “Multiple sclerosis”/ });
    if ((await card.getAttribute('aria-expanded')) !== 'true') await card.click();
    const form = comparison.getByRole('group', { name: /^Comment on Added “Multiple sclerosis”/ });
    await form.getByRole('textbox', { name: /^Your comment/ }).fill('Relapsing forms only?');
    await form.getByRole('button', { name: 'Ask for change' }).click();
    await form.getByText('Say who comments').waitFor();
    await form.getByRole('textbox', { name: 'Your name' }).fill('A. Nurse');
    await form.getByRole('button', { name: 'Ask for change' }).click();
    const comment = comparison.getByRole('article', { name: 'Comment by A. Nurse' });
    await comment.getByText('Relapsing forms only?').waitFor();
    const kept = JSON.parse(file('mr-spectroscopy/2024.guideline.review.json')) as {
      comments: readonly object[];
    };
    expect(kept.comments).toMatchObject([
      {
        criterion: 'multiple-sclerosis',
        against: '2023.1',
        decision: 'ask',
        state: 'open',
        author: 'A. Nurse',
      },
    ]);
    await comment.getByRole('button', { name: 'Resolve' }).click();
    await comment.getByText(/Resolved by A\. Nurse/).waitFor();
    await comment.getByRole('button', { name: 'Open again' }).click();
  });

  it('edits the summary beside the changes', async () => {
    await lens('Summary');
    const printed = comparison.getByRole('region', { name: /^Printed in/ });
    await printed.getByText('nothing in the comparison bears this out').first().waitFor();
    const before = await printed.getByText('nothing in the comparison bears this out').count();
    await printed.getByRole('button', { name: /^Take out "+Ataxia in a child/ }).click();
    await expect
      .poll(async () => await printed.getByText('nothing in the comparison bears this out').count())
      .toBe(before - 1);
    const untold = printed.getByText(/changes that the list does not mention/);
    await untold.waitFor();
    await comparison.getByRole('button', { name: /^Insert this one: Definitions of/ }).click();
    await untold.waitFor({ state: 'detached' });
    const words = printed.getByRole('textbox', { name: 'Words of the line' }).first();
    await words.fill('"Epilepsy" indication, before surgery');
    await words.press('Enter');
    await page.getByRole('tab', { name: /^2024\.guideline/ }).click();
    await expect.poll(async () => await page.locator('.monaco-editor').first().isVisible()).toBe(true);
    await page.keyboard.press('Control+s');
    await expect.poll(() => file('mr-spectroscopy/2024.guideline')).toContain('before surgery');
    const text = file('mr-spectroscopy/2024.guideline');
    expect(text).toMatch(/^ {2}added {4}Definitions of/m);
    expect(text).not.toContain('"Ataxia in a child"');
    await page.getByRole('tab', { name: 'Comparison' }).click();
  });

  it('saves the comparison as one page, and as PDF or opened to print', async () => {
    await comparison.getByRole('button', { name: 'Save comparison' }).click();
    await page.getByRole('menuitem', { name: /HTML/ }).click();
    const html = join(dirname(library.root), 'exports/mr-spectroscopy-2023.1-to-2024.2.html');
    await expect.poll(() => existsSync(html)).toBe(true);
    expect(readFileSync(html, 'utf8')).toContain('<ins>Epilepsy for pre-surgical evaluation</ins>');
    await comparison.getByRole('button', { name: 'Save comparison' }).click();
    const pdf = html.replace(/html$/, 'pdf');
    if (name === 'browser shell') {
      const opened = page.waitForEvent('popup');
      await page.getByRole('menuitem', { name: 'As PDF' }).click();
      const print = await opened;
      await print.getByRole('heading', { name: 'Redline of the printed guideline' }).waitFor();
      await print.close();
      expect(existsSync(pdf)).toBe(false);
    } else {
      await page.getByRole('menuitem', { name: 'As PDF' }).click();
      await expect.poll(() => existsSync(pdf), { timeout: 10_000 }).toBe(true);
      expect(readFileSync(pdf, 'latin1')).toMatch(/^%PDF-[^]*\/StructTreeRoot/);
    }
  });

  it('keeps a witness as a case, where undo takes it back', async () => {
    await lens('Decisions');
    const keep = async (cause: RegExp): Promise<void> => {
      await page.getByRole('tab', { name: 'Comparison' }).click();
      const card = comparison.getByRole('button', { name: cause });
      if ((await card.getAttribute('aria-expanded')) !== 'true') await card.click();
      await comparison.getByRole('button', { name: 'Keep as a case' }).click();
    };
    await keep(/Added “Mitochondrial disorder”/);
    // The editor shows blanks as other characters.
    const kept = page.locator('.view-line', { hasText: /Mitochondrial.disorder.met.\(clinician.review/ });
    await kept.waitFor();
    const unsaved = page.getByRole('tab', { name: /^2024\.cases.*unsaved/ });
    await unsaved.waitFor();
    await page.keyboard.press('Control+z');
    await kept.waitFor({ state: 'detached' });
    await unsaved.waitFor({ state: 'detached' });
    await keep(/Added “Traumatic brain injury”/);
    await page.getByText('This case is kept already').waitFor();
    expect(await unsaved.count()).toBe(0);
  });

  it('shows the comments beside the text', async () => {
    await page.getByRole('tab', { name: /^2024\.guideline/ }).click();
    await page.getByRole('tab', { name: 'Comments' }).click();
    const list = page.getByRole('list', { name: /^Comments on/ });
    await list.getByText('Relapsing forms only?').waitFor();
    await list.getByRole('button', { name: 'Multiple sclerosis' }).click();
    await page.locator('.monaco-editor .gs-commented').first().waitFor();
    await page.getByLabel('Kind of comment').selectOption({ label: 'Accepted (0)' });
    await page.getByText('1 comment is hidden by the filters.').waitFor();
  });

  it('has complained about nothing', () => {
    expect(shell.problems).toEqual([]);
  });
});

async function isInView(line: Locator): Promise<boolean> {
  return await line.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
}
