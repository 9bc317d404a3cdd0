// Every service of the language server, asked as an editor asks it, over the shipped 2024 guideline with its fragment, cases and 2023 version.
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokensLegend } from '../../lsp/colours.ts';
import { edited, openEditor, type Editor } from './support/editor.ts';

const newer = 'mr-spectroscopy/2024.guideline';
const older = 'mr-spectroscopy/2023.guideline';
const cases = 'mr-spectroscopy/2024.cases';
const fragment = 'fragments/mri-general-contraindications-2024.1.guideline';

let editor: Editor;
const about = (name: string) => ({ textDocument: { uri: editor.address(name) } });
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

beforeAll(async () => {
  editor = await openEditor();
  editor.open(newer);
});

afterAll(async () => await editor.end());

/** The line that a place stands on, and the file. */
function shown({ uri, range }: Location): string {
  const name = [newer, older, cases, fragment].find((file) => editor.address(file) === uri) ?? uri;
  return `${name}:${range.start.line + 1}`;
}

describe('the start', () => {
  it('names the server and counts in UTF-16', () => {
    expect(editor.started.serverInfo).toEqual({ name: 'guideline', version: '1.2.3' });
    expect(editor.started.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
    });
  });

  it('asks the editor to tell of changed files', async () => {
    await editor.ask('workspace/symbol', { query: 'glioma' });
    expect(editor.registered.map(({ method }) => method)).toEqual(['workspace/didChangeWatchedFiles']);
  });
});

describe('problems', () => {
  it('are the findings of the guideline, each with its page, its reason and the places that it speaks of', async () => {
    const { diagnostics, version } = await editor.problems(newer, ({ diagnostics: all }) => all.length > 5);
    expect(version).toBe(1);
    const miss = diagnostics.find(({ code }) => code === 'lint/no-near-miss-term');
    expect(miss).toMatchObject({ severity: 2, source: 'guideline' });
    expect(miss?.message).toContain('“nonketotic hyperglycemia” is almost');
    expect(miss?.message).toContain('Write the term as it is defined');
    expect(miss?.codeDescription?.href).toMatch(/^file:.*\/docs\/lint\/no-near-miss-term\.md$/);
    expect(editor.words(newer, miss?.range ?? whole)).toBe('nonketotic hyperglycemia');
    expect(miss?.relatedInformation?.[0]).toMatchObject({
      location: { uri: editor.address(newer) },
      message: 'the defined term',
    });
    expect(diagnostics.filter(({ tags }) => tags?.includes(1)).map(({ code }) => code)).toContain(
      'lint/no-unused-term',
    );
  });
});

describe('help while writing', () => {
  it('completes data, values, criteria and snippets', async () => {
    const labels = async (words: string, offset: number): Promise<readonly string[]> =>
      (await editor.ask<CompletionItem[]>('textDocument/completion', editor.at(newer, words, offset))).map(
        ({ label }) => label,
      );
    expect(await labels('WHEN mri-result is', 5)).toEqual(
      expect.arrayContaining(['mri-result', 'purpose', 'known']),
    );
    expect(await labels('WHEN purpose is biopsy', 16)).toContain('therapy-planning');
    const types = await editor.ask<CompletionItem[]>(
      'textDocument/completion',
      editor.at(newer, 'choice of biopsy'),
    );
    expect(types.find(({ label }) => label === 'choice of')).toMatchObject({
      insertTextFormat: 2,
      textEdit: { newText: 'choice of ${1:first}, ${2:second}' },
    });
  });

  it('says what a criterion is, in Markdown', async () => {
    const hover = await editor.ask<Hover>('textDocument/hover', editor.at(newer, '{brain-tumor}', 3));
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('**1 Brain tumors are known'),
    });
    expect(editor.words(newer, hover.range ?? whole)).toBe('brain-tumor');
    expect(await editor.ask('textDocument/hover', editor.at(newer, '# The facts'))).toBeNull();
  });

  it('hints at data that may be missing, and only in the range that is shown', async () => {
    const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', { ...about(newer), range: whole });
    expect(hints.map(({ label }) => label)).toEqual([
      'may be unknown: purpose',
      'may be unknown: mri-result',
    ]);
    const top = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
    expect(await editor.ask('textDocument/inlayHint', { ...about(newer), range: top })).toEqual([]);
  });
});

describe('ways through the text', () => {
  it('lead from a use to its definition', async () => {
    const places = await editor.ask<Location[]>(
      'textDocument/definition',
      editor.at(newer, 'WHEN purpose is', 6),
    );
    expect(places.map((place) => editor.words(newer, place.range))).toEqual(['purpose']);
    expect(places[0]?.range.start.line).toBeLessThan(30);
    const [defined] = await editor.ask<Location[]>(
      'textDocument/definition',
      editor.at(newer, 'include mri-general', 10),
    );
    expect(defined?.uri).toBe(editor.address(fragment));
  });

  it('lead to every place of a criterion, those of the cases included', async () => {
    const params = { ...editor.at(newer, '{epilepsy}  [', 2), context: { includeDeclaration: true } };
    const places = (await editor.ask<Location[]>('textDocument/references', params)).map(shown);
    expect(places.filter((place) => place.startsWith(newer))).toHaveLength(2);
    expect(places.filter((place) => place.startsWith(cases)).length).toBeGreaterThan(1);
    const uses = await editor.ask<Location[]>('textDocument/references', {
      ...params,
      context: { includeDeclaration: false },
    });
    expect(uses).toHaveLength(places.length - 1);
  });

  it('show a name wherever it stands in the text', async () => {
    const found = await editor.ask<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      editor.at(newer, 'mri-result  "', 3),
    );
    expect(found.map(({ range, kind }) => `${editor.words(newer, range)} ${kind}`)).toEqual([
      'mri-result 3',
      'mri-result 2',
    ]);
  });

  it('show the outline', async () => {
    const outline = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', about(newer));
    const brain = outline.find(({ name }) => name.includes('MR Spectroscopy of the brain'));
    expect(brain?.children?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['1. Brain tumors are known', '8. Traumatic brain injury']),
    );
    expect(brain?.children).toHaveLength(8);
  });

  it('find entries of the whole library', async () => {
    const found = await editor.ask<WorkspaceSymbol[]>('workspace/symbol', { query: 'traumatic brain' });
    const names = found.map(({ name, location }) => `${name} ${location.uri.split('/').slice(-2).join('/')}`);
    expect(names).toContain(`8. Traumatic brain injury ${newer}`);
    expect(await editor.ask('workspace/symbol', { query: 'no such words' })).toEqual([]);
  });

  it('link to the web, the fragment and the version before', async () => {
    const links = await editor.ask<DocumentLink[]>('textDocument/documentLink', about(newer));
    expect(links.map(({ target }) => target)).toEqual([
      editor.address(older),
      expect.stringMatching(/^https:\/\/www\.cms\.gov/),
      editor.address(fragment),
      editor.address(older),
    ]);
  });

  it('fold sections and lists', async () => {
    const folds = await editor.ask<FoldingRange[]>('textDocument/foldingRange', about(newer));
    const lines = editor.text(newer).split('\n');
    expect(folds.some(({ startLine }) => lines[startLine]?.startsWith('indications'))).toBe(true);
    expect(folds.every(({ startLine, endLine }) => startLine < endLine && endLine < lines.length)).toBe(true);
  });

  it('let a selection grow', async () => {
    const { position } = editor.at(newer, 'v. Lymphoma', 5);
    const [range] = await editor.ask<SelectionRange[]>('textDocument/selectionRange', {
      ...about(newer),
      positions: [position],
    });
    const grown: string[] = [];
    for (let step = range; step !== undefined; step = step.parent)
      grown.push(editor.words(newer, step.range));
    expect(grown[0]).toBe('Lymphoma');
    expect(grown[1]).toMatch(/^v\. Lymphoma/);
    expect(grown.at(-1)).toBe(editor.text(newer));
  });

  it('colour words with types that themes know', async () => {
    const { data } = await editor.ask<SemanticTokens>('textDocument/semanticTokens/full', about(newer));
    const lines = editor.text(newer).split('\n');
    const words = new Map<string, string>();
    let [line, column] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines_ = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      line += lines_;
      column = lines_ === 0 ? column + columns : columns;
      const kind = tokensLegend.tokenModifiers[Math.log2(modifiers)];
      words.set(
        lines[line]?.slice(column, column + length) ?? '',
        `${tokensLegend.tokenTypes[type]} ${kind}`,
      );
    }
    expect(words.get('indications')).toBe('namespace section');
    expect(words.get('{brain-tumor}')).toBe('function id');
    expect(words.get('WHEN')).toBe('macro detail');
    expect(words.get('mri-result')).toBe('variable element');
  });
});

describe('lenses', () => {
  it('say what changed since 2023.1, and open it there', async () => {
    const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', about(newer));
    const changed = lenses.filter(({ command }) => command !== undefined);
    expect(changed.map(({ command }) => command?.title)).toContain('added since 2023.1');
    const cited = changed.find(
      ({ command }) => command?.title === 'evidence changed since 2023.1: citations',
    );
    expect(editor.text(newer).split('\n')[cited?.range.start.line ?? 0]).toContain('Brain tumors are known');
    await editor.ask('workspace/executeCommand', {
      command: cited?.command?.command,
      arguments: cited?.command?.arguments,
    });
    expect(editor.shown.at(-1)).toMatchObject({ uri: editor.address(older), takeFocus: true });
    expect(editor.shown.at(-1)?.selection?.start.line).toBeGreaterThan(10);
  });

  it('count the cases of a criterion when they are seen', async () => {
    const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', about(newer));
    const waiting = lenses.filter(({ command }) => command === undefined);
    expect(waiting).toHaveLength(8);
    const counted = await editor.ask<CodeLens>('codeLens/resolve', waiting[0] ?? {});
    expect(counted.command?.title).toMatch(/^\d+ cases decide this$/);
    expect(counted.command?.arguments?.[0]).toBe(editor.address(cases));
  });
});

describe('changes of the text', () => {
  it('rename a criterion in guideline and cases', async () => {
    const params = editor.at(newer, '{epilepsy}  [', 3);
    const place = await editor.ask<{ range: Range; placeholder: string }>(
      'textDocument/prepareRename',
      params,
    );
    expect([place.placeholder, editor.words(newer, place.range)]).toEqual(['epilepsy', 'epilepsy']);
    const { documentChanges = [] } = await editor.ask<WorkspaceEdit>('textDocument/rename', {
      ...params,
      newName: 'seizures',
    });
    const byName = new Map(
      documentChanges.flatMap((change) =>
        'edits' in change ? [[change.textDocument.uri, change] as const] : [],
      ),
    );
    expect([...byName.keys()].toSorted()).toEqual([editor.address(cases), editor.address(newer)]);
    expect(byName.get(editor.address(newer))?.textDocument.version).toBe(1);
    expect(byName.get(editor.address(cases))?.textDocument.version).toBeNull();
    const renamed = edited(
      editor.text(newer),
      (byName.get(editor.address(newer))?.edits ?? []) as TextEdit[],
    );
    expect(renamed).toContain('2. Epilepsy for pre-surgical evaluation  {seizures}');
    expect(renamed).not.toContain('{epilepsy}');
  });

  it('rename a criterion of a fragment in all that include it', async () => {
    editor.open(fragment);
    const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', {
      ...editor.at(fragment, '{bmi-capability}', 3),
      newName: 'too-heavy',
    });
    const files = edit.documentChanges?.flatMap((change) =>
      'edits' in change ? [change.textDocument.uri] : [],
    );
    expect(files).toEqual(expect.arrayContaining([editor.address(fragment), editor.address(cases)]));
    editor.close(fragment);
  });

  it('are refused in words', async () => {
    const params = { ...editor.at(newer, '{epilepsy}  [', 3), newName: 'glioma' };
    await expect(editor.ask('textDocument/rename', params)).rejects.toMatchObject({
      code: -32803,
      message: expect.stringContaining('already in use'),
    });
    await expect(
      editor.ask('textDocument/prepareRename', editor.at(newer, '# The facts', 4)),
    ).rejects.toMatchObject({ code: -32803 });
  });

  it('fix what is found', async () => {
    const { position } = editor.at(newer, 'nonketotic hyperglycemia', 12);
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
      ...about(newer),
      range: { start: position, end: position },
      context: { diagnostics: editor.published.at(-1)?.diagnostics ?? [], only: ['quickfix'] },
    });
    const fix = actions.find(({ title }) => title === 'Write "hyperglycinemia"');
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(JSON.stringify(fix?.edit)).toContain('hyperglycinemia');
    expect(actions.every(({ kind }) => kind === 'quickfix')).toBe(true);
    const waive = actions.find(({ title }) =>
      title.startsWith('Waive it at this criterion (lint/no-near-miss'),
    );
    expect(waive?.isPreferred).toBeUndefined();
    expect(JSON.stringify(waive?.edit)).toContain('WAIVE lint/no-near-miss-term');
  });

  it('rewrite criteria', async () => {
    const { position: start } = editor.at(newer, '2. Epilepsy', 5);
    const { position: end } = editor.at(newer, '3. Encephalopathy', 5);
    const titles = async (until: Position): Promise<readonly string[]> => {
      const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
        ...about(newer),
        range: { start, end: until },
        context: { diagnostics: [], only: ['refactor'] },
      });
      expect(actions.every(({ kind, edit }) => kind === 'refactor.rewrite' && edit !== undefined)).toBe(true);
      return actions.map(({ title }) => title);
    };
    expect((await titles(end)).join('\n')).toMatch(/ANY OF[^]*ALL OF/);
    expect((await titles(start)).join('\n')).toContain('Compute it from the data');
  });

  it('format only the lines that differ, and nothing in a text with faults', async () => {
    expect(await editor.ask('textDocument/formatting', { ...about(newer), options: {} })).toEqual([]);
    const untidy = editor.text(newer).replace('    2. Epilepsy for', '    2.    Epilepsy   for');
    editor.open(older, untidy);
    const edits = await editor.ask<TextEdit[]>('textDocument/formatting', { ...about(older), options: {} });
    expect(edited(untidy, edits)).toBe(editor.text(newer));
    expect(edits.map(({ range }) => range.end.line - range.start.line)).toEqual([1]);
    editor.type(older, 'ANY OF', 'SOME OF');
    expect(await editor.ask('textDocument/formatting', { ...about(older), options: {} })).toEqual([]);
    editor.close(older);
  });
});
