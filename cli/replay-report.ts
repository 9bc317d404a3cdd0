// A replay for people at a terminal: how columns were matched, the matrix, what changes and why, what was not read.
import { causeWords, missingWords } from '../dsl/index.ts';
import type { AnsweredCell, ColumnMatch, ExampleCase, ReplayAnswer } from '../dsl/index.ts';
import type { ReplayProgress } from '../host/replay/run-replay.ts';
import { countOf, printable, wrap } from './render.ts';
import type { Terminal } from './terminal.ts';

/** Before the run: what is matched only by words, and what is left over on either side. */
export function printMatch(
  { columns, unmatched, missing, id }: ColumnMatch,
  { verbose }: { readonly verbose: boolean },
  { out, style }: Terminal,
): void {
  const byWords = columns.filter(({ by }) => by === 'words');
  out(`${countOf(columns.length, 'column')} matched${id === undefined ? '' : ', one names the case'}`);
  for (const { name, key } of byWords.slice(0, mostByWords))
    out(style.dim(`  "${printable(name)}" is {${key}}`));
  if (byWords.length > mostByWords)
    out(style.dim(`  and ${byWords.length - mostByWords} more by their words`));
  const tell = (words: string): void => out(`  ${style.yellow('!')} ${words}`);
  const always = style.bold('unknown in every case');
  if (verbose || unmatched.length <= mostTold)
    for (const { name, why } of unmatched)
      tell(`column "${printable(name)}" is not used${why === '' ? '' : `: ${printable(why)}`}`);
  else
    tell(`${unmatched.length} columns are not used: ${grouping(unmatched.map(({ name }) => `"${name}"`))}`);
  if (verbose || missing.length <= mostTold)
    for (const one of missing) tell(`${printable(missingWords(one))}: ${always}`);
  else
    tell(
      `no column for ${missing.length} elements, ${always}: ${grouping(missing.map(({ key }) => `{${key}}`))}`,
    );
  out('');
}

/** More of a kind are one line: the outcome must not be drowned. */
const mostTold = 3;

function grouping(names: readonly string[]): string {
  const first = names.slice(0, mostTold).map(printable).join(', ');
  return `${first} and ${names.length - mostTold} more; --verbose names all`;
}

const mostByWords = 4;

export function progressWords({ records, bytesRead, bytes }: ReplayProgress): string {
  const percent = bytes === 0 ? 100 : Math.min(100, Math.floor((100 * bytesRead) / bytes));
  return `${percent} %  ${grouped(records)} cases`;
}

export function printReplay(answer: ReplayAnswer, terminal: Terminal): void {
  const { out, style } = terminal;
  const { old, new: now, decided, changed } = answer;
  out(style.bold(`${printable(now.title)}: ${old.version} → ${now.version}`));
  out(
    `${counted(decided, 'case')} decided, ${grouped(changed)} ${changed === 1 ? 'decision changes' : 'decisions change'}`,
  );
  if (decided > 0) {
    printMatrix(answer, terminal);
    printChanges(answer, terminal);
  }
  printUnknown(answer, terminal);
  printBad(answer, terminal);
}

function heading(words: string, { out, style }: Terminal): void {
  out(`\n${style.bold(style.cyan(words))}`);
}

function printMatrix(
  { oldDeterminations, newDeterminations, cells, old, new: now }: ReplayAnswer,
  terminal: Terminal,
): void {
  const { out, style } = terminal;
  heading(`Determinations (${old.version} down, ${now.version} across)`, terminal);
  const rows = oldDeterminations.filter((name) => cells.some((cell) => cell.old === name));
  const columns = newDeterminations.filter((name) => cells.some((cell) => cell.new === name));
  const first = Math.max(...rows.map((name) => name.length));
  out(`  ${' '.repeat(first)}  ${columns.map((name) => style.dim(name.padStart(widthOf(name)))).join('  ')}`);
  for (const before of rows) {
    const counts = columns.map((after) => {
      const cases = cells.find((cell) => cell.old === before && cell.new === after)?.cases ?? 0;
      const text = grouped(cases).padStart(widthOf(after));
      return before === after || cases === 0 ? style.dim(text) : style.bold(text);
    });
    out(`  ${before.padEnd(first)}  ${counts.join('  ')}`);
  }
}

function widthOf(name: string): number {
  return Math.max(name.length, 9);
}

function printChanges({ cells }: ReplayAnswer, terminal: Terminal): void {
  const changed = cells.filter((cell) => cell.old !== cell.new).toSorted((a, b) => b.cases - a.cases);
  heading('What changes, and why', terminal);
  if (changed.length === 0) terminal.out('  No decision changes.');
  for (const cell of changed) printChange(cell, terminal);
}

function printChange(cell: AnsweredCell, terminal: Terminal): void {
  const { out, style } = terminal;
  out(`  ${style.bold(`${cell.old} → ${cell.new}`)}  ${counted(cell.cases, 'case')}`);
  const digits = grouped(cell.cases).length;
  for (const cause of cell.causes)
    out(`    ${grouped(cause.cases).padStart(digits)}  ${printable(causeWords(cause))}`);
  if (cell.together > 0)
    out(
      `    ${grouped(cell.together).padStart(digits)}  ${style.dim('due to several differences together')}`,
    );
  for (const example of cell.examples)
    for (const line of exampleLines(example, terminal)) out(`      ${style.dim(line)}`);
}

function exampleLines(example: ExampleCase, { width }: Terminal): readonly string[] {
  const { facts, answeredNo, unknown } = example;
  const rest = [
    ...(answeredNo > 0 ? [`${answeredNo} answered no`] : []),
    ...(unknown.length > 0 ? [`not known: ${unknown.join(', ')}`] : []),
  ];
  const said = [facts.join('; '), ...rest].filter((part) => part !== '').join('; ');
  return wrap(`${placeWords(example)}: ${said}`, Math.max(40, width - 6));
}

function placeWords({
  row,
  line,
  id = '',
}: {
  readonly row: number;
  readonly line: number;
  readonly id?: string;
}): string {
  const place = line > 0 ? `line ${line}` : `row ${row}`;
  return id === '' ? place : `${printable(id)} (${place})`;
}

function printUnknown({ columns, notes, decided }: ReplayAnswer, terminal: Terminal): void {
  const { out, style } = terminal;
  const open = columns.filter(({ unknown }) => unknown > 0).toSorted((a, b) => b.unknown - a.unknown);
  if (open.length + notes.length > 0) heading('Not known', terminal);
  for (const note of notes) out(`  ${style.yellow('!')} ${printable(note)}`);
  for (const { label, unknown } of open.slice(0, mostUnknown))
    out(`  ${grouped(unknown).padStart(grouped(decided).length)}  ${printable(label)}`);
  if (open.length > mostUnknown) out(style.dim(`  and ${open.length - mostUnknown} more elements`));
}

const mostUnknown = 8;

function printBad({ bad }: ReplayAnswer, terminal: Terminal): void {
  const { out, style } = terminal;
  const { brokenRecords, badCells, setAside, takenAsUnknown, listed, blankLines } = bad;
  if (blankLines > 0) out(style.dim(`\n${counted(blankLines, 'blank line')} passed over`));
  if (brokenRecords + badCells === 0) return;
  heading('Not read', terminal);
  const how = takenAsUnknown ? ', taken as unknown' : '';
  out(
    `  ${counted(setAside, 'row')} set aside: ${counted(brokenRecords, 'broken row')}, ${counted(badCells, 'bad value')}${how}`,
  );
  for (const fault of listed) {
    const cell = fault.column === '' ? '' : `${printable(fault.column)} is "${printable(fault.value)}": `;
    out(`  ${style.red('✗')} ${placeWords(fault)}  ${cell}${printable(fault.why)}`);
  }
  const left = brokenRecords + badCells - listed.length;
  if (left > 0) out(style.dim(`  and ${grouped(left)} more; --bad-rows lists more`));
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
