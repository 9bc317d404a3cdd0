// What goes into the installers and how they are locked, made with a stand-in for the Electron distribution, without a network.
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestDesktop } from './desktop-fixture.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
/** electron-builder's own copies of the packages that it works with. */
const builder = createRequire(createRequire(import.meta.url).resolve('app-builder-lib'));

/** Position in the wire of the binary, name in the configuration, and the value that we want. */
const fuses: readonly (readonly [position: number, name: string, on: boolean])[] = [
  [0, 'runAsNode', false],
  [1, 'enableCookieEncryption', true],
  [2, 'enableNodeOptionsEnvironmentVariable', false],
  [3, 'enableNodeCliInspectArguments', false],
  [4, 'enableEmbeddedAsarIntegrityValidation', true],
  [5, 'onlyLoadAppFromAsar', true],
  [6, 'loadBrowserProcessSpecificV8Snapshot', false],
  [7, 'grantFileProtocolExtraPrivileges', false],
];

async function readConfiguration(): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(join(root, 'electron-builder.yml'), 'utf8');
  return builder('js-yaml').load(text);
}

describe('the configuration of the installers', () => {
  const validate = async (configuration: object): Promise<void> => {
    const { validateConfiguration } = builder('./util/config/config.js');
    await validateConfiguration(configuration, { isEnabled: false, add: () => undefined });
  };

  it('is what electron-builder understands', async () => {
    await expect(validate(await readConfiguration())).resolves.toBeUndefined();
  });

  it('would not pass with a misspelt key', async () => {
    await expect(validate({ ...(await readConfiguration()), fileAssociation: [] })).rejects.toThrow(
      /fileAssociation/,
    );
  });

  it('makes the installers of each system, and opens .guideline and .cases files', async () => {
    expect(await readConfiguration()).toMatchObject({
      linux: { target: ['AppImage', 'deb'] },
      win: { target: ['nsis'] },
      mac: { target: ['dmg'] },
      fileAssociations: [
        { ext: 'guideline', role: 'Editor' },
        { ext: 'cases', role: 'Editor' },
      ],
    });
  });

  it('knows no address to look for updates at', async () => {
    expect(await readConfiguration()).toMatchObject({ publish: null });
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(Object(Object(manifest).dependencies))).not.toContain('electron-updater');
  });

  it('has the icons of each system in every size', async () => {
    const { linux, win, mac } = await readConfiguration();
    expect([linux, win, mac]).toMatchObject([{ icon: 'icons' }, { icon: 'icon.ico' }, { icon: 'icon.icns' }]);
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const png = await readFile(join(root, `build/icons/${size}x${size}.png`));
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        'PNG',
        size,
        size,
      ]);
    }
    expect(windowsSizes(await readFile(join(root, 'build/icon.ico')))).toEqual([
      16, 24, 32, 48, 64, 128, 256,
    ]);
    expect(macNames(await readFile(join(root, 'build/icon.icns')))).toEqual(
      expect.arrayContaining([
        'icp4',
        'icp5',
        'ic07',
        'ic08',
        'ic09',
        'ic10',
        'ic11',
        'ic12',
        'ic13',
        'ic14',
      ]),
    );
  });

  it('shuts the doors that Electron leaves open', async () => {
    const { electronFuses } = await readConfiguration();
    expect(electronFuses).toEqual(Object.fromEntries(fuses.map(([, name, on]) => [name, on])));
  });

  it('starts the built main process', async () => {
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ main: 'dist/electron/main.mjs' });
  });
});

describe('a packaged desktop', () => {
  let project: string;
  let told: ToldToLinux;

  beforeAll(async () => {
    project = (await buildTestDesktop()).folder;
    told = await pack(project);
  }, 120_000);

  afterAll(async () => {
    await rm(project, { recursive: true, force: true });
  });

  const unpacked = (...path: readonly string[]) => join(project, 'release/linux-unpacked', ...path);

  it('holds the built programs and nothing of the sources, the tests or npm', () => {
    const files: readonly string[] = builder('@electron/asar').listPackage(unpacked('resources/app.asar'));
    const expected = [
      '/package.json',
      '/dist/renderer.json',
      '/dist/electron/main.mjs',
      '/dist/electron/preload.cjs',
      '/dist/renderer/index.html',
    ];
    expect(files).toEqual(expect.arrayContaining(expected));
    expect(
      files.filter((file) =>
        /node_modules|\.map$|\.tsx?$|^\/(?:test|scripts|dsl)\b|\.env|\.pem|\.key$/.test(file),
      ),
    ).toEqual([]);
  });

  it('keeps the guidelines outside of the archive', async () => {
    const readme = await readFile(unpacked('resources/guidelines/README.md'), 'utf8');
    expect(readme).toBe(await readFile(join(root, 'guidelines/README.md'), 'utf8'));
  });

  it('carries the native package outside of the archive, where the program in it looks for packages', async () => {
    const manifest = await readFile(unpacked('resources/node_modules/@duckdb/node-api/package.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ name: '@duckdb/node-api' });
    const main = builder('@electron/asar').extractFile(
      unpacked('resources/app.asar'),
      'dist/electron/main.mjs',
    );
    expect(String(main)).toContain("import('@duckdb/node-api')".replaceAll("'", '"'));
  });

  it('carries every package that its program loads from outside of itself', () => {
    const archive = builder('@electron/asar');
    const loads = /^import (?:.* from )?"([@\w:/.-]+)";$|\bimport\("([@\w:/.-]+)"\)/gm;
    const loadedBy = (file: string) => {
      const text = archive.extractFile(unpacked('resources/app.asar'), `dist/electron/${file}`);
      return [...String(text).matchAll(loads)].map(([, whole, later]) => whole ?? later ?? '');
    };
    // What is loaded later stands beside the program: a file that is not in the archive fails here.
    const own = new Set(['./main.mjs']);
    for (const file of own)
      for (const name of loadedBy(file.slice(2))) if (name.startsWith('./')) own.add(name);
    expect(own.size).toBeGreaterThan(1);
    const loaded = [...own].flatMap((file) => loadedBy(file.slice(2))).filter((name) => !own.has(name));
    expect(loaded).toContain('electron');
    const outside = new Set(loaded.filter((name) => !isBuiltin(name) && name !== 'electron'));
    const carried = [...outside].filter((name) =>
      existsSync(unpacked('resources/node_modules', name, 'package.json')),
    );
    expect(carried).toEqual([...outside]);
  });

  it('has no address of updates in it', () => {
    expect(existsSync(unpacked('resources/app-update.yml'))).toBe(false);
  });

  it('tells a Linux desktop which files it opens, by what name, and to hand over paths', () => {
    const entry = Object.fromEntries(
      told.entry.split('\n').flatMap((line) => {
        const at = line.indexOf('=');
        return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
      }),
    );
    expect(entry).toMatchObject({
      Name: 'Guideline Studio',
      MimeType: 'text/x-guideline;text/x-guideline-cases;',
      Categories: 'Office;',
      StartupWMClass: 'guideline-studio',
      Exec: expect.stringMatching(/ %F$/),
    });
    expect(told.mimeTypes).toContain('<mime-type type="text/x-guideline">\n  <glob pattern="*.guideline"/>');
    expect(told.mimeTypes).toContain(
      '<mime-type type="text/x-guideline-cases">\n  <glob pattern="*.cases"/>',
    );
    expect(told.iconSizes).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
  });

  it('has its fuses set in the binary itself', async () => {
    const wire: Readonly<Record<string, number>> = await builder('@electron/fuses').getCurrentFuseWire(
      unpacked('guideline-studio'),
    );
    const shown = fuses.map(([position, name]) => [name, String.fromCharCode(wire[position] ?? 0)]);
    expect(shown).toEqual(fuses.map(([, name, on]) => [name, on ? '1' : '0']));
  });
});

/** Packs a copy of the project without its dependencies; the tools to make installers of it would have to be fetched. */
async function pack(project: string): Promise<ToldToLinux> {
  const manifest: Record<string, unknown> = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { name, version, description, devDependencies } = manifest;
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({ name, version, description, devDependencies, main: 'dist/electron/main.mjs' }),
  );
  await mkdir(join(project, 'test'), { recursive: true });
  await writeFile(join(project, 'test/secret.test.ts'), '');
  await writeFile(join(project, 'dist/electron/main.mjs.map'), '{}');
  for (const part of ['build', 'guidelines'])
    await cp(join(root, part), join(project, part), { recursive: true });
  // As many of its files as show that they are taken along: the library itself is 70 MB.
  const native = join(project, 'node_modules/@duckdb/node-api');
  await mkdir(native, { recursive: true });
  await cp(join(root, 'node_modules/@duckdb/node-api/package.json'), join(native, 'package.json'));
  const electronDist = await fakeElectron(join(project, 'electron-dist'));
  const { build, Platform } = createRequire(import.meta.url)('electron-builder');
  let told: ToldToLinux | undefined;
  const afterPack = async ({ packager }: { readonly packager: object }): Promise<void> => {
    told = await toldToLinux(packager);
  };
  const config = { ...(await readConfiguration()), electronDist, afterPack };
  await build({ projectDir: project, targets: Platform.LINUX.createTarget('dir'), publish: 'never', config });
  if (told === undefined) throw new Error('Nothing was packed');
  return told;
}

interface ToldToLinux {
  readonly entry: string;
  readonly mimeTypes: string;
  readonly iconSizes: readonly number[];
}

/** What the installers of Linux would write beside the program, by the packer's own hand; `packager` is its own object. */
async function toldToLinux(packager: object): Promise<ToldToLinux> {
  const { LinuxTargetHelper } = builder('./targets/LinuxTargetHelper.js');
  const helper = new LinuxTargetHelper(packager);
  const icons: readonly { readonly size: number }[] = await helper.icons;
  return {
    entry: await helper.computeDesktopEntry(Object(packager).platformSpecificBuildOptions),
    mimeTypes: await readFile(await helper.mimeTypeFiles, 'utf8'),
    iconSizes: icons.map(({ size }) => size),
  };
}

/** Sides of the pictures in an .ico, in which 0 stands for 256. */
function windowsSizes(icon: Buffer): readonly number[] {
  return Array.from({ length: icon.readUInt16LE(4) }, (_, at) => icon.readUInt8(6 + 16 * at) || 256);
}

function macNames(icon: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4))
    names.push(icon.toString('latin1', at, at + 4));
  return names;
}

/** As much of a distribution as the packer touches: a file with the wire of fuses, as Electron ships it. */
async function fakeElectron(folder: string): Promise<string> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  // The sentinel, version 1, eight fuses, each the opposite of what we want or nearly so.
  const wire = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX${String.fromCharCode(1, 8)}10110011`);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]));
  await chmod(join(folder, 'electron'), 0o755);
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak'])
    await writeFile(join(folder, file), '');
  return folder;
}
