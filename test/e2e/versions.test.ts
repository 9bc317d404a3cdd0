// Versions in the built app: a draft made from one, a guideline from a template, a rename, an archive, each with its way back.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './support/accessible.ts';
import { hasFocus } from './support/focus.ts';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

describe.each(shells)('versions in the $name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;
  const onDisk = (path: string): string => readFileSync(join(library.root, path), 'utf8');
  const isThere = (path: string): boolean => existsSync(join(library.root, path));

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
  });
  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('shows of each version what it follows, its dates and its open findings', async () => {
    const row = rowOf(page, 'Magnetic Resonance (MR) Spectroscopy', '2024.2');
    await row.getByText('Follows 2023.1').waitFor();
    await row.getByText('Effective 2024-11-01').waitFor();
    await row.getByRole('img', { name: /\d+ advice/ }).waitFor();
    await page.getByRole('textbox', { name: 'Filter the library' }).fill('acupuncture 2020');
    await rowOf(page, 'Magnetic Resonance (MR) Spectroscopy', '2024.2').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Filter the library' }).fill('');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('makes a draft from a version by the keyboard alone, with its cases, and takes it back', async () => {
    await rowOf(page, 'Magnetic Resonance (MR) Spectroscopy', '2024.2')
      .getByRole('button', { name: /^2024\.2/ })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('text-editor').waitFor();
    await page.keyboard.press('Control+Alt+d');
    const dialog = page.getByRole('dialog', { name: 'New draft from this version' });
    await dialog.getByText('mr-spectroscopy/').first().waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2024.2');
    await dialog.getByText('There is a version 2024.2 already').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2025.1');
    await dialog.getByLabel('Effective from').fill('2025-11-01');
    await dialog.getByText('mr-spectroscopy/2025.cases').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('Draft 2025.1 follows 2024.2').waitFor();
    await hasFocus(page.getByTestId('text-editor'));
    expect(onDisk('mr-spectroscopy/2025.guideline')).toMatch(
      /version +2025\.1\n +follows +2024\.2\n +status +draft\n/,
    );
    expect(onDisk('mr-spectroscopy/2025.cases')).toContain('cases for mr-spectroscopy 2025.1');
    await rowOf(page, 'Magnetic Resonance (MR) Spectroscopy', '2025.1').getByText('Follows 2024.2').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await page.getByText('Undone: Draft 2025.1 follows 2024.2').waitFor();
    expect(isThere('mr-spectroscopy/2025.guideline')).toBe(false);
    expect(isThere('mr-spectroscopy/2025.cases')).toBe(false);
  });

  it('warns at the first change of a published version, and takes the change into a draft instead', async () => {
    const before = onDisk('acupuncture/2020.guideline');
    await rowOf(page, 'Acupuncture for chronic low back pain', '2020.1')
      .getByRole('button', { name: /^2020\.1/ })
      .click();
    await page.getByTestId('text-editor').locator('.view-line', { hasText: '30.3.3' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' A note.');
    await page.getByText('2020.1 is published. A new draft').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make a new draft instead' }).click();
    const dialog = page.getByRole('dialog', { name: 'New draft from this version' });
    await dialog.getByLabel('Version').fill('2020.2');
    await dialog.getByText('acupuncture/2020.2.cases').waitFor();
    await dialog.getByRole('button', { name: 'Make the draft' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(onDisk('acupuncture/2020.2.guideline')).toContain(' A note.');
    expect(onDisk('acupuncture/2020.guideline')).toBe(before);
    await page.getByText('2020.1 is published. A new draft').waitFor({ state: 'detached' });
  });

  it('asks before a version is saved over that another one follows', async () => {
    const before = onDisk('acupuncture/2019.guideline');
    await rowOf(page, 'Acupuncture for chronic low back pain', '2019.1')
      .getByRole('button', { name: /^2019\.1/ })
      .click();
    await page.getByTestId('text-editor').locator('.view-line', { hasText: '30.3.2' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' A note.');
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Another version follows this one' });
    await dialog.getByText('2020.1 follows acupuncture/2019.guideline').waitFor();
    expect(onDisk('acupuncture/2019.guideline')).toBe(before);
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save over it' }).click();
    await expect.poll(() => onDisk('acupuncture/2019.guideline'), { timeout: 15_000 }).toContain(' A note.');
  });

  it('makes a guideline from a template', async () => {
    await page.getByRole('button', { name: 'New guideline from a template' }).click();
    const dialog = page.getByRole('dialog', { name: 'New guideline from a template' });
    await dialog.getByText('Drug', { exact: true }).click();
    await dialog.getByLabel('Title').fill('Knee injections');
    expect(await dialog.getByLabel('Id', { exact: true }).inputValue()).toBe('knee-injections');
    await dialog.getByLabel('Version').fill('2025.1');
    await dialog.getByRole('button', { name: 'Make the guideline' }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowOf(page, 'Knee injections', '2025.1').waitFor();
    expect(onDisk('knee-injections/2025.guideline')).toContain('guideline "Knee injections"');
  });

  it('renames a guideline with all that refers to it, listed before', async () => {
    await rowOf(page, 'MRI General Contraindications', '2024.1')
      .getByRole('button', { name: /^2024\.1/ })
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename' });
    await dialog.getByLabel('Id', { exact: true }).fill('mri-safety');
    await dialog.getByText('mr-spectroscopy/2024.cases').waitFor();
    await dialog.getByText('bundles that were made of it keep the old id').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Rename' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(onDisk('mr-spectroscopy/2024.guideline')).toContain('include mri-safety 2024.1');
    expect(onDisk('mr-spectroscopy/2024.cases')).toContain('{mri-safety.safety}');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect
      .poll(() => onDisk('mr-spectroscopy/2024.guideline'), { timeout: 15_000 })
      .toContain('include mri-general-contraindications 2024.1');
  });

  it('archives a version, which the list then hides, and takes that back', async () => {
    const title = 'Implantable automatic defibrillators';
    const before = onDisk('implantable-defibrillators/2003.guideline');
    await rowOf(page, title, '2003.1')
      .getByRole('button', { name: /^What to do with/ })
      .click();
    await page.getByRole('menuitem', { name: 'Archive…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Archive this version' });
    await dialog.getByText('implantable-defibrillators/2005.guideline follows this version.').waitFor();
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await rowOf(page, title, '2003.1').waitFor({ state: 'detached' });
    expect(onDisk('implantable-defibrillators/2003.guideline')).toBe(
      before.replace('superseded', 'archived'),
    );
    await page.getByRole('button', { name: 'Show what is archived (1)' }).click();
    await rowOf(page, title, '2003.1').getByText('Archived').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await rowOf(page, title, '2003.1').getByText('Superseded').waitFor();
    expect(onDisk('implantable-defibrillators/2003.guideline')).toBe(before);
    expect(shell.problems).toEqual([]);
  });
});

/** The row of a version in the library. */
function rowOf(page: Page, title: string, version: string) {
  return page
    .getByRole('region', { name: title, exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByText(version, { exact: true }) });
}
