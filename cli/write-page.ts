// Writes a comparison as one page to a file of the person's own, whole or not at all; knows no command.
import { comparisonToHtml, digestOf, meaningHash, redlineGuidelines } from '../dsl/index.ts';
import type { ComparedText, CompiledGuideline, GuidelineDiff } from '../dsl/index.ts';
import { HostError } from '../host/host-error.ts';
import { isLibraryName } from '../host/library-path.ts';
import type { CliLibrary } from './library.ts';
import type { Terminal } from './terminal.ts';
import { writeTarget, type Replacing } from './write-answer.ts';

export interface ComparedGuidelines {
  readonly older: CompiledGuideline;
  readonly newer: CompiledGuideline;
  readonly diff: GuidelineDiff;
}

export async function writeComparison(
  file: string,
  library: CliLibrary,
  { older, newer, diff }: ComparedGuidelines,
  replacing: Replacing,
  terminal: Terminal,
): Promise<void> {
  const page = comparisonToHtml({
    diff,
    redline: redlineGuidelines(older.guideline, newer.guideline, diff.changes),
    old: textOf(older, library),
    new: textOf(newer, library),
  });
  await writeTarget(file, page, replacing, terminal);
}

export function refuseLibraryName(file: string | undefined): void {
  if (file !== undefined && isLibraryName(file))
    throw new HostError(`${file} is a guideline's name.`, 'Name the page with .html at its end.');
}

function textOf({ source, graph }: CompiledGuideline, { files }: CliLibrary): ComparedText {
  const bytes = files.find(({ path }) => path === source.uri)?.bytes ?? new Uint8Array();
  return { path: source.uri, sourceHash: digestOf(bytes), meaningHash: meaningHash(graph) };
}
