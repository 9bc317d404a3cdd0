// `guideline diff`: what two versions say differently, which decisions that changes, and whether the printed summary of changes is right.
import { InvalidArgumentError } from 'commander';
import type { GuidelineDiff } from '../../dsl/index.ts';
import {
  diffGuidelines,
  hasErrors,
  summaryMarkdown,
  summarySource,
  summaryTableCsv,
  summaryTableMarkdown,
  summaryText,
} from '../../dsl/index.ts';
import { HostError } from '../../host/host-error.ts';
import { cadicalIfAny } from '../../solver/cadical.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { isUnproved, printClaims, printDiff, printTitle } from '../diff-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { diagnosticsOf, openLibrary } from '../library.ts';
import { countFindings } from '../render.ts';
import { checkTargets, writeAnswer, type AnswerFile } from '../write-answer.ts';
import { refuseLibraryName, writeComparison } from '../write-page.ts';

interface DiffOptions extends AnswerFile {
  readonly summary?: SummaryFormat;
  readonly check?: boolean;
  readonly exitCode?: boolean;
  readonly json?: boolean;
  readonly html?: string;
}

export const addDiff: AddCommand = (program, context) => {
  program
    .command('diff')
    .summary('compare two versions: text, decisions, summary of changes')
    .description(
      'Compares two versions: what changed, which decisions change with a case that shows it, and the summary of changes.',
    )
    .argument('<old>', 'the older guideline')
    .argument('<new>', 'the newer guideline')
    .option(
      '--summary <format>',
      `only the drafted summary of changes, as ${Object.keys(summaries).join(', ')}`,
      summaryFormat,
    )
    .option('--check', 'only the printed summary against the changes; exit with 1 where one lacks the other')
    .option('--exit-code', 'exit with 1 where decisions change or the printed summary claims what did not')
    .option('--html <file>', 'write the comparison with its redline as one self-contained page')
    .option('--json', 'print the comparison as JSON')
    .option('--out <file>', 'write the summary or the JSON into a new file')
    .option('--replace', 'replace the files of --html and --out if they are there')
    .action(async (older: string, newer: string, options: DiffOptions) => {
      await diff(older, newer, options, context);
    });
};

const summaries = {
  text: summaryText,
  markdown: summaryMarkdown,
  table: summaryTableMarkdown,
  csv: summaryTableCsv,
  source: (found: GuidelineDiff) =>
    `changes from ${found.old.version || found.old.label}\n${summarySource(found)}`,
} as const;

type SummaryFormat = keyof typeof summaries;

function summaryFormat(text: string): SummaryFormat {
  const known = Object.keys(summaries);
  if (known.includes(text)) return text as SummaryFormat;
  throw new InvalidArgumentError(`It must be one of ${known.join(', ')}.`);
}

/** Whatever shows the comparison, its headline must not say more than the part that could be read. */
function asFarAsRead(found: GuidelineDiff, errors: string): GuidelineDiff {
  const words = `As far as it can be read (${errors}): ${found.materiality.words}`;
  const note = `There are errors (${errors}): what could not be read was taken as unknown, and all that is said holds only as far as the versions could be read.`;
  return { ...found, materiality: { ...found.materiality, words }, notes: [note, ...found.notes] };
}

async function diff(
  older: string,
  newer: string,
  options: DiffOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const { summary, check, json, out, html } = options;
  if (out !== undefined && summary === undefined && json !== true)
    throw new HostError('--out needs to know what to write.', 'Add --summary with a format, or --json.');
  refuseLibraryName(html);
  await checkTargets([html, out], options, terminal);
  const library = openLibrary(terminal);
  const before = await library.openGuideline(older);
  const after = await library.openGuideline(newer);
  const errors = diagnosticsOf(library, [before.source.uri, after.source.uri]).filter((one) =>
    hasErrors([one]),
  );
  const compared = diffGuidelines(before, after, { createSolver: await cadicalIfAny() });
  const found = errors.length === 0 ? compared : asFarAsRead(compared, countFindings(errors));
  if (html !== undefined)
    await writeComparison(html, library, { older: before, newer: after, diff: found }, options, terminal);
  if (json === true) await writeAnswer(`${JSON.stringify(found, undefined, 2)}\n`, options, terminal);
  else if (summary !== undefined) await writeAnswer(summaries[summary](found), options, terminal);
  else if (check !== true) printDiff(library, found, terminal);
  else {
    printTitle(found, terminal);
    printClaims(library, found, terminal);
  }
  if (errors.length > 0) {
    terminal.error(
      `${countFindings(errors)}: what could not be read was taken as unknown. See \`guideline check\`.`,
    );
    finish(exitCodes.invalidSource);
    return;
  }
  const { claims, unmentioned } = found.claims;
  const unproved = claims.some(isUnproved);
  const changed = options.exitCode === true && (found.equivalence.equivalent !== true || unproved);
  const mistold = check === true && (unproved || unmentioned.length > 0);
  finish(changed || mistold ? exitCodes.no : exitCodes.yes);
}
