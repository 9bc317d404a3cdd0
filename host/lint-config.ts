// The linter's settings of a library, from the text of its `lint.json`; what cannot be read is told by its line, and the defaults stand.
import { defaultLintConfig, readLintConfig } from '../dsl/index.ts';
import type { LintConfig } from '../dsl/index.ts';
import type { LintConfigFault } from './api.ts';
import { readText } from './file-text.ts';
import { readJsonLines } from './json-lines.ts';
import type { StoredFile } from './store.ts';

export interface LintConfigFile {
  readonly config: LintConfig;
  readonly faults: readonly LintConfigFault[];
}

/** Its name in the root of a library. */
export const lintConfigName = 'lint.json';

/** undefined = there is none. `path`: as people see it. */
export function readLintConfigFile(path: string, file: StoredFile | undefined): LintConfigFile {
  if (file === undefined) return { config: defaultLintConfig, faults: [] };
  const read = readText(file);
  if (read.kind === 'problem') {
    const { what, help } = read.problem;
    return unreadableLintConfig(path, what, help);
  }
  return readLintConfigText(path, read.text);
}

export function unreadableLintConfig(path: string, what: string, help: string): LintConfigFile {
  const fault = { path, line: 1, message: what, help: `${help} ${defaultsStand}` };
  return { config: defaultLintConfig, faults: [fault] };
}

function readLintConfigText(path: string, text: string): LintConfigFile {
  const json = readJsonLines(text);
  if (!json.ok) {
    const { line, message } = json;
    const help = `Correct the line. ${defaultsStand}`;
    return {
      config: defaultLintConfig,
      faults: [{ path, line, message: `This is not JSON: ${message}`, help }],
    };
  }
  const { config, problems } = readLintConfig(json.value);
  const faults = problems.map(({ message, at }) => ({
    path,
    line: json.lineOf(at),
    message,
    help: at.length === 2 && message.startsWith('No rule') ? lookItUp : settingStands,
  }));
  return { config, faults };
}

const defaultsStand = 'Until then every rule keeps its own level.';
const settingStands = 'Correct it or take it out; until then it is as if it were not there.';
const lookItUp = 'Look the code up in docs/lint, or take the line out; the other rules are set as written.';
