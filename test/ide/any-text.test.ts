// The services on texts that nobody meant: no throw, places inside the text, plain data; over prefixes and damage of the corpus.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadcrumbsAt } from '../../dsl/ide/breadcrumbs.ts';
import { caseLenses } from '../../dsl/ide/case-lenses.ts';
import { createChangeLenses } from '../../dsl/ide/change-lenses.ts';
import { codeActionsAt } from '../../dsl/ide/code-actions.ts';
import { completionsAt } from '../../dsl/ide/completion.ts';
import { definitionAt } from '../../dsl/ide/definition.ts';
import { documentLinks } from '../../dsl/ide/document-links.ts';
import { foldingRanges } from '../../dsl/ide/folding.ts';
import { highlightsAt } from '../../dsl/ide/highlights.ts';
import { hoverAt } from '../../dsl/ide/hover.ts';
import { inlayHints } from '../../dsl/ide/inlay-hints.ts';
import { referencesAt } from '../../dsl/ide/references.ts';
import { renameAt, renamePlaceAt } from '../../dsl/ide/rename.ts';
import { selectionRangesAt } from '../../dsl/ide/selection-ranges.ts';
import { createSourceText } from '../../dsl/source/source-text.ts';
import type { Span } from '../../dsl/source/span.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import { readFolder, shippedFiles, validCorpus } from '../support/documents.ts';

const seed = 20241028;
const corpus = [...shippedFiles(), ...validCorpus(), ...readFolder('test/corpus/invalid', '.guideline')];
const workspace = createWorkspace();
const changes = createChangeLenses();
for (const { path, text } of shippedFiles()) workspace.setText(path, text);

/** Everything that the services say of a text at one place. */
function askEverything(uri: string, text: string, offset: number): unknown {
  workspace.setText(uri, text);
  const document = workspace.document(uri)?.value;
  const source = createSourceText(uri, text);
  const answers = {
    completion: completionsAt(workspace, { uri, text, offset, trigger: '' }),
    hover: hoverAt(workspace, uri, offset),
    definition: definitionAt(workspace, uri, offset),
    references: referencesAt(workspace, uri, offset),
    renamePlace: renamePlaceAt(workspace, uri, offset),
    rename: renameAt(workspace, uri, offset, 'another-name'),
    actions: codeActionsAt(workspace, uri, { start: offset, end: Math.min(text.length, offset + 60) }),
    hints: inlayHints(workspace, uri),
    links: documentLinks(workspace, uri),
    lenses: caseLenses(workspace, uri),
    changes: changes.of(workspace, uri),
    highlights: highlightsAt(workspace, uri, offset),
    folding: document && foldingRanges(source, document),
    breadcrumbs: document && breadcrumbsAt(source, document, offset),
    selections: document && selectionRangesAt(source, document, offset).map((span) => ({ span })),
  };
  workspace.remove(uri);
  return answers;
}

/** Spans of this text that leave it, or run backwards. */
function strayPlaces(answers: unknown, uri: string, length: number): readonly Span[] {
  const stray: Span[] = [];
  JSON.stringify(answers, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('span' in value)) return value;
    const { span } = value as { readonly span: Span };
    const elsewhere = 'uri' in value && value.uri !== uri;
    if (!elsewhere && (span.start < 0 || span.end > length || span.end < span.start)) stray.push(span);
    return value;
  });
  return stray;
}

const place = fc.record({
  file: fc.constantFrom(...corpus),
  cut: fc.nat(),
  at: fc.nat(),
  damage: fc.constantFrom('prefix', 'hole', 'twice', 'garbage'),
});

function damaged(text: string, cut: number, damage: string): string {
  const at = cut % (text.length + 1);
  if (damage === 'prefix') return text.slice(0, at);
  if (damage === 'hole') return text.slice(0, at) + text.slice(at + 7);
  if (damage === 'twice') return text.slice(0, at) + text.slice(Math.max(0, at - 40));
  return `${text.slice(0, at)}{[("<AND ANY OF \u0000 WHEN  \t} ${text.slice(at)}`;
}

describe('on any text', () => {
  it('no service throws or points outside', () => {
    fc.assert(
      fc.property(place, ({ file, cut, at, damage }) => {
        const text = damaged(file.text, cut, damage);
        const uri = file.path.endsWith('.cases') ? 'tried.cases' : 'tried.guideline';
        const answers = askEverything(uri, text, at % (text.length + 1));
        expect(strayPlaces(answers, uri, text.length)).toEqual([]);
        expect(structuredClone(answers)).toEqual(answers);
      }),
      { seed, numRuns: 150 },
    );
  });

  it('completion holds at every offset of a guideline and its cases', () => {
    for (const { path, text } of corpus.filter(({ path: name }) =>
      /clauses|expressions|2023\.cases/.test(name),
    )) {
      for (let offset = 0; offset <= text.length; offset += 3) {
        const offered = completionsAt(workspace, {
          uri: path,
          text: text.slice(0, offset),
          offset,
          trigger: '',
        });
        for (const { replace } of offered) expect(replace.end).toBe(offset);
      }
    }
  });
});
