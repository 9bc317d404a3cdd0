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
  readonly writer: MessageWriter;
  /** The stream has ended, whether or not somebody has said goodbye. */
  readonly end: () => void;
}

/** How long the answers under way may take when nobody sends questions any more, milliseconds. */
const grace = 1_000;

export interface GateEvents {
  /** Nobody listens any more to what is not an answer. */
  readonly leaving: () => void;
  /** Once, after what was asked before has been answered. */
  readonly ended: (ending: Ending) => void;
}

/** Answers itself what must not reach the server. */
export function gateMessages(reader: MessageReader, writer: MessageWriter, events: GateEvents): Gate {
  let phase: 'new' | 'running' | 'shut down' = 'new';
  const unanswered = new Set<unknown>();
  const departure = createDeparture(() => unanswered.size === 0, events);
  const refuse = (id: unknown, code: number, message: string): void => {
    void writer.write({ jsonrpc: '2.0', id, error: { code, message } } as Message);
  };
  const end = (): void => departure.begin(phase === 'shut down' ? 'orderly' : 'broken');
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
    unanswered.add(id);
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
    else if (/^(?:Header|Content-Length|Message header)/.test(error.message)) departure.begin('broken');
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
    writer: {
      onError: writer.onError,
      onClose: writer.onClose,
      write: async (message) => {
        await writer.write(message);
        if (Message.isResponse(message) && unanswered.delete(message.id)) departure.look();
      },
      end: () => writer.end(),
      dispose: () => writer.dispose(),
    },
  };
}

interface Departure {
  begin(ending: Ending): void;
  /** Something was answered. */
  look(): void;
}

function createDeparture(isDone: () => boolean, { leaving, ended }: GateEvents): Departure {
  let ending: Ending | undefined;
  let timer: NodeJS.Timeout | undefined;
  const leave = (): void => {
    clearTimeout(timer);
    if (ending !== undefined) ended(ending);
  };
  const look = (): void => {
    if (ending !== undefined && isDone()) leave();
  };
  return {
    look,
    begin: (how) => {
      if (ending !== undefined) return;
      ending = how;
      leaving();
      timer = setTimeout(leave, grace);
      look();
    },
  };
}
