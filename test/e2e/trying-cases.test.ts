// Trying cases in the built app: answering in the best order, keeping cases as text, seeing them fail, what they cover, and what all cases say.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { seriousViolations } from './support/accessible.ts';
import { copyLibrary, shells } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

const small = `guideline "Small"
  id small
  version 2024.1

indications
  ANY OF
    1. Epilepsy {epilepsy}
    2. Stroke {stroke}
`;

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;

  beforeAll(async () => {
    library = await copyLibrary();
    writeFileSync(join(library.root, 'small.guideline'), small);
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    await open(/Positive/, /^2008/);
    await tab('Case').click();
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  const tab = (name: string): Locator => page.getByRole('tab', { name, exact: true });
  const line = (words: string): Locator =>
    page.getByTestId('text-editor').locator('.view-line', { hasText: words }).first();
  const open = async (group: RegExp, version: RegExp): Promise<void> => {
    await page.getByRole('region', { name: group }).getByRole('button', { name: version }).first().click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  };
  const view = async (name: string): Promise<void> => {
    await tab('All cases').click();
    const views = page.getByRole('radiogroup', { name: 'What to show of the cases' });
    await views.getByText(name, { exact: true }).click();
  };
  const decided = (words: string): Promise<void> =>
    page
      .getByRole('region', { name: 'Determination of the case' })
      .getByText(words, { exact: true })
      .waitFor();

  it('asks the best next question first, and keeps still what is being answered', async () => {
    // The guideline that the window opened by itself has another form.
    const phase = page.getByRole('combobox', { name: 'Phase of the request' });
    await phase.waitFor();
    await page.getByText('Best next first', { exact: true }).click();
    const first = page.locator('[data-key]').first();
    await first.getByText('Best next', { exact: true }).waitFor();
    expect(await first.getAttribute('data-key')).toBe('phase');
    await phase.focus();
    await page.keyboard.press('i');
    await expect.poll(async () => await phase.inputValue()).toBe('initial');
    const second = page.locator('[data-key]').nth(1);
    await second.getByText('Best next', { exact: true }).waitFor();
    expect(await first.getAttribute('data-key')).toBe('phase');
    expect(await phase.evaluate((element) => element === document.activeElement)).toBe(true);
    await phase.selectOption('repeat');
    await decided('Clinician review');
  });

  it('says what would have to be otherwise', async () => {
    const way = page.locator('details[open]');
    await way.getByText('It takes 4 other answers, and no fewer:').waitFor();
    await way.getByRole('button', { name: 'Phase of the request' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('counts no answer that cannot be used, and says that a case does not keep it', async () => {
    const tools = page.getByText(/^\d+ of \d+ answered/);
    const before = (await tools.textContent()) ?? '';
    const count = page
      .getByRole('textbox')
      .and(page.locator('[inputmode="decimal"], [inputmode="numeric"]'))
      .first();
    await count.fill('many');
    await expect.poll(async () => await tools.textContent()).toBe(`${before}, 1 cannot be used`);
    await page.getByRole('button', { name: 'Save as a case…' }).click();
    await page
      .getByRole('dialog')
      .getByText(/^One answer cannot be used and is not kept/)
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await count.fill('');
    await expect.poll(async () => await tools.textContent()).toBe(before);
  });

  it('keeps the answers as a case, as an edit of its text', async () => {
    await page.getByRole('button', { name: 'Save as a case…' }).click();
    await page.getByRole('dialog').getByText('clinician review').waitFor();
    await page.getByLabel('Title').fill('A repeat request');
    await page.keyboard.press('Enter');
    await line('case "A repeat request"').waitFor();
    await line('phase is repeat').waitFor();
    await view('Cases');
    await page.getByText('All 31 cases come out as expected.').waitFor();
  });

  it('shows a case that fails, and undo makes it pass', async () => {
    await page.getByRole('textbox', { name: 'Search the cases' }).fill('severe');
    const rows = page.locator('tbody tr');
    await expect.poll(async () => await rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Severe apnea in the laboratory', exact: true }).click();
    await tab('Case').click();
    await decided('Medically appropriate');
    await page
      .locator('[data-key="ordered"]')
      .getByRole('radio', { name: 'No', exact: true })
      .check({ force: true });
    await decided('Clinician review');
    await page.getByRole('button', { name: 'Update the case' }).click();
    await view('Cases');
    await page.getByText('1 of 31 cases come out otherwise than expected.').waitFor();
    await page.getByRole('combobox', { name: 'Which cases' }).selectOption('failed');
    expect(await rows.locator('td').allTextContents()).toEqual(
      expect.arrayContaining(['Medically appropriate', 'Clinician review']),
    );
    expect(await seriousViolations(page)).toEqual([]);
    await line('{ordered} not met').or(line('Severe apnea')).first().click();
    await page.keyboard.press('Control+z');
    await page.getByText('All 31 cases come out as expected.').waitFor();
  });

  it('paints in the text what the cases cover', async () => {
    await page.getByRole('tab', { name: /2008\.guideline/ }).click();
    await view('Coverage');
    await page.getByText('25 of 26').waitFor();
    await page.getByRole('switch', { name: 'Show it in the text' }).click();
    await page.getByRole('button', { name: /^4\.b Five to fourteen/ }).click();
    await page.locator('.gs-cover-one').first().waitFor();
    await page.locator('.gs-cover-both').first().waitFor();
    expect(await page.locator('.gs-cover-none').count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('analyses all cases, and adds those on either side of a line after a preview', async () => {
    await view('Analyses');
    await page.getByRole('button', { name: 'Analyse the guideline' }).click();
    await page.getByRole('button', { name: 'Add boundary cases…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Age on the date of service: 17 years' }).waitFor();
    await dialog.getByRole('checkbox', { name: /^All/ }).uncheck();
    await dialog.getByRole('checkbox', { name: 'Age on the date of service: 17 years' }).check();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add 1 case' }).click();
    await line('case "Age on the date of service: 17 years"').waitFor();
    await view('Cases');
    await page.getByText('All 32 cases come out as expected.').waitFor();
  });

  it('drafts the first cases of a guideline that has none', async () => {
    await open(/Small/, /^2024/);
    await view('Cases');
    await page.getByRole('heading', { name: 'No cases yet' }).waitFor();
    await page.getByRole('button', { name: 'Draft cases' }).click();
    await page.getByText('0 of 2', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Make a case for this: 1 Epilepsy' }).click();
    await line('cases for small 2024.1').waitFor();
    await line('case "Decided by 1 Epilepsy"').waitFor();
    const path = join(library.root, 'small.cases');
    expect(existsSync(path)).toBe(false);
    await page.keyboard.press('Control+s');
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(
      '{epilepsy} met\n  {stroke} not met\n  expect appropriate\n',
    );
    await view('Cases');
    await page.getByText('All 2 cases come out as expected.').waitFor();
    expect(shell.problems).toEqual([]);
  });
});
