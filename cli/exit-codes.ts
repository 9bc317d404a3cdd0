// What the process tells a script by its exit code; the one list, shown by `guideline help`.

export const exitCodes = {
  /** It ran, and the answer is yes: valid, unchanged, equal, all tests pass. */
  yes: 0,
  /** It ran, and the answer is no: a test fails, a bundle does not verify, a file is not formatted, lint has a warning open, facts were refused. */
  no: 1,
  /** The guideline or cases file has errors. */
  invalidSource: 2,
  /** It could not run: wrong usage, a file that is missing or cannot be read or written. */
  couldNotRun: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The worse of two: a run over several files ends with the worst of them. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
