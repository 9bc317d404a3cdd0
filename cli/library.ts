// The files that a command works on and those that they need: found near by, read once, held in a workspace by the path that people see.
import { stat, readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { createSourceText, createWorkspace } from '../dsl/index.ts';
import type { CompiledGuideline, Diagnostic, SourceText, Workspace } from '../dsl/index.ts';
import type { SourceFile } from '../host/bundle-sources.ts';
import { isAbsent, withWords } from '../host/disk/fault-words.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { walkLibrary } from '../host/disk/walk-library.ts';
import { readText } from '../host/file-text.ts';
import { HostError } from '../host/host-error.ts';
import { isLibraryName } from '../host/library-path.ts';
import { largestFile } from '../host/store.ts';
import { foldersAbove, guidelinesIn } from './nearby.ts';
import type { Terminal } from './terminal.ts';

/** A uri is the path of a file as people see it: relative to the working folder where it lies in there. */
export interface CliLibrary {
  readonly workspace: Workspace;
  /** Reads a file with what it needs: its fragments, its cases, the guideline of its cases. */
  open(path: string): Promise<string>;
  /** The same for files and all that lie in folders, sorted; folders without any are an error. */
  openAll(paths: readonly string[]): Promise<readonly string[]>;
  /** A guideline or fragment. */
  openGuideline(path: string): Promise<CompiledGuideline>;
  source(uri: string): SourceText | undefined;
  absolute(uri: string): string;
  /** Exact bytes of everything that was read. */
  readonly files: readonly SourceFile[];
}

export function openLibrary(terminal: Terminal): CliLibrary {
  const workspace = createWorkspace();
  const bytesOf = new Map<string, Uint8Array>();
  const load = async (absolute: string): Promise<string> => {
    const uri = uriOf(terminal, absolute);
    if (bytesOf.has(uri)) return uri;
    const bytes = new Uint8Array(await withWords(uri, 'opened', async () => await readFile(absolute)));
    workspace.setText(uri, textOf(uri, bytes));
    bytesOf.set(uri, bytes);
    return uri;
  };
  const open = async (path: string): Promise<string> => {
    const absolute = resolve(terminal.cwd, path);
    if (!isLibraryName(path)) throw await notOurs(path, absolute);
    const uri = await load(absolute);
    for (const folder of foldersAbove(absolute)) {
      await loadFolder(folder, load);
      if (isComplete(workspace, uri)) break;
    }
    return uri;
  };
  return {
    workspace,
    open,
    openAll: async (paths) => {
      const found = await Promise.all(paths.map(async (path) => await filesAt(terminal, path)));
      const uris: string[] = [];
      for (const path of new Set(found.flat())) uris.push(await open(path));
      return uris;
    },
    openGuideline: async (path) => {
      const uri = await open(path);
      const compiled = workspace.guideline(uri);
      if (compiled === undefined)
        throw new HostError(`${uri} is not a guideline.`, 'Name the .guideline file.');
      return compiled;
    },
    source: (uri) => {
      const text = workspace.text(uri);
      return text === undefined ? undefined : createSourceText(uri, text);
    },
    absolute: (uri) => resolve(terminal.cwd, uri),
    get files() {
      return [...bytesOf].map(([path, bytes]) => ({ path, bytes }));
    },
  };
}

/** Of a guideline with its fragments, or of cases; each once. */
export function diagnosticsOf({ workspace }: CliLibrary, uris: readonly string[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return uris
    .flatMap((uri) => workspace.diagnostics(uri))
    .filter(({ code, uri, span }) => {
      const key = `${code} ${uri} ${span.start} ${span.end}`;
      return !seen.has(key) && seen.add(key).size > 0;
    });
}

function uriOf({ cwd }: Terminal, absolute: string): string {
  const inside = relative(cwd, absolute);
  const shown = inside === '' || inside.startsWith('..') || isAbsolute(inside) ? absolute : inside;
  return shown.split(sep).join('/');
}

function textOf(uri: string, bytes: Uint8Array): string {
  const stored = { kind: 'bytes', bytes, hash: '' } as const;
  const read = readText(
    bytes.length > largestFile ? { kind: 'too-large', sizeBytes: bytes.length, hash: '' } : stored,
  );
  if (read.kind === 'text') return read.text;
  throw new HostError(`${uri} cannot be read. ${read.problem.what}`, read.problem.help);
}

/** Files that are not asked for are passed over where they cannot be read. */
async function loadFolder(folder: string, load: (absolute: string) => Promise<string>): Promise<void> {
  for (const file of await guidelinesIn(folder)) {
    try {
      await load(file);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
  }
}

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return (await walkLibrary(nodeFileSystem, folder)).files;
  } catch {
    return [];
  }
}

/** Nothing that it names is still to be found. */
function isComplete(workspace: Workspace, uri: string): boolean {
  if (uri.endsWith('.cases')) {
    const compiled = workspace.guidelineOfCases(uri);
    return compiled !== undefined && isComplete(workspace, compiled.source.uri);
  }
  return !workspace.diagnostics(uri).some(({ code }) => code === 'model/missing-include');
}

async function filesAt(terminal: Terminal, path: string): Promise<readonly string[]> {
  const absolute = resolve(terminal.cwd, path);
  const facts = await withWords(path, 'opened', async () => await stat(absolute)).catch((error: unknown) => {
    throw error instanceof HostError && isAbsent(error.cause) ? notThere(path) : error;
  });
  if (!facts.isDirectory()) return [path];
  const files = await listed(absolute);
  if (files.length === 0)
    throw new HostError(
      `${path} holds no guideline and no cases.`,
      'Name a file that ends in .guideline or .cases.',
    );
  return files.map((file) => join(absolute, file));
}

function notThere(path: string): HostError {
  return new HostError(`There is no ${path}.`, 'Look at the spelling, and at the folder that you are in.');
}

async function notOurs(path: string, absolute: string): Promise<HostError> {
  const facts = await stat(absolute).catch(() => undefined);
  if (facts?.isDirectory() === true)
    return new HostError(`${path} is a folder.`, 'Name one file in it that ends in .guideline or .cases.');
  return new HostError(
    `${path} is neither a guideline nor cases.`,
    'Name a file that ends in .guideline or .cases.',
  );
}
