// Reads the command line of the browser shell; starts nothing.
import { parseArgs } from 'node:util';

export interface Options {
  /** As typed; undefined = the default library. */
  readonly library: string | undefined;
  /** 0 = any free port. */
  readonly port: number;
  readonly open: boolean;
  readonly help: boolean;
}

export type OptionsReading =
  { readonly ok: true; readonly options: Options } | { readonly ok: false; readonly why: string };

export const usage = `Guideline Studio in the browser

  --library DIR  the folder of guidelines to open
  --port N       the port to listen on (default: any free one)
  --no-open      only print the address
  --help         show this

The address works on this computer only, and only with the key behind the #. To use it
from elsewhere, forward the same port: ssh -L 8123:127.0.0.1:8123 HOST, with --port 8123.
`;

export function readOptions(argv: readonly string[]): OptionsReading {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        library: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const port = readPort(values.port ?? '0');
    if (port === undefined)
      return { ok: false, why: `--port ${values.port ?? ''}: a port is a number from 0 to 65535.` };
    if (values.library === '') return { ok: false, why: '--library needs the name of a folder.' };
    const options = {
      library: values.library,
      port,
      open: values['no-open'] !== true,
      help: values.help === true,
    };
    return { ok: true, options };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  return port >= 0 && port <= 65_535 ? port : undefined;
}
