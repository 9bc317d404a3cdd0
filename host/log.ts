// What the program tells about itself for whoever helps a person: which words a fault may leave in a log; knows no file.

/** Words of ours only: nothing that stands in a guideline, a case, a setting or a file's name may be handed in. */
export type LogFacts = Readonly<Record<string, string | number>>;

export interface Log {
  /** Absolute: the newest of its files. */
  readonly file: string;
  note(event: string, facts?: LogFacts): void;
  /** The messages of faults are left out: they may quote what stands in a guideline. */
  fault(event: string, error: unknown, facts?: LogFacts): void;
  /** The last lines, oldest first. */
  recent(): Promise<string>;
}

/** One line; what is no plain word is left out rather than escaped. */
export function logLine(at: Date, event: string, facts: LogFacts): string {
  const told = Object.entries(facts).map(([name, value]) => `${name}=${plain(String(value))}`);
  return [at.toISOString(), plain(event), ...told].join(' ');
}

/** Kind, code and places in the program of an error and of what caused it. */
export function faultFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: error.cause.name } : {};
  return { error: error.name, ...code, ...cause, at: framesOf(error.stack ?? '') };
}

const mostFrames = 8;

/** `name@file:line:column` of each frame: neither folders nor the message, which may quote anything. */
export function framesOf(stack: string): string {
  const frames = stack.split('\n').flatMap((line) => {
    const named =
      /^\s+at (?:async )?(?:(?:new )?([\w$.<>]+) .*?\()?[^()]*?([\w.-]+\.[cm]?[jt]sx?):(\d+):(\d+)\)?$/.exec(
        line,
      );
    if (named === null) return [];
    const [, name = '', file = '', row = '', column = ''] = named;
    return [`${name === '' ? '' : `${name}@`}${file}:${row}:${column}`];
  });
  return frames.slice(0, mostFrames).join(',');
}

function plain(words: string): string {
  return words.replaceAll(/[^\w.:,@$<>+-]+/g, '_').slice(0, 600);
}
