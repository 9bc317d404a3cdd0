// Takes the pictures of docs/screens from the built browser shell over the shipped guidelines: `node scripts/screenshots.ts`.
import { cp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowserShell } from '../test/e2e/support/shells.ts';
import { projectRoot } from './programs.ts';

interface Screen {
  readonly file: string;
  /** From the app as it starts to what the picture shows. */
  readonly prepare: (page: Page) => Promise<void>;
}

const screens: readonly Screen[] = [
  {
    file: 'editor-and-tree.png',
    prepare: async (page) => {
      await openVersion(page, '2024');
      await page.getByRole('tab', { name: 'Tree' }).click();
      await page.getByRole('application', { name: /^Criteria of/ }).waitFor();
      await page
        .getByRole('tree', { name: /^Structure/ })
        .getByText(/^.{0,4}Gliomas/)
        .first()
        .click();
      await page.getByText(/^Line \d+, column \d+$/).waitFor();
      await page.getByText('7 listed').waitFor();
    },
  },
  {
    file: 'printed-document.png',
    prepare: async (page) => {
      await openVersion(page, '2024');
      await page.getByRole('tab', { name: 'Document' }).click();
      await page.getByRole('document', { name: /^Printed/ }).waitFor();
    },
  },
  {
    file: 'compare.png',
    prepare: async (page) => {
      await openVersion(page, '2024');
      await page.keyboard.press('Control+Shift+D');
      await page.getByRole('tabpanel', { name: 'Comparison' }).waitFor();
    },
  },
  {
    file: 'case-form.png',
    prepare: async (page) => {
      await openVersion(page, '2024');
      await page.getByRole('tab', { name: 'Case', exact: true }).click();
      const question = page.getByRole('radiogroup', { name: /^Epilepsy/ });
      await question.getByRole('radio', { name: 'Yes' }).click();
      await page.getByRole('button', { name: 'Answer all others no' }).click();
      await page.getByRole('region', { name: 'Determination of the case' }).waitFor();
    },
  },
  {
    file: 'all-cases.png',
    prepare: async (page) => {
      await openVersion(page, '2024');
      await page.getByRole('tab', { name: 'All cases' }).click();
      await page.getByText(/^All \d+ cases come out as expected/).waitFor();
    },
  },
  {
    file: 'replay.png',
    prepare: async (page) => {
      await openVersion(page, '2024');
      await page
        .getByRole('button', { name: /Replay/ })
        .first()
        .click();
      await page.getByRole('tabpanel', { name: 'Replay' }).waitFor();
    },
  },
];

const folder = join(projectRoot, 'docs/screens');
await mkdir(folder, { recursive: true });
for (const screen of screens) {
  await take(screen);
  console.log(`docs/screens/${screen.file}`);
}

/** Each from a fresh start, so that none depends on the one before; always in one place, which the window shows. */
async function take({ file, prepare }: Screen): Promise<void> {
  const home = join(tmpdir(), 'Guideline Studio');
  await rm(home, { recursive: true, force: true });
  await cp(join(projectRoot, 'guidelines'), join(home, 'guidelines'), { recursive: true });
  const shell = await launchBrowserShell({ library: join(home, 'guidelines'), home: join(home, 'data') });
  try {
    await prepare(shell.page);
    await settle(shell.page);
    await shell.page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
  } finally {
    await shell.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function openVersion(page: Page, version: string): Promise<void> {
  const library = page.getByRole('navigation', { name: 'Library and outline' });
  await library
    .getByRole('button', { name: new RegExp(`^${version}`) })
    .first()
    .click();
  await page.getByRole('tab', { name: new RegExp(version) }).waitFor();
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
