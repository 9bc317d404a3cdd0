// A desktop built for tests: our real main process and preload script around a page of a few lines.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram, listPageFiles } from '../../scripts/build-program.ts';
import { programs } from '../../scripts/programs.ts';

export interface BuiltDesktop {
  readonly main: string;
  /** A folder for libraries and for what the program keeps. */
  readonly folder: string;
}

const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Test page</title><script type="module" src="/page.js"></script></head>
  <body><a id="https" href="https://example.org/paper" target="_blank">paper</a><a id="away" href="https://example.org/">away</a></body>
</html>
`;

/** Keeps what it hears; closes at once when it is asked to, unless a test has something to be done before. */
const script = `
const { api, subscribe } = window.guidelineHost;
window.heard = [];
window.stop = subscribe((event) => {
  window.heard.push(event);
  if (event.command === 'close-window') (window.beforeClose ?? (() => window.close()))();
});
window.policyViolations = 0;
addEventListener('securitypolicyviolation', () => window.policyViolations++);
const info = await api.appInfo();
document.body.append(info.shell);
`;

export async function buildTestDesktop(): Promise<BuiltDesktop> {
  const folder = await mkdtemp(join(tmpdir(), 'desktop-'));
  const wanted = programs.filter(({ name }) => name === 'electron' || name === 'preload');
  await Promise.all(wanted.map((program) => buildProgram(program, folder)));
  const renderer = join(folder, 'dist/renderer');
  await mkdir(renderer, { recursive: true });
  await writeFile(join(renderer, 'index.html'), page);
  await writeFile(join(renderer, 'page.js'), script);
  await listPageFiles(renderer);
  return { main: join(folder, 'dist/electron/main.mjs'), folder };
}
