// docs/language.md is true: its examples compile, stand in the agreed layout and raise what they say; its tables are those of the language.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLinter } from '../../dsl/index.ts';
import { blocksOf, type Block } from './blocks.ts';
import { compileExample, laidOut } from './examples.ts';
import { runGuideline } from './run-guideline.ts';

const page = readFileSync('docs/language.md', 'utf8');
const blocks = blocksOf(page);
const named = new Map(
  blocks.flatMap((block) => {
    const name = block.attributes.get('name');
    return name === undefined ? [] : [[name, block.text] as const];
  }),
);
const compiled = blocks.filter(({ language }) => ['guideline', 'conditions', 'cases'].includes(language));
const scratch = mkdtempSync(join(tmpdir(), 'language-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Steps of the tutorial stand on the file as it was then, so they run in the order of the page. */
const isStep = ({ attributes, language }: Block): boolean =>
  language === 'console' || attributes.has('file') || attributes.has('patch');

describe('the examples of docs/language.md', () => {
  it('are many, and none is of a kind that nobody tests', () => {
    expect(compiled.length).toBeGreaterThan(40);
    expect([...new Set(blocks.map(({ language }) => language))].toSorted()).toEqual([
      'cases',
      'conditions',
      'console',
      'guideline',
    ]);
  });

  for (const block of compiled.filter(({ attributes }) => !attributes.has('patch'))) {
    const code = block.attributes.get('error');
    if (code === undefined)
      it(`line ${String(block.line)} is right, and in the agreed layout`, () => expectRight(block));
    else it(`line ${String(block.line)} raises ${code}, and nothing else`, () => expectWrong(block, code));
  }
});

function expectRight(block: Block): void {
  const example = compileExample(block, named);
  expect(example.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  if (!block.attributes.has('free')) expect(example.formatted).toBe(laidOut(example.text));
  if (block.attributes.has('lint') && example.guideline)
    expect(
      createLinter()
        .lint(example.guideline)
        .findings.map(({ code }) => code),
    ).toEqual([]);
  if (block.language !== 'cases') return;
  expect(example.runs.length).toBeGreaterThan(0);
  expect(example.runs.map(({ outcome }) => outcome)).toEqual(example.runs.map(() => 'passed'));
}

function expectWrong(block: Block, code: string): void {
  const { diagnostics, marks } = compileExample(block, named);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  expect(diagnostics.map(({ span }) => ({ start: span.start, end: span.end }))).toEqual(marks);
  // The words behind a fence are not shown, so the reader is told below the block.
  expect(block.after).toBe(toldBelow(code, diagnostics[0]?.message ?? ''));
}

function toldBelow(code: string, message: string): string {
  return `✗ ${message} ([${code}](diagnostics.md#${code.replace('/', '')}))`;
}

describe('the ten minutes', () => {
  it('show what the command line prints, step by step', async () => {
    for (const block of blocks.filter(isStep)) {
      const file = block.attributes.get('file') ?? block.attributes.get('patch');
      if (file === undefined) await expectPrinted(block);
      else {
        write(file, block);
        const said = await runGuideline(`check ${file}`, scratch);
        const code = block.attributes.get('error');
        expect(said, `line ${String(block.line)}`).toContain(
          code === undefined ? 'no findings' : `[${code}]`,
        );
      }
    }
  });
});

function write(file: string, { attributes, text }: Block): void {
  const path = join(scratch, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(join(scratch, 'package.json'), '{}');
  const plain = text.replaceAll(/[⟪⟫]/g, '');
  const next = attributes.has('patch')
    ? patched(readFileSync(path, 'utf8'), plain, attributes.get('above'))
    : plain;
  writeFileSync(path, next);
}

/** Sections of the same word are replaced; others come above the section that is named, or last. */
function patched(text: string, patch: string, above: string | undefined): string {
  const sections = sectionsOf(text);
  for (const section of sectionsOf(patch)) {
    const word = section.split(/\s/, 1)[0] ?? '';
    const same = sections.findIndex((one) => one.startsWith(word));
    const place = sections.findIndex((one) => above !== undefined && one.startsWith(above));
    if (same >= 0) sections[same] = section;
    else sections.splice(place < 0 ? sections.length : place, 0, section);
  }
  return `${sections.join('\n\n')}\n`;
}

function sectionsOf(text: string): string[] {
  return text
    .trimEnd()
    .split(/\n+(?=\S)/)
    .map((section) => section.trimEnd());
}

async function expectPrinted({ text, line }: Block): Promise<void> {
  const [command = '', ...shown] = text.split('\n');
  const printed = await runGuideline(command.replace('$ guideline ', ''), scratch);
  let from = 0;
  for (const part of shown.join('\n').split(/^…\n/m)) {
    const at = printed.indexOf(part.trimEnd(), from);
    expect(at, `line ${String(line)}: ${part}\n--- is not in ---\n${printed}`).toBeGreaterThanOrEqual(0);
    from = at + part.trimEnd().length;
  }
  if (!text.includes('\n…\n')) expect(printed.trim(), `line ${String(line)}`).toBe(shown.join('\n').trim());
}
