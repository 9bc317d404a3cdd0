// What leaves the window, in the built app: the document and the comparison as pages, PDF and paper, the menus, the about box.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../renderer/app/commands.ts';
import { seriousViolations } from './support/accessible.ts';
import { copyLibrary, shells } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  const exported = (name: string) => join(library.root, '../exports', name);

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    await shell.page
      .getByRole('region', { name: /Spectroscopy/ })
      .getByRole('button', { name: /^2024/ })
      .first()
      .click();
    await shell.page.getByRole('document', { name: /MR Spectroscopy|Magnetic Resonance/ }).waitFor();
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('saves the printed document as one page with one click', async () => {
    const { page } = shell;
    await page.getByRole('button', { name: 'Save as HTML' }).click();
    await page.getByText('The document was saved').waitFor();
    const html = readFileSync(exported('mr-spectroscopy-2024.2.html'), 'utf8');
    expect(html).toMatch(/<html lang="en">[\s\S]*<title>[^<]*Spectroscopy[^<]*<\/title>/);
    expect(html).toContain('Traumatic brain injury');
    const way = shell.desktop === undefined ? 'Copy the path' : 'Show in folder';
    await page.getByRole('button', { name: way }).click();
    if (shell.desktop === undefined) await page.getByText('The path is in the clipboard').waitFor();
    else expect(shell.desktop.shownInFolder).toEqual([exported('mr-spectroscopy-2024.2.html')]);
  });

  it('saves the document as a tagged PDF with outline, title and language, or opens it to be printed', async () => {
    const { page, desktop } = shell;
    const popup = desktop === undefined ? page.waitForEvent('popup') : undefined;
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    if (popup !== undefined) {
      const opened = await popup;
      await opened.getByRole('heading', { level: 1 }).waitFor();
      expect(await opened.title()).toMatch(/Spectroscopy/);
      await opened.close();
      return;
    }
    await page.getByText('mr-spectroscopy-2024.2.pdf').waitFor();
    expectAccessiblePdf(readFileSync(exported('mr-spectroscopy-2024.2.pdf')), /Spectroscopy/);
  });

  it('prints what is in front with the keys that everybody knows', async () => {
    const { page, desktop } = shell;
    const popup = desktop === undefined ? page.waitForEvent('popup') : undefined;
    await page.keyboard.press('Control+p');
    if (popup !== undefined) {
      const opened = await popup;
      await opened.getByRole('heading', { level: 1 }).waitFor();
      await opened.close();
      return;
    }
    await vi.waitFor(() => expect(desktop?.onPaper).toEqual([expect.stringMatching(/Spectroscopy/)]));
    desktop?.failNextPrint('Print job failed');
    desktop?.clickMenu('print');
    await page.getByText('The page was not printed.').waitFor();
  });

  it('saves the comparison as a tagged PDF as well', async () => {
    const { page, desktop } = shell;
    if (desktop === undefined) return;
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('button', { name: 'Save comparison' }).click();
    await page.getByRole('menuitem', { name: 'As PDF' }).click();
    await page.getByText('The comparison was saved').waitFor();
    const file = exported('mr-spectroscopy-2023.1-to-2024.2.pdf');
    expect(existsSync(file)).toBe(true);
    expectAccessiblePdf(readFileSync(file), /2023\.1 to 2024\.2/);
    await page.getByRole('tab', { name: /2024/ }).first().click();
  });

  it('shows every command in the native menus, greys what cannot be done, and runs what is chosen', async () => {
    const { page, desktop } = shell;
    if (desktop !== undefined) {
      const item = (id: string) => desktop.findMenu(id);
      await vi.waitFor(() => expect(item('save')).toMatchObject({ label: 'Save', enabled: true }));
      expect(commands.filter(({ id }) => item(id) === undefined)).toEqual([]);
      expect(item('print')).toMatchObject({ accelerator: 'CmdOrCtrl+P', registerAccelerator: false });
      expect(item('undo-library-change')).toMatchObject({ enabled: false });
      desktop.clickMenu('about');
    } else {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('About Guideline');
      await page.keyboard.press('Enter');
    }
    const about = page.getByRole('dialog', { name: 'About Guideline Studio' });
    await about.getByText(/Updates are off/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await about.getByRole('button', { name: 'Copy diagnostics' }).click();
    await page.getByText('The diagnostics are in the clipboard').waitFor();
    await page.keyboard.press('Escape');
    expect(shell.problems).toEqual([]);
  });

  it('has written a log that names no guideline', () => {
    const log = readFileSync(join(library.home, logOf(library.home)), 'utf8');
    expect(log).toMatch(/ start version=\S+ platform=\S+ shell=(?:desktop|browser)\n/);
    expect(log).not.toMatch(/spectroscopy|guidelines/i);
  });
});

function logOf(home: string): string {
  const folder = existsSync(join(home, 'guideline-studio')) ? 'guideline-studio' : 'Guideline Studio';
  return join(folder, 'logs/guideline-studio.log');
}

/** Structure for screen readers, bookmarks, a title and a language: what a reader of PDF looks for. */
function expectAccessiblePdf(bytes: Buffer, title: RegExp): void {
  const text = bytes.toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
  expect(text).toMatch(/\/Outlines \d+ 0 R/);
  expect(text).toMatch(/\/Lang \(en\)/);
  expect(/\/Title \(((?:[^()\\]|\\.)*)\)/.exec(text)?.[1]).toMatch(title);
  // Headings, lists and the cells of tables are there as such.
  for (const tag of ['H1', 'H2', 'L', 'LI', 'Table', 'TH']) expect(text).toContain(`/S /${tag}\n`);
}
