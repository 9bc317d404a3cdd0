// Writes the generated pages of docs and deletes those whose source is gone: npm run docs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFolders, generatedPages } from './docs/pages.ts';

const pages = await generatedPages();
for (const folder of generatedFolders) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!pages.has(path)) rmSync(path);
  }
}
for (const [path, text] of pages) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
