// The language server without its transport: what an editor would be told, over the shipped guidelines as files of a library.
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLanguageServer, type LanguageServer } from '../../cli/lsp/language-server.ts';
import { libraryAddresses, type WirePosition } from '../../cli/lsp/wire.ts';
import { shippedFiles } from '../support/documents.ts';

const addresses = libraryAddresses(resolve('.'));
const path = join('guidelines', 'mr-spectroscopy', '2024.guideline');
const uri = addresses.uriOf(path);
const text = shippedFiles().find((file) => file.path === path)?.text ?? '';

function started(): LanguageServer {
  const server = createLanguageServer(addresses);
  for (const file of shippedFiles()) server.setText(addresses.uriOf(file.path), file.text);
  return server;
}

/** The place `into` characters behind the begin of the words. */
function at(words: string, into = 0, whole = text): WirePosition {
  const offset = whole.indexOf(words) + into;
  const lines = whole.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

describe('the language server', () => {
  it('tells paths of the library from others', () => {
    expect(addresses.pathOf(uri)).toBe(path.split('\\').join('/'));
    expect(addresses.pathOf('file:///elsewhere/x.guideline')).toBeUndefined();
    expect(addresses.pathOf('untitled:Untitled-1')).toBeUndefined();
  });

  it('explains, follows and finds names over the files', () => {
    const server = started();
    expect(server.hover(uri, at('{glioma}', 2))?.contents).toContain('at least one of 7 is met');
    expect(server.definition(uri, at('mri-general', 2))[0]?.uri).toContain(
      'mri-general-contraindications-2024.1',
    );
    const uses = server.references(uri, at('{glioma}', 2), false);
    expect(uses.length).toBeGreaterThan(5);
    expect(uses.every((use) => use.uri.endsWith('.cases'))).toBe(true);
  });

  it('renames in guideline and cases, and refuses in words', () => {
    const server = started();
    expect(server.prepareRename(uri, at('{glioma}', 2))?.placeholder).toBe('glioma');
    const edit = server.rename(uri, at('{glioma}', 2), 'glioma-known');
    expect('changes' in edit ? Object.keys(edit.changes).length : 0).toBe(2);
    expect(server.rename(uri, at('{glioma}', 2), 'Not An Id')).toHaveProperty('refused');
  });

  it('completes, hints, folds, links, outlines and rewrites', () => {
    const server = started();
    const typed = text.replace('{epilepsy}  [maudsley-2021]', '[maudsley-2021]\n         WHEN ');
    server.setText(uri, typed);
    const labels = server.completion(uri, at('WHEN \n', 5, typed), '').map(({ label }) => label);
    expect(labels).toContain('mri-result');
    expect(server.diagnostics(uri).map(({ severity }) => severity)).toContain(1);
    const all = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
    expect(server.inlayHints(uri, all).map(({ label }) => label)).toEqual([
      '{epilepsy-for-pre-surgical-evaluation}',
    ]);
    expect(server.foldingRanges(uri).length).toBeGreaterThan(10);
    expect(server.documentLinks(uri).map(({ target }) => target.split(':')[0])).toContain('https');
    expect(server.documentSymbols(uri).map(({ name }) => name)).toContain('Determination');
    const point = at('Lymphoma', 2, typed);
    const titles = server.codeActions(uri, { start: point, end: point }).map(({ title }) => title);
    expect(titles.some((title) => title.startsWith('Compute it'))).toBe(true);
  });

  it('formats what has no faults, and leaves alone what is formatted', () => {
    const server = started();
    expect(server.format(uri)).toEqual([]);
    server.setText(uri, text.replace('    2. Epilepsy', '      2.  Epilepsy'));
    expect(server.format(uri)).toHaveLength(1);
    server.setText(uri, `${text}\nindications\n  ANY OF\n`);
    expect(server.format(uri)).toEqual([]);
  });

  it('says nothing of texts that it does not have', () => {
    const server = started();
    server.remove(uri);
    const nowhere = { line: 3, character: 3 };
    expect(server.hover(uri, nowhere)).toBeUndefined();
    expect(server.completion(uri, nowhere, '')).toEqual([]);
    expect(server.diagnostics('untitled:1')).toEqual([]);
  });
});
