// Takes the pictures of docs/screens from the built browser shell: every screen in three looks, and the writer's day in order. `node scripts/screenshots.ts [name…]`.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { begin, furnish, screens, type Screen } from '../test/e2e/support/screens.ts';
import { launchBrowserShell, type RunningShell } from '../test/e2e/support/shells.ts';
import { writersDay } from '../test/e2e/support/writers-day.ts';
import { projectRoot } from './programs.ts';

const looks = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'contrast', colorScheme: 'dark', contrast: 'more' },
] as const;

const folder = join(projectRoot, 'docs/screens');
/** Always in one place, which the window shows. */
const home = join(tmpdir(), 'Guideline Studio');

const wanted = process.argv.slice(2);
await mkdir(join(folder, 'day'), { recursive: true });
for (const screen of screens) if (wanted.length === 0 || wanted.includes(screen.name)) await take(screen);
if (wanted.length === 0 || wanted.includes('day')) await takeTheDay();

/** Each from a fresh start, so that none depends on the one before. */
async function take(screen: Screen): Promise<void> {
  await inShell(async ({ page }) => {
    await begin(page);
    await screen.open(page);
    for (const { name, colorScheme, contrast } of looks) {
      await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
      await picture(page, `${screen.name}-${name}.webp`);
    }
  });
}

async function takeTheDay(): Promise<void> {
  await inShell(async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const [at, step] of writersDay.entries()) {
      await step.act(page);
      await picture(page, `day/${String(at + 1).padStart(2, '0')}-${step.name}.webp`);
    }
  });
}

async function inShell(work: (shell: RunningShell) => Promise<void>): Promise<void> {
  await rm(home, { recursive: true, force: true });
  const library = join(home, 'guidelines');
  await cp(join(projectRoot, 'guidelines'), library, { recursive: true });
  furnish(library, projectRoot);
  const shell = await launchBrowserShell({ library, home: join(home, 'data') });
  try {
    await shell.page.setViewportSize({ width: 1280, height: 800 });
    await work(shell);
  } finally {
    await shell.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function picture(page: Page, file: string): Promise<void> {
  await settle(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  await writeFile(join(folder, file), Buffer.from(data, 'base64'));
  await session.detach();
  console.log(`docs/screens/${file}`);
}

/** Two pictures alike: fonts are there, the tree is laid out, the colours of the text have come from the worker. */
async function settle(page: Page): Promise<void> {
  let before = '';
  for (let attempt = 0; attempt < 40; attempt++) {
    const now = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
    if (now === before) return;
    before = now;
    await page.waitForTimeout(250);
  }
  throw new Error('The window does not come to rest');
}
