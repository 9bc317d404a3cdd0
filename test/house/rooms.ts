// The table of rooms: who may import whom, and which packages. ARCHITECTURE.md explains it; this is what holds.

export interface Room {
  readonly name: string;
  /** Path prefixes, longest match wins over the whole table. */
  readonly paths: readonly string[];
  /** Rooms whose files it may import, besides its own. */
  readonly rooms: readonly string[];
  /** Packages by name; `node:` stands for Node's own modules. */
  readonly packages: readonly string[];
}

const meaning = ['source', 'syntax', 'decision', 'model'];
const siblings = [...meaning, 'analysis', 'compile', 'cases', 'diff'];
const shells = ['dsl', 'cql', 'host', 'host/api', 'host/disk', 'host/node', 'host/replay'];

export const rooms: readonly Room[] = [
  { name: 'source', paths: ['dsl/source/'], rooms: [], packages: [] },
  { name: 'syntax', paths: ['dsl/syntax/'], rooms: ['source'], packages: ['chevrotain'] },
  { name: 'decision', paths: ['dsl/decision/'], rooms: ['source'], packages: ['@noble/hashes'] },
  {
    name: 'model',
    paths: ['dsl/model/'],
    rooms: ['source', 'syntax', 'decision'],
    packages: ['@lhncbc/ucum-lhc'],
  },
  { name: 'analysis', paths: ['dsl/analysis/'], rooms: ['source', 'decision'], packages: [] },
  { name: 'compile', paths: ['dsl/compile.ts'], rooms: meaning, packages: [] },
  { name: 'cases', paths: ['dsl/cases/'], rooms: [...meaning, 'compile'], packages: [] },
  {
    name: 'diff',
    paths: ['dsl/diff/'],
    rooms: [...meaning, 'compile', 'cases'],
    packages: ['diff', 'node-diff3'],
  },
  { name: 'replay', paths: ['dsl/replay/'], rooms: ['source', 'decision', 'model'], packages: [] },
  { name: 'lint', paths: ['dsl/lint/'], rooms: siblings, packages: [] },
  { name: 'targets', paths: ['dsl/targets/'], rooms: siblings, packages: ['@noble/hashes', '@scure/base'] },
  { name: 'publish', paths: ['dsl/publish/'], rooms: siblings, packages: [] },
  { name: 'importers', paths: ['dsl/importers/'], rooms: ['source', 'syntax'], packages: [] },
  { name: 'workspace', paths: ['dsl/workspace.ts'], rooms: siblings, packages: [] },
  { name: 'ide', paths: ['dsl/ide/'], rooms: [...siblings, 'workspace'], packages: [] },
  {
    name: 'dsl',
    paths: ['dsl/index.ts'],
    rooms: [...siblings, 'replay', 'lint', 'targets', 'publish', 'importers', 'workspace', 'ide'],
    packages: [],
  },
  /** The SAT solver that shells and the window's worker hand to the language. */
  { name: 'solver', paths: ['solver/'], rooms: ['dsl'], packages: ['cadical-wasm'] },
  /** The CQL translator that shells hand to the host for exports; megabytes that neither the language nor the window may hold. */
  { name: 'cql', paths: ['cql/'], rooms: ['dsl'], packages: ['@cqframework/cql'] },
  /** The contract between window and host: types of the language at most, so that both sides can loop over its table. */
  {
    name: 'host/api',
    paths: ['host/api.ts', 'host/api/', 'host/window-settings.ts'],
    rooms: ['dsl'],
    packages: [],
  },
  {
    name: 'host',
    paths: ['host/'],
    rooms: ['dsl', 'host/api'],
    packages: ['zod', '@noble/hashes', '@scure/base'],
  },
  {
    name: 'host/memory',
    paths: ['host/memory/'],
    rooms: ['host', 'host/api', 'dsl'],
    packages: ['@noble/hashes'],
  },
  {
    name: 'host/disk',
    paths: ['host/disk/'],
    rooms: ['host', 'host/api', 'host/node', 'dsl'],
    packages: ['node:', 'zod'],
  },
  { name: 'host/node', paths: ['host/node/'], rooms: ['host', 'host/api', 'dsl'], packages: ['node:'] },
  {
    name: 'host/replay',
    paths: ['host/replay/'],
    rooms: ['host', 'host/api', 'host/disk', 'dsl'],
    packages: ['node:', 'zod', '@duckdb/node-api'],
  },
  { name: 'server', paths: ['server/'], rooms: shells, packages: ['node:'] },
  { name: 'electron', paths: ['electron/'], rooms: shells, packages: ['node:', 'electron'] },
  {
    name: 'lsp',
    paths: ['lsp/'],
    rooms: ['dsl', 'host', 'host/disk'],
    packages: ['node:', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  },
  /** The decision service: decides by bundles over HTTP, and asks engines of others. */
  {
    name: 'service',
    paths: ['service/'],
    rooms: ['dsl', 'host', 'host/disk', 'host/node'],
    packages: ['node:', 'zod', 'prom-client'],
  },
  {
    name: 'cli',
    paths: ['cli/'],
    rooms: [...shells, 'solver', 'lsp', 'service'],
    packages: ['node:', 'commander'],
  },
  { name: 'renderer/worker', paths: ['renderer/worker/'], rooms: ['dsl', 'solver'], packages: [] },
  {
    name: 'renderer',
    paths: ['renderer/'],
    rooms: ['renderer/worker', 'host/api'],
    packages: [
      'react',
      'react-dom',
      'monaco-editor',
      '@mantine/core',
      '@mantine/hooks',
      '@tabler/icons-react',
      'react-resizable-panels',
      '@xyflow/react',
      'd3-hierarchy',
      '@dagrejs/dagre',
      'zustand',
    ],
  },
  { name: 'test', paths: ['test/'], rooms: ['*'], packages: ['*'] },
  {
    name: 'scripts',
    paths: ['scripts/', 'vite.config.ts', 'vitest.config.ts', 'vitest.e2e.config.ts'],
    rooms: ['*'],
    packages: ['*'],
  },
];

/** Rooms whose types (and only types) the window may use. */
export const typesForTheWindow: readonly string[] = ['dsl', 'host'];

export function roomOf(path: string): Room | undefined {
  const matches = rooms.flatMap((room) =>
    room.paths.filter((prefix) => path.startsWith(prefix)).map((prefix) => ({ room, length: prefix.length })),
  );
  return matches.toSorted((a, b) => b.length - a.length)[0]?.room;
}
