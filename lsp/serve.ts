// Serves one editor over two streams until it leaves; the door of this room.
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { gateMessages } from './lifecycle-gate.ts';
import { findPages } from './pages.ts';
import { startServer } from './server.ts';

export interface ServeOptions {
  readonly input: NodeJS.ReadableStream;
  /** Nothing but messages of the protocol is written here. */
  readonly output: NodeJS.WritableStream;
  /** Of the program, for the editor to show. */
  readonly version: string;
  /** The folder of the documentation; undefined where it was not installed along. */
  readonly documentation: string | undefined;
  /** Milliseconds without a change before findings are looked for. */
  readonly pause?: number;
}

/** Resolves with the exit code that the protocol asks for: 0 after a shutdown, 1 where the editor just left. */
export async function serve({
  input,
  output,
  version,
  documentation,
  pause = 250,
}: ServeOptions): Promise<0 | 1> {
  return await new Promise((resolve) => {
    const streams = [new StreamMessageReader(input), new StreamMessageWriter(output)] as const;
    const { reader, writer, end } = gateMessages(...streams, {
      leaving: () => stop(),
      ended: (ending) => resolve(ending === 'orderly' ? 0 : 1),
    });
    // An editor that dies closes its end without a word.
    input.once('end', end);
    const connection = createConnection(reader, writer);
    const stop = startServer(connection, { version, pageOf: findPages(documentation), pause });
    connection.listen();
  });
}
