// Writes an OPA bundle to disk as it lies in the archive; signs nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printJson } from '../../../dsl/targets/canonical-json.ts';
import type { OpaBundle } from '../../../dsl/targets/opa/opa.ts';
import type { OpaFile } from '../../../dsl/targets/opa/signature.ts';

export function filesOf({ manifest, data, modules }: OpaBundle): readonly OpaFile[] {
  const texts = [['.manifest', printJson(manifest)], ['data.json', printJson(data)], ...modules] as const;
  return texts.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
}

export function writeFiles(folder: string, files: readonly OpaFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
}
