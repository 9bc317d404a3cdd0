// The pages of docs/lint are those that the rules print today.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintRules } from '../../dsl/lint/registry.ts';
import { lintDocs } from '../../scripts/lint-docs.ts';

describe('docs/lint', () => {
  const pages = lintDocs();

  it('has a page for every rule and one over all, and no other', () => {
    const files = readdirSync('docs/lint').map((name) => `docs/lint/${name}`);
    expect(files.toSorted()).toEqual([...pages.keys()].toSorted());
    expect(pages.size).toBe(lintRules.length + 1);
  });

  it('is current: run `node scripts/print-lint-docs.ts`', () => {
    for (const [path, text] of pages) expect(readFileSync(path, 'utf8'), path).toBe(text);
  });

  it('shows every example, and no sign that nobody sees', () => {
    for (const rule of lintRules) {
      const page = pages.get(`docs/lint/${rule.code.replace('lint/', '')}.md`) ?? '';
      expect(page.match(/^```$/gm)?.length).toBeGreaterThanOrEqual(4);
      expect(page).not.toMatch(/[\u200b\u202e\u00ad]/);
    }
  });
});
