// A witness as the text of a case of the new version; knows no file and decides nothing again.
import { plainTitle, writeCase } from '../cases/write-case.ts';
import type { CompiledGuideline } from '../compile.ts';
import type { Witness } from './decision-change.ts';
import { determinationWords } from './directions.ts';
import { shortened } from './words.ts';

export interface KeptCase {
  readonly title: string;
  /** `case "..."` and its indented lines, with `\n` after each. */
  readonly text: string;
}

/** `oldLabel`: short name of the version that decided otherwise. `taken`: titles that the file has already. */
export function keptCase(
  newer: Pick<CompiledGuideline, 'graph'>,
  witness: Witness,
  oldLabel: string,
  taken: ReadonlySet<string> = new Set(),
): KeptCase {
  const title = freeTitle(plainTitle(titleOf(witness, oldLabel)), taken);
  const determination = witness.new.determination;
  const text = writeCase(newer.graph, { title, facts: witness.newFacts, determination, note: '' });
  return { title, text: `${text}\n` };
}

function freeTitle(title: string, taken: ReadonlySet<string>): string {
  let free = title;
  for (let count = 2; taken.has(free); count++) free = `${title}, ${String(count)}`;
  return free;
}

function titleOf({ departures, old }: Witness, oldLabel: string): string {
  const said = departures
    .map(({ words, state }) => (plainStates.has(state) ? `${words} ${state}` : `${words}: ${state}`))
    .join(', ');
  return `${shortened(said, 110) || 'Nothing met'} (${determinationWords(old.determination)} in ${oldLabel})`;
}

const plainStates: ReadonlySet<string> = new Set(['met', 'not met', 'unknown']);
