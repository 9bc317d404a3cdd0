// Runs a `guideline` command in this process and gives back all that it printed; knows no page.
import { main } from '../../cli/main.ts';
import { plainStyle, type Terminal } from '../../cli/terminal.ts';

export async function runGuideline(command: string, cwd: string): Promise<string> {
  let printed = '';
  const write = (text: string): void => {
    printed += `${text}\n`;
  };
  const terminal: Terminal = {
    cwd,
    environment: {},
    width: 100,
    style: plainStyle,
    out: write,
    error: write,
  };
  await main(command.split(' '), terminal);
  return printed;
}
