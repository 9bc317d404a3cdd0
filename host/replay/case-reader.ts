// What a file of past cases is to whoever reads it, whatever its format; opens nothing.
import type { RecordBatch } from '../../dsl/index.ts';

export type CaseFormat = 'csv' | 'json-lines' | 'parquet';

export interface CaseReader {
  readonly format: CaseFormat;
  /** Names of the columns, in their order. */
  readonly header: readonly string[];
  /** Of the whole file. */
  readonly bytes: number;
  /** Once only. `wanted`: places in the header. The columns of a batch are good until the next one is asked for. */
  readonly batches: (wanted: readonly number[], signal: AbortSignal) => AsyncIterable<RecordBatch>;
  /** How much has been read, and what was passed over. */
  readonly state: () => ReadState;
  readonly close: () => Promise<void>;
}

export interface ReadState {
  readonly bytesRead: number;
  /** Lines with nothing on them; they are no records. */
  readonly blankLines: number;
  /** SHA-256 of the file's bytes, hex; '' before the last batch. */
  readonly sha256: string;
}

export interface ReadOptions {
  /** Between cells; found from the header where absent. */
  readonly delimiter?: string;
  /** Records of a batch; a multiple of 32. */
  readonly batchSize?: number;
}

/** Enough that a batch is worth its calls; few enough that its columns stay small. */
export const usualBatch = 65_536;
