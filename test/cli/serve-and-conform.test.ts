// conform, serve and audit from the command line: what people read, the files that are written, exit codes, and signals to a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preAuthEncoding } from '../../host/signing/dsse.ts';
import { readDocument } from '../../host/signing/signed-document.ts';
import { matchReportKind } from '../../service/match-report.ts';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { library } from './support/guidelines.ts';

let folder: CliFolder;
const archive = 'out/sinus-ct-1.2.bundle.tar';

beforeEach(async () => {
  folder = cliFolder(library);
  expect(
    (await folder.run('export', 'guidelines/sinus/new.guideline', '--out', 'out', '--targets', 'rule-bundle'))
      .code,
  ).toBe(0);
});

afterEach(() => folder.remove());

/** A program beside the bundle's own module. */
function engine(answer: string): string {
  folder.write(
    'engine.mjs',
    `import { decide } from './out/sinus-ct-1.2/decide.mjs';
import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) { let d = decide(JSON.parse(line)); ${answer} console.log(JSON.stringify(d)); }
`,
  );
  return `${JSON.stringify(process.execPath)} engine.mjs`;
}

describe('guideline conform', () => {
  it('says that an engine conforms, with 0, and writes the report', async () => {
    const { code, out } = await folder.run(
      'conform',
      archive,
      '--engine',
      engine(''),
      '--report',
      'report.json',
    );
    expect(code).toBe(0);
    expect(out).toMatch(
      /^sinus-ct 1\.2 on .*engine\.mjs\n {2}(\d+) of \1 vectors decided as the bundle says\n\nconforms {2}sha256:[0-9a-f]{64}$/,
    );
    const report = JSON.parse(readFileSync(join(folder.path, 'report.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(report).toMatchObject({
      format: 'guideline-match-report',
      conforms: true,
      guideline: { id: 'sinus-ct', version: '1.2' },
      differences: [],
    });
    expect(
      await folder.run('conform', archive, '--engine', engine(''), '--report', 'report.json'),
    ).toMatchObject({ code: 3, error: expect.stringContaining('report.json is there already.') });
  });

  it('signs the report', async () => {
    const environment = { GUIDELINE_PASSPHRASE: 'correct horse battery' };
    await folder.runWith({ environment }, 'keys', 'new', 'tester');
    const signed = [
      'conform',
      archive,
      '--engine',
      engine(''),
      '--report',
      'report.dsse.json',
      '--sign',
      'tester.key',
    ];
    expect((await folder.runWith({ environment }, ...signed)).code).toBe(0);
    const reading = readDocument(
      matchReportKind,
      new Uint8Array(readFileSync(join(folder.path, 'report.dsse.json'))),
    );
    if (reading.kind !== 'read') throw new Error(reading.why);
    const { document, envelope } = reading;
    expect(document).toMatchObject({ conforms: true, guideline: { id: 'sinus-ct' } });
    const pem = readFileSync(join(folder.path, 'tester.pub'), 'utf8');
    const message = preAuthEncoding(envelope.payloadType, envelope.payload);
    const [signature] = envelope.signatures;
    expect(verify(null, message, createPublicKey(pem), signature?.signature ?? new Uint8Array())).toBe(true);
    const program =
      /^```js check-report\.mjs\n([^]*?)^```/m.exec(readFileSync('docs/conform.md', 'utf8'))?.[1] ?? '';
    folder.write('check-report.mjs', program);
    await folder.runWith({ environment }, 'keys', 'new', 'stranger');
    const check = (key: string) =>
      spawnSync(process.execPath, ['check-report.mjs', 'report.dsse.json', key], {
        cwd: folder.path,
        encoding: 'utf8',
      });
    expect(check('tester.pub')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^signed .*"conforms":true/),
    });
    expect(check('stranger.pub')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^NOT SIGNED/) });
    expect(
      (await folder.run('conform', archive, '--engine', 'true', '--sign', 'tester.key')).error,
    ).toContain('--sign signs a report.');
  });

  it('says what an engine decides otherwise, with 1', async () => {
    const slip =
      "if (d.determination === 'clinician-review') d = { ...d, determination: 'not-covered', unmet: [] };";
    const { code, out } = await folder.run('conform', archive, '--engine', engine(slip));
    expect(code).toBe(1);
    expect(out).toMatch(/✗ .*\n {6}determination not-covered instead of clinician-review\n/);
    expect(out).toMatch(/ {6}unmet {9}lacks imaging-precautions\.pregnancy, chronic, obesity/);
    expect(out).toMatch(/ \d+ otherwise\n\ndoes not conform {2}sha256:/);
  });

  it('could not run where the bundle is torn or no engine is there, with 3', async () => {
    folder.write('torn.bundle.tar', 'no archive');
    expect(await folder.run('conform', 'torn.bundle.tar', '--engine', 'true')).toMatchObject({
      code: 3,
      error: expect.stringContaining('torn.bundle.tar is not a whole bundle: byte'),
    });
    expect(await folder.run('conform', archive, '--engine', 'http://127.0.0.1:9/decide')).toMatchObject({
      code: 3,
      error: expect.stringContaining('No engine answers at http://127.0.0.1:9/decide'),
    });
  });
});

describe('guideline serve', () => {
  it('serves, reads again on SIGHUP, ends on SIGTERM with 0, and leaves a log that is whole', async () => {
    const program = join(import.meta.dirname, '../../cli/main.ts');
    const argv = [
      program,
      'serve',
      'out',
      '--port',
      '0',
      '--log',
      'decisions.jsonl',
      '--log-facts',
      '--log-sync',
      'answer',
    ];
    const child = spawn(process.execPath, argv, { cwd: folder.path });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const [said, until] = listen(child.stdout);
    const [, untilRefused] = listen(child.stderr);
    const url = /http:\S+/.exec(await until('Listening on http'))?.[0] ?? '';
    const asked = await folder.run(
      'conform',
      archive,
      '--engine',
      `${url}/v1/guidelines/sinus-ct/1.2/decide`,
    );
    expect([asked.code, asked.out]).toEqual([0, expect.stringContaining('guideline-studio')]);
    child.kill('SIGHUP');
    await until('Nothing has changed.');
    folder.write('out/torn.bundle.tar', 'no archive');
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${url}/v1/reload`, { method: 'POST', headers })).status).toBe(200);
    expect(await untilRefused('torn.bundle.tar')).toContain('torn.bundle.tar is not taken: byte');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said()).toContain('sinus-ct 1.2  any day  sha256:');
    const audit = await folder.run('audit', 'decisions.jsonl', archive);
    expect([audit.code, audit.out]).toEqual([
      0,
      expect.stringMatching(
        /(\d+) decisions: \1 decided again alike, 0 without facts or bundle\n.*\nwhole$/s,
      ),
    ]);
    const text = readFileSync(join(folder.path, 'decisions.jsonl'), 'utf8');
    folder.write(
      'changed.jsonl',
      text.replace('"determination":"appropriate"', '"determination":"not-covered"'),
    );
    const changed = await folder.run('audit', 'changed.jsonl');
    expect([changed.code, changed.out]).toEqual([
      1,
      expect.stringContaining('it was changed: its hash differs'),
    ]);
  });

  it('leaves a log that does not pass once it is emptied', async () => {
    folder.write('emptied.jsonl', '');
    const { code, out } = await folder.run('audit', 'emptied.jsonl');
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/emptied\.jsonl:1 {2}the file is empty.*\nnot whole$/s),
    ]);
    const missing = await folder.run('audit', 'none.jsonl');
    expect([missing.code, missing.error]).toEqual([3, expect.stringContaining('Look at the spelling')]);
  });

  it('takes trust and the folder of what was seen together', async () => {
    expect((await folder.run('serve', 'out', '--trust', 'trust.json')).error).toContain(
      '--trust needs --state.',
    );
    expect((await folder.run('serve', 'out', '--state', 'state')).error).toContain(
      '--state says nothing without --trust.',
    );
  });

  it('does not start with a bundle that does not hold, with 3', async () => {
    folder.write('out/b.bundle.tar', 'no archive');
    expect(await folder.run('serve', 'out', '--port', '0')).toMatchObject({
      code: 3,
      error: expect.stringContaining('b.bundle.tar is not taken: byte 10'),
    });
    expect(await folder.run('serve', 'none.bundle.tar', '--port', '0')).toMatchObject({
      code: 3,
      error: expect.stringMatching(
        /none\.bundle\.tar is not taken: it could not be opened: it is not there\.\n/,
      ),
    });
    expect((await folder.run('serve', 'out', '--port', '70000')).error).toContain(
      'It is a number from 0 to 65535.',
    );
  });
});

/** What was said so far, and a promise of it once some words are there. */
function listen(stream: NodeJS.ReadableStream): readonly [() => string, (words: string) => Promise<string>] {
  let text = '';
  const waiting: (() => void)[] = [];
  stream.on('data', (piece: Buffer) => {
    text += piece.toString();
    for (const look of waiting) look();
  });
  const until = async (words: string): Promise<string> =>
    await new Promise((resolve) => {
      const look = (): void => {
        if (text.includes(words)) resolve(text);
      };
      waiting.push(look);
      look();
    });
  return [() => text, until];
}
