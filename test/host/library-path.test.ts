// Names that a file of the library may have, and the ways out of it that are refused by name alone.
import { describe, expect, it } from 'vitest';
import { checkLibraryPath, requireLibraryPath } from '../../host/library-path.ts';

describe('names that are allowed', () => {
  it.each([
    ['2024.guideline', 'guideline'],
    ['mr-spectroscopy/2024.guideline', 'guideline'],
    ['mr-spectroscopy/2024.cases', 'cases'],
    ['a/b/c/d/Größe und Maß (2).guideline', 'guideline'],
    ['a..b.guideline', 'guideline'],
    ['constant.guideline', 'guideline'],
    ['脳.cases', 'cases'],
  ])('%s', (path, kind) => {
    expect(checkLibraryPath(path)).toEqual({ ok: true, kind });
  });
});

describe('names that are refused', () => {
  it.each([
    '',
    '.guideline',
    '../x.guideline',
    '../../etc/passwd',
    'x/../../y.guideline',
    './x.guideline',
    '/etc/passwd',
    '/x.guideline',
    'C:\\x.guideline',
    'C:x.guideline',
    '\\\\host\\share\\x.guideline',
    '//host/share/x.guideline',
    '..\\x.guideline',
    'x\\y.guideline',
    'x//y.guideline',
    'x/.guideline',
    'x.guideline/',
    'x.guideline\0.png',
    'x\n.guideline',
    '\u007f.guideline',
    'a:b.guideline',
    'x.guideline:stream',
    'CON.guideline',
    'con.guideline',
    'aux/x.guideline',
    'com1.x.guideline',
    'NUL/x.cases',
    'x./y.guideline',
    'x /y.guideline',
    '.git/config.guideline',
    '.hidden/x.guideline',
    'node_modules/x.guideline',
    'x.GUIDELINE',
    'x.guideline.bak',
    'x.txt',
    'guideline',
    '.guideline-studio-00000000-1-ab.tmp',
    '__proto__',
    'x\ufffd.guideline',
    `${'a'.repeat(400)}.guideline`,
    'file:///x.guideline',
    '*.guideline',
  ])('%j', (path) => {
    const check = checkLibraryPath(path);
    expect(check.ok).toBe(false);
    expect(check).toHaveProperty('why', expect.stringMatching(/^\S.{5,}/));
    expect(() => requireLibraryPath(path)).toThrow(/cannot be a file of the library/);
  });
});
