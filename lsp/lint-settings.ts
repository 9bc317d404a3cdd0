// The `lint.json` of a folder of guidelines: which rules run and how loudly; judges no guideline.
import { readFile } from 'node:fs/promises';
import { defaultLintConfig, readLintConfig } from '../dsl/index.ts';
import type { LintConfigReading } from '../dsl/index.ts';
import { isAbsent } from '../host/disk/fault-words.ts';

/** A file that is not there says nothing; one that cannot be read leaves every rule as it is, and is told. */
export async function readLintSettings(path: string): Promise<LintConfigReading> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    return readLintConfig(parsed);
  } catch (error) {
    if (isAbsent(error)) return { config: defaultLintConfig, problems: [] };
    const why = error instanceof SyntaxError ? `It is no JSON: ${error.message}` : 'It could not be opened.';
    return { config: defaultLintConfig, problems: [why] };
  }
}
