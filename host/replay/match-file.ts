// How the columns of a file of past cases fit two versions, told before any case is decided; reads no more than its start.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { matchColumns } from '../../dsl/index.ts';
import type { ColumnMapping, CompiledGuideline } from '../../dsl/index.ts';
import type { CasesMatch } from '../api.ts';
import { readMappingFile } from './mapping-file.ts';
import { openCases } from './open-cases.ts';

interface Versions {
  readonly old: CompiledGuideline;
  readonly new: CompiledGuideline;
}

/** `path` is absolute. Without a mapping, `replay.json` beside the cases is used if it is there. */
export async function matchColumnsOf(
  path: string,
  versions: Versions,
  given: ColumnMapping | undefined,
): Promise<CasesMatch> {
  const beside = join(dirname(path), 'replay.json');
  const fromMappingFile = given === undefined && existsSync(beside);
  const mapping = given ?? (fromMappingFile ? await readMappingFile(beside, 'replay.json') : {});
  const reader = await openCases(path);
  try {
    const { header, format, bytes } = reader;
    const [older, newer] = [versions.old.graph, versions.new.graph];
    const { columns, unmatched, missing, id, faults } = matchColumns(header, older, newer, mapping);
    const elements = new Map([...older.elements, ...newer.elements].map((one) => [one.key, one.label]));
    const order = new Set([...newer.elements, ...older.elements].map(({ key }) => key));
    return {
      format,
      bytes,
      mapping,
      fromMappingFile,
      header,
      columns: columns.map(({ name, key, label, by }) => ({ name, key, label, by })),
      unmatched,
      missing,
      idColumn: header[id ?? -1] ?? '',
      faults,
      elements: [...order].map((key) => ({ key, label: elements.get(key) ?? key })),
    };
  } finally {
    await reader.close();
  }
}
