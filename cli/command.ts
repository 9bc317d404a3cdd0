// What every command gets and gives: a terminal to write to, and the exit code that it ends with.
import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext {
  readonly terminal: Terminal;
  /** The outcome of the whole run. */
  readonly finish: (code: ExitCode) => void;
}

/** Declares the command to the parser of arguments; its action runs it. */
export type AddCommand = (program: Command, context: CommandContext) => void;

/** Sorted keys are not needed here: the order is the one that reads best, and the same every time. */
export function printJsonAnswer(terminal: Terminal, answer: unknown): void {
  terminal.out(JSON.stringify(answer, undefined, 2));
}
