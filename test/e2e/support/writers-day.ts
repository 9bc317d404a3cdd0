// The day of a policy writer on the shipped guideline, step by step: one walk for the specs and for the pictures of docs/screens/day.
import type { Page } from 'playwright-core';
import { runCommand } from './screens.ts';

export interface DayStep {
  readonly name: string;
  /** What the writer does and has to see, for people. */
  readonly tells: string;
  /** Waits for what has to be seen. */
  readonly act: (page: Page) => Promise<void>;
}

export const writersDay: readonly DayStep[] = [
  {
    name: 'open',
    tells:
      'opens the library, which shows versions with status, dates and findings, and the guideline in force',
    act: async (page) => {
      await page.getByTestId('text-editor').locator('.view-line').first().waitFor();
      await page.getByRole('button', { name: 'Not now' }).click();
      await page
        .getByRole('region', { name: /Spectroscopy/ })
        .getByRole('button', { name: /^2024/ })
        .first()
        .click();
      await page.getByRole('document', { name: /^Printed/ }).waitFor();
    },
  },
  {
    name: 'new-draft',
    tells: 'asks for a new draft of the version in force and sees which files it will make',
    act: async (page) => {
      await runCommand(page, 'New draft from this version…');
      await page.getByRole('dialog').first().waitFor();
    },
  },
  {
    name: 'draft-made',
    tells: 'works in the draft, which follows the version before and keeps the ids of its criteria',
    act: async (page) => {
      const dialog = page.getByRole('dialog').first();
      await dialog.getByRole('button', { name: /^(Make|Create)/ }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('banner').getByText('Draft', { exact: true }).waitFor();
      await page.getByRole('button', { name: /^Dismiss: Draft/ }).click();
    },
  },
  {
    name: 'add-criterion',
    tells: 'adds an indication from the toolbar and types its words',
    act: async (page) => {
      await page
        .getByRole('tree', { name: /^Outline/ })
        .getByText(/Traumatic brain injury/)
        .first()
        .click();
      await page.waitForTimeout(1500);
      await runCommand(page, 'Add a criterion below');
      await page.locator('.gs-written').first().waitFor();
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.type('Hepatic encephalopathy, to confirm the diagnosis');
      await page
        .getByRole('document', { name: /^Printed/ })
        .getByText(/Hepatic encephalopathy/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'see-the-tree',
    tells: 'sees the new criterion in the decision tree',
    act: async (page) => {
      await runCommand(page, 'Show the decision tree');
      await page.getByRole('application', { name: /^Criteria of/ }).waitFor();
    },
  },
  {
    name: 'try-a-case',
    tells: 'answers the new question and sees the determination with its reason',
    act: async (page) => {
      await runCommand(page, 'Show the case form');
      const question = page.getByRole('radiogroup', { name: /^Hepatic encephalopathy/ });
      await question.getByRole('radio', { name: 'Yes' }).click();
      await runCommand(page, 'Answer all other questions of the case with no');
      await page
        .getByRole('region', { name: 'Determination of the case' })
        .getByText(/medically appropriate/i)
        .first()
        .waitFor();
    },
  },
  {
    name: 'all-cases',
    tells: 'looks at all cases, decided again with the change, and at what they do not cover',
    act: async (page) => {
      await runCommand(page, 'Show the cases of the guideline');
      await page
        .getByText(/cases come out as expected/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'compare',
    tells:
      'compares with the version before and reads which decisions change, each with a case that shows it',
    act: async (page) => {
      await page.keyboard.press('Control+s');
      await page.getByRole('button', { name: 'Compare', exact: true }).first().click();
      const comparison = page.getByRole('tabpanel', { name: 'Comparison' });
      await comparison
        .getByText(/Added “Hepatic encephalopathy/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'redline',
    tells: 'reads the redlined document as the committee will',
    act: async (page) => {
      await lens(page, 'Redline');
      await page.getByRole('document', { name: /^Redline of/ }).waitFor();
    },
  },
  {
    name: 'summary',
    tells: 'checks the summary of changes against the changes',
    act: async (page) => await lens(page, 'Summary'),
  },
  {
    name: 'replay',
    tells: 'decides past cases under both versions',
    act: async (page) => {
      await page.getByRole('button', { name: 'Replay', exact: true }).click();
      await page.getByLabel('File of past cases').selectOption({ label: 'past.csv' });
      await page
        .getByText(/ matched, /)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Replay the cases' }).click();
      await page.getByRole('heading', { name: /decisions? changes?/ }).waitFor();
    },
  },
  {
    name: 'export',
    tells: 'asks for a bundle and sees the engines that it can be for, and who would sign it',
    act: async (page) => {
      await page.getByRole('button', { name: 'Export', exact: true }).first().click();
      await page.getByRole('dialog').first().waitFor();
    },
  },
];

async function lens(page: Page, name: string): Promise<void> {
  await page
    .getByRole('tabpanel', { name: 'Comparison' })
    .getByRole('tab', { name: new RegExp(`^${name}`) })
    .click();
}
