// `guideline lsp`: serves an editor of one's own choice over standard input and output; loaded only when it is asked for.
import { join } from 'node:path';
import type { AddCommand } from '../command.ts';
import { packageFolder, packageVersion } from '../package-folder.ts';

export const addLsp: AddCommand = (program) => {
  program
    .command('lsp')
    .summary('help an editor of your choice, by the Language Server Protocol')
    .description(
      'Speaks the Language Server Protocol over standard input and output: an editor starts it, people do not.',
    )
    .option('--stdio', 'what it does anyway; editors like to say it')
    .option('--clientProcessId <id>', 'the process of the editor: the server ends with it')
    .action(async () => {
      const { serve } = await import('../../lsp/serve.ts');
      const folder = packageFolder();
      const code = await serve({
        input: process.stdin,
        output: process.stdout,
        version: packageVersion(),
        documentation: folder === undefined ? undefined : join(folder, 'docs'),
      });
      // An editor that has said goodbye may leave its end of the stream open.
      process.stdout.write('', () => process.exit(code));
    });
};
