// Loads modules with Node's own loader, past that of the test runner, and answers `electron` with a stand-in.
import { registerHooks } from 'node:module';

type Exports = Readonly<Record<string, unknown>>;

const scheme = 'electron-stand-in:';
const standIns = new Map<string, Exports>();
const reach = Symbol.for('guideline-studio.electron-stand-in');

/** A fresh instance of a built main program whose `electron` is the given one. */
export async function importWithElectron(url: string, run: string, exports: Exports): Promise<void> {
  standIns.set(run, exports);
  Object.assign(globalThis, { [reach]: standIns });
  await import(`${url}?stand-in=${run}`);
}

registerHooks({
  resolve(specifier, context, next) {
    const run = new URL(context.parentURL ?? 'file:///').searchParams.get('stand-in');
    if (specifier !== 'electron') {
      const found = next(specifier, context);
      // What a program loads later, and what that imports of the program, belongs to the same run.
      const own = run !== null && specifier.startsWith('.');
      return own ? { ...found, url: `${found.url}?stand-in=${run}` } : found;
    }
    if (run === null) throw new Error('Only a program that a test has started may load electron');
    return { url: scheme + run, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith(scheme)) return next(url, context);
    const run = url.slice(scheme.length);
    const names = Object.keys(standIns.get(run) ?? {});
    const source = [
      `const exports = globalThis[Symbol.for('${reach.description}')].get('${run}');`,
      `export const { ${names.join(', ')} } = exports;`,
    ];
    return { format: 'module', shortCircuit: true, source: source.join('\n') };
  },
});
