// The security rules of the desktop hold over our own sources, and each notices the change that it is there for.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isPlainHttps } from '../../electron/external-url.ts';
import { contentSecurityPolicy } from '../../host/content-policy.ts';
import { applyMutation, securityRules } from './security-rules.ts';
import { parseSources } from './syntax-search.ts';
import type { SourceFile } from './syntax-search.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** What runs in the desktop's own processes or in its pages. */
const rooms = ['electron', 'renderer'];
const sources = rooms.flatMap(sourcesOf);

describe('the security rules', () => {
  const parsed = parseSources(sources);
  /** A mutation leaves all files but one as they are. */
  const unchanged = new Map(sources.map((file, index) => [file, parsed[index]]));

  it('look at the whole desktop', () => {
    expect(sources.map((file) => file.path)).toEqual(
      expect.arrayContaining(['electron/main.ts', 'electron/preload.ts']),
    );
  });

  it.each(securityRules)('$id', ({ check }) => {
    expect(check(parsed)).toEqual([]);
  });

  it.each(securityRules)('$id notices its own breach, and no other rule does', ({ id, broken }) => {
    const changed = applyMutation(sources, broken).flatMap(
      (file) => unchanged.get(file) ?? parseSources([file]),
    );
    const noticed = securityRules.filter((rule) => rule.check(changed).length > 0);
    expect(noticed.map((rule) => rule.id)).toEqual([id]);
  });
});

describe('the content policy', () => {
  const directives = new Map(
    contentSecurityPolicy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/);
      return [name, values];
    }),
  );

  it('allows nothing that it does not name', () => {
    for (const name of ['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(directives.get(name), name).toEqual(["'none'"]);
    }
  });

  it('runs scripts of the app alone', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    expect(directives.get('worker-src')).toEqual(["'self'"]);
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  it('is unsafe in styles and for WebAssembly only, and nowhere wide', () => {
    const values = [...directives].flatMap(([name, list]) => list.map((value) => `${name} ${value}`));
    expect(values.filter((value) => value.includes('unsafe'))).toEqual([
      "script-src 'wasm-unsafe-eval'",
      "style-src 'unsafe-inline'",
    ]);
    expect(values.filter((value) => /\*|https?:|blob:|wss?:/.test(value))).toEqual([]);
    expect(values.filter((value) => value.includes('data:'))).toEqual(['img-src data:']);
  });
});

describe("addresses for the reader's own browser", () => {
  it.each(['https://example.org/', 'https://doi.org/10.1000/182?a=b#c', 'HTTPS://www.example.co.uk'])(
    'lets %s out',
    (url) => {
      expect(isPlainHttps(url)).toBe(true);
    },
  );

  it.each(hostileAddresses())('keeps %j in', (url) => {
    expect(isPlainHttps(url)).toBe(false);
  });
});

describe('the package', () => {
  it('pins the version of Electron', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      devDependencies: { electron: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    });
  });
});

function sourcesOf(room: string): readonly SourceFile[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
    });
}

function hostileAddresses(): readonly string[] {
  const schemes = [
    'http',
    'file',
    'ftp',
    'smb',
    'ms-msdt',
    'ms-settings',
    'ms-word',
    'search-ms',
    'vbscript',
    'data',
    'blob',
    'app',
  ];
  return [
    ...schemes.map((scheme) => `${scheme}://example.org/`),
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    '\\\\host\\share',
    '//example.org/',
    '/etc/passwd',
    'C:\\Windows\\System32\\calc.exe',
    'mailto:a@example.org',
    'https://ok@evil.example/',
    'https://ok:secret@evil.example/',
    'https://user@',
    'https:example.org',
    'https:/example.org',
    ' https://example.org/',
    'https://',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://intranet/',
    'https://exa mple.org/',
    'https://example.org:99999/',
    'view-source:https://example.org/',
    'chrome://settings',
    '',
    'about:blank',
  ];
}
