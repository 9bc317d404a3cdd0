// `guideline analyze`: what holds over all cases of a guideline, in the words of its criteria.
import type { Analysis, Boundary, CompiledGuideline, SmallestSets } from '../../dsl/index.ts';
import { analyse, hasErrors, valuesBetween } from '../../dsl/index.ts';
import { cadicalIfAny } from '../../solver/cadical.ts';
import {
  analysisAnswer,
  caseWords,
  criterionWords,
  lineWords,
  setWords,
  stepWords,
} from '../analysis-words.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { diagnosticsOf, openLibrary } from '../library.ts';
import { countOf, printable, renderDiagnostic, wholeNumber } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface AnalyzeOptions {
  readonly most: number;
  readonly json?: boolean;
}

export const addAnalyze: AddCommand = (program, context) => {
  program
    .command('analyze')
    .summary('say what holds over all cases of a guideline')
    .description(
      'Says of all cases what is pointless, what says the same, what suffices, what blocks, and where one answer changes the determination.',
    )
    .argument('<file>', 'a guideline')
    .option('--most <lines>', 'lines to print of each list', wholeNumber, 8)
    .option('--json', 'print everything as JSON')
    .action(async (file: string, options: AnalyzeOptions) => {
      await analyze(file, options, context);
    });
};

async function analyze(
  path: string,
  { most, json }: AnalyzeOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const library = openLibrary(terminal);
  const compiled = await library.openGuideline(path);
  const errors = diagnosticsOf(library, [compiled.source.uri]).filter((one) => hasErrors([one]));
  if (errors.length > 0) {
    for (const error of errors) terminal.error(`${renderDiagnostic(error, library.source, terminal)}\n`);
    finish(exitCodes.invalidSource);
    return;
  }
  const analysis = analyse(compiled.graph, {
    createSolver: await cadicalIfAny(),
    // Nobody reads a thousand sets, and large guidelines take long over them.
    ...(json === true ? {} : { mostSets: Math.max(100, most) }),
  });
  if (json === true) printJsonAnswer(terminal, analysisAnswer(compiled.graph, analysis));
  else printAnalysis(compiled, analysis, most, terminal);
  finish(exitCodes.yes);
}

function printAnalysis(
  compiled: CompiledGuideline,
  analysis: Analysis,
  most: number,
  terminal: Terminal,
): void {
  const { graph } = compiled;
  const { style } = terminal;
  const list = (title: string, lines: readonly string[], more = ''): void => {
    if (lines.length === 0) return;
    terminal.out(`\n${style.bold(title)}`);
    for (const line of lines.slice(0, most)) terminal.out(`  ${printable(line)}`);
    const hidden = lines.length - most;
    if (hidden > 0) terminal.out(style.dim(`  and ${String(hidden)} more${more}`));
  };
  terminal.out(`${style.bold(printable(graph.guideline.title))}  ${graph.guideline.version}`);
  list('Can never be met', analysis.neverMet.map(criterionWords));
  list('Is always met', analysis.alwaysMet.map(criterionWords));
  list('Decides nothing', analysis.dead.map(deadWords));
  list('Changes no determination', analysis.neverDecisive.map(criterionWords));
  list(
    'Says the same',
    analysis.equivalent.map((same) => same.map(criterionWords).join(' and ')),
  );
  list(
    'Gaps and overlaps of numbers',
    analysis.numbers.map((found) => numberWords(graph, found)),
  );
  for (const { section, sufficient, blocking } of analysis.sections) {
    printSets(`Enough to meet the ${section}`, sufficient);
    printSets(`Enough to rule the ${section} out`, blocking);
  }
  list(
    'One answer changes the determination',
    analysis.boundaries.flatMap((boundary) => boundaryWords(graph, boundary)),
  );
  const unmoved = analysis.boundaries.filter(({ pair, proved }) => proved && pair === undefined);
  list(
    'Lines that change no determination',
    unmoved.map((boundary) => lineWords(graph, boundary)),
  );
  list('The fewest facts that settle', (analysis.facts?.ways ?? []).map(caseWords));
  list('Facts that no determination needs', analysis.facts?.idle ?? []);
  const { steps, determination, settled } = analysis.questions;
  const end = settled ? `${determination} in the end` : 'still open in the end';
  list(`Best asked in this order, as long as the last answer is given: ${end}`, steps.map(stepWords));
  printLimits(compiled, analysis, terminal);

  function printSets(title: string, { sets, complete }: SmallestSets): void {
    const lines = sets.map((set) => setWords(graph, set));
    list(title, lines, complete ? '' : ', and others that were not counted');
  }
}

function deadWords({ criterion, as, coveredBy }: Analysis['dead'][number]): string {
  if (coveredBy === undefined)
    return `${criterionWords(criterion)}: the criteria around it settle every case without it`;
  return as === 'alternative'
    ? `${criterionWords(criterion)}: whenever it is met, ${criterionWords(coveredBy)} is met already`
    : `${criterionWords(criterion)}: ${criterionWords(coveredBy)} is needed as well, and is never met without it`;
}

function numberWords(graph: CompiledGuideline['graph'], found: Analysis['numbers'][number]): string {
  const of = (node: number): string => graph.nodes[node]?.origin.words ?? '';
  const what = found.kind === 'gap' ? 'neither' : 'both';
  return `${found.element.label} ${valuesBetween(found)} meets ${what}: ${of(found.lower.node)}; ${of(found.upper.node)}`;
}

function boundaryWords(graph: CompiledGuideline['graph'], boundary: Boundary): readonly string[] {
  if (boundary.pair === undefined) return [];
  const [before, after] = boundary.pair.map(({ determination }) => determination);
  if (boundary.kind === 'answer')
    return [`${boundary.label}: ${boundary.from} → ${before ?? ''}, ${boundary.to} → ${after ?? ''}`];
  const words = graph.nodes[boundary.node]?.origin.words ?? '';
  const [fewer, enough] = boundary.counts;
  return [`${words}: ${String(fewer)} met → ${before ?? ''}, ${String(enough)} met → ${after ?? ''}`];
}

/** What could not be said, and why: silence must not pass for "there is none". */
function printLimits(
  { graph }: CompiledGuideline,
  { by, cutShort, notProved, boundaries, facts }: Analysis,
  terminal: Terminal,
): void {
  const open = boundaries.filter(({ proved }) => !proved).map((boundary) => lineWords(graph, boundary));
  const lines = [
    ...(cutShort ? ['Not every criterion was looked at for being pointless: that would take too long.'] : []),
    ...(facts === undefined ? ['The decision tree is too large for the fewest facts to be counted.'] : []),
    ...(notProved.length > 0
      ? [`Whether it ever decides could not be proved of ${countOf(notProved.length, 'criterion')}.`]
      : []),
    ...(open.length > 0
      ? [
          `No pair of cases was found for ${countOf(open.length, 'line')}, and none was ruled out: ${printable(open.join('; '))}.`,
        ]
      : []),
    ...(by === 'nothing' ? ['The guideline is too large for questions about all of its cases.'] : []),
  ];
  for (const line of lines) terminal.out(`\n${terminal.style.yellow('!')} ${line}`);
}
