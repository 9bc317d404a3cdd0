// The settings on disk: one JSON file, written whole; a damaged one is set aside and never stops the app.
import { dirname } from 'node:path';
import type { SettingsArea } from '../store.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import { writeAtomically } from './atomic-write.ts';
import { withWords } from './fault-words.ts';
import type { FileSystem } from './file-system.ts';
import { readBytes } from './read-bytes.ts';

export function createSettingsArea(fs: FileSystem, path: string): SettingsArea {
  return {
    read: async () => {
      const file = await withWords(path, 'opened', async () => await readBytes(fs, path));
      if (file === undefined) return undefined;
      const values = file.kind === 'bytes' ? readObject(file.bytes) : undefined;
      if (values === undefined) await fs.rename(path, `${path}.damaged`).catch(() => undefined);
      return values;
    },
    write: async (values) => {
      const bytes = encodeUtf8(`${JSON.stringify(values, null, 2)}\n`);
      await withWords(path, 'written', async () => {
        await fs.makeFolder(dirname(path), 0o700);
        await writeAtomically(fs, { path, bytes, mode: 0o600, replaces: 'anything' });
      });
    },
  };
}

function readObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes) ?? '');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return value as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
