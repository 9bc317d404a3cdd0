// `guideline replay` from the command line: what it prints, writes and refuses, and that Ctrl-C leaves nothing behind.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { cliFolder, type CliFolder } from './support/run-cli.ts';
import { library } from './support/guidelines.ts';

const folders: CliFolder[] = [];
afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

const cases = `Case ID,Chronic sinusitis after medical therapy,Obesity before surgery,bmi,polyps,one-side,Bleeding,imaging-precautions.pregnancy,weather
A,no,,30.2,yes,yes,no,no,fine
B,yes,,41,no,no,no,no,fine
C,no,,28.5,yes,no,no,no,rain
D,no,,30.25,no,no,no,no,rain
=E,no,,30.2,yes,no,yes,no,fine
`;

function folder(files: Readonly<Record<string, string>> = {}): CliFolder {
  const made = cliFolder({ ...library, 'cases.csv': cases, ...files });
  folders.push(made);
  return made;
}

const versions = ['--old', 'guidelines/sinus/old.guideline', '--new', 'guidelines/sinus/new.guideline'];

describe('guideline replay', () => {
  it('tells what was matched, the matrix, the causes with examples, and the bad rows', async () => {
    const { code, out } = await folder().run('replay', 'cases.csv', ...versions);
    expect(out).toContain('6 columns matched, one names the case');
    expect(out).toContain('! column "weather" is not used');
    expect(out).toContain('4 cases decided, 2 decisions change');
    expect(out).toMatch(
      /clinician-review → appropriate {2}2 cases\n +2 {2}Polyps \(added\)\n +A \(line 2\): Polyps; One side only/,
    );
    expect(out).toContain('✗ line 5  bmi is "30.25": 30.25 is finer than the declared precision');
    expect(code).toBe(1);
  });

  it('says loudly what no column holds', async () => {
    const made = folder({ 'few.csv': 'chronic,a,b,c,d\nyes,,,,\n' });
    const short = await made.run('replay', 'few.csv', ...versions);
    expect(short.out).toMatch(/! 4 columns are not used: "a", "b", "c" and 1 more; --verbose names all/);
    expect(short.out).toMatch(
      /! no column for 5 elements, unknown in every case: (?:\{[a-z.-]+\}, ){2}\{[a-z.-]+\} and 2 more; --verbose names all/,
    );
    const { code, out } = await made.run(
      'replay',
      'few.csv',
      ...versions,
      '--verbose',
      '--html',
      'page.html',
    );
    expect(readFileSync(join(made.path, 'page.html'), 'utf8')).toContain(
      'Changes may come from what is in no column and not from the policy.',
    );
    expect(out).toContain('! column "d" is not used');
    expect(out).toContain(
      '! no column for “Pregnancy” {imaging-precautions.pregnancy}: unknown in every case',
    );
    expect(out).toContain('! no column for “Polyps” {polyps} (new version only): unknown in every case');
    expect(code).toBe(0);
  });

  it('tells a file of which no row can be read', async () => {
    const made = folder({ 'none.csv': 'chronic,polyps\nja,nein\n' });
    const { code, out, error } = await made.run('replay', 'none.csv', ...versions, '--html', 'page.html');
    expect([code, error]).toEqual([1, '']);
    expect(out).toContain('0 cases decided, 0 decisions change');
    expect(out).toContain('✗ line 2  polyps is "nein"');
    expect(readFileSync(join(made.path, 'page.html'), 'utf8')).toContain('No case could be decided.');
  });

  it('gives programs everything as JSON', async () => {
    const { out } = await folder().run('replay', 'cases.csv', ...versions, '--json');
    expect(JSON.parse(out)).toMatchObject({
      records: 5,
      decided: 4,
      changed: 2,
      old: { version: '1.1' },
      new: { version: '1.2', meaningHash: expect.stringMatching(/^sha256:/) },
      bad: { setAside: 1, badCells: 1 },
      unmatched: [{ name: 'Obesity before surgery' }, { name: 'weather' }],
    });
  });

  it('writes the cases that change, safe for a spreadsheet, over an earlier file only with --replace', async () => {
    const made = folder({ 'changed.csv': 'old' });
    const before = readdirSync(made.path);
    const asked = ['replay', 'cases.csv', ...versions, '--csv', 'changed.csv', '--html', 'page.html'];
    const refused = await made.run(...asked);
    expect([refused.code, refused.out]).toEqual([3, '']);
    expect(refused.error).toContain('changed.csv is there already.');
    expect(refused.error).toContain('replace the file with --replace');
    expect([readdirSync(made.path), readFileSync(join(made.path, 'changed.csv'), 'utf8')]).toEqual([
      before,
      'old',
    ]);
    await made.run(...asked, '--replace');
    expect(readFileSync(join(made.path, 'page.html'), 'utf8')).toContain('Polyps');
    const again = await made.run('replay', 'cases.csv', ...versions, '--html', 'page.html');
    expect([again.code, again.error.includes('page.html is there already.')]).toEqual([3, true]);
    expect(readFileSync(join(made.path, 'changed.csv'), 'utf8')).toBe(
      "row,line,id,old,new,causes\r\n1,2,A,clinician-review,appropriate,Polyps (added)\r\n5,6,'=E,clinician-review,appropriate,Polyps (added)\r\n",
    );
  });

  it('reads a mapping, named or beside the cases', async () => {
    const mapping =
      '{"columns": {"x": "polyps", "w": {"element": "bmi", "unit": "g/cm2"}}, "values": {"polyps": {"J": true}}}';
    const made = folder({
      'm/c.csv': 'x,w,one-side,chronic,imaging-precautions.pregnancy\nJ,3.02,yes,no,no\n',
      'm/replay.json': mapping,
      'bad.json': '{"columns": {\n"x": 7}}',
    });
    const { out } = await made.run('replay', 'm/c.csv', ...versions, '--examples', '1');
    expect(out).toContain('as replay.json beside the cases says');
    expect(out).toContain('line 2: Polyps; One side only; Body mass index: 30.2 kg/m2');
    const refused = await made.run('replay', 'cases.csv', ...versions, '--columns', 'bad.json');
    expect(refused.error).toMatch(/bad\.json:2: columns › x: /);
    expect(refused.code).toBe(3);
  });

  it.each([
    ['a file that is not there', ['none.csv', ...versions], /none\.csv could not be opened: it is not there/],
    ['writing over the cases', ['cases.csv', ...versions, '--csv', 'cases.csv'], /is the file of the cases/],
    [
      'writing over a guideline',
      ['cases.csv', ...versions, '--html', 'a.guideline'],
      /source of the library/,
    ],
    [
      'a folder that is not there',
      ['cases.csv', ...versions, '--html', 'no/page.html'],
      /There is no folder no\./,
    ],
    [
      'one name for both files',
      ['cases.csv', ...versions, '--html', 'a', '--csv', './a'],
      /a is named twice/,
    ],
    ['a way that is none', ['cases.csv', ...versions, '--bad-values', 'maybe'], /"maybe"/],
    ['a delimiter that is none', ['cases.csv', ...versions, '--delimiter', 'xx'], /one sign/],
    ['one version only', ['cases.csv', '--old', 'guidelines/sinus/old.guideline'], /--new/],
  ])('refuses %s in words', async (_, argv, words) => {
    const made = folder();
    const { code, error } = await made.run('replay', ...argv);
    expect(error).toMatch(words);
    expect(error).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
    expect(readFileSync(join(made.path, 'cases.csv'), 'utf8')).toBe(cases);
  });

  it('does not run with a guideline that has errors', async () => {
    const broken = library['guidelines/sinus/new.guideline'].replace('WHEN bmi >=', 'WHEN bmx >=');
    const { code, error } = await folder({ 'guidelines/sinus/new.guideline': broken }).run(
      'replay',
      'cases.csv',
      ...versions,
    );
    expect(error).toContain('Nothing was replayed: ');
    expect(code).toBe(2);
  });

  it('stops at Ctrl-C and leaves nothing behind', async () => {
    const made = folder({ 'long.csv': `chronic,bmi\n${'yes,30\n'.repeat(400_000)}` });
    const before = readdirSync(made.path);
    const interrupt = setInterval(() => process.emit('SIGINT'), 1);
    const { code, error } = await made.run(
      'replay',
      'long.csv',
      ...versions,
      '--csv',
      'changed.csv',
      '--html',
      'page.html',
    );
    clearInterval(interrupt);
    expect(error).toContain('The replay was stopped; nothing was written.');
    expect(code).toBe(3);
    expect(readdirSync(made.path)).toEqual(before);
  });

  it('writes one page that needs nothing else and runs nothing of what it shows', async () => {
    const evil = '<script>window.hit = 1</script><img src=x onerror="window.hit = 1">';
    const made = folder({
      'evil.csv': `Case ID,bmi,polyps,one-side,chronic,bleeding,imaging-precautions.pregnancy,"${evil.replaceAll('"', '""')}"\n${evil.replaceAll('"', '')},30,yes,yes,no,no,no,\nx,${evil.replaceAll('"', '')},,,,,,\n`,
    });
    const { error } = await made.run('replay', 'evil.csv', ...versions, '--html', 'page.html');
    expect(error).toBe('');
    const page = readFileSync(join(made.path, 'page.html'), 'utf8');
    expect(page).not.toMatch(/<script|<img|<link|@import|https?:|url\(/);
    const browser = await launchChromium();
    const tab = await browser.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => void asked.push(request.url()));
    await tab.goto(`file://${join(made.path, 'page.html')}`);
    expect(await tab.evaluate('window.hit')).toBeUndefined();
    expect(asked).toHaveLength(1);
    const told = await tab.locator('body').innerText();
    expect(told).toContain('Polyps (added)');
    expect(told).toContain(evil.replaceAll('"', '').slice(0, 60));
    expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await browser.close();
  });
});
