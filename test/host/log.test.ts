// The log of the program: what it may say of a fault, how it stays small, and that a disk keeps nobody from working.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose } from '../../host/diagnostics.ts';
import { createLogFile } from '../../host/disk/log-file.ts';
import { faultFacts, framesOf, logLine } from '../../host/log.ts';

const at = new Date('2026-01-02T03:04:05Z');

describe('a line of the log', () => {
  it('tells when, what and facts', () => {
    expect(logLine(at, 'start', { version: '1.2.3', windows: 2 })).toBe(
      '2026-01-02T03:04:05.000Z start version=1.2.3 windows=2',
    );
  });

  it('stays one line of plain words whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (event, fact) => {
        expect(logLine(at, event, { fact })).toMatch(/^[\w.:,@$<>+=\- ]*$/);
      }),
    );
  });

  it('tells kind, code and places of a fault, and never its words', () => {
    const cause = new SyntaxError('Unexpected token: "Brain tumors are known"');
    const fault = Object.assign(new TypeError('Brain tumors', { cause }), { code: 'ENOENT' });
    const line = logLine(at, 'call-broken', faultFacts(fault));
    expect(line).toMatch(/error=TypeError code=ENOENT cause=SyntaxError at=.*log\.test\.ts:\d+:\d+/);
    expect(line).not.toMatch(/Brain|tumors|known/);
    expect(line).not.toContain(process.cwd());
    expect(faultFacts('Brain tumors')).toEqual({ error: 'string' });
  });

  it('keeps of a stack the names and places of functions', () => {
    const stack = [
      'Error: at Brain (tumors.ts:1:2)',
      '    at decide (file:///home/ann/My%20Guidelines/dist/electron/main.mjs:10:20)',
      '    at async Object.open [as call] (C:\\Users\\Ann\\main.mjs:3:4)',
      '    at app://bundle/assets/main-x1.js:5:6',
      '    at <anonymous>',
    ].join('\n');
    expect(framesOf(stack)).toBe('decide@main.mjs:10:20,Object.open@main.mjs:3:4,main-x1.js:5:6');
  });
});

describe('the files of the log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are put away when they are full, and the oldest goes', () => {
    const log = createLogFile({ folder, now: () => at, largest: 200, kept: 3 });
    for (let line = 0; line < 40; line += 1) log.note('line', { line });
    expect(readdirSync(folder).toSorted()).toEqual([
      'guideline-studio.1.log',
      'guideline-studio.2.log',
      'guideline-studio.log',
    ]);
    expect(readFileSync(log.file, 'utf8')).toContain('line=39\n');
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name)).length).toBeLessThan(200 + 60);
  });

  it('are read across the last change of files', async () => {
    const log = createLogFile({ folder, now: () => at, largest: 100, kept: 3 });
    for (let line = 0; line < 4; line += 1) log.note('line', { line });
    const told = await diagnose({ version: '1', shell: 'desktop', platform: 'test' }, { Node: '24' }, log);
    expect(told.text).toMatch(
      /^Guideline Studio 1, desktop shell, test\nNode 24\n\n.*line=\d[\s\S]*line=3\n$/,
    );
    expect(told.logFile).toBe(log.file);
  });

  it('keep nobody from working where they cannot be written', async () => {
    const file = join(folder, 'taken');
    writeFileSync(file, '');
    const log = createLogFile({ folder: join(file, 'logs') });
    expect(() => log.fault('call-broken', new Error('x'))).not.toThrow();
    expect(await log.recent()).toBe('');
    expect(existsSync(log.file)).toBe(false);
    const told = await diagnose({ version: '1', shell: 'browser', platform: 'test' }, {}, log);
    expect(told.text).toContain('The log is empty.');
  });
});
