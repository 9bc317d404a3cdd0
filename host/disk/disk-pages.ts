// Writes pages for people beside the library, whole or not at all; knows no page.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageService } from '../page-service.ts';
import { writeAtomically } from './atomic-write.ts';
import { withWords } from './fault-words.ts';
import { nodeFileSystem } from './file-system.ts';

export function createDiskPages(printer: Pick<PageService, 'print' | 'printOnPaper'> = {}): PageService {
  return {
    ...printer,
    write: async (folder, name, bytes) => {
      const path = join(folder, name);
      await withWords(path, 'written', async () => {
        await mkdir(folder, { recursive: true });
        await writeAtomically(nodeFileSystem, { path, bytes, mode: 0o644, replaces: 'anything' });
      });
      return path;
    },
  };
}
