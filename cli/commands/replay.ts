// `guideline replay`: past cases decided under two versions; what runs it is loaded only when it is asked for.
import { HostError } from '../../host/host-error.ts';
import type { AddCommand } from '../command.ts';
import { wholeNumber } from '../render.ts';
import type { ReplayOptions } from '../replay-cases.ts';

export const addReplay: AddCommand = (program, context) => {
  program
    .command('replay')
    .summary('decide past cases under two versions')
    .description(
      'Decides past de-identified cases under two versions: which decisions change, how many, and what that is due to. Nothing leaves this machine.',
    )
    .argument('<cases>', 'a CSV, JSON Lines or Parquet file, one case a row')
    .requiredOption('--old <guideline>', 'the older version')
    .requiredOption('--new <guideline>', 'the newer version')
    .option(
      '--columns <mapping>',
      'a JSON file that says which column is what; replay.json beside the cases if it is there',
    )
    .option('--delimiter <sign>', 'what separates the cells of a CSV file; found by itself unless given')
    .option(
      '--bad-values <how>',
      'a cell that cannot be read: "row" sets its row aside, "unknown" takes it as unknown',
      badValues,
      'row',
    )
    .option('--examples <number>', 'examples of each change', wholeNumber, 3)
    .option('--bad-rows <number>', 'bad rows that are listed; all are counted', wholeNumber, 20)
    .option('--verbose', 'name every column that is not used and every element without a column')
    .option('--csv <file>', 'write the cases that change')
    .option('--html <file>', 'write a page with everything')
    .option('--replace', 'replace the files of --csv and --html if they are there')
    .option('--json', 'print everything as JSON')
    .action(async (cases: string, options: ReplayOptions) => {
      const { replayCases } = await import('../replay-cases.ts');
      await replayCases(cases, options, context);
    });
};

function badValues(text: string): 'row' | 'unknown' {
  if (text === 'row' || text === 'unknown') return text;
  throw new HostError(`--bad-values is "${text}".`, 'Give "row" or "unknown".');
}
