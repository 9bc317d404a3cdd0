// What a person may attach to a question: what runs, where, and the last lines of the log; no name and no word of a guideline.
import type { AppInfo, Diagnostics } from './api.ts';
import type { Log } from './log.ts';

/** `versions`: of what the program runs on. */
export async function diagnose(
  { version, shell, platform }: AppInfo,
  versions: Readonly<Record<string, string>>,
  log: Log | undefined,
): Promise<Diagnostics> {
  const runsOn = Object.entries(versions).map(([name, value]) => `${name} ${value}`);
  const head = [`Guideline Studio ${version}, ${shell} shell, ${platform}`, ...runsOn];
  const lines = (await log?.recent()) ?? '';
  const text = `${[...head, '', lines.trim() === '' ? 'The log is empty.' : lines].join('\n').trimEnd()}\n`;
  return { text, logFile: log?.file ?? '' };
}
