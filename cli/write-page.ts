// Writes a comparison as one page to a file of the person's own, whole or not at all; knows no command.
import { resolve } from 'node:path';
import { comparisonToHtml, digestOf, meaningHash, redlineGuidelines } from '../dsl/index.ts';
import type { ComparedText, CompiledGuideline, GuidelineDiff } from '../dsl/index.ts';
import { writeAtomically } from '../host/disk/atomic-write.ts';
import { withWords } from '../host/disk/fault-words.ts';
import { nodeFileSystem } from '../host/disk/file-system.ts';
import { HostError } from '../host/host-error.ts';
import { isLibraryName } from '../host/library-path.ts';
import type { CliLibrary } from './library.ts';
import type { Terminal } from './terminal.ts';

export interface ComparedGuidelines {
  readonly older: CompiledGuideline;
  readonly newer: CompiledGuideline;
  readonly diff: GuidelineDiff;
}

export async function writeComparison(
  file: string,
  library: CliLibrary,
  { older, newer, diff }: ComparedGuidelines,
  terminal: Terminal,
): Promise<void> {
  if (isLibraryName(file))
    throw new HostError(`${file} is a guideline's name.`, 'Name the page with .html at its end.');
  const page = comparisonToHtml({
    diff,
    redline: redlineGuidelines(older.guideline, newer.guideline, diff.changes),
    old: textOf(older, library),
    new: textOf(newer, library),
  });
  const bytes = new TextEncoder().encode(page);
  const path = resolve(terminal.cwd, file);
  await withWords(file, 'written', async () => {
    await writeAtomically(nodeFileSystem, { path, bytes, mode: 0o644, replaces: 'anything' });
  });
}

function textOf({ source, graph }: CompiledGuideline, { files }: CliLibrary): ComparedText {
  const bytes = files.find(({ path }) => path === source.uri)?.bytes ?? new Uint8Array();
  return { path: source.uri, sourceHash: digestOf(bytes), meaningHash: meaningHash(graph) };
}
