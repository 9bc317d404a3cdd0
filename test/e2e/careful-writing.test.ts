// What the editor does for a careful writer in the built app: findings, their fixes and waivers, layout on save, pasting, ways through the text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../../dsl/index.ts';
import { seriousViolations } from './support/accessible.ts';
import { copyLibrary, launchBrowserShell, type RunningShell, type TestLibrary } from './support/shells.ts';

const file = 'mr-spectroscopy/2024.guideline';
let library: TestLibrary;
let shell: RunningShell;
let page: Page;

beforeAll(async () => {
  library = await copyLibrary();
  shell = await launchBrowserShell({ library: library.root, home: library.home });
  page = shell.page;
  await page.getByRole('button', { name: /^2024/ }).first().click();
  await page.getByTestId('text-editor').locator('.view-line').first().click();
  await page.getByRole('tab', { name: /^Problems/ }).click();
});

afterAll(async () => {
  await shell.close();
  await library.remove();
});

describe('findings', () => {
  it('are none but advice on the shipped guideline, with the reasons of what is waived', async () => {
    await page.getByRole('button', { name: /^Advice [1-9]/ }).waitFor();
    await page.getByRole('button', { name: /^No problems/ }).waitFor();
    await page.getByRole('button', { name: /^Waived/ }).click();
    await page.getByText('The published list has references 11, 12 and 14').first().waitFor();
    await page.getByRole('button', { name: /^Waived/ }).click();
  });

  it('appear after typing, and their quick fix mends them', async () => {
    await endOf('Traumatic brain injury');
    await page.keyboard.press('Enter');
    await page.keyboard.type('9. Abscess of of the brain  {brain-abscess}  [maudsley-2021]');
    await problem('lint/no-repeated-word').waitFor();
    expect(
      await page.locator('.monaco-editor .squiggly-info, .monaco-editor .squiggly-warning').count(),
    ).toBeGreaterThan(0);
    await problem('lint/no-repeated-word').locator('button').first().click();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Delete the second' }).click();
    await line('9. Abscess of the brain').waitFor();
    await problem('lint/no-repeated-word').waitFor({ state: 'detached' });
  });

  it('lead to their rule, with its reason and examples', async () => {
    await page
      .getByRole('button', { name: /^Rule lint\// })
      .first()
      .click();
    const dialog = page.getByRole('dialog').filter({ hasText: 'It is silent here' });
    await dialog.getByRole('heading', { name: 'Why' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('are silenced by a waiver, which keeps its reason', async () => {
    await endOf('Abscess of the brain');
    await page.keyboard.press('Enter');
    await page.keyboard.type('10. Imaging may help  {imaging-helps}  [maudsley-2021]');
    await problem('lint/no-hedge-word')
      .getByRole('button', { name: /^Waive/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Waive with a reason' });
    await dialog.getByRole('textbox').fill('The words of the contract');
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
    await line('WAIVE lint/no-hedge-word "The words of the contract"').waitFor();
    await problem('lint/no-hedge-word').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Waived/ }).click();
    await page.getByText('The words of the contract').last().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});

describe('the text', () => {
  it('is put into the agreed layout when it is saved', async () => {
    await endOf('Epilepsy for pre-surgical');
    await page.keyboard.type('      [zeng-2020]');
    await page.keyboard.press('Control+s');
    const read = () => readFileSync(join(library.root, file), 'utf8');
    await expect.poll(read, { timeout: 15_000 }).toContain('[maudsley-2021, zeng-2020]');
    const workspace = createWorkspace();
    workspace.setText(file, read());
    expect(workspace.format(file)).toBe(read());
  });

  it('takes what comes from a word processor in the signs of the outline, and says what was changed', async () => {
    await endOf('Multiple sclerosis');
    await page.keyboard.press('Enter');
    const before = await cursorLine();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '\u2022\tSo\u2011called \u201cring\u201d lesion\u2026');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    await page.getByRole('status').getByText('The pasted text was put in order').waitFor();
    await line('So-called "ring" lesion...').waitFor();
    await page.keyboard.press('Control+z');
    await line('So-called "ring" lesion...').waitFor({ state: 'detached' });
    expect(await cursorLine()).toBe(before);
    await page.keyboard.press('Control+z');
  });
});

describe('ways through the text', () => {
  it('lead from the criterion at the cursor up to its section', async () => {
    await endOf('Infection');
    const crumbs = page.getByRole('navigation', { name: 'Where the cursor stands' });
    await crumbs.getByRole('button', { name: /Infection/ }).waitFor();
    await crumbs.getByRole('button', { name: /Gliomas/ }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => await crumbs.getByRole('button').last().textContent()).toMatch(/Gliomas/);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('lead from a changed criterion to its change', async () => {
    await page.locator('.codelens-decoration a', { hasText: 'added since 2023.1' }).first().click();
    const comparison = page.getByRole('tabpanel', { name: 'Comparison' });
    await comparison.getByRole('tab', { name: /^Structure/, selected: true }).waitFor();
    await expect
      .poll(
        async () => await page.evaluate(() => document.activeElement?.getAttribute('data-change') ?? ''),
        {
          timeout: 15_000,
        },
      )
      .not.toBe('');
    expect(shell.problems).toEqual([]);
  });
});

/** The row of a finding that is open. */
function problem(code: string) {
  return page
    .getByRole('region', { name: /^Problems of/ })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Rule ${code}: what it asks and why` }) })
    .filter({ hasNotText: 'Waived:' });
}

/** By the outline, as a writer would; the cursor stands at the end of the line then. */
async function endOf(words: string): Promise<void> {
  const entry = page
    .getByRole('tree', { name: /^Outline/ })
    .getByText(words)
    .first();
  await entry.scrollIntoViewIfNeeded();
  await entry.click();
  await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
  // Once for the end of the wrapped row, once for the end of the line.
  await page.keyboard.press('End');
  await page.keyboard.press('End');
}

function line(words: string) {
  return page.getByTestId('text-editor').locator('.view-line', { hasText: words }).first();
}

async function cursorLine(): Promise<string | null> {
  return await page.getByText(/^Line \d+, column \d+$/).textContent();
}
