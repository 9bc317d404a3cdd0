// Emitted files of a shipped guideline kept beside the tests, so that every change of a target is seen; UPDATE_GOLDENS=1 rewrites them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { createWorkspace } from '../../../dsl/workspace.ts';
import type { EmittedFile, Target, TargetInput } from '../../../dsl/targets/target.ts';
import { readFolder } from '../../support/documents.ts';

/** Dates, windows, counts, choices and numbers with units stand in it. */
const guideline = 'guidelines/positive-airway-pressure/2008.guideline';

/** Without cases of the author and without sources. */
export function goldenInput(): TargetInput {
  const workspace = createWorkspace();
  for (const { path, text } of readFolder('guidelines', '.guideline')) workspace.setText(path, text);
  const compiled = workspace.guideline(guideline);
  if (compiled?.graph === undefined) throw new Error(`${guideline} must compile`);
  return { ...compiled, graph: compiled.graph, cases: [], sources: [] };
}

/** Compares what the target emits with the files in `test/targets/golden`. */
export function expectGolden(target: Target, files: readonly EmittedFile[]): void {
  const folder = join('test/targets/golden', target.id);
  const texts = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
  if (process.env['UPDATE_GOLDENS'] === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  for (const [path, text] of texts) expect(text, path).toBe(readFileSync(join(folder, path), 'utf8'));
}
