// The reference falls behind neither the words and the grammar of the language nor what they mean.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maximumDepth, maximumLength } from '../../dsl/syntax/layout.ts';
import { keywords, sectionWords } from '../../dsl/syntax/keywords.ts';
import { builtInNames } from '../../dsl/model/elements.ts';
import { determinations } from '../../dsl/model/lower-sections.ts';
import { decide, evaluateGraph, readFacts } from '../../dsl/index.ts';
import { grammarShapes } from '../../scripts/docs/grammar-shapes.ts';
import { blocksOf } from './blocks.ts';
import { compileExample, withHeader } from './examples.ts';

const page = readFileSync('docs/language.md', 'utf8');
const reference = page.slice(page.indexOf('# The reference'));
const code = new Set([...reference.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''));

describe('the reference', () => {
  it.each(keywords.map(({ word }) => word))('has the word %s', (word) => {
    expect([...code].filter((text) => new RegExp(`(^|\\W)${word}(\\W|$)`).test(text))).not.toEqual([]);
  });

  it.each(sectionWords)('has the section %s', (word) => {
    expect([...code]).toContain(word);
  });

  it.each([...grammarShapes().keys()])('leads to the picture of %s', (rule) => {
    expect(reference).toContain(`[${rule}](grammar.md#${rule.toLowerCase()})`);
  });

  it('has every fact that is always there, and every determination', () => {
    for (const name of [...builtInNames, ...determinations]) expect(reference).toContain(`| \`${name}\` |`);
  });

  it('has every field that a header may have', () => {
    const fields = /Use ([a-z, -]+) or ([a-z-]+)\./.exec(
      readFileSync('dsl/source/catalogue-model.ts', 'utf8').match(
        /'model\/unknown-header'[\s\S]*?example/,
      )?.[0] ?? '',
    );
    const names = [...(fields?.[1]?.split(', ') ?? []), fields?.[2] ?? ''];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !code.has(name))).toEqual([]);
  });

  it('says the limits that hold', () => {
    expect(reference).toContain(`| Size of a file | ${String(maximumLength / 1024 / 1024)} MB |`);
    expect(reference).toContain(
      `| Depth of lists, and of parentheses in a condition | ${String(maximumDepth)} |`,
    );
  });
});

describe('the table of patterns', () => {
  const rows = page
    .slice(page.indexOf('# The patterns'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').slice(1, 4));
  const linked = (folder: string, cell = ''): readonly string[] =>
    [...cell.matchAll(/\[([a-z0-9-]+)\]\(\.\.\/test\/corpus\/([a-z]+)\/\1\.guideline\)/g)].map((match) => {
      expect(match[2]).toBe(folder);
      return match[1] ?? '';
    });

  it('is the list that the corpus is checked against', () => {
    const shown = rows.map(([pattern = '', valid, invalid]) => ({
      pattern: pattern.trim(),
      valid: linked('valid', valid),
      invalid: linked('invalid', invalid),
    }));
    expect(shown).toEqual(JSON.parse(readFileSync('test/corpus/patterns.json', 'utf8')));
    expect(shown.length).toBeGreaterThan(40);
  });
});

const states = ['met', 'not met', 'unknown'] as const;
const answers: Readonly<Record<string, boolean | null>> = { met: true, 'not met': false, unknown: null };
const tables = [...reference.matchAll(/<!-- truth: ([A-Z0-9 ]+) -->\n\n((?:\|.*\n)+)/g)].map((match) => ({
  quantifier: match[1] ?? '',
  rows: (match[2] ?? '').trimEnd().split('\n').slice(2),
}));

describe('the tables of truth', () => {
  it('are there for four list words', () => {
    expect(tables.map(({ quantifier }) => quantifier)).toEqual([
      'ALL OF',
      'ANY OF',
      'NONE OF',
      'EXACTLY 1 OF',
    ]);
  });

  it.each(tables)('$quantifier is as the evaluator has it', ({ quantifier, rows }) => {
    const text = `indications\n  ${quantifier}\n    1. One  {one}\n    2. Two  {two}\n`;
    const shown = rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('*', '')),
    );
    const found = states.map((first) => [
      first,
      ...states.map((second) => stateOf(text, answers[first], answers[second])),
    ]);
    expect(shown).toEqual(found);
  });
});

function stateOf(text: string, one: boolean | null | undefined, two: boolean | null | undefined): string {
  const { guideline } = compileExample(
    { language: 'guideline', attributes: new Map(), text, line: 0, after: '' },
    new Map(),
  );
  if (!guideline) throw new Error('the example has no guideline');
  const { values } = readFacts(guideline.graph, { one, two });
  return (evaluateGraph(guideline.graph, values).sections.get('indications') ?? '').replace('-', ' ');
}

describe('the determination', () => {
  const named = new Map(blocksOf(page).map((block) => [block.attributes.get('name') ?? '', block.text]));
  const sections = withHeader(named.get('every-section') ?? '');
  const graphOf = (text: string) => {
    const { guideline } = compileExample(
      { language: 'guideline', attributes: new Map(), text, line: 0, after: '' },
      new Map(),
    );
    return guideline?.graph;
  };

  it('left out is the table that is shown', () => {
    const table = named.get('default-determination') ?? '';
    const [written, left] = [graphOf(`${sections}\n${table}`), graphOf(sections)];
    expect(left?.verdicts.rows.length).toBe(7);
    expect(written?.verdicts).toEqual(left?.verdicts);
  });

  it('is no guess where something is unknown', () => {
    const graph = graphOf(sections);
    if (!graph) throw new Error('the example has no guideline');
    expect(decide(graph, {}).determination).toBe('needs-information');
    expect(decide(graph, { cosmetic: true }).determination).toBe('not-covered');
  });
});
