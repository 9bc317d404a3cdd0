// A nurse's first change without knowing the language: buttons, forms and the structure write, and she sees what they wrote.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { seriousViolations } from './support/accessible.ts';
import { hasFocus } from './support/focus.ts';
import { copyLibrary, shells } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

describe.each(shells)('writing without the language, $name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await page.getByTestId('text-editor').locator('.view-line').first().click();
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  const line = (words: string) =>
    page.getByTestId('text-editor').locator('.view-line', { hasText: words }).first();
  const row = (name: RegExp) => page.getByRole('treeitem', { name }).first();
  const save = async (): Promise<string> => {
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    return await readFile(join(library.root, 'mr-spectroscopy/2024.guideline'), 'utf8');
  };

  it('adds a criterion whose words are typed over, marked and told', async () => {
    await row(/2\. Epilepsy/).click();
    const printed = page.getByRole('document', { name: /^Printed/ });
    const added = printed.getByText('Seizures that drugs do not stop').first();
    await printed.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByRole('button', { name: 'Criterion', exact: true }).click();
    await page.locator('.gs-written').first().waitFor();
    await page.getByText('Added a criterion 3.').waitFor();
    await page.keyboard.type('Seizures that drugs do not stop');
    await line('3. Seizures that drugs do not stop').waitFor();
    await line('4. Encephalopathy').waitFor();
    // The page was elsewhere, and came to what is written.
    await expect
      .poll(async () => {
        const [outer, inner] = [await printed.boundingBox(), await added.boundingBox()];
        const below = (inner?.y ?? 0) - (outer?.y ?? 0);
        return inner !== null && below >= 0 && below < (outer?.height ?? 0);
      })
      .toBe(true);
  });

  it('indents, wraps and moves by keys and menus, one step of undo each', async () => {
    await page.keyboard.press('Control+]');
    await line('a. Seizures that drugs do not stop').waitFor();
    await line('2. Epilepsy for pre-surgical evaluation AND ANY OF').waitFor();
    await page.keyboard.press('Control+[');
    await line('3. Seizures that drugs do not stop').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await line('2. Seizures that drugs do not stop').waitFor();
    await page.keyboard.press('Control+z');
    await line('3. Seizures that drugs do not stop').waitFor();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('menuitem', { name: /ALL OF: all of them/ }).click();
    await line('3. ALL OF').waitFor();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('menuitem', { name: /Take the list away/ }).click();
    await line('3. Seizures that drugs do not stop').waitFor();
  });

  it('has the same in the menu of the text', async () => {
    await row(/d\. Treatment planning/).click();
    const crumbs = page.getByRole('navigation', { name: 'Where the cursor stands' });
    await crumbs.getByText('d. Treatment planning').waitFor();
    await page.keyboard.press('Shift+F10');
    // A menu takes no click in its first moment, which may be the end of what opened it.
    await page.getByText('Add a criterion below', { exact: true }).waitFor();
    await page.waitForTimeout(600);
    await page.getByText('Add a criterion below', { exact: true }).click();
    await line('e. New criterion').waitFor();
    await page.keyboard.press('Control+z');
    await line('e. New criterion').waitFor({ state: 'detached' });
  });

  it('says in words what cannot be done', async () => {
    await row(/1\. Brain tumors/).click();
    await page.getByRole('button', { name: 'Move up' }).click();
    await page.getByText('It is the first of its section already.').waitFor();
    await page.getByRole('button', { name: /Dismiss: That cannot be done/ }).click();
  });

  it('adds a reference from a pasted citation, and knows one that is there', async () => {
    await row(/3\. Seizures/).click();
    await page.getByRole('button', { name: 'Cite', exact: true }).click();
    await page.getByText('A new one: paste it').click();
    const paste = page.getByLabel('Paste the citation');
    await paste.fill(
      'Lee JW, Bevers MB, Sreepada LP, et al. Seizures that drugs do not stop. Neurology. 2024;98(12):1226-1237.',
    );
    await page.getByText('Read as AMA, Vancouver or NLM style').waitFor();
    expect(await page.getByLabel('Authors').inputValue()).toBe('Lee, J.W.; Bevers, M.B.; Sreepada, L.P.');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add and cite it' }).click();
    await page.getByText('Added lee-2024 to the references and cited it').waitFor();
    await page.getByRole('button', { name: 'Cite', exact: true }).click();
    await page.getByText('A new one: paste it').click();
    await page
      .getByLabel('Paste the citation')
      .fill('Bevers M. Seizures that drugs do not stop. Neurology. 2024;98(12):1226-1237.');
    await page.getByText('It is in the references already, as lee-2024.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('declares a number with its unit, and says what is wrong with a unit', async () => {
    await page.keyboard.press('Control+Alt+b');
    const dialog = page.getByRole('dialog', { name: 'Add a data element' });
    await dialog.getByLabel('What is documented').fill('Seizures in the last month');
    expect(await dialog.getByLabel('Short name').inputValue()).toBe('seizures-last-month');
    await dialog.getByRole('combobox', { name: 'What kind of value' }).click();
    await page.getByRole('option', { name: 'A number with a unit' }).click();
    const precision = dialog.getByLabel('Documented to');
    expect(await precision.getAttribute('placeholder')).toBe('whole numbers');
    await dialog.getByText('left empty, whole numbers').waitFor();
    await dialog.getByLabel('Unit').fill('mg/dl/x');
    await dialog.getByText(/is not a unit of UCUM/).waitFor();
    await dialog.getByLabel('Unit').fill('/mo');
    await dialog.getByText('quantity in /mo').waitFor();
    await page.keyboard.press('Enter');
    await line('seizures-last-month').waitFor();
  });

  it('computes a criterion from that number', async () => {
    await row(/3\. Seizures/).click();
    await page.keyboard.press('Control+Alt+w');
    const dialog = page.getByRole('dialog', { name: 'Compute the criterion from data' });
    await dialog.getByText('Seizures that drugs do not stop').waitFor();
    await hasFocus(dialog.getByRole('combobox', { name: 'It is met when' }));
    expect(await page.getByRole('option').count()).toBe(0);
    await dialog.getByRole('combobox', { name: 'It is met when' }).click();
    await page.getByRole('option', { name: /Seizures in the last month/ }).click();
    await dialog.getByLabel('Number').fill('4');
    await dialog.getByText('WHEN seizures-last-month >= 4 /mo').waitFor();
    await page.keyboard.press('Enter');
    await line('WHEN seizures-last-month >= 4').waitFor();
  });

  it('moves, rewords, adds and removes in the structure by keyboard alone', async () => {
    await row(/3\. Seizures/).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await focused(page, /4\. Seizures/);
    await page.keyboard.press('F2');
    await page.keyboard.type('Seizures that go on');
    await page.keyboard.press('Enter');
    await focused(page, /4\. Seizures that go on/);
    await page.waitForTimeout(600);
    await page.keyboard.press('Insert');
    await page.getByLabel('Words of the criterion').waitFor();
    await page.keyboard.type('Status epilepticus');
    await page.keyboard.press('Enter');
    await focused(page, /5\. Status epilepticus/);
    await page.waitForTimeout(600);
    await page.keyboard.press('Delete');
    await line('5. Magnetic resonance imaging (MRI) is').waitFor();
    await focused(page, /5\. Magnetic resonance/);
    await page.waitForTimeout(600);
    await page.keyboard.press('Alt+ArrowRight');
    await page
      .getByText(/now under “Seizures that go on”|cannot be done/)
      .first()
      .waitFor();
  });

  it('drops a criterion on another and says before what will happen', async () => {
    await row(/1\. Brain tumors/).click();
    // The structure follows the cursor: the rows stand still once it is there.
    const crumbs = page.getByRole('navigation', { name: 'Where the cursor stands' });
    await crumbs.getByText('1. Brain tumors').waitFor();
    await row(/b\. Brain tumor is recurrent/).scrollIntoViewIfNeeded();
    await row(/b\. Brain tumor is recurrent/).hover();
    const from = await row(/b\. Brain tumor is recurrent/).boundingBox();
    const to = await row(/a\. Biopsy/).boundingBox();
    if (from === null || to === null) throw new Error('The rows are not to be seen.');
    await page.mouse.move(from.x + 80, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x + 80, to.y + 12, { steps: 4 });
    await page.mouse.move(to.x + 80, to.y + 3, { steps: 4 });
    await page.mouse.move(to.x + 81, to.y + 4);
    await page.getByText('now above “Biopsy localization guidance”').first().waitFor();
    await page.mouse.up();
    await line('a. Brain tumor is recurrent').waitFor();
  });

  it('lists references and terms with their uses', async () => {
    await page.keyboard.press('Control+7');
    const references = page.getByRole('list', { name: 'references' });
    await references.getByRole('button', { name: 'lee-2024', exact: true }).waitFor();
    await page.getByLabel('Not cited (3)').click();
    await references.getByText('radhakrishnan-2022').waitFor();
    expect(await references.getByRole('button', { name: 'lee-2024', exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+8');
    await page
      .getByRole('list', { name: 'terms' })
      .getByRole('button', { name: 'Glioma', exact: true })
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const text = await save();
    expect(text).toContain('lee-2024');
    expect(text).toContain('seizures-last-month');
    expect(shell.problems).toEqual([]);
  });
});

async function focused(page: Page, words: RegExp): Promise<void> {
  await expect
    .poll(
      async () =>
        await page.evaluate(() => document.activeElement?.closest('[role="treeitem"]')?.textContent ?? ''),
      {
        timeout: 10_000,
      },
    )
    .toMatch(words);
}
