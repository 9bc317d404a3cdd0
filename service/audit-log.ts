// Checks a decision log afterwards: every line by its hash and against the one before, and decides again what was recorded with its facts; changes nothing.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { decide } from '../dsl/index.ts';
import type { LiveBundle } from './live-guidelines.ts';
import { beginning, factsHash, readLine, type DecisionEntry, type LogPlace } from './log-lines.ts';

export interface LogFault {
  /** 1-based line of the file. */
  readonly line: number;
  readonly why: string;
}

export interface LogAudit {
  readonly lines: number;
  readonly decisions: number;
  /** Decided again from the recorded facts, and found the same. */
  readonly repeated: number;
  /** Without facts, or of a bundle that is not at hand. */
  readonly notRepeated: number;
  /** At most 100. */
  readonly faults: readonly LogFault[];
  /** Of the last line: whoever wrote it down elsewhere can tell that no line was cut off at the end. */
  readonly last: LogPlace;
}

const mostFaults = 100;

/** `bundles`: what to decide again by, found by the hash in each line. */
export async function auditLog(path: string, bundles: readonly LiveBundle[]): Promise<LogAudit> {
  const byHash = new Map(bundles.map((bundle) => [bundle.bundleHash, bundle]));
  const faults: LogFault[] = [];
  let [lines, decisions, repeated, last] = [0, 0, 0, beginning];
  let torn: LogFault | undefined;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    lines++;
    const fault = (why: string): void =>
      void (faults.length < mostFaults && faults.push({ line: lines, why }));
    const reading = readLine(text);
    if (reading.kind === 'broken') {
      if (torn !== undefined) faults.push(torn);
      torn = { line: lines, why: reading.why };
      continue;
    }
    // What a crash left unfinished is told by the line after it, and is no fault then.
    const excused = reading.entry.kind === 'opened' && reading.entry.tornBytes > 0;
    if (torn !== undefined && !excused) faults.push(torn);
    torn = undefined;
    if (reading.previous !== last.hash)
      fault('it does not follow the line before it: something was left out, moved or put in');
    else if (reading.place.line !== last.line + 1) fault(`it says that it is line ${reading.place.line}`);
    last = reading.place;
    if (reading.entry.kind !== 'decision') continue;
    decisions++;
    const again = decideAgain(reading.entry, byHash.get(reading.entry.bundle.bundleHash));
    if (again === 'same') repeated++;
    else if (again !== undefined) fault(again);
  }
  if (torn !== undefined) faults.push(torn);
  // Every log begins with a line; one that holds none was emptied, or is another file.
  if (lines === 0) faults.push({ line: 1, why: 'the file is empty, and a decision log never is' });
  return { lines, decisions, repeated, notRepeated: decisions - repeated, faults, last };
}

/** undefined where it cannot be decided again here. */
function decideAgain(entry: DecisionEntry, bundle: LiveBundle | undefined): string | undefined {
  const { facts } = entry;
  if (facts === undefined || bundle === undefined) return undefined;
  if (factsHash(facts) !== entry.factsHash) return 'its facts are not those of its hash';
  const { determination, reasons, unmet, missing } = decide(bundle.graph, facts);
  const made = JSON.stringify([determination, reasons, unmet, missing]);
  const logged = JSON.stringify([entry.determination, entry.reasons, entry.unmet, entry.missing]);
  return made === logged
    ? 'same'
    : `the bundle decides ${determination}, the line says ${entry.determination}`;
}
