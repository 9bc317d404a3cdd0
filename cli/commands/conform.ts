// `guideline conform`: whether a running engine decides every vector of a bundle as the bundle says, with a report of it.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { printJson } from '../../dsl/index.ts';
import { withWords } from '../../host/disk/fault-words.ts';
import { HostError } from '../../host/host-error.ts';
import { signDocument } from '../../host/signing/signed-document.ts';
import type { Signer } from '../../host/signing/signature-crypto.ts';
import { decodeUtf8 } from '../../host/utf8.ts';
import { readVectors, vectorsName } from '../../host/replay-vectors.ts';
import type { BundleContents } from '../../service/load-bundle.ts';
import type { MatchReport } from '../../service/match-report.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openSigners, passphraseFlag, passphraseHelp, type PassphraseOptions } from '../passphrase.ts';
import { packageVersion } from '../package-folder.ts';
import { countOf, printable, wholeNumber } from '../render.ts';
import type { Terminal } from '../terminal.ts';
import { checkTargets, writeAnswer } from '../write-answer.ts';

interface ConformOptions extends PassphraseOptions {
  readonly engine: string;
  readonly sendAs?: string;
  readonly answerIn?: string;
  readonly timeout: number;
  readonly report?: string;
  readonly sign?: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export const addConform: AddCommand = (program, context) => {
  const command = program
    .command('conform')
    .summary('ask a running engine for every test vector of a bundle')
    .description(
      'Asks an engine, by its address or by a command, to decide every test vector of a bundle, and compares determination, unmet, missing and, where it gives them, reasons.',
    )
    .argument('<bundle>', 'a file that ends in .bundle.tar or .bundle.tar.gz');
  addEngineOptions(command)
    .option('--report <file>', 'write the match report as JSON')
    .option('--sign <key>', 'sign the report with this private key: the file is a DSSE envelope then')
    .option(passphraseFlag, passphraseHelp)
    .option('--replace', 'replace the file of the report')
    .option('--json', 'print the report')
    .action(async (bundle: string, options: ConformOptions) => {
      await conform(bundle, options, context);
    });
};

function addEngineOptions(command: Command): Command {
  return command
    .requiredOption(
      '--engine <address>',
      'http(s) address that takes the facts by POST, or a command that reads a line of JSON a case',
    )
    .option('--send-as <member>', 'send the facts as this member of an object, such as input for OPA')
    .option('--answer-in <member>', 'the decision is this member of the answer, such as result for OPA')
    .option('--timeout <seconds>', 'how long one case may take', wholeNumber, 10);
}

async function conform(
  path: string,
  options: ConformOptions,
  { terminal, finish }: CommandContext,
): Promise<void> {
  if (options.sign !== undefined && options.report === undefined)
    throw new HostError('--sign signs a report.', 'Name its file with --report.');
  await checkTargets([options.report], options, terminal);
  // The passphrase is asked for first: nobody waits for an engine to be asked it then.
  const signers = await openSigners(terminal, options.sign === undefined ? [] : [options.sign], options);
  const { openBundle } = await import('../../service/load-bundle.ts');
  const bytes = await withWords(path, 'opened', async () => await readFile(resolve(terminal.cwd, path)));
  const contents = openBundle(new Uint8Array(bytes));
  if (typeof contents === 'string')
    throw new HostError(
      `${path} is not a whole bundle: ${contents}.`,
      'Check it with `guideline verify`, and fetch it again.',
    );
  const report = await matchBy(contents, options, terminal);
  if (options.report !== undefined) {
    const text = await reportText(report, signers);
    await writeAnswer(text, { out: options.report, replace: options.replace === true }, terminal);
  }
  if (options.json === true) printJsonAnswer(terminal, report);
  else printReport(report, terminal);
  finish(report.conforms ? exitCodes.yes : exitCodes.no);
}

async function reportText(report: MatchReport, signers: readonly Signer[]): Promise<string> {
  if (signers.length === 0) return printJson(report);
  const { matchReportKind } = await import('../../service/match-report.ts');
  return decodeUtf8(signDocument(matchReportKind, report, signers)) ?? '';
}

async function matchBy(
  { manifest, bundleHash, bytesOf }: BundleContents,
  { engine: address, sendAs, answerIn, timeout }: ConformOptions,
  { cwd }: Terminal,
): Promise<MatchReport> {
  const vectors = readVectors(bytesOf(vectorsName) ?? new Uint8Array());
  if (vectors === undefined || vectors.length === 0)
    throw new HostError('The bundle holds no test vectors.', 'Export it again.');
  const { matchEngine } = await import('../../service/match-report.ts');
  const asked = { sendAs, answerIn, timeout: timeout * 1000 };
  const engine = /^https?:\/\//.test(address)
    ? (await import('../../service/http-engine.ts')).httpEngine(address, asked)
    : (await import('../../service/command-engine.ts')).commandEngine(address, { ...asked, cwd });
  const { guidelineId: id, version, meaningHash, contentHash } = manifest;
  return await matchEngine(
    engine,
    vectors,
    { id, version, bundleHash, contentHash, meaningHash },
    { program: packageVersion(), now: () => new Date().toISOString() },
  );
}

const mostShown = 10;

function printReport(report: MatchReport, terminal: Terminal): void {
  const { style, out } = terminal;
  const { engine, guideline, vectors, differences, bundle } = report;
  const named =
    engine.name === '' ? '' : `  ${engine.name}${engine.version === '' ? '' : ` ${engine.version}`}`;
  out(
    `${printable(guideline.id)} ${printable(guideline.version)} on ${style.bold(printable(engine.address))}${style.dim(printable(named))}`,
  );
  for (const { vector, differs, expected, given } of differences.slice(0, mostShown)) {
    out(`  ${style.red('✗')} ${printable(vector)}`);
    if ('noDecision' in given) out(`      no decision  ${printable(given.noDecision)}`);
    else
      for (const member of differs)
        out(`      ${member.padEnd(13)} ${differenceWords(member, expected, given)}`);
  }
  if (differences.length > mostShown)
    out(`  and ${differences.length - mostShown} more; --report has all of them`);
  const parts = [
    `${vectors.same} of ${countOf(vectors.asked, 'vector')} decided as the bundle says`,
    ...(vectors.different === 0 ? [] : [`${vectors.different} otherwise`]),
    ...(vectors.notAnswered === 0 ? [] : [`${vectors.notAnswered} not`]),
    ...(vectors.refused === 0 ? [] : [`${vectors.refused} refused, whose facts cannot be read`]),
  ];
  out(`  ${parts.join(', ')}${report.reasonsCompared ? '' : '; it gives no reasons'}`);
  out('');
  out(
    `${report.conforms ? style.green(style.bold('conforms')) : style.red(style.bold('does not conform'))}  ${style.dim(bundle.bundleHash)}`,
  );
}

type Decided = MatchReport['differences'][number]['expected'];

/** Of a list only what is too little and too much. */
function differenceWords(member: string, expected: Decided, given: Decided): string {
  if (member === 'determination')
    return `${printable(given.determination)} instead of ${printable(expected.determination)}`;
  const [wanted, found] = [listOf(expected, member), listOf(given, member)];
  const lacking = wanted.filter((one) => !found.includes(one));
  const surplus = found.filter((one) => !wanted.includes(one));
  const words = [
    ...(lacking.length === 0 ? [] : [`lacks ${named(lacking)}`]),
    ...(surplus.length === 0 ? [] : [`has besides ${named(surplus)}`]),
  ];
  return words.length === 0 ? 'has something twice' : words.join('; ');
}

function listOf({ unmet, missing, reasons = [] }: Decided, member: string): readonly string[] {
  return member === 'unmet' ? unmet : member === 'missing' ? missing : reasons;
}

function named(ids: readonly string[]): string {
  const more = ids.length - 6;
  return `${ids.slice(0, 6).map(printable).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
