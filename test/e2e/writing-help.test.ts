// Writing by keyboard in the built app: proposals that know the place, words explained, names followed and renamed in every text.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { copyLibrary, launchBrowserShell } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

let library: TestLibrary;
let shell: RunningShell;
let page: Page;

beforeAll(async () => {
  library = await copyLibrary();
  shell = await launchBrowserShell({ library: library.root, home: library.home });
  page = shell.page;
  await page.getByRole('button', { name: /^2024/ }).first().click();
  await page.getByTestId('text-editor').locator('.view-line').first().click();
});

afterAll(async () => {
  await shell.close();
  await library.remove();
});

describe('writing by keyboard', () => {
  it('completes a condition step by step', async () => {
    await find('2. Epilepsy for');
    // Once for the end of the wrapped row, once for the end of the line.
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('     WHEN ');
    await proposal('purpose').waitFor();
    await page.keyboard.type('pur');
    await page.keyboard.press('Enter');
    await proposal('is not').waitFor();
    await page.keyboard.press('Enter');
    await proposal('monitoring').waitFor();
    await page.keyboard.type('mon');
    await page.keyboard.press('Enter');
    await line('WHEN purpose is monitoring').waitFor();
  });

  it('leaves prose alone', async () => {
    await find('6. Mitochondrial disorder');
    await page.keyboard.press('Home');
    await page.keyboard.type('- Any all of the brain ');
    await line('Any all of the brain 6').waitFor();
    expect(await page.locator('.suggest-widget.visible').count()).toBe(0);
    await page.keyboard.press('Control+z');
  });

  it('explains the words at the cursor', async () => {
    await find('{glioma}');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const bubble = page.locator('.monaco-hover', { hasText: 'at least one of 7 is met' });
    // The view is still scrolling to what was found, and scrolling closes the bubble.
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Shift+F1');
          return await bubble.isVisible();
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(true);
    await page.keyboard.press('Escape');
  });

  it('renames an id in the guideline and its cases', async () => {
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input:focus');
    await box.waitFor();
    expect(await box.inputValue()).toBe('glioma');
    await box.fill('glioma-known');
    await page.keyboard.press('Enter');
    await line('{glioma-known}').waitFor();
    await page.getByRole('tab', { name: /2024\.cases/ }).waitFor();
  });

  it('goes from an include to the fragment', async () => {
    await find('include mri-general');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F12');
    await line('fragment "MRI General Contraindications"').waitFor();
    expect(shell.problems).toEqual([]);
  });
});

async function find(words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  const box = page.locator('.find-widget.visible textarea').first();
  await box.fill(words);
  await page.locator('.find-widget .matchesCount', { hasText: /of/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

function proposal(label: string) {
  return page
    .locator('.suggest-widget.visible .monaco-list-row .label-name')
    .getByText(label, { exact: true });
}

function line(words: string) {
  return page.getByTestId('text-editor').locator('.view-line', { hasText: words }).first();
}
