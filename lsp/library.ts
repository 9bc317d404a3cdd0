// One folder of guidelines with all that is known of its texts; reads files, never writes them, and knows no editor.
import { isAbsolute, join, relative, sep } from 'node:path';
import {
  caseLenses,
  createChangeLenses,
  createLinter,
  createSourceText,
  createWorkspace,
  hasErrors,
  openFindings,
} from '../dsl/index.ts';
import type {
  CaseLens,
  ChangeLenses,
  Diagnostic,
  Finding,
  Linter,
  SourceText,
  Workspace,
} from '../dsl/index.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { readInside, type LibraryRoot } from '../host/disk/inside-library.ts';
import { readLintConfig } from '../host/disk/lint-config-file.ts';
import { walkLibrary } from '../host/disk/walk-library.ts';
import { readText } from '../host/file-text.ts';
import { HostError } from '../host/host-error.ts';
import { isLibraryName } from '../host/library-path.ts';
import { lintConfigName, readLintConfigFile, unreadableLintConfig } from '../host/lint-config.ts';
import type { LintConfigFile } from '../host/lint-config.ts';

/** Texts by name: the path relative to `root`, with `/`. */
export interface Library {
  /** Absolute; '' for texts that lie in no folder. */
  readonly root: string;
  readonly workspace: Workspace;
  readonly changes: ChangeLenses;
  /** undefined where the path lies outside. */
  nameOf(path: string): string | undefined;
  pathOf(name: string): string;
  source(name: string): SourceText | undefined;
  /** Reads every file; one that cannot be read is passed over. */
  readAll(): Promise<void>;
  /** Reads one file again, `lint.json` included; what is gone is forgotten. */
  reread(name: string): Promise<void>;
  /** What the language says of a text by itself; of included fragments nothing. */
  problems(name: string): readonly Diagnostic[];
  /** What a careful editor would ask, without what is waived; nothing while the text has errors. */
  findings(name: string): readonly Finding[];
  /** How many cases decide each criterion, counted once for texts that have not changed. */
  caseLenses(name: string): readonly CaseLens[];
  /** What is wrong with `lint.json`. */
  readonly settingsFaults: LintConfigFile['faults'];
}

export function createLibrary(root: string): Library {
  const workspace = createWorkspace();
  const sources = new Map<string, SourceText>();
  let settings = readLintConfigFile(lintConfigName, undefined);
  let linter: { readonly day: string; readonly linter: Linter } | undefined;
  const countCases = createCaseCounts(workspace);
  /** Of today: an editor is left open overnight. */
  const linterNow = (): Linter => {
    const day = today();
    if (linter?.day !== day) linter = { day, linter: createLinter({ config: settings.config, today: day }) };
    return linter.linter;
  };
  const reread = async (name: string): Promise<void> => {
    if (root === '') return workspace.remove(name);
    if (name === lintConfigName) {
      settings = await readSettings(root);
      linter = undefined;
      return;
    }
    const text = await readFileText(root, name);
    if (text === undefined) workspace.remove(name);
    else workspace.setText(name, text);
  };
  const problems = (name: string): readonly Diagnostic[] =>
    workspace.diagnostics(name).filter(({ uri }) => uri === name);
  return {
    root,
    workspace,
    changes: createChangeLenses(),
    nameOf: (path) => nameInside(root, path),
    pathOf: (name) => join(root, ...name.split('/')),
    source: (name) => {
      const text = workspace.text(name);
      if (text === undefined) return undefined;
      const known = sources.get(name);
      if (known?.text === text) return known;
      const made = createSourceText(name, text);
      sources.set(name, made);
      return made;
    },
    readAll: async () => {
      if (root === '') return;
      const { files } = await walkLibrary(nodeFileSystem, root).catch(() => ({ files: [] }));
      for (const name of [...files, lintConfigName]) await reread(name);
    },
    reread,
    problems,
    findings: (name) => {
      const compiled = workspace.guideline(name);
      // Most rules would only repeat in other words what an error has said.
      if (compiled === undefined || hasErrors(workspace.diagnostics(name))) return [];
      const all = workspace.uris.flatMap((uri) => workspace.guideline(uri) ?? []);
      return openFindings(linterNow().lint(compiled, all));
    },
    caseLenses: countCases,
    get settingsFaults() {
      return settings.faults;
    },
  };
}

/** With `/`; undefined where the path lies outside. */
export function nameInside(root: string, path: string): string | undefined {
  if (root === '') return undefined;
  const inside = relative(root, path);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return undefined;
  return inside.split(sep).join('/');
}

/** YYYY-MM-DD, where the person is. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

async function rootOf(root: string): Promise<LibraryRoot> {
  return { fs: nodeFileSystem, root: await nodeFileSystem.realPath(root) };
}

async function readSettings(root: string): Promise<LintConfigFile> {
  try {
    return readLintConfigFile(lintConfigName, await readLintConfig(await rootOf(root)));
  } catch (error) {
    if (error instanceof HostError) return unreadableLintConfig(lintConfigName, error.message, error.help);
    return unreadableLintConfig(lintConfigName, 'It could not be opened.', 'Look at who may read it.');
  }
}

async function readFileText(root: string, name: string): Promise<string | undefined> {
  if (!isLibraryName(name)) return undefined;
  try {
    const stored = await readInside(await rootOf(root), name);
    const read = stored && readText(stored);
    return read?.kind === 'text' ? read.text : undefined;
  } catch {
    // Unreadable or leading out of the folder: for the language it is not there, and an include of it says so.
    return undefined;
  }
}

/** A person may ask for the lens of each criterion one by one; the cases are run once for all. */
function createCaseCounts(workspace: Workspace): (name: string) => readonly CaseLens[] {
  const known = new Map<
    string,
    { readonly from: readonly unknown[]; readonly lenses: readonly CaseLens[] }
  >();
  return (name) => {
    const from = [workspace.guideline(name), ...workspace.casesOf(name).map((uri) => workspace.cases(uri))];
    const found = known.get(name);
    if (found?.from.length === from.length && from.every((part, index) => found.from[index] === part))
      return found.lenses;
    const lenses = caseLenses(workspace, name);
    known.set(name, { from, lenses });
    return lenses;
  };
}
