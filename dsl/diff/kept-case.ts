// A witness as the text of a case of the new version; knows no file and decides nothing again.
import { comparableWords } from '../cases/case-names.ts';
import type { CompiledGuideline } from '../compile.ts';
import type { Element } from '../decision/criteria-graph.ts';
import { describeValue, readFacts } from '../decision/facts.ts';
import type { Witness } from './decision-change.ts';
import { determinationWords } from './directions.ts';
import { outlineCriteria } from './outline.ts';
import { shortened } from './words.ts';

export interface KeptCase {
  readonly title: string;
  /** `case "..."` and its indented lines, with `\n` after each. */
  readonly text: string;
}

/** `oldLabel`: short name of the version that decided otherwise. `taken`: titles that the file has already. */
export function keptCase(
  newer: Pick<CompiledGuideline, 'graph' | 'guideline'>,
  witness: Witness,
  oldLabel: string,
  taken: ReadonlySet<string> = new Set(),
): KeptCase {
  const title = freeTitle(titleOf(witness, oldLabel), taken);
  const keys = [...witness.departures, ...witness.besides].map(({ newKey }) => newKey);
  const lines = [
    ...[...new Set(keys)].flatMap((key) => (key === '' ? [] : factLine(newer, key, witness.newFacts))),
    'all others not met',
    `expect ${witness.new.determination}`,
  ];
  return { title, text: [`case "${title}"`, ...lines.map((line) => `  ${line}`), ''].join('\n') };
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
  const was = `${determinationWords(old.determination)} in ${oldLabel}`;
  return `${shortened(said.replaceAll('"', "'") || 'Nothing met', 110)} (${was.replaceAll('"', "'")})`;
}

const plainStates: ReadonlySet<string> = new Set(['met', 'not met', 'unknown']);

function factLine(
  { graph, guideline }: Pick<CompiledGuideline, 'graph' | 'guideline'>,
  key: string,
  facts: Witness['newFacts'],
): readonly string[] {
  const index = graph.elements.findIndex((element) => element.key === key);
  const element = graph.elements[index];
  if (element === undefined) return [];
  const value = readFacts(graph, facts).values[index];
  if (element.kind === 'question') {
    const state = value === undefined ? 'unknown' : value === true ? 'met' : 'not met';
    return [`${questionName(guideline, graph.elements, element)} ${state}`];
  }
  if (value === undefined) return [`${key} is unknown`];
  const words = describeValue(element, value);
  if (element.kind === 'codes' && words !== 'none') return [`${key} in ${words}`];
  const isName = element.kind === 'choice' || element.kind === 'scale';
  return [`${key} is ${isName && !/^[\w-]+$/.test(words) ? `"${words}"` : words}`];
}

/** A derived id changes with the words, so that the words themselves are the better name where they are the only ones. */
function questionName(
  guideline: CompiledGuideline['guideline'],
  elements: readonly Element[],
  { key, label }: Extract<Element, { kind: 'question' }>,
): string {
  const pinned = outlineCriteria(guideline).criteria.some(
    ({ criterion }) => criterion.pinned && criterion.id === key,
  );
  const alike = elements.filter((one) => comparableWords(one.label) === comparableWords(label));
  return pinned || alike.length > 1 || !/^[\p{L}\d][\p{L}\d ,/()'-]*$/u.test(label) ? `{${key}}` : label;
}
