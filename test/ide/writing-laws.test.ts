// What holds of every writing action, on random guidelines, on the shipped ones and on the corpus.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeAt, type Writing, type WritingRequest } from '../../dsl/ide/write.ts';
import { hasErrors } from '../../dsl/source/diagnostic.ts';
import type { GuidelineDocument, Item } from '../../dsl/syntax/ast.ts';
import { criteriaSections } from '../../dsl/syntax/walk.ts';
import { createWorkspace, type Workspace } from '../../dsl/workspace.ts';
import { shippedFiles, validCorpus } from '../support/documents.ts';
import { guidelineText } from '../support/random-guideline.ts';
import { applied } from './support/library.ts';

const uri = 't.guideline';
const runs = { seed: 20261123, numRuns: 8 };

const structural: readonly WritingRequest[] = [
  { kind: 'add-criterion', where: 'after' },
  { kind: 'add-criterion', where: 'inside' },
  { kind: 'indent' },
  { kind: 'outdent' },
  { kind: 'move-up' },
  { kind: 'move-down' },
  { kind: 'remove' },
  { kind: 'unwrap' },
  { kind: 'make-computable' },
  { kind: 'wrap', quantifier: 'ANY OF' },
  { kind: 'wrap', quantifier: 'AT LEAST', count: 1 },
  { kind: 'requantify', quantifier: 'ALL OF' },
  { kind: 'reword', words: 'Other words' },
  { kind: 'cite', keys: ['key-one'] },
];

function library(text: string): Workspace {
  const workspace = createWorkspace();
  workspace.setText(uri, text);
  return workspace;
}

function documentOf(workspace: Workspace): GuidelineDocument {
  const document = workspace.document(uri)?.value;
  if (document === undefined || document.kind === 'cases') throw new Error('No guideline.');
  return document;
}

function items(workspace: Workspace): readonly Item[] {
  const below = (item: Item): readonly Item[] => [
    item,
    ...item.clauses.flatMap(({ group }) => group?.items.flatMap(below) ?? []),
  ];
  return criteriaSections(documentOf(workspace)).flatMap(({ group }) => group?.items.flatMap(below) ?? []);
}

/** An offset in the words of a criterion that the number chooses. */
function offsetIn(workspace: Workspace, pick: number): number {
  const all = items(workspace);
  return all[pick % all.length]?.span.start ?? 0;
}

function write(workspace: Workspace, offset: number, request: WritingRequest): Writing {
  return writeAt(workspace, uri, { start: offset, end: offset }, request);
}

function after(workspace: Workspace, outcome: Writing): string {
  if (outcome.kind === 'refused') throw new Error(outcome.why);
  return applied(workspace, outcome.edits)[uri] ?? workspace.text(uri) ?? '';
}

/** Words, ids and citations of every clause, in any order. */
function said(workspace: Workspace): readonly string[] {
  return items(workspace)
    .flatMap(({ clauses }) => clauses)
    .filter(({ words }) => words !== undefined)
    .map(
      ({ words, id, details }) => `${words?.value} {${id?.value}} ${details.map(({ kind }) => kind).join()}`,
    )
    .toSorted();
}

/** Items as nested words, without markers. */
function shape(workspace: Workspace): string {
  const of = (item: Item): unknown =>
    item.clauses.map(({ words, group, groupConnector }) => [
      words?.value,
      groupConnector,
      group?.quantifier?.kind,
      group?.items.map(of),
    ]);
  return JSON.stringify(criteriaSections(documentOf(workspace)).map(({ group }) => group?.items.map(of)));
}

const chosen = fc.record({
  text: guidelineText(),
  pick: fc.nat(200),
  request: fc.constantFrom(...structural),
});

describe('laws of writing', () => {
  it('leaves a text without errors, whose format is stable, or says why not', () => {
    let count = 0;
    fc.assert(
      fc.property(chosen, ({ text, pick, request }) => {
        const workspace = library(text);
        fc.pre(!hasErrors(workspace.diagnostics(uri)));
        const outcome = write(workspace, offsetIn(workspace, pick), request);
        if (outcome.kind === 'refused') {
          expect(outcome.why).toMatch(/[.?]$/);
          return;
        }
        count += 1;
        const changed = library(after(workspace, outcome));
        expect(changed.diagnostics(uri).filter(({ severity }) => severity === 'error')).toEqual([]);
        const formatted = changed.format(uri) ?? '';
        expect(formatted).not.toBe('');
        expect(library(formatted).format(uri)).toBe(formatted);
      }),
      { ...runs, numRuns: 24 },
    );
    expect(count).toBeGreaterThan(8);
  });

  it('touches no other criterion when one is moved', () => {
    fc.assert(
      fc.property(
        guidelineText(),
        fc.nat(200),
        fc.constantFrom<WritingRequest['kind']>('indent', 'outdent', 'move-up', 'move-down', 'unwrap'),
        (text, pick, kind) => {
          const workspace = library(text);
          const outcome = write(workspace, offsetIn(workspace, pick), { kind } as WritingRequest);
          if (outcome.kind === 'written')
            expect(said(library(after(workspace, outcome)))).toEqual(said(workspace));
        },
      ),
      runs,
    );
  });

  it('comes back from down by up, to the letter', () => {
    fc.assert(
      fc.property(guidelineText(), fc.nat(200), (text, pick) => {
        const workspace = library(text);
        const down = write(workspace, offsetIn(workspace, pick), { kind: 'move-down' });
        fc.pre(down.kind === 'written');
        const moved = library(after(workspace, down));
        const up = write(moved, down.select.start, { kind: 'move-up' });
        expect(after(moved, up)).toBe(text);
      }),
      runs,
    );
  });

  it('comes back from indent by outdent: to the letter in lists that are counted', () => {
    let exact = 0;
    fc.assert(
      fc.property(guidelineText(), fc.boolean(), fc.nat(200), (random, counts, pick) => {
        const text = counts ? random.replace(/^( +)(?:\(?\w+[.)]|-) /gm, '$1- ') : random;
        const workspace = library(text);
        const into = write(workspace, offsetIn(workspace, pick), { kind: 'indent' });
        fc.pre(into.kind === 'written');
        const moved = library(after(workspace, into));
        const out = after(moved, write(moved, into.select.start, { kind: 'outdent' }));
        expect(shape(library(out))).toBe(shape(workspace));
        if (!counts) return;
        exact += 1;
        expect(out).toBe(text);
      }),
      runs,
    );
    expect(exact).toBeGreaterThan(1);
  });

  it('comes back from a list around a criterion by taking it away', () => {
    fc.assert(
      fc.property(guidelineText(), fc.nat(200), (text, pick) => {
        const workspace = library(text);
        const inside = write(workspace, offsetIn(workspace, pick), { kind: 'wrap', quantifier: 'ALL OF' });
        fc.pre(inside.kind === 'written');
        const wrapped = library(after(workspace, inside));
        const out = write(wrapped, inside.select.start, { kind: 'unwrap' });
        expect(shape(library(after(wrapped, out)))).toBe(shape(workspace));
      }),
      runs,
    );
  });

  it('holds on every criterion of the shipped guidelines and of the corpus', () => {
    const files = [...shippedFiles(), ...validCorpus()].filter(({ path }) => path.endsWith('.guideline'));
    const workspace = createWorkspace();
    for (const { path, text } of files) workspace.setText(path, text);
    let count = 0;
    files.forEach(({ path, text }, file) => {
      const document = workspace.document(path)?.value;
      if (document === undefined || document.kind === 'cases') return;
      const offsets = criteriaSections(document).flatMap(
        ({ group }) => group?.items.map(({ span }) => span.start) ?? [],
      );
      offsets.forEach((offset, at) => {
        const request = structural[(file + at) % structural.length] ?? { kind: 'indent' };
        const errors = workspace.diagnostics(path).filter(({ severity }) => severity === 'error').length;
        const outcome = writeAt(workspace, path, { start: offset, end: offset }, request);
        if (outcome.kind === 'refused') return;
        count += 1;
        const changed = applied(workspace, outcome.edits)[path] ?? '';
        const found = workspace
          .tried(path, changed)
          .diagnostics.filter(({ severity }) => severity === 'error');
        expect(found.length, `${path} ${request.kind} at ${text.slice(offset, offset + 30)}`).toBe(errors);
      });
    });
    expect(count).toBeGreaterThan(60);
  });
});
