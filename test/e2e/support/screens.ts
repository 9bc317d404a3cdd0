// Every screen of the window and the way to it from a fresh start: for accessibility checks and for the pictures of docs/screens.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Screen {
  /** Also the name of its picture. */
  readonly name: string;
  /** What it shows, for people. */
  readonly shows: string;
  /** From the shipped guideline in the editor to what the screen shows; leaves by Escape, or by nothing. */
  readonly open: (page: Page) => Promise<void>;
}

export const screens: readonly Screen[] = [
  {
    name: 'document',
    shows: 'the text of a guideline with its writing toolbar, and the printed document beside it',
    open: async (page) => {
      await inspect(page, 'Document');
      await page.getByRole('document', { name: /^Printed/ }).waitFor();
    },
  },
  {
    name: 'criteria-tree',
    shows: 'the criteria as a tree, one of them chosen and explained',
    open: async (page) => {
      await inspect(page, 'Tree');
      await page.getByRole('application', { name: /^Criteria of/ }).waitFor();
      await page
        .getByRole('tree', { name: /^Structure/ })
        .getByText(/Gliomas/)
        .first()
        .click();
    },
  },
  {
    name: 'questions-tree',
    shows: 'the same guideline as questions in order',
    open: async (page) => {
      await inspect(page, 'Tree');
      await page.getByText('Questions', { exact: true }).first().click();
      await page.getByRole('application', { name: /^Questions in/ }).waitFor();
    },
  },
  {
    name: 'case',
    shows: 'a case that is tried: its determination, the reasons, the next questions',
    open: async (page) => {
      await inspect(page, 'Case');
      const question = page.getByRole('radiogroup', { name: /^Epilepsy/ });
      await question.getByRole('radio', { name: 'Yes' }).click();
      await page.getByRole('region', { name: 'Determination of the case' }).waitFor();
    },
  },
  {
    name: 'all-cases',
    shows: 'all cases of the guideline, decided after each change',
    open: async (page) => {
      await inspect(page, 'All cases');
      await page.getByText(/^All \d+ cases come out as expected/).waitFor();
    },
  },
  {
    name: 'problems',
    shows: 'problems and advice',
    open: async (page) => {
      await inspect(page, 'Problems');
      await page
        .getByRole('complementary', { name: 'Inspector' })
        .getByText(/advice/i)
        .first()
        .waitFor();
    },
  },
  {
    name: 'comments',
    shows: 'comments of reviewers',
    open: async (page) => await inspect(page, 'Comments'),
  },
  {
    name: 'references',
    shows: 'the references and where each is cited',
    open: async (page) => await runCommand(page, 'Show the references'),
  },
  {
    name: 'terms',
    shows: 'the terms and where each is used',
    open: async (page) => await runCommand(page, 'Show the terms'),
  },
  {
    name: 'find-in-library',
    shows: 'find and replace over the library',
    open: async (page) => {
      await page.keyboard.press('Control+Shift+H');
      await page.getByRole('textbox', { name: 'Find in the library' }).fill('metastatic');
      await page
        .getByText(/^(\d+ places? in \d+ files?|Nothing)/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'commands',
    shows: 'commands and files by name',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'add-data-element',
    shows: 'a data element declared by a form',
    open: async (page) => await openDialog(page, 'Add a data element…'),
  },
  {
    name: 'cite',
    shows: 'citing, by search or by a pasted citation',
    open: async (page) => await openDialog(page, 'Cite a reference…'),
  },
  {
    name: 'new-draft',
    shows: 'a new draft from a version, planned before it is made',
    open: async (page) => await openDialog(page, 'New draft from this version…'),
  },
  {
    name: 'new-guideline',
    shows: 'a new guideline from a template',
    open: async (page) => await openDialog(page, 'New guideline from a template…'),
  },
  {
    name: 'settings',
    shows: 'settings',
    open: async (page) => await openDialog(page, 'Settings…'),
  },
  {
    name: 'shortcuts',
    shows: 'the keys of every command',
    open: async (page) => await openDialog(page, 'Keyboard shortcuts…'),
  },
  {
    name: 'export',
    shows: 'the export of a bundle: targets, options, signing key',
    open: async (page) => {
      await page.getByRole('button', { name: 'Export', exact: true }).first().click();
      await page.getByRole('dialog').first().waitFor();
    },
  },
  {
    name: 'compare-decisions',
    shows: 'which decisions change between two versions, each with a case that shows it',
    open: async (page) => await compare(page, 'Decisions'),
  },
  {
    name: 'compare-redline',
    shows: 'the redlined document',
    open: async (page) => await compare(page, 'Redline'),
  },
  {
    name: 'compare-structure',
    shows: 'the changes of the structure',
    open: async (page) => await compare(page, 'Structure'),
  },
  {
    name: 'compare-source',
    shows: 'both texts',
    open: async (page) => await compare(page, 'Source'),
  },
  {
    name: 'compare-summary',
    shows: 'the summary of changes beside the changes that it must match',
    open: async (page) => await compare(page, 'Summary'),
  },
  {
    name: 'replay',
    shows: 'past cases decided under two versions',
    open: async (page) => {
      await page.getByRole('button', { name: 'Replay', exact: true }).click();
      await page.getByLabel('File of past cases').selectOption({ label: 'past.csv' });
      await page.getByText(/33 matched, 0 not used/).waitFor();
      await page.getByRole('button', { name: 'Replay the cases' }).click();
      await page.getByRole('heading', { name: /decisions change/ }).waitFor();
    },
  },
  {
    name: 'split',
    shows: 'two versions side by side',
    open: async (page) => {
      await version(page, '2023');
      await runCommand(page, 'Move the file to the other side');
      await page.getByTestId('text-editor').nth(1).waitFor();
    },
  },
  {
    name: 'faulty-text',
    shows: 'a slip, told where it is and with what to do',
    open: async (page) => {
      await inspect(page, 'Problems');
      await page.getByTestId('text-editor').first().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\nindications "Other"\nWHEN age => 18 years\n');
      await page
        .getByRole('button', { name: /\d+ errors?/ })
        .first()
        .waitFor();
    },
  },
];

/** The files that the screens expect beside the shipped guidelines. */
export function furnish(library: string, project: string): void {
  copyFileSync(join(project, 'docs/replay/cases.csv'), join(library, 'past.csv'));
}

/** Puts the shipped guideline in front, as it is before each screen. */
export async function begin(page: Page): Promise<void> {
  await page.getByTestId('text-editor').locator('.view-line').first().waitFor();
  const later = page.getByRole('button', { name: 'Not now' });
  if ((await later.count()) > 0) await later.click();
  await version(page, '2024');
}

export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Find a command or a file' }).fill(title);
  await page.getByRole('option', { name: title }).first().click();
}

async function openDialog(page: Page, title: string): Promise<void> {
  await runCommand(page, title);
  await page.getByRole('dialog').first().waitFor();
}

async function inspect(page: Page, tab: string): Promise<void> {
  await page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('tab', { name: tab, exact: tab === 'Case' })
    .click();
}

async function compare(page: Page, lens: string): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).first().click();
  const comparison = page.getByRole('tabpanel', { name: 'Comparison' });
  await comparison.getByRole('tab', { name: new RegExp(`^${lens}`) }).click();
}

async function version(page: Page, number: string): Promise<void> {
  await page
    .getByRole('region', { name: /Spectroscopy/ })
    .getByRole('button', { name: new RegExp(`^${number}`) })
    .first()
    .click();
  await page
    .getByRole('tab', { name: new RegExp(`^${number}\\.guideline`) })
    .first()
    .waitFor();
}
