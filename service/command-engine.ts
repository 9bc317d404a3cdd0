// An engine as a program: a line of JSON in for each case, a line of JSON out; a program that hangs or ends early is told as that.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { HostError } from '../host/host-error.ts';
import {
  failed,
  readAnswer,
  readEngineName,
  short,
  wrapped,
  type ConformEngine,
  type EngineAnswer,
  type EngineName,
  type Wrapping,
} from './engine-answer.ts';

export interface CommandEngineOptions extends Wrapping {
  /** Milliseconds between one line and the next. */
  readonly timeout: number;
  readonly cwd: string;
}

const mostErrorText = 4000;

/** `command` is a line of the shell. Standard error is the program's own; its end is shown where the program fails. */
export function commandEngine(command: string, options: CommandEngineOptions): ConformEngine {
  let name: EngineName | undefined;
  return {
    address: command,
    name: () => name,
    decide: async (cases) => {
      // A group of its own, so that what a shell has started ends with it.
      const child = spawn(command, { shell: true, cwd: options.cwd, detached: process.platform !== 'win32' });
      const run = new Run(child, options);
      const sending = send(child, cases, options);
      const answers: EngineAnswer[] = [];
      for await (const line of run.lines()) {
        const introduced = readEngineName(line);
        if (introduced !== undefined) name = introduced;
        else if (line.trim() !== '') answers.push(readAnswer(line, options));
        if (answers.length >= cases.length) break;
      }
      const end = await run.end(answers.length >= cases.length);
      await sending;
      if (answers.length === 0 && end.startsWith('it ended'))
        throw new HostError(
          `The engine answered nothing: ${end}.`,
          'Try the command by itself: it gets a line of JSON for each case and answers each with one.',
        );
      return cases.map((_, at) => answers[at] ?? failed(`${end}, after ${answers.length} answers`));
    },
  };
}

/** Facts go in while answers come out: a program may answer at once or at the end. */
async function send(child: ChildProcess, cases: readonly unknown[], wrapping: Wrapping): Promise<void> {
  const { stdin } = child;
  if (stdin === null) return;
  // A program that ends early closes its input; that it ended is told elsewhere.
  stdin.on('error', () => undefined);
  for (const facts of cases) {
    if (stdin.destroyed) return;
    if (!stdin.write(`${wrapped(facts, wrapping)}\n`))
      await Promise.race([once(stdin, 'drain').catch(() => undefined), once(child, 'close')]);
  }
  stdin.end();
}

/** One run of the program, watched by a clock that starts anew with every line. */
class Run {
  private readonly child: ChildProcess;
  private readonly timeout: number;
  private readonly closed: Promise<unknown>;
  private clock: NodeJS.Timeout | undefined;
  private hung = false;
  private errorText = '';

  constructor(child: ChildProcess, { timeout }: CommandEngineOptions) {
    this.child = child;
    this.timeout = timeout;
    this.closed = new Promise((resolve) => {
      child.once('close', resolve);
      child.once('error', (error) => {
        this.errorText = error.message;
        resolve(error);
      });
    });
    child.stderr?.on('data', (piece: Buffer) => {
      this.errorText = `${this.errorText}${piece.toString()}`.slice(-mostErrorText);
    });
  }

  async *lines(): AsyncGenerator<string> {
    const { stdout } = this.child;
    if (stdout === null) return;
    this.wait();
    for await (const line of createInterface({ input: stdout, crlfDelay: Infinity })) {
      this.wait();
      yield line;
    }
  }

  /** How it ended, for people. `done`: everything is answered, and it only has to end. */
  async end(done: boolean): Promise<string> {
    this.wait();
    // What it still prints is read, so that it is not held up.
    this.child.stdout?.resume();
    await this.closed;
    clearTimeout(this.clock);
    const { exitCode, signalCode } = this.child;
    const said =
      this.errorText.trim() === ''
        ? ''
        : `; it said: ${short(this.errorText.trim().split('\n').slice(-3).join(' '))}`;
    if (this.hung)
      return done
        ? 'it answered and did not end'
        : `it did not answer within ${this.timeout / 1000} s${said}`;
    return signalCode === null
      ? `it ended with the code ${exitCode ?? 'unknown'}${said}`
      : `it ended by ${signalCode}${said}`;
  }

  private wait(): void {
    clearTimeout(this.clock);
    this.clock = setTimeout(() => {
      this.hung = true;
      this.kill();
    }, this.timeout);
  }

  private kill(): void {
    const { pid } = this.child;
    try {
      if (process.platform === 'win32' || pid === undefined) this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}
