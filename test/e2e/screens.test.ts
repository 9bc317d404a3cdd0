// Every screen of the window: accessible in light, dark and both high contrasts, and walked by the keyboard alone without a trap.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/programs.ts';
import { seriousViolations } from './support/accessible.ts';
import { begin, furnish, screens, type Screen } from './support/screens.ts';
import { copyLibrary, launchBrowserShell, type RunningShell, type TestLibrary } from './support/shells.ts';

const looks = [
  ['light', 'no-preference'],
  ['dark', 'no-preference'],
  ['light', 'more'],
  ['dark', 'more'],
] as const;

// The page is the same in both shells; what the desktop adds has specs of its own.
describe('the screen', () => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;

  beforeAll(async () => {
    library = await copyLibrary();
    furnish(library.root, projectRoot);
    shell = await launchBrowserShell({ library: library.root, home: library.home });
    page = shell.page;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await begin(page);
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  for (const screen of screens) {
    it(`"${screen.name}" (${screen.shows}) is accessible in every look and by keyboard`, async () => {
      await show(screen);
      const dialog = await page.getByRole('dialog').count();
      const walked = await walk(page);
      expect(walked.length, walked.join('\n')).toBeGreaterThan(dialog > 0 ? 2 : 12);
      for (const [colorScheme, contrast] of looks) {
        await page.emulateMedia({ colorScheme, contrast });
        await page.waitForTimeout(300);
        expect(await seriousViolations(page), `${colorScheme}, contrast ${contrast}`).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: null, contrast: null });
      expect(shell.problems).toEqual([]);
    });
  }

  /** From the guideline as it is saved: nothing of the screen before is left. */
  async function show(screen: Screen): Promise<void> {
    await page.keyboard.press('Escape');
    await page.reload();
    await begin(page);
    await screen.open(page);
  }
});

/** The stops that Tab comes to until it is round, each once; in a dialog they are the dialog's. F6 leaves the text, where Tab writes. */
async function walk(page: Page): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let step = 0; step < 60; step++) {
    const inText = await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    await page.keyboard.press(inText ? 'F6' : 'Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '';
      const { x, y, width, height } = element.getBoundingClientRect();
      const words = element.getAttribute('aria-label') ?? element.textContent;
      return `${element.tagName} ${words.slice(0, 40)} at ${Math.round(x)},${Math.round(y)} ${Math.round(width)}x${Math.round(height)}`;
    });
    if (stop !== '' && !stops.includes(stop)) stops.push(stop);
  }
  return stops;
}
