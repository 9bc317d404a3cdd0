// The comparison as one page: everything a committee needs is in it, nothing is loaded, every word of the author is text.
import { describe, expect, it } from 'vitest';
import type { CompiledGuideline } from '../../dsl/compile.ts';
import { diffGuidelines } from '../../dsl/diff/diff.ts';
import { comparisonToHtml } from '../../dsl/publish/comparison-html.ts';
import { redlineGuidelines } from '../../dsl/publish/redline.ts';
import { libraryGuideline } from '../diff/support/compiled.ts';
import { compileText } from './compile-text.ts';

function pageOf(older: CompiledGuideline, newer: CompiledGuideline): string {
  const diff = diffGuidelines(older, newer);
  const text = (path: string) => ({
    path,
    sourceHash: `sha256:${path}-text`,
    meaningHash: `sha256:${path}-meaning`,
  });
  return comparisonToHtml({
    diff,
    redline: redlineGuidelines(older.guideline, newer.guideline, diff.changes),
    old: text('old'),
    new: text('new'),
  });
}

function textOf(html: string): string {
  return html
    .replace(/<style>[^]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the page of the shipped pair', () => {
  const html = pageOf(
    libraryGuideline('mr-spectroscopy/2023.guideline'),
    libraryGuideline('mr-spectroscopy/2024.guideline'),
  );
  const words = textOf(html);

  it('says what was compared, with hashes', () => {
    for (const said of ['Comparison of 2023.1 with 2024.2', 'sha256:old-text', 'sha256:new-meaning'])
      expect(words).toContain(said);
  });

  it('tells the claim without a change, and the changes without a claim', () => {
    expect(words).toMatch(/Ataxia in a child[^.]*Nothing in the comparison bears this out/);
    expect(words).toContain('Not mentioned there (8):');
  });

  it('tells each changed decision with a case and the counts', () => {
    expect(html.match(/class="decision"/g)).toHaveLength(14);
    expect(words).toContain('Epilepsy for pre-surgical evaluation: met all others not met');
    expect(words).toContain('clinician review appropriate changed 108,940,800');
  });

  it('has the structure and the redline', () => {
    expect(words).toContain('4 criteria have another number only.');
    expect(html).toContain('<ins>Epilepsy for pre-surgical evaluation</ins>');
    expect(html).toContain('<del>Retired</del><ins>Published</ins>');
  });

  it('loads nothing and runs nothing', () => {
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|@import|url\(/);
  });

  it('links to what is there, and closes what it opens', () => {
    for (const [, anchor] of html.matchAll(/href="#([^"]+)"/g))
      expect(html).toContain(`id="${anchor ?? ''}"`);
    const open: string[] = [];
    for (const [, slash, name] of html
      .replace(/<style>[^]*<\/style>/, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (['meta', 'br'].includes(name ?? '')) continue;
      if (slash === '') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

describe('hostile words', () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>`;
  const guideline = (version: string, words: string) =>
    compileText(
      `guideline "T ${words}"\n  id t\n  version ${version}\n\nindications\n  ANY OF\n    1. Pain ${words}\n    2. Fever\n\nterms\n  Gout ${words}\n    ${words} is meant.\n\nchanges from 1.0\n  added ${words}\n`,
    );

  it('stay words', () => {
    const html = pageOf(guideline('1.0', 'plain'), guideline('2.0', hostile));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<(?:script|img)/);
  });
});

describe('two versions that decide alike', () => {
  it('are said to, with the proof', () => {
    const guideline = libraryGuideline('acupuncture/2020.guideline');
    const words = textOf(pageOf(guideline, guideline));
    expect(words).toContain('Proved: no decision changes.');
    expect(words).toContain('Changes of the structure Nothing changed.');
  });
});
