// The lines of the decision log: each carries the hash of the one before and its own, so that a line that was changed, left out or moved shows; knows no file.
import { createHash } from 'node:crypto';
import type { Decision, Facts } from '../dsl/index.ts';

export type LogEntry =
  /** The log was opened: by a new process, after what stands before. `tornBytes`: of a line that a crash left unfinished. */
  | {
      readonly kind: 'opened';
      readonly format: 'guideline-decisions';
      readonly formatVersion: '1';
      readonly tornBytes: number;
    }
  | { readonly kind: 'activated' | 'withdrawn'; readonly bundle: LoggedBundle }
  | { readonly kind: 'refused'; readonly file: string; readonly why: string }
  | DecisionEntry
  | { readonly kind: 'closed' };

export interface DecisionEntry {
  readonly kind: 'decision';
  readonly requestId: string;
  /** Place in its batch, from 0; absent for a single case. */
  readonly case?: number;
  readonly bundle: LoggedBundle;
  readonly dateOfService: string | null;
  readonly factsHash: string;
  /** Only where the service was told to keep them. */
  readonly facts?: Facts;
  readonly determination: string;
  readonly reasons: readonly string[];
  readonly unmet: readonly string[];
  readonly missing: readonly string[];
  /** Keys of the facts that could not be read. */
  readonly invalid: readonly string[];
}

export interface LoggedBundle {
  readonly guidelineId: string;
  readonly version: string;
  readonly bundleHash: string;
  readonly contentHash: string;
}

export interface LogPlace {
  /** Number of the last line, from 1; 0 before the first. */
  readonly line: number;
  /** Hash of the last line; of nothing before the first. */
  readonly hash: string;
}

export const beginning: LogPlace = { line: 0, hash: `sha256:${'0'.repeat(64)}` };

/** One line without its line feed, and where the log stands after it. */
export function printLine(
  entry: LogEntry,
  time: string,
  after: LogPlace,
): { readonly text: string; readonly place: LogPlace } {
  const line = after.line + 1;
  const body = JSON.stringify({ line, time, ...entry, previous: after.hash });
  const hash = hashOf(body);
  return { text: `${body.slice(0, -1)},"hash":"${hash}"}`, place: { line, hash } };
}

export type LineReading =
  | {
      readonly kind: 'read';
      readonly entry: LogEntry;
      readonly place: LogPlace;
      readonly previous: string;
      readonly time: string;
    }
  | { readonly kind: 'broken'; readonly why: string };

const tail = /,"hash":"(sha256:[0-9a-f]{64})"\}$/;

/** Checks the line by itself; whether it follows the one before is for whoever has that. */
export function readLine(text: string): LineReading {
  const match = tail.exec(text);
  const hash = match?.[1];
  if (match === null || hash === undefined)
    return { kind: 'broken', why: 'it is not a whole line of a decision log' };
  if (hashOf(`${text.slice(0, match.index)}}`) !== hash)
    return { kind: 'broken', why: 'it was changed: its hash differs' };
  try {
    const {
      line,
      time,
      previous,
      hash: _own,
      ...entry
    } = JSON.parse(text) as {
      readonly line: number;
      readonly time: string;
      readonly previous: string;
      readonly hash: string;
    };
    return { kind: 'read', entry: entry as unknown as LogEntry, place: { line, hash }, previous, time };
  } catch {
    return { kind: 'broken', why: 'it is not JSON' };
  }
}

/** Of the facts as JSON with sorted keys and no white space. */
export function factsHash(facts: Facts): string {
  return hashOf(canonicalFacts(facts));
}

export function decisionEntry(
  decision: Decision,
  context: Omit<DecisionEntry, 'kind' | 'determination' | 'reasons' | 'unmet' | 'missing' | 'invalid'>,
): DecisionEntry {
  const { determination, reasons, unmet, missing, invalid } = decision;
  return {
    kind: 'decision',
    ...context,
    determination,
    reasons,
    unmet,
    missing,
    invalid: invalid.map(({ key }) => key),
  };
}

/** Texts and numbers as `JSON.stringify` prints them, keys in the order of their UTF-16 units. */
function canonicalFacts(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalFacts).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalFacts(one)}`).join(',')}}`;
}

function hashOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
