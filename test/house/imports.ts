// Reads the imports of the project's own files as text; judges nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportLine[];
}

export interface ImportLine {
  /** A path of the project, or a package name with its subpath. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typeOnly: boolean;
}

/** Files that git knows or would add, so that a new file cannot hide. */
export function projectFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed.split('\n').filter((path) => path !== '' && exists(path));
}

export function sourceFiles(): readonly SourceFile[] {
  return projectFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, imports: readImports(path, text) };
    });
}

const importForm =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\bfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.tsx?)['"]/gm;

function readImports(path: string, text: string): readonly ImportLine[] {
  return [...text.matchAll(importForm)].flatMap((match): readonly ImportLine[] => {
    const written = match[2] ?? match[3] ?? match[4] ?? '';
    const target = written.replace(/\?.*$/, '');
    if (target.startsWith('.')) {
      const resolved = posix.normalize(posix.join(dirname(path), target));
      return /\.tsx?$/.test(resolved)
        ? [{ target: resolved, isPackage: false, typeOnly: match[1] !== undefined }]
        : [];
    }
    return [{ target, isPackage: true, typeOnly: match[1] !== undefined }];
  });
}

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
