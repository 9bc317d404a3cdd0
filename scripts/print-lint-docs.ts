// Writes docs/lint from the rules and deletes pages of rules that are gone: node scripts/print-lint-docs.ts
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintDocs } from './lint-docs.ts';

const folder = 'docs/lint';
const pages = lintDocs();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  if (!pages.has(path)) rmSync(path);
}
for (const [path, text] of pages) writeFileSync(path, text);
