// Nobody's work is lost: a crash, another writer of the same file, saving by itself, files dropped on the window, an empty library.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { seriousViolations } from './support/accessible.ts';
import { copyLibrary, launchBrowserShell, type RunningShell, type TestLibrary } from './support/shells.ts';

const file = 'mr-spectroscopy/2023.guideline';
let library: TestLibrary;
let shell: RunningShell;
let page: Page;

async function start(given?: TestLibrary): Promise<void> {
  library = given ?? (await copyLibrary());
  shell = await launchBrowserShell({ library: library.root, home: library.home });
  page = shell.page;
}

afterEach(async () => {
  await shell.close();
  await library.remove();
});

describe('unsaved work', () => {
  it('is offered again after the app was killed, and restored with its undo', async () => {
    await start();
    await openFile();
    await typeAtStart('# Typed before the crash');
    await page.getByRole('status').getByText('kept for recovery').waitFor();
    await page.waitForTimeout(1_300);
    await shell.close();
    await start(library);
    await page.getByText(/There is unsaved work of/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Restore' }).click();
    await line('# Typed before the crash').waitFor();
    expect(readFileSync(join(library.root, file), 'utf8')).not.toContain('Typed before the crash');
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+z');
    await line('# Typed before the crash').waitFor({ state: 'detached' });
    expect(shell.problems).toEqual([]);
  });

  it('is put together with what someone else wrote meanwhile, place by place', async () => {
    await start();
    await openFile();
    const path = join(library.root, file);
    const opened = readFileSync(path, 'utf8');
    await typeAtStart('# mine');
    writeFileSync(path, opened.replace('2. Encephalopathy', '2. Brain disease'));
    await page.getByRole('button', { name: 'Put both together…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Someone else changed this file' });
    await dialog.getByText('Your changes and theirs fit together').waitFor();
    await dialog.getByRole('button', { name: 'Decide later' }).click();
    writeFileSync(path, `# theirs\n${opened.replace('2. Encephalopathy', '2. Brain disease')}`);
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Put both together…' }).click();
          const conflict = await dialog.getByText('both of you changed the same lines').count();
          if (conflict === 0) await dialog.getByRole('button', { name: 'Decide later' }).click();
          return conflict;
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    expect(await dialog.getByRole('button', { name: /^Put both together \(1/ }).isDisabled()).toBe(true);
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByText('Both', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Put both together', exact: true }).click();
    await line('# theirs').waitFor();
    await page.keyboard.press('Control+s');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /anyway|over|Save/ })
      .last()
      .click();
    await expect
      .poll(() => readFileSync(path, 'utf8'), { timeout: 15_000 })
      .toMatch(/^# mine\n# theirs\n[\s\S]*2\. Brain disease/);
    expect(shell.problems).toEqual([]);
  });

  it('is saved by itself where that is set', async () => {
    await start();
    await openFile('fragments/mri-general-contraindications-2024.1.guideline');
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Writing' }).click();
    await page.getByText('After a pause').click();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await typeAtStart('# Saved by itself');
    const path = join(library.root, 'fragments/mri-general-contraindications-2024.1.guideline');
    await expect.poll(() => readFileSync(path, 'utf8'), { timeout: 15_000 }).toContain('# Saved by itself');
    await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  });
});

describe('a dropped file', () => {
  it('is added as a copy where the library lacks it, opened where it has it, and refused in words else', async () => {
    await start();
    await page.getByTestId('text-editor').locator('.view-line').first().waitFor();
    await drop('new.guideline', 'guideline "Elbow"\n  id elbow\n  version 2026.1\n  status draft\n');
    const dialog = page.getByRole('dialog', { name: 'Add to the library?' });
    await dialog.waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add a copy' }).click();
    await page.getByRole('tab', { name: /^new\.guideline/, selected: true }).waitFor();
    expect(existsSync(join(library.root, 'elbow/new.guideline'))).toBe(true);
    await drop('2024.guideline', readFileSync(join(library.root, 'mr-spectroscopy/2024.guideline'), 'utf8'));
    await page.getByRole('tab', { name: /^2024\.guideline/, selected: true }).waitFor();
    await drop('policy.docx', 'PK');
    await page.getByRole('alert').getByText('policy.docx was not taken').waitFor();
    expect(shell.problems).toEqual([]);
  });
});

describe('an empty library', () => {
  it('teaches what a guideline is, and begins one from a template', async () => {
    const folder = await copyLibrary();
    const root = join(folder.root, '../empty');
    mkdirSync(root);
    await start({ ...folder, root });
    await page.getByRole('heading', { name: 'The library is empty' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: 'New guideline from a template' }).click();
    await page.getByRole('dialog', { name: /New guideline/ }).waitFor();
    expect(shell.problems).toEqual([]);
  });
});

async function openFile(path: string = file): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Find a command or a file' }).fill(path);
  await page.getByRole('option').filter({ hasText: path }).click();
  await page
    .getByRole('tab', { name: new RegExp(`^${path.split('/').at(-1) ?? ''}`), selected: true })
    .waitFor();
}

async function typeAtStart(words: string): Promise<void> {
  await page.getByTestId('text-editor').locator('.view-line').first().click();
  await page.locator('.monaco-editor.focused').first().waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(words);
  await line(words).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
}

function line(words: string) {
  return page.getByTestId('text-editor').locator('.view-line', { hasText: words }).first();
}

async function drop(name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      for (const kind of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
}
