// `guideline audit`: whether a log of decisions is whole, and whether the bundles decide what it says.
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { withWords } from '../../host/disk/fault-words.ts';
import { HostError } from '../../host/host-error.ts';
import type { LiveBundle } from '../../service/live-guidelines.ts';
import type { AddCommand, CommandContext } from '../command.ts';
import { printJsonAnswer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { countOf, printable } from '../render.ts';
import type { Terminal } from '../terminal.ts';

export const addAudit: AddCommand = (program, context) => {
  program
    .command('audit')
    .summary('check a log of decisions')
    .description(
      'Checks that no line of a decision log was changed, left out or moved, and decides again what was recorded with its facts by the bundles that are named.',
    )
    .argument('<log>', 'the file that `guideline serve --log` has written')
    .argument('[bundle...]', 'bundles to decide again by')
    .option('--json', 'print what was found as JSON')
    .action(async (log: string, bundles: readonly string[], options: { readonly json?: boolean }) => {
      await audit(log, bundles, options.json === true, context);
    });
};

async function audit(
  path: string,
  bundles: readonly string[],
  json: boolean,
  { terminal, finish }: CommandContext,
): Promise<void> {
  const { auditLog } = await import('../../service/audit-log.ts');
  const loaded: LiveBundle[] = [];
  for (const bundle of bundles) loaded.push(await loadBundle(bundle, terminal));
  const absolute = resolve(terminal.cwd, path);
  const found = await withWords(path, 'opened', async () => {
    if (!(await stat(absolute)).isFile()) throw new HostError(`${path} is not a file.`, 'Name the log.');
    return await auditLog(absolute, loaded);
  });
  if (json) printJsonAnswer(terminal, found);
  else {
    const { style, out } = terminal;
    for (const { line, why } of found.faults) out(`${style.red('✗')} ${path}:${line}  ${printable(why)}`);
    out(
      `${countOf(found.lines, 'line')}, ${countOf(found.decisions, 'decision')}: ${found.repeated} decided again alike, ${found.notRepeated} without facts or bundle`,
    );
    out(`last line  ${found.last.line}  ${style.dim(found.last.hash)}`);
    out(found.faults.length === 0 ? style.green(style.bold('whole')) : style.red(style.bold('not whole')));
  }
  finish(found.faults.length === 0 ? exitCodes.yes : exitCodes.no);
}

async function loadBundle(path: string, { cwd }: Terminal): Promise<LiveBundle> {
  const { loadUnsigned } = await import('../../service/load-bundle.ts');
  const bytes = await withWords(path, 'opened', async () => await readFile(resolve(cwd, path)));
  const { loadings } = await loadUnsigned([{ file: path, bytes: new Uint8Array(bytes) }]);
  const [loading] = loadings;
  if (loading?.kind === 'loaded') return loading.bundle;
  throw new HostError(`${path} is not taken: ${loading?.why ?? ''}.`, 'Check it with `guideline verify`.');
}
