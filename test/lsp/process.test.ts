// The server as a process, started as an editor starts it: what it prints, how it ends, and that it ends when the editor is gone.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const program = join(import.meta.dirname, '../../cli/main.ts');
const room = join(import.meta.dirname, '../../lsp/serve.ts');
const node = join(import.meta.dirname, '../../node_modules/.bin/node');
const folder = mkdtempSync(join(tmpdir(), 'guideline-lsp-process-'));

afterAll(() => rmSync(folder, { recursive: true }));

function framed(...messages: readonly object[]): string {
  return messages
    .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    .map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    .join('');
}

const initialize = {
  id: 1,
  method: 'initialize',
  params: { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} },
};
const open = {
  method: 'textDocument/didOpen',
  params: {
    textDocument: {
      uri: pathToFileURL(join(folder, 'a.guideline')).href,
      languageId: 'guideline',
      version: 1,
      text: 'guideline "Ä 😀"\n  id a\n  version 1\n\nindications\n  SOME OF\n    1. One\n',
    },
  },
};
const goodbye = [{ id: 2, method: 'shutdown' }, { method: 'exit' }];

function talk(input: string, ...args: readonly string[]) {
  return spawnSync(node, [program, 'lsp', ...args], {
    input,
    encoding: 'utf8',
    cwd: folder,
    timeout: 20_000,
  });
}

/** The bodies of what was printed; throws where anything stands between them. */
function messagesIn(printed: string): readonly { readonly id?: number; readonly method?: string }[] {
  const bytes = Buffer.from(printed);
  const found = [];
  for (let at = 0; at < bytes.length;) {
    const header = /^Content-Length: (\d+)\r\n\r\n/.exec(bytes.toString('latin1', at, at + 60));
    if (header === null) throw new Error(`not the protocol: ${bytes.toString('utf8', at, at + 80)}`);
    const start = at + header[0].length;
    at = start + Number(header[1]);
    found.push(JSON.parse(bytes.toString('utf8', start, at)));
  }
  return found;
}

describe('the process', () => {
  it('takes what editors like to say, prints nothing but messages, and ends with 0 after a goodbye', () => {
    const { stdout, stderr, status } = talk(
      framed(initialize, { method: 'initialized', params: {} }, open, ...goodbye),
      '--stdio',
      `--clientProcessId=${process.pid}`,
    );
    const messages = messagesIn(stdout);
    expect([status, stderr]).toEqual([0, '']);
    expect(messages.map(({ id, method }) => method ?? id)).toEqual(expect.arrayContaining([1, 2]));
  });

  it('ends with 1 without a goodbye', () => {
    expect(talk(framed(initialize)).status).toBe(1);
  });

  it('ends when the editor dies in the middle of its work', async () => {
    const server = spawn(node, [program, 'lsp'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => server.once('exit', (code) => resolve(code)));
    await new Promise<void>((resolve) => {
      server.stdout.once('data', () => resolve());
      server.stdin.write(framed(initialize));
    });
    server.stdin.write(framed({ method: 'initialized', params: {} }, open));
    server.stdin.destroy();
    server.stdout.destroy();
    expect(await ended).not.toBeNull();
  });

  it('costs the other commands nothing: it is loaded only when it is asked for', () => {
    const count = `Object.keys((await import('node:module')).default._cache).filter((name) => name.includes('vscode')).length`;
    const look = `const { main } = await import(${JSON.stringify(program)}); await main(['help']); const before = ${count}; await import(${JSON.stringify(room)}); console.log(before, ${count} > 0)`;
    const { stdout } = spawnSync(node, ['--input-type=module', '-e', look], { encoding: 'utf8' });
    expect(stdout.trim().split('\n').at(-1)).toBe('0 true');
  });
});
