// Where a command writes and how: two streams, colours where a person looks on; knows nothing of guidelines.
import { HostError } from '../host/host-error.ts';

export interface Terminal {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Characters per line, for wrapping. */
  readonly width: number;
  readonly style: Style;
  /** Shows how far something is, in place of what it showed before; '' takes it away. Absent where nobody looks on. */
  readonly progress?: (text: string) => void;
  /** Asks for a line that is not shown while it is typed. Absent where nobody can be asked. */
  readonly askSecret?: (question: string) => Promise<string>;
  /** Each call writes whole lines. */
  out(text: string): void;
  error(text: string): void;
}

type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

export const plainStyle: Style = {
  bold: same,
  dim: same,
  red: same,
  green: same,
  yellow: same,
  blue: same,
  cyan: same,
};

export const colourStyle: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  blue: paint(34, 39),
  cyan: paint(36, 39),
};

/** Colours only for a person at a terminal; NO_COLOR (any value) turns them off, FORCE_COLOR on. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // Whoever reads may have seen enough, as `head` does: that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const colours = (env['NO_COLOR'] ?? '') === '' && (stdout.isTTY || (env['FORCE_COLOR'] ?? '') !== '');
  return {
    cwd: process.cwd(),
    environment: env,
    width: Math.min(stdout.columns ?? 100, 120),
    style: colours ? colourStyle : plainStyle,
    out: (text) => void stdout.write(`${text}\n`),
    error: (text) => void stderr.write(`${text}\n`),
    ...(process.stdin.isTTY && stderr.isTTY ? { askSecret } : {}),
    ...(stderr.isTTY ? { progress: (text: string) => void stderr.write(`\r\u001b[K${text}`) } : {}),
  };
}

/** Keys are taken one by one so that the terminal does not echo them. */
async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    return await new Promise((resolve, reject) => {
      let typed = '';
      const take = (text: string): void => {
        for (const key of text) {
          if (key === '\r' || key === '\n' || key === '\u0004') return done(() => resolve(typed));
          if (key === '\u0003') return done(() => reject(new HostError('Nothing was done.', '')));
          typed = key === '\u007f' || key === '\b' ? typed.replace(/.$/u, '') : typed + key;
        }
      };
      const done = (end: () => void): void => {
        stdin.off('data', take);
        end();
      };
      stdin.on('data', take);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

function paint(on: number, off: number): Paint {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}

function same(text: string): string {
  return text;
}
