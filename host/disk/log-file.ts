// The log as a few files of bounded size; a disk that refuses them keeps nobody from working.
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { faultFacts, logLine, type Log, type LogFacts } from '../log.ts';

export interface LogFileOptions {
  /** Absolute; made where it is missing. */
  readonly folder: string;
  readonly now?: () => Date;
  /** Bytes after which a file is put away, and how many are kept in all. */
  readonly largest?: number;
  readonly kept?: number;
}

const name = 'guideline-studio';

export function createLogFile(options: LogFileOptions): Log {
  const { folder, now = () => new Date(), largest = 256 * 1024, kept = 4 } = options;
  const file = (age: number): string => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  const note = (event: string, facts: LogFacts = {}): void => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file(0), { throwIfNoEntry: false })?.size ?? 0) >= largest) putAway(file, kept);
      // At once and whole: the line before a crash is the one that is wanted.
      appendFileSync(file(0), `${logLine(now(), event, facts)}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk is told where something of the person's is written; the log is not worth a word.
    }
  };
  return {
    file: file(0),
    note,
    fault: (event, error, facts = {}) => note(event, { ...facts, ...faultFacts(error) }),
    recent: async () => lastLines([file(1), file(0)].map(textOf).join('')),
  };
}

const shownLines = 200;

function lastLines(text: string): string {
  return text
    .split('\n')
    .slice(-shownLines - 1)
    .join('\n');
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function putAway(file: (age: number) => string, kept: number): void {
  for (let age = kept - 1; age > 0; age -= 1) {
    try {
      renameSync(file(age - 1), file(age));
    } catch {
      // There were not that many yet.
    }
  }
}
