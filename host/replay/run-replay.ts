// Replays a file of past cases under two versions: file to batches, batches to decisions, decisions to one answer. Prints nothing.
import { basename } from 'node:path';
import {
  answeredCells,
  answeredColumns,
  columnNotes,
  createCaseColumns,
  createReplay,
  listedFaults,
  matchColumns,
  meaningHash,
  sameCriteria,
} from '../../dsl/index.ts';
import type {
  BadValues,
  CaseBatch,
  ColumnMapping,
  ColumnMatch,
  CompiledGuideline,
  ExampleCase,
  RecordBatch,
  RecordFault,
  Replay,
  ReplayAnswer,
  ReplayedBatch,
  ReplayedVersion,
} from '../../dsl/index.ts';
import { HostError } from '../host-error.ts';
import type { CaseReader } from './case-reader.ts';
import { createCaseTeller, wantedColumns, withoutId, type CaseTeller } from './case-teller.ts';
import { openCases } from './open-cases.ts';

export interface ReplayRun {
  /** Absolute. */
  readonly path: string;
  readonly old: ReplaySide;
  readonly new: ReplaySide;
  readonly mapping?: ColumnMapping;
  readonly badValues?: BadValues;
  /** Examples of each cell of the matrix; 3 unless told. */
  readonly examples?: number;
  /** Bad rows that are listed; 20 unless told. All are counted. */
  readonly listed?: number;
  readonly delimiter?: string;
  readonly batchSize?: number;
  readonly signal?: AbortSignal;
  /** Heard once, before the first case is read. */
  readonly onMatch?: (match: ColumnMatch, header: readonly string[]) => void;
  readonly onProgress?: (progress: ReplayProgress) => void;
  /** Hears of the cases that change, batch by batch. */
  readonly onChanged?: (batch: ChangedBatch) => Promise<void> | void;
}

export interface ReplaySide {
  readonly compiled: CompiledGuideline;
  /** For people. */
  readonly path: string;
}

export interface ReplayProgress {
  readonly records: number;
  readonly bytesRead: number;
  readonly bytes: number;
}

export interface ChangedBatch {
  readonly changed: ReplayedBatch['changed'];
  readonly rowOf: (place: number) => { readonly row: number; readonly line: number; readonly id: string };
}

/** Throws the reason of the signal where it is stopped, and a `HostError` where the file or the mapping cannot be used. */
export async function runReplay(run: ReplayRun): Promise<ReplayAnswer> {
  const reader = await openCases(run.path, {
    ...(run.delimiter === undefined ? {} : { delimiter: run.delimiter }),
    ...(run.batchSize === undefined ? {} : { batchSize: run.batchSize }),
  });
  try {
    const older = run.old.compiled.graph;
    const newer = run.new.compiled.graph;
    const match = matchColumns(reader.header, older, newer, run.mapping);
    requireMatch(run.path, reader, match);
    run.onMatch?.(match, reader.header);
    return await decideAll(run, reader, match);
  } finally {
    await reader.close();
  }
}

/** Throws where nothing can be decided of the file so. */
export function requireMatch(path: string, { header }: CaseReader, { faults, columns }: ColumnMatch): void {
  const [fault] = faults;
  if (fault !== undefined)
    throw new HostError(
      `The columns of ${path} cannot be matched. ${faults.join(' ')}`,
      'Give the columns in a mapping file: {"columns": {"name in the file": "key"}}.',
    );
  if (columns.length > 0) return;
  const shown = header.slice(0, 5).map((name) => `"${name.slice(0, 40)}"`);
  throw new HostError(
    `No column of ${path} is a data element or a criterion of the two versions: ${shown.join(', ')}${header.length > 5 ? ', …' : ''}.`,
    'The first line must name the columns, by the keys or the words of the elements, or by a mapping file.',
  );
}

async function decideAll(run: ReplayRun, reader: CaseReader, match: ColumnMatch): Promise<ReplayAnswer> {
  const { badValues = 'row', listed = 20, examples: most = 3 } = run;
  const [older, newer] = [run.old.compiled.graph, run.new.compiled.graph];
  const replay = createReplay(older, newer, {
    examples: most,
    sameCriteria: sameCriteria(run.old.compiled.guideline, run.new.compiled.guideline),
  });
  const reading = createCaseColumns(older, newer, match.columns, { badValues, listed });
  const teller = createCaseTeller(run, match);
  const examples = createExamples(teller);
  const faults: RecordFault[] = [];
  let [records, broken, decided] = [0, 0, 0];
  const signal = run.signal ?? new AbortController().signal;
  for await (const batch of reader.batches(wantedColumns(match), signal)) {
    signal.throwIfAborted();
    const cases = reading.read(withoutId(batch, match));
    const done = replay.add(cases);
    examples.keep(replay, batch, cases, decided);
    if (done.changed.length > 0)
      await run.onChanged?.({ changed: done.changed, rowOf: (place) => teller.rowOf(batch, cases, place) });
    records += batch.size + batch.faults.length;
    broken += batch.faults.length;
    decided += cases.size;
    if (faults.length < listed) faults.push(...batch.faults.slice(0, listed - faults.length));
    run.onProgress?.({ records, bytesRead: reader.state().bytesRead, bytes: reader.bytes });
  }
  if (records === 0)
    throw new HostError(`${run.path} has no cases.`, 'Below the header, each line is one case.');
  const report = replay.report();
  const counts = reading.counts();
  const state = reader.state();
  const [old, now] = [versionOf(run.old), versionOf(run.new)];
  return {
    file: {
      name: basename(run.path),
      format: reader.format,
      bytes: reader.bytes,
      sha256: state.sha256,
      idColumn: reader.header[match.id ?? -1] ?? '',
    },
    old,
    new: now,
    records,
    decided,
    changed: report.changed,
    oldDeterminations: replay.oldDeterminations,
    newDeterminations: replay.newDeterminations,
    cells: answeredCells(report, examples.at),
    columns: answeredColumns(match.columns, counts, decided),
    unmatched: match.unmatched,
    missing: match.missing,
    bad: {
      setAside: records - decided,
      brokenRecords: broken,
      badCells: reading.badCellCount(),
      takenAsUnknown: badValues === 'unknown',
      blankLines: state.blankLines,
      listed: listedFaults(faults, reading.badCells(), listed),
    },
    notes: columnNotes(match.columns, counts, { old: old.version, new: now.version }),
  };
}

function versionOf({ compiled, path }: ReplaySide): ReplayedVersion {
  const { title, header } = compiled.guideline;
  return { title, id: header.id, version: header.version, path, meaningHash: meaningHash(compiled.graph) };
}

interface Examples {
  /** Takes what a report of the cases so far names and the batch has. */
  readonly keep: (replay: Replay, batch: RecordBatch, cases: CaseBatch, before: number) => void;
  readonly at: (caseIndex: number) => ExampleCase | undefined;
}

/** The batches are gone when the report is made: what it will name is kept while they are there. */
function createExamples(teller: CaseTeller): Examples {
  const kept = new Map<number, ExampleCase>();
  return {
    at: (caseIndex) => kept.get(caseIndex),
    keep(replay, batch, cases, before) {
      for (const index of replay.report().cells.flatMap((cell) => cell.examples))
        if (!kept.has(index)) kept.set(index, teller.tell(batch, cases, index - before));
    },
  };
}
