// The page as HTML: every word of the author is text, whatever it looks like, and the page needs nothing from outside.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printGuideline } from '../../dsl/publish/document.ts';
import { escapeHtml, toHtml } from '../../dsl/publish/html.ts';
import type { PrintedDocument, PrintedRun } from '../../dsl/publish/printed-document.ts';
import { compileText } from './compile-text.ts';

const place = { uri: 'tested.guideline', span: { start: 0, end: 0 } };

const hostile = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;

/** The same words in every slot that holds words. */
function everywhere(words: string): PrintedDocument {
  const runs: readonly PrintedRun[] = [
    { kind: 'text', text: words },
    { kind: 'strong', text: words },
    { kind: 'emphasis', text: words },
    { kind: 'link', text: words, href: `https://example.org/${words}` },
    { kind: 'citation', key: words, number: undefined },
    { kind: 'citation', key: words, number: 1 },
    { kind: 'footnote', number: 1 },
  ];
  const part = { clause: words, runs, children: [], remarks: [runs], computed: [words], place };
  const item = { criterion: words, number: words, label: words, parts: [part], citations: runs, place };
  const at = { criterion: words, place };
  return {
    title: words,
    blocks: [
      {
        kind: 'title',
        title: words,
        program: words,
        number: words,
        facts: [{ label: words, value: words }],
        ...at,
      },
      { kind: 'heading', level: 2, text: words, anchor: words, ...at },
      { kind: 'paragraph', role: 'body', runs, ...at },
      { kind: 'paragraph', role: 'citations', runs, ...at },
      { kind: 'criteria', items: [{ ...item, parts: [{ ...part, children: [item] }] }], ...at },
      { kind: 'footnotes', notes: [{ number: 1, runs }], ...at },
      { kind: 'table', caption: words, columns: [words], rows: [{ cells: [words], place }], ...at },
      { kind: 'term', name: words, paragraphs: [runs, runs], ...at },
      { kind: 'reference', key: words, number: 1, runs, ...at },
      { kind: 'changes', lead: words, entries: [{ criterion: words, runs, place }], ...at },
    ],
  };
}

/** Names of the tags that a browser would see. */
function tags(html: string): readonly string[] {
  return [...html.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map((match) => (match[1] ?? '').toLowerCase());
}

describe('hostile words', () => {
  it('stay words in every slot', () => {
    const html = toHtml(everywhere(hostile));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(tags(html)).toEqual(tags(toHtml(everywhere('plain'))));
  });

  it('never open a tag nor end an attribute, whatever they are', () => {
    const plain = tags(toHtml(everywhere('plain')));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => {
        const escaped = escapeHtml(words);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(tags(toHtml(everywhere(`x${words}`)))).toEqual(plain);
      }),
      { seed: 20241028, numRuns: 100 },
    );
  });

  it('of a guideline make no link but to http and https', () => {
    const text = `guideline "T"\n  id t\n  version 1.0\n\nsee "X" Y <javascript:alert(1)>\n\nnotes\n  Here <javascript:alert(1)> and <https://example.org/a?b=1&c=2> end.\n`;
    const html = toHtml(printGuideline(compileText(text).guideline));
    expect(html).not.toMatch(/href="(?!#|https?:)/);
    expect(html).toContain('href="https://example.org/a?b=1&amp;c=2"');
  });
});

describe('the page', () => {
  const html = toHtml(
    printGuideline(
      compileText(
        'guideline "MRS"\n  id t\n  version 2024.2\n\nindications\n  ANY OF\n    1. Pain AND ANY OF  [a-2019]\n         a. Rest\n         b. Night\n\nreferences\n  a-2019  A. (2019). *Journal*.\n',
      ).guideline,
    ),
  );

  it('loads nothing and runs nothing', () => {
    expect(html).toContain(`default-src &#39;none&#39;`);
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object)\b|@import|url\(/);
  });

  it('links a citation to its reference and the contents to the headings', () => {
    expect(html).toContain('<a href="#reference-1">[1]</a>');
    expect(html).toContain('<li id="reference-1">');
    for (const [, anchor] of html.matchAll(/href="#([^"]+)"/g))
      expect(html).toContain(`id="${anchor ?? ''}"`);
  });

  it('closes what it opens', () => {
    const open: string[] = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (['meta', 'br'].includes(name ?? '')) continue;
      if (slash === '') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('comes out the same each time', () => {
    const again = printGuideline(
      compileText('guideline "T"\n  id t\n  version 1.0\n\nnotes\n  Words.\n').guideline,
    );
    expect(toHtml(again)).toBe(toHtml(again));
  });
});
