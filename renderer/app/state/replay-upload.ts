// Sends a file of cases to the application part by part, where the shell has no dialog of its own for it.
import type { NoticesSlice } from './notices.ts';
import type { ReplaySlice } from './replay.ts';
import type { Services, SliceTools } from './slice.ts';

/** What the window needs of a file that a person has chosen. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly size: number;
}

export interface ReplayUploadSlice {
  readonly sending: Sending | undefined;
  /** The file is chosen once it has arrived. */
  sendCases(file: ChosenFile): Promise<void>;
  stopSending(): void;
}

/** Bytes; as text of base64 well within what a call may carry. */
const partSize = 4 * 1024 * 1024;

export function createReplayUploadSlice(
  { host }: Pick<Services, 'host'>,
  { get, set }: SliceTools<ReplayUploadSlice & ReplaySlice & NoticesSlice>,
): ReplayUploadSlice {
  let sendings = 0;
  /** The path where it arrived; undefined where it was stopped. */
  const send = async (file: ChosenFile, isStopped: () => boolean): Promise<string | undefined> => {
    const upload = `upload-${sendings}-${Math.random().toString(36).slice(2)}`;
    for (let offset = 0; ; offset += partSize) {
      set({ sending: { name: file.name, sent: offset, size: file.size } });
      const end = Math.min(file.size, offset + partSize);
      const bytes = base64Of(new Uint8Array(await file.slice(offset, end).arrayBuffer()));
      if (isStopped()) return undefined;
      const last = end === file.size;
      const received = await host.receiveCases({ upload, name: file.name, offset, bytes, last });
      if (isStopped()) return undefined;
      if (received.kind === 'received') return received.path;
      if (received.kind === 'failed')
        throw Object.assign(new Error(received.message), { help: received.help });
    }
  };
  return {
    sending: undefined,
    sendCases: async (file) => {
      sendings += 1;
      const mine = sendings;
      const isStopped = (): boolean => mine !== sendings;
      try {
        const path = await send(file, isStopped);
        if (path === undefined) return;
        await get().lookForCases();
        await get().setUpReplay({ cases: path, mapping: undefined });
      } catch (error) {
        if (!isStopped()) get().notifyFailure(`${file.name} was not taken`, error);
      } finally {
        if (!isStopped()) set({ sending: undefined });
      }
    },
    stopSending: () => {
      sendings += 1;
      set({ sending: undefined });
    },
  };
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // As many at once as a call may have arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
