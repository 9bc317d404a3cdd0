// The generated pages of docs are those that their sources print today.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, createWorkspace } from '../../dsl/index.ts';
import { exampleOf, exampleText } from '../../dsl/lint/rule.ts';
import { openFindings } from '../../dsl/lint/run.ts';
import { lintText } from '../lint/support/lint-text.ts';
import { lintRules } from '../../dsl/lint/registry.ts';
import { catalogueEntries } from '../../dsl/source/catalogue.ts';
import { sectionWords } from '../../dsl/syntax/keywords.ts';
import * as tokens from '../../dsl/syntax/tokens.ts';
import { tokenWords } from '../../scripts/docs/grammar-words.ts';
import { grammarShapes } from '../../scripts/docs/grammar-shapes.ts';
import { generatedFolders, generatedPages } from '../../scripts/docs/pages.ts';

const pages = await generatedPages();
const pageAt = (path: string): string => pages.get(path) ?? '';

describe('the generated pages', () => {
  it('are current: run `npm run docs`', () => {
    for (const [path, text] of pages) expect(readFileSync(path, 'utf8'), path).toBe(text);
  });

  it.each(generatedFolders)('are all that %s holds', (folder) => {
    const files = readdirSync(folder).map((name) => `${folder}/${name}`);
    expect(files.toSorted()).toEqual(
      [...pages.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted(),
    );
  });

  it('are printed the same again', async () => {
    expect([...(await generatedPages())]).toEqual([...pages]);
  });
});

describe('docs/lint', () => {
  it('has a page for every rule that says what, why, what to do, how to waive and to set it, with every example', () => {
    for (const rule of lintRules) {
      const page = pageAt(`docs/lint/${rule.code.replace('lint/', '')}.md`);
      for (const words of ['**Says**', '**Why**', '**What to do**', '## Raises it', '## Does not raise it'])
        expect(page, rule.code).toContain(words);
      if (rule.scope !== 'waivers') expect(page).toContain(`WAIVE ${rule.code} "`);
      expect(page).toContain(`"${rule.code}": `);
      expect(page.match(/^```$/gm)?.length).toBeGreaterThanOrEqual(rule.bad.length + rule.good.length);
      expect(page).not.toMatch(/[\u200b\u202e\u00ad]/);
    }
  });
});

describe('the waiver on the page of a rule', () => {
  it.each(lintRules.filter(({ scope }) => scope !== 'waivers'))('of $code waives it', (rule) => {
    for (const { text, library, today } of rule.bad.map(exampleOf)) {
      const waived = exampleText(text).replace(
        /^(?:guideline|fragment).*$/m,
        `$&\n  WAIVE ${rule.code} "The contract says so"`,
      );
      const { report } = lintText(waived, library, today === undefined ? {} : { today });
      expect(report.findings.filter(({ code }) => code === rule.code).length).toBeGreaterThan(0);
      expect(
        openFindings(report).map(({ code }) => code),
        waived,
      ).toEqual([]);
    }
  });
});

describe('docs/diagnostics.md', () => {
  it('has a heading for every code', () => {
    const page = pageAt('docs/diagnostics.md');
    for (const [code, { message, why, help }] of catalogueEntries()) {
      expect(page).toContain(`\n### ${code}\n`);
      for (const words of [message, why, help]) expect(page).toContain(words);
    }
  });
});

describe('docs/analysis.md', () => {
  it('says of the shipped guidelines what the analyses find', () => {
    const paths = readdirSync('guidelines', { recursive: true, encoding: 'utf8' })
      .map((name) => `guidelines/${name}`)
      .filter((path) => path.endsWith('.guideline'));
    const workspace = createWorkspace();
    for (const path of paths) workspace.setText(path, readFileSync(path, 'utf8'));
    const found = paths.flatMap((path) => {
      const compiled = workspace.guideline(path);
      return compiled?.guideline.kind === 'guideline' ? [analyse(compiled.graph, { mostSets: 1 })] : [];
    });
    expect(found).toHaveLength(8);
    const page = pageAt('docs/analysis.md');
    expect(page).toContain('One of the shipped guidelines has such a finding');
    expect(found.flatMap(({ neverMet, alwaysMet }) => [...neverMet, ...alwaysMet])).toHaveLength(1);
    expect(page).toContain('The shipped guidelines have none.');
    expect(found.flatMap(({ dead, numbers }) => [...dead, ...numbers])).toEqual([]);
  });
});

describe('the grammar in pictures', () => {
  it('shows every rule in letters and as a picture with a title and a description', () => {
    const page = pageAt('docs/grammar.md');
    for (const rule of grammarShapes().keys()) {
      const path = new RegExp(
        `### ${rule}\n[\\s\\S]*?\\]\\((grammar/[a-z-]+\\.svg)\\)\n\n\`\`\`ebnf\n${rule} = `,
      ).exec(page)?.[1];
      const picture = pageAt(`docs/${path ?? ''}`);
      expect(picture, rule).toMatch(/^<svg xmlns="[^"]+" role="img" aria-labelledby="[^"]+"/);
      expect(picture).toContain(`>${rule}</title>`);
      expect(picture).toMatch(/<desc [^>]+>[^<]+<\/desc>/);
      expect(picture).toMatch(/prefers-color-scheme: dark/);
    }
  });

  it('types only what the lexer reads as that token', () => {
    const types = new Map(Object.entries(tokens));
    const sections = new Set<string>(sectionWords);
    for (const [name, words] of Object.entries(tokenWords)) {
      const type = types.get(name);
      const pattern = typeof type === 'object' && 'PATTERN' in type ? type.PATTERN : undefined;
      for (const text of words.kind === 'typed' ? words.texts : []) {
        if (name.endsWith('Keyword')) expect(sections.delete(text), text).toBe(true);
        else
          expect(text.replace(' n ', ' 2 '), name).toMatch(new RegExp(`^(?:${(pattern as RegExp).source})$`));
      }
    }
    expect([...sections]).toEqual([]);
  });
});

describe('links between the pages', () => {
  const written = ['docs/README.md', 'docs/language.md', 'README.md'].map(
    (path) => [path, readFileSync(path, 'utf8')] as const,
  );
  const all = new Map([...pages, ...written].filter(([path]) => path.endsWith('.md')));

  it.each([...all.keys()])('of %s lead somewhere', (path) => {
    const text = (all.get(path) ?? '').replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    for (const match of text.matchAll(/\]\(([^()\s]+)\)/g)) {
      const [target = '', anchor] = (match[1] ?? '').split('#');
      if (/^https?:/.test(target)) continue;
      const file = target === '' ? path : new URL(target, `file:///${folder}`).pathname.slice(1);
      expect(existsSync(file), `${path}: ${file}`).toBe(true);
      if (anchor !== undefined)
        expect(anchorsOf(all.get(file) ?? readFileSync(file, 'utf8')), `${path} → ${file}`).toContain(anchor);
    }
  });
});

/** As GitHub makes them: small letters, no signs, hyphens for spaces. */
function anchorsOf(text: string): readonly string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
