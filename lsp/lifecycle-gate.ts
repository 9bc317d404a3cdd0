// What may pass between an editor and the server in each part of a session, as the protocol orders it; reads no content.
import { ErrorCodes, Message } from 'vscode-languageserver/node';
import type { DataCallback, MessageReader, MessageWriter } from 'vscode-languageserver/node';

export type Ending =
  /** Asked for, after a shutdown. */
  | 'orderly'
  /** The editor left without a shutdown, or its words cannot be told apart any more. */
  | 'broken';

export interface Gate {
  /** What may pass. */
  readonly reader: MessageReader;
  /** The stream has ended, whether or not somebody has said goodbye. */
  readonly end: () => void;
}

/** Answers itself what must not reach the server; tells how the session ended. */
export function gateMessages(
  reader: MessageReader,
  writer: MessageWriter,
  ended: (ending: Ending) => void,
): Gate {
  let phase: 'new' | 'running' | 'shut down' = 'new';
  const refuse = (id: unknown, code: number, message: string): void => {
    void writer.write({ jsonrpc: '2.0', id, error: { code, message } } as Message);
  };
  const end = (): void => ended(phase === 'shut down' ? 'orderly' : 'broken');
  const passRequest = (id: unknown, method: string): boolean => {
    if (phase === 'new' && method !== 'initialize') {
      refuse(id, ErrorCodes.ServerNotInitialized, 'The first request must be "initialize".');
      return false;
    }
    if (phase === 'shut down' || (phase === 'running' && method === 'initialize')) {
      const why = phase === 'running' ? 'initialized already' : 'shut down';
      refuse(id, ErrorCodes.InvalidRequest, `The server is ${why}.`);
      return false;
    }
    if (method === 'initialize') phase = 'running';
    if (method === 'shutdown') phase = 'shut down';
    return true;
  };
  const passes = (message: Message): boolean => {
    if (Message.isRequest(message)) return passRequest(message.id, message.method);
    if (Message.isNotification(message)) {
      if (message.method === 'exit') end();
      return phase === 'running' && message.method !== 'exit';
    }
    if (Message.isResponse(message)) return true;
    refuse(null, ErrorCodes.InvalidRequest, 'This is no message of JSON-RPC.');
    return false;
  };
  reader.onError((error) => {
    // A body that is no JSON is passed over; after a bad header nobody knows where the next message begins.
    if (error instanceof SyntaxError)
      refuse(null, ErrorCodes.ParseError, `This is no JSON: ${error.message}`);
    else if (/^(?:Header|Content-Length|Message header)/.test(error.message)) ended('broken');
  });
  reader.onClose(end);
  return {
    end,
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: (callback: DataCallback) => reader.listen((message) => passes(message) && callback(message)),
      dispose: () => reader.dispose(),
    },
  };
}
