// Comments of reviewers in the built app: written, answered, deleted and brought back, and those of another program.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './support/accessible.ts';
import { hasFocus } from './support/focus.ts';
import { copyLibrary, shells } from './support/shells.ts';
import type { RunningShell, TestLibrary } from './support/shells.ts';

describe.each(shells)('$name', ({ launch }) => {
  let library: TestLibrary;
  let shell: RunningShell;
  const file = () => join(library.root, 'mr-spectroscopy/2024.guideline.review.json');
  const comments = () => shell.page.getByRole('article', { name: /^Comment by / });

  beforeAll(async () => {
    library = await copyLibrary();
    shell = await launch({ library: library.root, home: library.home });
    const { page } = shell;
    await page
      .getByRole('region', { name: /Spectroscopy/ })
      .getByRole('button', { name: /^2024/ })
      .first()
      .click();
    await page.locator('.monaco-editor .view-line', { hasText: 'MR Spectroscopy' }).first().waitFor();
    await page.getByRole('document').getByText('Traumatic brain injury').first().click();
    await page.getByRole('tab', { name: 'Comments' }).click();
  });

  afterAll(async () => {
    await shell.close();
    await library.remove();
  });

  it('takes a comment on the criterion at the cursor, and a reply to it', async () => {
    const { page } = shell;
    await page.getByLabel('Your name').fill('A. Nurse');
    await page.getByLabel(/^Your comment on .*Traumatic brain injury/).fill('Which severity?');
    await page.getByRole('button', { name: 'Ask for change' }).click();
    await comments().getByText('Which severity?').waitFor();
    await hasFocus(page.getByLabel(/^Your comment on .*Traumatic brain injury/));
    await page.getByRole('button', { name: 'Reply' }).click();
    await page.getByLabel('Your reply to A. Nurse').fill('Moderate and severe.');
    await page.getByRole('button', { name: 'Send the reply' }).click();
    await page.getByRole('list', { name: 'Replies' }).getByText('Moderate and severe.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('keeps a half-written comment while another criterion or tab is looked at', async () => {
    const { page } = shell;
    const field = page.getByLabel(/^Your comment on .*Traumatic brain injury/);
    await field.fill('And mild on');
    await page.getByRole('tab', { name: 'Document' }).click();
    await page.getByRole('document').getByText('Gliomas, to').first().click();
    await page.getByRole('tab', { name: 'Comments' }).click();
    expect(await page.getByLabel(/^Your comment on .*Glioma/).inputValue()).toBe('');
    await page.getByRole('tab', { name: 'Document' }).click();
    await page.getByRole('document').getByText('Traumatic brain injury').first().click();
    await page.getByRole('tab', { name: 'Comments' }).click();
    expect(await field.inputValue()).toBe('And mild on');
    await field.fill('');
  });

  it('deletes what the person said themselves, and brings it back', async () => {
    const { page } = shell;
    await page.getByRole('button', { name: 'Delete your reply' }).click();
    await page.getByText('The reply was deleted').waitFor();
    expect(readFileSync(file(), 'utf8')).not.toContain('Moderate and severe.');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('list', { name: 'Replies' }).getByText('Moderate and severe.').waitFor();
    await page.getByRole('button', { name: 'Delete your comment' }).click();
    await page.getByText('Nobody has commented on this guideline yet.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await comments().getByText('Which severity?').waitFor();
    expect(readFileSync(file(), 'utf8')).toContain('Moderate and severe.');
  });

  it('shows what another program writes beside the guideline, and offers to delete nothing of others', async () => {
    const { page } = shell;
    const review = JSON.parse(readFileSync(file(), 'utf8'));
    const [first] = review.comments;
    const theirs = {
      ...first,
      id: 'theirs-1',
      author: 'C. Chair',
      text: 'Agreed.',
      decision: 'accept',
      replies: [],
    };
    writeFileSync(file(), JSON.stringify({ ...review, comments: [...review.comments, theirs] }));
    const card = page.getByRole('article', { name: 'Comment by C. Chair' });
    await card.getByText('Agreed.').waitFor();
    expect(await card.getByRole('button', { name: /Delete/ }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    expect(shell.problems).toEqual([]);
  });
});
