// A session as the protocol orders it: texts that change while questions are under way, files that change on disk, and words that are no message.
import { PassThrough } from 'node:stream';
import type { CodeLens, CompletionItem, Location } from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { afterEach, describe, expect, it } from 'vitest';
import { serve } from '../../lsp/serve.ts';
import { openEditor, type Editor, type EditorOptions } from './support/editor.ts';

const newer = 'mr-spectroscopy/2024.guideline';
const cases = 'mr-spectroscopy/2024.cases';

let editor: Editor;
const start = async (options?: EditorOptions): Promise<Editor> => (editor = await openEditor(options));
const about = (name: string) => ({ textDocument: { uri: editor.address(name) } });
const codes = async (name: string, code: string): Promise<readonly unknown[]> =>
  (await editor.problems(name, ({ diagnostics }) => diagnostics.some((one) => one.code === code)))
    .diagnostics;

afterEach(async () => await editor.end());

const small = `guideline "T"
  id t
  version 1

indications
  ANY OF
    1. First  {first}
    2. Second  {second}
`;

describe('a text that is written in', () => {
  it('has its problems told with its version, and never those of an older one', async () => {
    await start();
    editor.open(newer);
    await codes(newer, 'lint/no-near-miss-term');
    editor.type(newer, 'ANY OF\n    1. Brain', 'SOME OF\n    1. Brain');
    editor.type(newer, 'Epilepsy for', 'Epilepsies for');
    const faulty = await editor.problems(
      newer,
      ({ version, diagnostics }) => version === 3 && diagnostics.some(({ severity }) => severity === 1),
    );
    expect(faulty.diagnostics[0]?.codeDescription?.href).toMatch(/\/docs\/diagnostics\.md#syntax[a-z-]+$/);
    expect(faulty.diagnostics.some(({ code }) => String(code).startsWith('lint/'))).toBe(false);
    editor.type(newer, 'SOME OF', 'ANY OF');
    await editor.problems(newer, ({ version, diagnostics }) => version === 4 && diagnostics.length > 5);
    const versions = editor.published
      .filter(({ uri }) => uri === editor.address(newer))
      .map(({ version }) => version ?? 0);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.at(-1)).toBe(4);
  });

  it('gives no answer about a text that it no longer is', async () => {
    await start();
    editor.open(newer);
    await editor.ask('textDocument/documentSymbol', about(newer));
    const asked = editor.ask('textDocument/hover', editor.at(newer, '{brain-tumor}', 3));
    editor.type(newer, 'Epilepsy for', 'Epilepsies for');
    await expect(asked).rejects.toMatchObject({ code: -32801 });
    const [lens] = (await editor.ask<CodeLens[]>('textDocument/codeLens', about(newer))).filter(
      ({ data }) => data !== undefined,
    );
    editor.type(newer, 'Epilepsies for', 'Epilepsy for');
    await expect(editor.ask('codeLens/resolve', lens ?? {})).rejects.toMatchObject({ code: -32801 });
  });

  it('is completed as it was typed last', async () => {
    await start({ files: { 'a.guideline': small } });
    editor.open('a.guideline');
    editor.type('a.guideline', '{second}\n', '{second}\n         WHEN MET {fi\n');
    const items = await editor.ask<CompletionItem[]>(
      'textDocument/completion',
      editor.at('a.guideline', 'MET {fi', 7),
    );
    expect(items.map(({ label }) => label)).toContain('first');
  });

  it('wins over its file, and its file counts again when it is closed', async () => {
    await start({
      files: {
        'a.guideline': small,
        'a.cases': 'cases for t 1\n\ncase "A"\n  {third} met\n  expect appropriate\n',
      },
    });
    editor.open('a.guideline', small.replace('{second}', '{third}'));
    editor.open('a.cases');
    const defined = async (): Promise<readonly Location[]> =>
      await editor.ask('textDocument/definition', editor.at('a.cases', '{third}', 2));
    expect(await defined()).toHaveLength(1);
    editor.close('a.guideline');
    await expect.poll(defined).toEqual([]);
  });
});

describe('questions', () => {
  it('are taken back', async () => {
    await start();
    editor.open(newer);
    const source = new CancellationTokenSource();
    const asked = editor.connection.sendRequest('textDocument/codeLens', about(newer), source.token);
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(await editor.ask('textDocument/foldingRange', about(newer))).not.toEqual([]);
  });

  it.each([
    ['textDocument/hover', {}, -32602],
    ['textDocument/hover', { textDocument: { uri: 'file:///nowhere/x.guideline' }, position: 7 }, -32602],
    [
      'textDocument/hover',
      { textDocument: { uri: 'file:///nowhere/x.guideline' }, position: { line: 0, character: 0 } },
      -32602,
    ],
    ['textDocument/inlayHint', { textDocument: { uri: 'a:b' }, range: { start: 1 } }, -32602],
    ['codeLens/resolve', { range: {}, data: { uri: 4 } }, -32602],
    ['workspace/executeCommand', { command: 'other', arguments: [] }, -32602],
    ['textDocument/noSuchThing', {}, -32601],
    ['initialize', { capabilities: {} }, -32600],
  ])('that make no sense are refused: %s %j', async (method, params, code) => {
    await start({ files: { 'a.guideline': small } });
    await expect(editor.ask(method, params)).rejects.toMatchObject({ code });
  });

  it('about a place beyond the text are about its end', async () => {
    await start({ files: { 'a.guideline': small } });
    editor.open('a.guideline');
    const far = { ...about('a.guideline'), position: { line: 9999, character: 9999 } };
    expect(await editor.ask('textDocument/hover', far)).toBeNull();
  });
});

describe('files', () => {
  it('that others change are read again, and what followed from them is told', async () => {
    await start({ files: { 'a.guideline': small } });
    editor.open('a.guideline');
    editor.write('old.guideline', small.replace('version 1', 'version 0').replace('2. Second', '2. Seconds'));
    const uri = editor.address('old.guideline');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 1 }],
    });
    const titles = async (): Promise<readonly unknown[]> => {
      const lenses = await editor.ask<CodeLens[]>('textDocument/codeLens', about('a.guideline'));
      return lenses.map(({ command }) => command?.title);
    };
    await expect.poll(titles).toEqual(['words changed since 0: words']);
    editor.write('old.guideline', small.replace('ANY OF', 'SOME OF'));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type: 2 }],
    });
    const told = await editor.problems('old.guideline', ({ diagnostics }) => diagnostics.length > 0);
    expect(told.version).toBeUndefined();
  });

  it('are watched by the server where the editor cannot', async () => {
    await start({ files: { 'a.guideline': small }, capabilities: {} });
    await editor.ask('workspace/symbol', { query: 'x' });
    await expect
      .poll(
        async () => {
          editor.write(
            'b.guideline',
            small.replace('id t', 'id u').replace('First', `Unheard ${Date.now()}`),
          );
          return await editor.ask<readonly unknown[]>('workspace/symbol', { query: 'unheard' });
        },
        { timeout: 10_000, interval: 300 },
      )
      .toHaveLength(1);
    expect(editor.registered).toEqual([]);
  });

  it('of a folder that the editor opens or closes come and go', async () => {
    await start({ files: { 'one/a.guideline': small } });
    const folder = { uri: editor.address('two'), name: 'two' };
    const found = async (): Promise<number> =>
      (await editor.ask<readonly unknown[]>('workspace/symbol', { query: 'elsewhere' })).length;
    editor.write('two/b.guideline', small.replace('id t', 'id u').replace('First', 'Elsewhere'));
    const change = async (event: object): Promise<void> =>
      await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await change({ added: [], removed: [{ uri: editor.address(''), name: 'library' }] });
    expect(await found()).toBe(0);
    await change({ added: [folder], removed: [] });
    expect(await found()).toBe(1);
    await change({ added: [], removed: [folder] });
    expect(await found()).toBe(0);
  });

  it('of a single file without a folder are read with their neighbours, and watched', async () => {
    await start({ files: {} });
    const outside = await openEditor({
      files: { 'x/a.guideline': small, 'y/b.guideline': small.replace('id t', 'id u') },
    });
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: outside.address('x/a.guideline'),
        languageId: 'guideline',
        version: 1,
        text: small,
      },
    });
    const found = async (): Promise<number> =>
      (await editor.ask<readonly unknown[]>('workspace/symbol', { query: 'second' })).length;
    await expect.poll(found).toBe(2);
    await expect
      .poll(
        async () => {
          outside.write('y/c.guideline', `${small.replace('id t', 'id v')}# ${Date.now()}\n`);
          return await found();
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBe(3);
    await outside.end();
  });

  it('are problems to fix even where they are closed', async () => {
    await start({ files: { 'a.guideline': small.replace('ANY OF', 'SOME OF') } });
    const { diagnostics, version } = await editor.problems('a.guideline', () => true);
    expect([diagnostics.length > 0, version]).toEqual([true, undefined]);
  });

  it('of settings turn rules off, and are told of when they cannot be read', async () => {
    await start({
      files: {
        'lint.json': '{ "rules": { "lint/no-near-miss-term": "off" }, "x": 1 }',
        'a.guideline': small,
      },
    });
    const { diagnostics } = await editor.problems('lint.json', ({ diagnostics: all }) => all.length > 0);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('"x" is not a setting'),
    ]);
  });

  it('lead from one folder to no other, and a text without a folder is a library of its own', async () => {
    await start({ files: { 'a.guideline': small } });
    const uri = 'untitled:Untitled-1';
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'guideline', version: 1, text: small.replace('First', 'Only here') },
    });
    const outline = await editor.ask<readonly { name: string; location: { uri: string } }[]>(
      'textDocument/documentSymbol',
      { textDocument: { uri } },
    );
    expect(JSON.stringify(outline)).toContain('1. Only here');
    expect(await editor.ask('workspace/symbol', { query: 'only here' })).toHaveLength(1);
  });
});

describe('an editor that can do little', () => {
  it('gets plain text, a flat outline and edits without versions', async () => {
    await start({ capabilities: {}, initializationOptions: { unknownHints: false } });
    editor.open(newer);
    expect(await editor.ask('textDocument/hover', editor.at(newer, '{brain-tumor}', 3))).toMatchObject({
      contents: { kind: 'plaintext', value: expect.stringContaining('1 Brain tumors are known') },
    });
    const [first] = await editor.ask<readonly object[]>('textDocument/documentSymbol', about(newer));
    expect(first).toHaveProperty('location');
    const rename = { ...editor.at(newer, '{epilepsy}  [', 3), newName: 'seizures' };
    expect(await editor.ask('textDocument/rename', rename)).toMatchObject({
      changes: { [editor.address(cases)]: expect.any(Array), [editor.address(newer)]: expect.any(Array) },
    });
    const range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
    expect(await editor.ask('textDocument/inlayHint', { ...about(newer), range })).toEqual([]);
    expect(
      await editor.ask('textDocument/codeAction', { ...about(newer), range, context: { diagnostics: [] } }),
    ).toEqual([]);
  });
});

/** A server without a client library: bytes in, bytes out. */
function bare() {
  const input = new PassThrough();
  const output = new PassThrough();
  let heard = '';
  output.setEncoding('utf8').on('data', (words: string) => (heard += words));
  const ended = serve({ input, output, version: '0', documentation: undefined });
  const send = (body: string): void =>
    void input.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  return { input, ended, send, heard: () => heard };
}

describe('words on the wire', () => {
  it('before the start are refused, and afterwards the server still serves', async () => {
    await start({ files: {} });
    const { send, heard, ended } = bare();
    send('{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}}');
    send('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}');
    await expect.poll(heard).toContain('"code":-32002');
    send('this is no json');
    await expect.poll(heard).toContain('"code":-32700');
    send('[1]');
    await expect.poll(heard).toContain('"code":-32600');
    send(
      '{"jsonrpc":"2.0","id":2,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}',
    );
    await expect.poll(heard).toContain('"serverInfo"');
    send('{"jsonrpc":"2.0","id":3,"method":"shutdown"}');
    send('{"jsonrpc":"2.0","id":4,"method":"shutdown"}');
    await expect.poll(heard).toContain('"id":4,"error":{"code":-32600');
    send('{"jsonrpc":"2.0","method":"exit"}');
    expect(await ended).toBe(0);
  });

  it('that end without a goodbye end the server with 1', async () => {
    await start({ files: {} });
    const gone = bare();
    gone.input.end();
    expect(await gone.ended).toBe(1);
    const hasty = bare();
    hasty.send('{"jsonrpc":"2.0","method":"exit"}');
    expect(await hasty.ended).toBe(1);
    const garbled = bare();
    garbled.input.write('Content-Size: 3\r\n\r\n{}');
    expect(await garbled.ended).toBe(1);
  });
});
