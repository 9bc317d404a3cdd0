// The decision tree in every shell: colours with the figures of coverage and comparison, keys, the outline as assistive technology reads it, a tried case, pictures and paper.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageOf, createWorkspace, treeChanges } from '../../dsl/index.ts';
import type { Coverage, TreeChanges } from '../../dsl/index.ts';
import { readFolder } from '../support/documents.ts';
import { seriousViolations } from './support/accessible.ts';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;
  let canvas: Locator;

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.getByRole('tab', { name: /^Tree/ }).click();
    canvas = page.getByRole('application', { name: /^Criteria of/ });
    await canvas.getByText('Epilepsy for pre-surgical evaluation').waitFor();
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('colours by the use of the cases, with the figures of the coverage', async () => {
    await chooseColours(page, /use of the cases/);
    const legend = page.getByRole('group', { name: 'What the colours mean' });
    await legend.getByText(/^Criteria by the use of/).waitFor();
    const { coverage } = shippedFigures();
    const silent = coverage.criteria.filter(({ origin }) => coverage.neverDecisive.includes(origin.id));
    const walked = silent.filter(({ seen }) => seen.met + seen['not-met'] > 0).length;
    const decisive = coverage.criteria.length - silent.length;
    expect((await legend.getByRole('listitem').allTextContents()).map((text) => text.trim())).toEqual([
      `Decides${decisive}`,
      `Walked${walked}`,
      `Never${silent.length - walked}`,
    ]);
    const epilepsy = canvas.locator('.react-flow__node').filter({ hasText: 'Epilepsy for pre-surgical' });
    const own = coverage.criteria.find(({ origin }) => origin.id === 'epilepsy')?.decisive;
    const deciding = (own?.met ?? 0) + (own?.['not-met'] ?? 0) + (own?.unknown ?? 0);
    expect(deciding).toBeGreaterThan(0);
    await epilepsy.getByText(`Decides ${deciding}`).waitFor();
  });

  it('colours by the changes since a version, and shows what that version had', async () => {
    await chooseColours(page, /changes since 2023/);
    const legend = page.getByRole('group', { name: 'What the colours mean' });
    await legend.getByText('Changes since 2023.1').waitFor();
    const { changes } = shippedFigures();
    const texts = await legend.getByRole('listitem').allTextContents();
    expect(texts[0]).toBe(`Added${changes?.counts.added ?? 0}`);
    await page.getByRole('button', { name: /^2023/ }).first().click();
    await chooseColours(page, /changes against 2024/);
    const gone = page.locator('.react-flow__node').filter({ hasText: 'Epilepsy for pre-surgical' });
    await gone.getByText('Removed').waitFor();
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await chooseColours(page, /changes since 2023/);
    await legend.getByText('Changes since 2023.1').waitFor();
  });

  it('explains the selected box: plain words, evidence, who names it, the cases that it decides', async () => {
    await canvas.getByText('Epilepsy for pre-surgical evaluation').click();
    const about = page.getByRole('region', { name: 'About the selected box' });
    await about.getByText(/^Decides \d+ of \d+ cases$/).waitFor();
    const said = (await about.textContent()) ?? '';
    expect(said).toContain('Met when a reviewer finds');
    expect(said).toContain('{epilepsy}');
    expect(said).toContain('[9] maudsley-2021');
    expect(said).toContain('added {epilepsy}');
    expect(said).toContain('Added since 2023.1');
    // The editor has followed.
    await page.getByText(/^Line 49, column/).waitFor();
  });

  it('is walked, searched and left from the keyboard alone', async () => {
    await canvas.focus();
    await page.keyboard.press('0');
    await expect.poll(async () => await canvas.locator('.react-flow__node').count()).toBe(2);
    await page.keyboard.type('gliomas');
    const field = page.getByRole('textbox', { name: 'Search the criteria' });
    expect(await field.inputValue()).toBe('gliomas');
    await page.getByText('1 of 1').waitFor();
    await canvas.getByText('Gliomas').waitFor();
    await page.keyboard.press('Escape');
    const about = page.getByRole('region', { name: 'About the selected box' });
    await about.getByText('Gliomas, to differentiate from').waitFor();
    await page.keyboard.press('ArrowRight');
    await about.getByText('Demyelination').first().waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => await page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null))
      .toBe(true);
    await page.getByText(/^Line 40, column/).waitFor();
  });

  it('reads in the outline as a tree, with levels, places, folds and marks', async () => {
    await chooseLens(page, 'Outline');
    await page.getByRole('tree', { name: /^Criteria of/ }).waitFor();
    const lines = await readTree(page, 'Criteria of');
    const glioma = lines.find(({ name }) => name.includes('Gliomas'));
    expect(glioma).toMatchObject({ level: 3, expanded: true });
    expect(glioma?.name).toMatch(/^1\.c Gliomas, to differentiate from ANY OF Added$/);
    const item = lines.find(({ name }) => name.includes('Demyelination'));
    expect(item).toMatchObject({ level: 4, selected: true });
    expect(lines.some(({ name }) => /^1\.c\.vii Necrosis Added$/.test(name))).toBe(true);
    const twin = page.getByRole('tree', { name: /^Criteria of/ });
    await twin.getByRole('treeitem', { name: /Demyelination/ }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(async () => (await readTree(page, 'Criteria of')).find(({ name }) => name.includes('Gliomas')))
      .toMatchObject({ expanded: false, selected: true });
  });

  it('follows a case through criteria, questions and outline', async () => {
    await page.getByRole('tab', { name: /^Case/ }).click();
    const question = page.getByRole('radiogroup', { name: /^Epilepsy/ });
    await question.getByRole('radio', { name: 'Yes' }).click();
    await page.getByRole('button', { name: 'Answer all others no' }).click();
    await page.getByRole('region', { name: 'Determination of the case' }).getByText('appropriate').waitFor();
    await page.getByRole('tab', { name: /^Tree/ }).click();
    await chooseColours(page, /case that you try/);
    await chooseLens(page, 'Criteria');
    const epilepsy = canvas.locator('.react-flow__node').filter({ hasText: 'Epilepsy for pre-surgical' });
    await epilepsy.getByText('Met', { exact: true }).waitFor();
    await chooseLens(page, 'Questions');
    await page.getByRole('button', { name: /^Fit the whole/ }).click();
    const end = page.locator('[data-arrived="true"]');
    await page
      .getByLabel(/^The case says: no$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'What to show' }).click();
    await page.getByRole('menuitemcheckbox', { name: /not known/ }).click();
    await page.keyboard.press('Escape');
    // Only boxes in view are drawn, and the canvas is laid out anew without what was left out.
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: /^Fit the whole/ }).click();
          return (await end.allTextContents()).join();
        },
        { timeout: 15_000 },
      )
      .toContain('Medically appropriate');
    await chooseLens(page, 'Criteria');
  });

  it('leaves as SVG, as PNG and on paper', async () => {
    const svg = await savedPicture(page, /Save as SVG/);
    expect(svg.name).toBe('mr-spectroscopy-2024.2-tree.svg');
    const text = svg.bytes.toString('utf8');
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    for (const words of ['version 2024.2', 'Lymphoma', 'Krabbe', '>Met<']) expect(text).toContain(words);
    const png = await savedPicture(page, /Save as PNG/);
    expect(png.name).toBe('mr-spectroscopy-2024.2-tree.png');
    const width = Number(/width="(\d+)"/.exec(text)?.[1]);
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(2 * width - 2);
    await page.evaluate(() =>
      Object.assign(window, { print: () => Object.assign(window, { printed: true }) }),
    );
    await page.getByRole('button', { name: 'Save as a picture or print' }).click();
    await page.getByRole('menuitem', { name: /^Print/ }).click();
    await page.waitForFunction(() => 'printed' in window);
    await page.emulateMedia({ media: 'print' });
    const sheets = page.getByRole('img', { name: /mr-spectroscopy-2024.2-tree, page 1 of/ });
    expect(await sheets.isVisible()).toBe(true);
    expect(await page.getByRole('tab', { name: /^Tree/ }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect.poll(async () => await sheets.count()).toBe(0);
  });

  it('says when the text has errors, and keeps a tree', async () => {
    await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('nonsense here\n');
    await page.getByText(/^The text has \d+ errors?/).waitFor();
    expect(await canvas.locator('.react-flow__node').count()).toBeGreaterThan(3);
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Control+z');
          return await page.getByText(/^The text has \d+ errors?/).count();
        },
        { timeout: 10_000 },
      )
      .toBe(0);
  });

  it('is accessible, and has complained about nothing', async () => {
    expect(await seriousViolations(page)).toEqual([]);
    expect(shell.problems).toEqual([]);
  });
});

/** What language and comparison themselves say of the shipped guideline. */
function shippedFigures(): {
  readonly coverage: Coverage;
  readonly changes: TreeChanges | undefined;
} {
  const workspace = createWorkspace();
  for (const ending of ['.guideline', '.cases'])
    for (const { path, text } of readFolder('guidelines', ending)) workspace.setText(path, text);
  const at = (version: string): string => join('guidelines', 'mr-spectroscopy', `${version}.guideline`);
  const graph = workspace.guideline(at('2024'))?.graph;
  if (graph === undefined) throw new Error('the shipped guideline is missing');
  const cases = workspace.casesOf(at('2024')).flatMap((file) => workspace.cases(file)?.value ?? []);
  return {
    coverage: coverageOf(graph, cases),
    changes: treeChanges(workspace, at('2024'), at('2023')),
  };
}

async function chooseColours(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'What colours the boxes' }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

async function chooseLens(page: Page, name: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'How to show the criteria' }).getByText(name).click();
}

async function savedPicture(
  page: Page,
  item: RegExp,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'Save as a picture or print' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

interface ReadLine {
  readonly name: string;
  readonly level: unknown;
  readonly expanded: unknown;
  readonly selected: unknown;
}

/** The lines of a tree as Chromium hands them to assistive technology. */
async function readTree(page: Page, name: string): Promise<readonly ReadLine[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const tree = nodes.find(
    ({ role, name: own }) => role?.value === 'tree' && String(own?.value).startsWith(name),
  );
  const inside = (id: string | undefined): boolean =>
    id !== undefined && (id === tree?.nodeId || inside(byId.get(id)?.parentId));
  return nodes.flatMap(({ nodeId, role, name: own, properties = [] }) => {
    if (role?.value !== 'treeitem' || !inside(nodeId)) return [];
    const property = (wanted: string): unknown =>
      properties.find((one) => (one.name as string) === wanted)?.value.value;
    const said = String(own?.value).replaceAll(/\s+/g, ' ').trim();
    return [
      {
        name: said,
        level: property('level'),
        expanded: property('expanded'),
        selected: property('selected'),
      },
    ];
  });
}
