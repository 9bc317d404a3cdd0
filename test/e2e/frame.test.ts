// The window itself, in both shells: first steps, themes, sizes and keys that are kept, sides of the editor, parts of the window by F6, search and replace.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './support/accessible.ts';
import { hasFocus } from './support/focus.ts';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    await page.getByTestId('text-editor').locator('.view-line').first().waitFor();
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('offers a tour at the first start, which is read out and left by Escape', async () => {
    await page.getByRole('button', { name: 'Show me around' }).click();
    for (const title of tourTitles) {
      await page.getByRole('dialog', { name: title }).waitFor();
      await expect.poll(async () => await focused(page)).toBe(title);
      if (title === 'The decision tree') {
        expect(await page.getByRole('tab', { name: 'Tree', selected: true }).count()).toBe(1);
        expect(await seriousViolations(page)).toEqual([]);
      }
      if (title !== tourTitles.at(-1)) await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByRole('dialog', { name: tourTitles.at(-2) ?? '' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByRole('region', { name: 'First steps' }).count()).toBe(0);
  });

  it('has four themes, a zoom and keys, each accessible and kept for the next start', async () => {
    for (const [words, shown] of [
      ['Colours: high contrast, dark', 'dark, high contrast'],
      ['Colours: high contrast, light', 'light, high contrast'],
      ['Colours: dark', 'dark'],
    ] as const) {
      await command(page, words);
      expect(await look(page)).toBe(shown);
      expect(await seriousViolations(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    await command(page, 'Colours: as the system');
    expect(await look(page)).toBe('light, high contrast');
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' });
    await expect.poll(async () => await look(page)).toBe('dark');
    await page.emulateMedia({ colorScheme: null, contrast: null });
    await command(page, 'Colours: dark');
    await page.keyboard.press('Control+=');
    expect(await rootSize(page)).toBeCloseTo(17.6);
    const opener = page.getByRole('button', { name: 'Settings', exact: true });
    await opener.focus();
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: 'Keys' }).click();
    await page.getByRole('textbox', { name: 'Find a command' }).fill('printed document');
    await page.getByRole('button', { name: 'Add keys: Show the printed document' }).click();
    await page.keyboard.press('Control+s');
    await page.getByText('Ctrl+S is “Save”').waitFor();
    await page.keyboard.press('Control+Alt+p');
    await page.getByText('Ctrl+Alt+P').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'detached' });
    await hasFocus(opener);
    await page.keyboard.press('Control+Alt+p');
    await page.getByRole('tab', { name: 'Document', selected: true }).waitFor();
  });

  it('splits the editor, and its panels follow the side that has the keyboard', async () => {
    await page.getByRole('button', { name: /^2023/ }).first().click();
    await page.getByRole('tab', { name: /^2023\.guideline/, selected: true }).waitFor();
    await command(page, 'Move the file to the other side');
    await expect.poll(async () => await page.getByTestId('text-editor').count()).toBe(2);
    const title = page.getByRole('banner').getByText(/^20\d\d\.\d$/);
    await expect.poll(async () => await title.textContent()).toBe('2023.1');
    await command(page, 'Go to the other side');
    await expect.poll(async () => await title.textContent()).toBe('2024.2');
    await page
      .getByRole('document', { name: /^Printed/ })
      .getByText('Multiple sclerosis')
      .first()
      .waitFor();
    const divider = page.getByRole('separator', { name: 'Width of the left side' });
    await divider.focus();
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowLeft');
    await page
      .getByRole('tab', { name: /^2024\.guideline/ })
      .dragTo(page.getByRole('tablist', { name: 'Open files of the second side' }));
    await expect.poll(async () => await page.getByTestId('text-editor').count()).toBe(1);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('is walked by F6, part by part', async () => {
    const parts: (string | undefined)[] = [];
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press('F6');
      parts.push(
        await page.evaluate(
          () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? undefined,
        ),
      );
    }
    expect(new Set(parts)).toEqual(new Set(['header', 'library', 'first', 'inspector', 'status']));
  });

  it('keeps the keyboard in a dialog, whatever keys are pressed', async () => {
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog', { name: 'Settings' });
    await dialog.waitFor();
    for (const keys of ['F6', 'Control+k', 'Control+Shift+h']) await page.keyboard.press(keys);
    expect(await page.getByRole('dialog').count()).toBe(1);
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Control+=');
    expect(await rootSize(page)).toBeGreaterThan(17.7);
    await page.keyboard.press('Control+-');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-region]') !== null)).toBe(true);
  });

  it('finds and replaces over the library, and undo brings it back', async () => {
    await page.keyboard.press('Control+Shift+H');
    await page.getByRole('textbox', { name: 'Find in the library' }).fill('Encephalopathy');
    await page.getByRole('button', { name: 'Capital letters matter' }).click();
    await page.getByText(/^\d+ places in \d+ files$/).waitFor();
    expect(await page.getByRole('button', { name: /^(?:Remove|Replace) (?:all|in)/ }).count()).toBe(0);
    await page.getByRole('textbox', { name: 'Replace with' }).fill('Brain disease');
    await page.getByRole('list', { name: 'Places found' }).getByText('Brain disease').first().waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const names = page.getByRole('list', { name: 'Places found' }).locator('[data-part="name"]');
    const cut = await names.evaluateAll(
      (all) => all.filter((one) => one.scrollWidth > one.clientWidth).length,
    );
    expect(await names.count()).toBeGreaterThan(1);
    expect(cut).toBe(0);
    const badge = page.getByRole('contentinfo').getByText('Published', { exact: true });
    expect((await badge.boundingBox())?.width).toBeGreaterThan(40);
    await page.getByRole('button', { name: 'Replace all' }).click();
    const asked = page.getByRole('dialog', { name: /^Replace \d+ places? in \d+ files?$/ });
    await asked.getByText(/^Left as they are: published/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Cancel' }).click();
    const file = join(library.root, 'mr-spectroscopy/2024.guideline');
    const before = readFileSync(file, 'utf8');
    await page.getByRole('button', { name: 'Replace in mr-spectroscopy/2024.guideline' }).click();
    await page.getByRole('status').getByText('not saved yet').waitFor();
    expect(readFileSync(file, 'utf8')).toBe(before);
    await page.getByRole('status').getByText('Unsaved changes').waitFor();
    await page.getByRole('button', { name: 'Undo in the open files' }).click();
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
    expect(shell.problems).toEqual([]);
  });

  it('is found again as it was left', async () => {
    await shell.close();
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    await page.getByTestId('text-editor').locator('.view-line').first().waitFor();
    await page.getByRole('tab', { name: /^2023\.guideline/ }).waitFor();
    await page.getByRole('tab', { name: /^2024\.guideline/ }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(await rootSize(page)).toBeCloseTo(17.6);
    expect(await page.getByRole('region', { name: 'First steps' }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Tree' }).click();
    await page.keyboard.press('Control+Alt+p');
    await page.getByRole('tab', { name: 'Document', selected: true }).waitFor();
    await command(page, 'Move the file to the other side');
    const [left, right] = [page.getByTestId('text-editor').first(), page.getByTestId('text-editor').nth(1)];
    await right.waitFor();
    const widths = await Promise.all(
      [left, right].map(async (side) => (await side.boundingBox())?.width ?? 0),
    );
    expect(widths[0]).toBeLessThan((widths[1] ?? 0) * 0.9);
  });
});

const tourTitles = [
  'The library',
  'The text is the guideline',
  'The printed document',
  'The decision tree',
  'Try a case',
  'Compare two versions',
  'Export for an engine',
  'Find everything again',
];

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Find a command or a file' }).fill(words);
  await page.getByRole('option', { name: words }).first().click();
}

async function focused(page: Page): Promise<string | null> {
  return await page.evaluate(() => document.activeElement?.textContent ?? null);
}

async function look(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const { mantineColorScheme = '', contrast } = document.documentElement.dataset;
    return contrast === undefined ? mantineColorScheme : `${mantineColorScheme}, high contrast`;
  });
}

async function rootSize(page: Page): Promise<number> {
  return await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}
