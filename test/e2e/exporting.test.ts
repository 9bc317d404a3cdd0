// A signed bundle in every shell: choose targets, make a key, sign, verify; check a bundle of anyone; go to what stands in the way.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './support/accessible.ts';
import { hasFocus } from './support/focus.ts';
import { copyLibrary, shells, type RunningShell, type TestLibrary } from './support/shells.ts';

const program = join(dirname(fileURLToPath(import.meta.url)), '../../cli/launch.mjs');
const passphrase = 'correct horse battery';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  let page: Page;
  let dialog: Locator;
  let exported: string;
  let archive: string;

  beforeAll(async () => {
    library = await copyLibrary();
    exported = join(dirname(library.root), 'exports');
    archive = join(exported, 'mr-spectroscopy-2024.2.bundle.tar');
    shell = await launch({ library: library.root, home: library.home });
    page = shell.page;
    dialog = page.getByRole('dialog', { name: 'Export as a bundle' });
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('opens by the keyboard, with every target chosen and told what it is for', async () => {
    await page.getByRole('button', { name: /^2024/ }).first().click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.keyboard.press('Control+Shift+E');
    const targets = dialog.getByRole('group', { name: 'For which engines' }).getByRole('checkbox');
    await targets.first().waitFor();
    expect(await targets.count()).toBeGreaterThanOrEqual(2);
    for (const target of await targets.all()) expect(await target.isChecked()).toBe(true);
    await dialog.getByText('One JavaScript module without dependencies').waitFor();
    expect(await dialog.getByRole('note').count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('needs at least one target', async () => {
    await dialog.getByRole('button', { name: 'None of them' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Export', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'Rule bundle' }).check();
    await dialog.getByRole('checkbox', { name: 'SQL' }).check();
  });

  it('makes a key under a passphrase that was typed twice', async () => {
    await dialog.getByRole('button', { name: 'New key…' }).click();
    const key = dialog.getByRole('group', { name: 'New key' });
    await key.getByRole('textbox', { name: 'Name of the key' }).fill('anna');
    await key.getByLabel('New passphrase', { exact: true }).fill(passphrase);
    await key.getByLabel('New passphrase again').fill('another one, really');
    await key.getByRole('button', { name: 'Make the key' }).click();
    await key.getByText('The two passphrases differ.').waitFor();
    await key.getByLabel('New passphrase again').fill(passphrase);
    await key.getByRole('button', { name: 'Make the key' }).click();
    await dialog.getByRole('combobox', { name: 'Key' }).waitFor();
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Key' }).inputValue()).toMatch(/^anna \(/);
    await hasFocus(dialog.getByRole('combobox', { name: 'Key' }));
    const [keys] = await keyFolder(dialog);
    expect(readdirSync(keys ?? '').toSorted()).toEqual(['anna.key', 'anna.pub']);
    expect(readFileSync(join(keys ?? '', 'anna.key'), 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
  });

  it('keeps passphrases on the desktop only', async () => {
    const keep = dialog.getByRole('checkbox', { name: /^Keep it in the keystore/ });
    expect(await keep.isDisabled()).toBe(shell.desktop === undefined);
    if (shell.desktop !== undefined) await keep.check();
  });

  it('exports what was chosen, signed, with hashes to copy, and it verifies', async () => {
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText('Exported and signed, number 1').waitFor();
    await hasFocus(dialog.getByRole('group', { name: 'What came of the export' }));
    expect(existsSync(archive)).toBe(true);
    const manifest = JSON.parse(readFileSync(join(exported, 'mr-spectroscopy-2024.2/manifest.json'), 'utf8'));
    expect(manifest.targets).toEqual(['rule-bundle', 'sql']);
    await dialog.getByText(manifest.contentHash).waitFor();
    await dialog.getByRole('button', { name: 'Copy: Words' }).click();
    await dialog.getByRole('button', { name: 'Words: copied' }).waitFor();
    await dialog.getByRole('button', { name: 'Verify now' }).click();
    await dialog.getByText(/^mr-spectroscopy 2024.2 is whole: \d+ checks hold/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('shows the file in its folder, or hands over its path', async () => {
    if (shell.desktop === undefined) {
      await dialog.getByRole('button', { name: 'Copy the path' }).click();
      await page.getByText('The path is in the clipboard').waitFor();
    } else {
      await dialog.getByRole('button', { name: 'Show in folder' }).click();
      await expect.poll(() => shell.desktop?.shownInFolder).toEqual([archive]);
    }
  });

  it('signs again without a passphrase where the keystore has it, and says so where it has not', async () => {
    await dialog.getByLabel('Passphrase', { exact: true }).fill('');
    await dialog.getByRole('button', { name: 'Export again' }).click();
    await dialog
      .getByText(
        shell.desktop === undefined ? /does not open with this passphrase/ : 'Exported and signed, number 1',
      )
      .waitFor();
  });

  it('checks a bundle against a trust file, and a damaged one fails by name', async () => {
    const [keys = ''] = await keyFolder(dialog);
    const { trust, revocations } = makeTrust(library.home, keys);
    await dialog.getByRole('tab', { name: 'Check a bundle' }).click();
    await dialog.getByRole('textbox', { name: 'Bundle' }).fill(archive);
    await dialog.getByRole('textbox', { name: 'Trust file' }).fill(trust);
    await dialog.getByRole('textbox', { name: 'Revocation list' }).fill(revocations);
    await page.keyboard.press('Enter');
    await dialog.getByText('By anna; it takes 1.').waitFor();
    await dialog.getByText(/is whole/).waitFor();
    const damaged = join(library.home, 'damaged.bundle.tar');
    const bytes = readFileSync(archive);
    bytes[bytes.length - 4000] = (bytes[bytes.length - 4000] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    await dialog.getByRole('textbox', { name: 'Bundle' }).fill(damaged);
    await dialog.getByRole('button', { name: 'Verify now' }).click();
    await dialog.getByText('The bundle does not hold. Do not use it.').waitFor();
    await dialog.getByText(/was changed: its digest differs/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('goes to the line of what stands in the way', async () => {
    const path = join(library.root, 'mr-spectroscopy/2024.cases');
    writeFileSync(path, readFileSync(path, 'utf8').replace('expect appropriate', 'expect not-covered'));
    const newer = join(library.root, 'mr-spectroscopy/2024.guideline');
    writeFileSync(newer, readFileSync(newer, 'utf8').replace('published', 'draft'));
    await page.keyboard.press('Control+Shift+E');
    await dialog.getByRole('note').getByText('The status is draft').waitFor();
    await dialog.getByRole('combobox', { name: 'Key' }).click();
    await page.getByRole('option', { name: 'Not signed' }).click();
    await dialog.getByRole('button', { name: /^Export/ }).click();
    await dialog.getByText('Not exported: one finding stands in the way').waitFor();
    await dialog.getByRole('button', { name: /2024\.cases, line \d+/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('tab', { name: /2024\.cases/ })
      .first()
      .waitFor();
  });

  it('has complained about nothing', () => {
    expect(shell.problems).toEqual([]);
  });
});

/** Where the window says that keys lie. */
async function keyFolder(dialog: Locator): Promise<readonly string[]> {
  return await dialog
    .getByText(/^Keys lie in/)
    .locator('code')
    .allTextContents();
}

/** By the command line, as the one who keeps the root key would. */
function makeTrust(home: string, keys: string): { readonly trust: string; readonly revocations: string } {
  const folder = join(home, 'trust');
  mkdirSync(folder, { recursive: true });
  const run = (...argv: readonly string[]) =>
    execFileSync('node', [program, ...argv], {
      cwd: folder,
      env: { ...process.env, GUIDELINE_PASSPHRASE: passphrase },
    });
  run('keys', 'new', 'root');
  run(
    'keys',
    'trust',
    '--root',
    'root.pub',
    '--publisher',
    join(keys, 'anna.pub'),
    '--sign',
    'root.key',
    '--expires',
    '2099-12-31',
  );
  return { trust: join(folder, 'trust.json'), revocations: join(folder, 'revocations.json') };
}
