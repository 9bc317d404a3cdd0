// `guideline evaluate`: decides one case, and says why, what is missing and what to ask next.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type {
  CompiledGuideline,
  Explanation,
  InvalidFact,
  MissingFact,
  QuestionOrder,
} from '../../dsl/index.ts';
import { decide, explain, hasErrors, questionOrder, readFacts } from '../../dsl/index.ts';
import type { Facts } from '../../dsl/index.ts';
import { withWords } from '../../host/disk/fault-words.ts';
import { decodeUtf8 } from '../../host/utf8.ts';
import { HostError } from '../../host/host-error.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { diagnosticsOf, openLibrary } from '../library.ts';
import { countOf, printable, renderDiagnostic } from '../render.ts';
import type { Terminal } from '../terminal.ts';

interface EvaluateOptions {
  readonly facts: string;
  readonly json?: boolean;
}

export const addEvaluate: AddCommand = (program, context) => {
  program
    .command('evaluate')
    .summary('decide one case and say why')
    .description('Decides one case. A fact that the file does not give is unknown: never a yes, never a no.')
    .argument('<file>', 'a guideline')
    .requiredOption('--facts <file>', 'the facts of the case, one JSON object')
    .option('--json', 'print the decision and its explanation as JSON')
    .action(async (file: string, options: EvaluateOptions) => {
      await evaluate(file, options, context);
    });
};

async function evaluate(
  path: string,
  { facts: factsPath, json }: EvaluateOptions,
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
  const facts = await readFactsFile(factsPath, terminal);
  const { values, invalid } = readFacts(compiled.graph, facts);
  const explanation = explain(compiled.graph, values);
  const decision = decide(compiled.graph, facts);
  const order = questionOrder(compiled.graph, values);
  if (json === true)
    printJsonAnswer(terminal, { decision, ...withoutPlaces(explanation), questionOrder: order });
  else printExplanation(compiled, explanation, order, invalid, terminal);
  // The decision stands on less than was given: a script must notice.
  finish(invalid.length === 0 ? exitCodes.yes : exitCodes.no);
}

async function readFactsFile(path: string, { cwd }: Terminal): Promise<Facts> {
  const bytes = await withWords(path, 'opened', async () => await readFile(resolve(cwd, path)));
  const help =
    'Write one JSON object, such as { "epilepsy": true, "bmi": { "value": "34.9", "unit": "kg/m2" } }.';
  let parsed: unknown;
  try {
    parsed = JSON.parse((decodeUtf8(bytes) ?? '').replace(/^\ufeff/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new HostError(`${path} is not JSON: ${printable(why)}.`, help, { cause: error });
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Facts;
  throw new HostError(`${path} does not hold one JSON object.`, help);
}

function withoutPlaces({ deciding, decidingIsSmallest, missing, nextQuestion }: Explanation): object {
  const criterion = ({ id, words, number, state, keys }: Explanation['deciding'][number]) => ({
    id,
    words,
    number,
    state,
    keys,
  });
  return {
    deciding: deciding.map(criterion),
    decidingIsSmallest,
    missing: missing.map((fact) => ({ ...fact, criteria: fact.criteria.map(criterion) })),
    nextQuestion: nextQuestion ?? null,
  };
}

function printExplanation(
  compiled: CompiledGuideline,
  { decision, deciding, missing, nextQuestion }: Explanation,
  order: QuestionOrder,
  invalid: readonly InvalidFact[],
  terminal: Terminal,
): void {
  const { style } = terminal;
  const { title, header } = compiled.guideline;
  terminal.out(style.dim(`${printable(title)}  ${header.version}`));
  terminal.out(
    `${style.bold(decision.determination)}${decision.label === '' ? '' : `  ${printable(decision.label)}`}`,
  );
  const block = (heading: string, lines: readonly string[]): void => {
    if (lines.length > 0)
      terminal.out(`\n${style.bold(style.cyan(heading))}\n${lines.map((line) => `  ${line}`).join('\n')}`);
  };
  block(
    'Not readable, taken as unknown',
    invalid.map(({ key, why }) => `${style.red('✗')} ${printable(key)}: ${printable(why)}`),
  );
  block('Why', whyLines(compiled, decision.reasons, decision.unmet, terminal));
  block(
    'Would change it',
    deciding.map(
      ({ words, state }) =>
        `${printable(words)} ${style.dim(`(now ${state === 'not-met' ? 'not met' : state})`)}`,
    ),
  );
  block(
    'Missing: what has to be documented still',
    missing.map((fact) => missingLine(fact, terminal)),
  );
  const next = missing.find(({ key }) => key === nextQuestion);
  if (next) block('Ask next', nextLines(next, terminal));
  block('Then, if each answer meets nothing', thenLines(order, terminal));
}

/** The criteria that the determination rests on; where it rests on none, those that are not met. */
function whyLines(
  { graph }: CompiledGuideline,
  reasons: readonly string[],
  unmet: readonly string[],
  { style }: Terminal,
): readonly string[] {
  const ids = reasons.length > 0 ? reasons : unmet;
  const mark = reasons.length > 0 ? style.green('•') : style.red('not met');
  return ids.map((id) => {
    const origin = graph.nodes.find((node) => node.origin.id === id)?.origin;
    const number = origin?.number === undefined || origin.number === '' ? '' : `${origin.number}  `;
    return `${mark} ${number}${printable(origin?.words ?? id)}  ${style.dim(`{${id}}`)}`;
  });
}

/** A criterion is shown by a document that says so; of a value it is told which criteria read it. */
function missingLine({ key, label, criteria }: MissingFact, { style }: Terminal): string {
  const numbers = [...new Set(criteria.map(({ number }) => number).filter((number) => number !== ''))];
  const isAsked = criteria.every(({ words }) => words === label);
  const readBy = isAsked || numbers.length === 0 ? '' : `  for ${numbers.join(', ')}`;
  return `${printable(label)}${style.dim(`  {${key}}${readBy}`)}`;
}

/** The way after the next question, as long as nothing is met. */
function thenLines({ steps, determination, settled }: QuestionOrder, { style }: Terminal): readonly string[] {
  if (steps.length < 2) return [];
  const end = settled ? determination : 'still open';
  return [
    ...steps.slice(1).map(({ key, label }) => `${printable(label)}  ${style.dim(`{${key}}`)}`),
    `${style.dim('→')} ${style.bold(end)} after ${countOf(steps.length, 'question')}`,
  ];
}

function nextLines({ label, key, answers }: MissingFact, { style }: Terminal): readonly string[] {
  const width = Math.max(...answers.map(({ words }) => words.length));
  return [
    `${printable(label)}  ${style.dim(`{${key}}`)}`,
    ...answers.map(({ words, determination, settled }) => {
      const outcome = settled ? style.bold(determination) : `still open (${determination})`;
      return `  ${printable(words).padEnd(width)}  ${style.dim('→')} ${outcome}`;
    }),
  ];
}
