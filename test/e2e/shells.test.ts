// Every shell shows the shipped library in a window without errors, without breaches of its policy and without a network.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyLibrary, shells } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('shows the versions of the shipped guideline', async () => {
    const versions = shell.page
      .getByRole('region', { name: /Spectroscopy/ })
      .getByRole('button', { name: /^202[34]/ });
    await versions.first().waitFor();
    expect(await versions.count()).toBe(2);
  });

  it('opens one for editing', async () => {
    await shell.page.getByRole('button', { name: /^2024/ }).first().click();
    await shell.page.getByRole('tab', { name: /2024/ }).waitFor();
    await shell.page.locator('.monaco-editor .view-line', { hasText: 'MR Spectroscopy' }).first().waitFor();
    expect(await shell.page.getByRole('tab', { name: /2024/ }).getAttribute('aria-selected')).toBe('true');
  });

  it('has complained about nothing', () => {
    expect(shell.problems).toEqual([]);
  });
});
