// The rules of the house, over every file of the project: rooms, circles, sizes, first lines, words that do not belong.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectFiles, sourceFiles, type SourceFile } from './imports.ts';
import { roomOf, rooms, typesForTheWindow } from './rooms.ts';

const files = sourceFiles();
const product = files.filter(({ path }) => !/^(?:test|scripts)\/|config\.ts$/.test(path));

describe('rooms', () => {
  it('every source file stands in a room', () => {
    expect(files.filter(({ path }) => !roomOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('no file imports what its room may not', () => {
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  it('no file imports the door of its own room', () => {
    const wrong = files.filter(
      ({ path, imports }) =>
        path.startsWith('dsl/') && imports.some(({ target }) => target === 'dsl/index.ts'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('the table names each room once, and only rooms that it knows', () => {
    const names = rooms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      rooms.flatMap((room) => room.rooms).filter((name) => name !== '*' && !names.includes(name)),
    ).toEqual([]);
  });
});

function forbiddenImports(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (!room || room.rooms.includes('*')) return [];
  return file.imports.flatMap(({ target, isPackage, typeOnly }) => {
    const said = `${file.path} -> ${target}`;
    if (isPackage) {
      const allowed = room.packages.some(
        (name) =>
          target === name ||
          target.startsWith(`${name}/`) ||
          (name === 'node:' && target.startsWith('node:')),
      );
      return allowed ? [] : [said];
    }
    const other = roomOf(target);
    if (!other) return [said];
    const forTheWindow =
      room.name.startsWith('renderer') && typeOnly && typesForTheWindow.includes(other.name);
    return other === room || room.rooms.includes(other.name) || forTheWindow ? [] : [said];
  });
}

describe('files', () => {
  it('import no circle', () => {
    expect(findCircle(product)).toEqual([]);
  });

  it('say on line 1 what they are for', () => {
    const silent = files.filter(({ text }) => !/^\/\/ \S.{20,}/.test(text.split('\n', 1)[0] ?? ''));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('stay under 400 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 400);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('have names in kebab-case, and none that says nothing', () => {
    const bad = files
      .map(({ path }) => path.split('/').at(-1) ?? '')
      .filter(
        (name) =>
          !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.tsx?$/.test(name) ||
          /^(?:utils?|helpers?|common|manager|misc)\b/.test(name),
      );
    expect(bad).toEqual([]);
  });

  it('export by name only', () => {
    const wrong = product.filter(({ text }) => /^export default /m.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('have no hole in their types and nothing left undone', () => {
    const holes = files.filter(
      ({ path, text }) =>
        path !== 'test/house/house.test.ts' &&
        /(?<!\(\?):\s*any\s*[;,)=\]>|&]|\bas any\b|@ts-ignore|@ts-nocheck|\b(?:TODO|FIXME|XXX)\b|\.(?:only|skip)\(/.test(
          text,
        ),
    );
    expect(holes.map(({ path }) => path)).toEqual([]);
  });
});

describe('the language', () => {
  it('is pure: no clock, no chance, no console, no state of a module', () => {
    const impure = files.filter(
      ({ path, text }) =>
        path.startsWith('dsl/') &&
        /\bDate\.now\b|\bnew Date\(|\bMath\.random\b|\bconsole\.|\bprocess\.|^let /m.test(text),
    );
    expect(impure.map(({ path }) => path)).toEqual([]);
  });
});

describe('the project', () => {
  it('speaks of itself alone: no machine paths, no registry hosts', () => {
    const own = 'test/house/house.test.ts';
    const texts = projectFiles().filter(
      (path) =>
        /\.(?:tsx?|mjs|cjs|json|md|ya?ml|guideline|cases|html|css)$/.test(path) &&
        path !== own &&
        path !== 'package-lock.json',
    );
    const leaks = texts.filter((path) =>
      /\/work\/|\/root\/\w|\/tmp\/gs|registry\.npmjs|localhost:4873/.test(readFileSync(path, 'utf8')),
    );
    expect(leaks).toEqual([]);
  });

  it('locks its packages without the address of a registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});

/** The first circle by imports, types included, as the list of its files. */
function findCircle(all: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, trail: readonly string[]): readonly string[] => {
    if (state.get(path) === 'done') return [];
    if (state.get(path) === 'open') return [...trail.slice(trail.indexOf(path)), path];
    state.set(path, 'open');
    for (const { target, isPackage } of byPath.get(path)?.imports ?? []) {
      const circle = isPackage || !byPath.has(target) ? [] : visit(target, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    state.set(path, 'done');
    return [];
  };
  for (const { path } of all) {
    const circle = visit(path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
