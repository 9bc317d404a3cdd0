// A comparison of two versions in words for the terminal: structure, decisions with their cases, the drafted summary, the claims.
import type { Change, Claim, DecisionChange, GuidelineDiff, Witness } from '../dsl/index.ts';
import { positionAt, summaryText } from '../dsl/index.ts';
import type { CliLibrary } from './library.ts';
import { printable, wrap } from './render.ts';
import type { Style, Terminal } from './terminal.ts';

export function printDiff(library: CliLibrary, found: GuidelineDiff, terminal: Terminal): void {
  printTitle(found, terminal);
  const { style } = terminal;
  terminal.out(printable(found.materiality.words));
  // Every list below would say again that there is nothing.
  if (isSame(found)) return;
  printStructure(found.changes, terminal);
  printDecisions(found, terminal);
  heading('Summary of changes (drafted)', terminal);
  for (const line of summaryText(found).trimEnd().split('\n')) terminal.out(`  ${printable(line)}`.trimEnd());
  printClaims(library, found, terminal);
  for (const note of found.notes) terminal.out(`\n${style.yellow('note')} ${printable(note)}`);
}

export function isSame({ changes, decisions, claims }: GuidelineDiff): boolean {
  return changes.length === 0 && decisions.length === 0 && !claims.claims.some(isUnproved);
}

export function printTitle({ old, new: newer }: GuidelineDiff, { out, style }: Terminal): void {
  out(style.bold(`${printable(newer.title)}: ${printable(old.label)} → ${printable(newer.label)}`));
  if (old.id !== newer.id)
    out(
      `${style.yellow('!')} These are two guidelines, not two versions of one: {${printable(old.id)}} “${printable(old.title)}” and {${printable(newer.id)}} “${printable(newer.title)}”.`,
    );
}

function heading(words: string, { out, style }: Terminal): void {
  out(`\n${style.bold(style.cyan(words))}`);
}

/** By section; what only moved to another number is counted. */
function printStructure(changes: readonly Change[], terminal: Terminal): void {
  heading('Structure', terminal);
  const { style } = terminal;
  const told = changes.filter(({ kind }) => kind !== 'renumbered');
  if (changes.length === 0) terminal.out('  Nothing changed.');
  for (const section of new Set(told.map((change) => change.section))) {
    const own = told.filter((change) => change.section === section);
    const title = own[0]?.sectionTitle ?? '';
    terminal.out(`  ${style.bold(section)}${title === '' ? '' : `  ${style.dim(printable(title))}`}`);
    for (const change of own) {
      const indent = '  '.repeat(change.under.length);
      terminal.out(`    ${sign(change, style)} ${indent}${printable(change.headline)}`);
    }
  }
  const renumbered = changes.length - told.length;
  if (renumbered > 0)
    terminal.out(style.dim(`  ${renumbered === 1 ? '1 criterion' : `${renumbered} criteria`} renumbered`));
}

function sign(change: Change, style: Style): string {
  if (change.old === undefined) return style.green('+');
  return change.new === undefined ? style.red('-') : style.yellow('~');
}

function printDecisions({ decisions, equivalence, classes }: GuidelineDiff, terminal: Terminal): void {
  heading('Decisions that change', terminal);
  const { style } = terminal;
  if (equivalence.equivalent !== false) terminal.out(`  ${printable(equivalence.why)}`);
  for (const decision of decisions) printDecision(decision, terminal);
  if (decisions.length > 0 && classes.kind === 'counted') {
    terminal.out(
      style.dim(`  Of ${grouped(classes.total)} complete cases, a number or date counted once per interval:`),
    );
    const rows = classes.rows.map((row) => [
      row.old === row.new ? `${row.old}, as before` : `${row.old} → ${row.new}`,
      grouped(row.cases),
    ]);
    const width = Math.max(...rows.map(([words = '']) => words.length));
    const digits = Math.max(...rows.map(([, cases = '']) => cases.length));
    for (const [words = '', cases = ''] of rows)
      terminal.out(`    ${words.padEnd(width)}  ${cases.padStart(digits)}`);
  }
  if (classes.kind === 'not counted') terminal.out(style.dim(`  Not counted: ${classes.why}`));
}

function printDecision({ direction, words, witnesses }: DecisionChange, terminal: Terminal): void {
  const { style } = terminal;
  const arrows: Readonly<Record<DecisionChange['direction'], string>> = {
    widens: style.green('↑ widens'),
    narrows: style.red('↓ narrows'),
    both: style.yellow('↕ widens and narrows'),
    documentation: style.blue('? asks for other documentation'),
    none: style.dim('= none'),
  };
  terminal.out(`  ${arrows[direction]}  ${style.bold(printable(words))}`);
  for (const witness of witnesses) for (const line of witnessLines(witness, terminal)) terminal.out(line);
}

function witnessLines({ words }: Witness, { width, style }: Terminal): readonly string[] {
  return wrap(words, Math.max(40, width - 6)).map((line) => `      ${style.dim(line)}`);
}

export function printClaims(
  library: CliLibrary,
  { claims, changes }: GuidelineDiff,
  terminal: Terminal,
): void {
  heading('Claims without a change', terminal);
  const { style } = terminal;
  if (!claims.listed) terminal.out('  The new version has no list of changes from the old one.');
  const unproved = claims.claims.filter(isUnproved);
  if (claims.listed && unproved.length === 0)
    terminal.out('  None: every line of the printed summary has a change behind it.');
  for (const claim of unproved) {
    terminal.out(
      `  ${style.red('✗')} ${claim.verb} ${printable(claim.text)}  ${style.dim(placeOf(library, claim))}`,
    );
  }
  const silent = changes.filter(({ id }) => claims.unmentioned.includes(id));
  if (silent.length === 0) return;
  heading('Changes without a claim', terminal);
  for (const { headline } of silent) terminal.out(`  ${style.yellow('!')} ${printable(headline)}`);
}

function placeOf(library: CliLibrary, { place }: Claim): string {
  const source = library.source(place.uri);
  return source ? `${place.uri}:${positionAt(source, place.span.start).line + 1}` : place.uri;
}

export function isUnproved({ changes }: Claim): boolean {
  return changes.length === 0;
}

/** `6442450944` as `6,442,450,944`. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
