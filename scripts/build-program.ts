// How a program is built with Vite: the page by vite.config.ts, every Node program as one file without node_modules.
import { copyFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { build } from 'vite';
import type { InlineConfig } from 'vite';
import { filesBelow, programs, projectRoot } from './programs.ts';
import type { Program } from './programs.ts';

/** `base` takes the place of the project as the folder that the output is written under. */
export async function buildProgram(program: Program, base: string = projectRoot): Promise<void> {
  const output = join(base, program.output);
  const isPage = program.entry.endsWith('.html');
  const config = isPage ? pageConfig(output) : nodeConfig(program, output);
  await build({ root: projectRoot, logLevel: 'warn', ...config });
  for (const file of program.beside ?? [])
    await copyFile(join(projectRoot, file), join(dirname(output), basename(file)));
  if (isPage) await listPageFiles(output);
}

/** The shells serve exactly these paths, beside the folder as renderer.json, and nothing that they would compute. */
export async function listPageFiles(folder: string): Promise<void> {
  const files: Record<string, string> = {};
  for (const path of await filesBelow(folder)) {
    const mediaType = mediaTypes[extname(path)];
    if (!mediaType) throw new Error(`${path}: the build knows no media type for "${extname(path)}"`);
    files[`/${relative(folder, path).split(sep).join('/')}`] = mediaType;
  }
  await writeFile(`${folder}.json`, `${JSON.stringify(files, undefined, 2)}\n`);
}

/** Chevrotain groups with a method that Node 20 does not have; nothing else in the bundles asks for more than 20.19. */
const groupBy = `Object.groupBy ??= (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
};`;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

function pageConfig(output: string): InlineConfig {
  return {
    configFile: join(projectRoot, 'vite.config.ts'),
    root: join(projectRoot, 'renderer'),
    build: { outDir: output },
  };
}

/** Only `electron` and DuckDB, a native package, come from outside; a sandboxed preload script must be CommonJS. */
function nodeConfig(program: Program, output: string): InlineConfig {
  const { entry, split = false } = program;
  const isModule = !output.endsWith('.cjs');
  return {
    configFile: false,
    ssr: { noExternal: true, external: ['electron', '@duckdb/node-api'] },
    build: {
      ssr: entry,
      target: 'node20.19',
      outDir: dirname(output),
      // Where a split program has its folder to itself, no file of an older build stays beside it.
      emptyOutDir:
        split && programs.filter((other) => dirname(other.output) === dirname(program.output)).length === 1,
      copyPublicDir: false,
      minify: false,
      // The licences of what is inlined travel with it.
      license: isModule ? { fileName: `${basename(output, '.mjs')}-licenses.md` } : false,
      rolldownOptions: {
        // The CQL translator asks for `require` through eval where it reads files, which it never does here.
        onLog(level, log, tell) {
          if (!(log.code === 'EVAL' && log.id?.includes('@cqframework/cql') === true)) tell(level, log);
        },
        output: {
          format: isModule ? 'es' : 'cjs',
          entryFileNames: basename(output),
          codeSplitting: split,
          ...(split ? { chunkFileNames: `${basename(output, '.mjs')}-[name].mjs` } : {}),
          ...(isModule ? { banner: groupBy } : {}),
        },
      },
    },
  };
}
