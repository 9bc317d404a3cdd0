// Opens a file of past cases as what its first bytes say that it is; the name is not asked.
import { HostError } from '../host-error.ts';
import { openBytes } from './byte-source.ts';
import type { CaseReader, ReadOptions } from './case-reader.ts';
import { readCsv } from './read-csv.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readParquet } from './read-parquet.ts';

/** `path` is absolute. Close the reader. */
export async function openCases(path: string, options: ReadOptions = {}): Promise<CaseReader> {
  const source = await openBytes(path);
  try {
    await source.fill();
    const { bytes, end } = source.window;
    const start = new TextDecoder().decode(bytes.subarray(0, Math.min(end, 4096)));
    if (start.startsWith('PAR1')) {
      await source.close();
      return await readParquet(path, options);
    }
    const first = start.trimStart().charAt(0);
    if (first === '[')
      throw new HostError(
        `${path} is one JSON list.`,
        'Write one object a line, without brackets and commas around them.',
      );
    return first === '{' ? await readJsonLines(source, options) : await readCsv(source, options);
  } catch (error) {
    await source.close();
    throw error;
  }
}
