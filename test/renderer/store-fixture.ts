// A store over a host in memory, a language that answers on demand and time that passes on demand.
import type { HostApi } from '../../host/api.ts';
import { createHost } from '../../host/create-host.ts';
import { createMemoryStore } from '../../host/memory/memory-store.ts';
import type { MemoryStore } from '../../host/memory/memory-store.ts';
import { createAppStore } from '../../renderer/app/store.ts';
import type { AppState, AppStore } from '../../renderer/app/store.ts';
import type { OpenDocument } from '../../renderer/app/state/documents-state.ts';
import { createFakeLanguage, settled } from './fake-language.ts';
import type { FakeLanguage } from './fake-language.ts';
import { createManualTimers } from './manual-timers.ts';
import type { ManualTimers } from './manual-timers.ts';

export const knee = 'knee.guideline';
export const kneeText = 'guideline "Knee"\n  id knee\n  version 2024.1\n';

export interface Fixture {
  readonly store: AppStore;
  readonly language: FakeLanguage;
  readonly timers: ManualTimers;
  readonly disk: MemoryStore;
  readonly host: HostApi;
  state(): AppState;
  /** Fails where the file is not open. */
  document(path?: string): OpenDocument;
  /** What another program does to a file; undefined removes it. */
  writeOutside(path: string, text: string | undefined): Promise<void>;
  textOnDisk(path: string): string | undefined;
}

interface FixtureOptions {
  readonly instant?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  /** Replaces calls of the host. */
  readonly host?: (api: HostApi) => Partial<HostApi>;
}

export async function createFixture(options: FixtureOptions = {}): Promise<Fixture> {
  const disk = createMemoryStore('/library');
  for (const [path, text] of Object.entries(options.files ?? { [knee]: kneeText }))
    disk.change(path, encode(text));
  const connection = createHost(disk, {
    info: { version: '0', shell: 'browser', platform: 'test' },
    bundles: {
      export: unused,
      verify: unused,
      cancel: () => undefined,
      makeKey: unused,
      keys: async () => await Promise.resolve({ keys: [], folder: '/keys', noKeystore: '' }),
    },
  });
  const host = { ...connection.api, ...options.host?.(connection.api) };
  const language = createFakeLanguage({ instant: options.instant ?? true });
  const timers = createManualTimers();
  const store = createAppStore({
    host,
    language,
    linting: language,
    trying: { ...language, stop: () => undefined },
    searching: { ...language, stop: () => undefined },
    timers,
  });
  const state = (): AppState => store.getState();
  // A save would wait for a layout that no test answers.
  store.setState({ settings: { ...state().settings, formatOnSave: false } });
  connection.subscribe((event) => {
    if (event.kind === 'file-changed') void state().noticeOutsideChange(event.path, event.hash);
  });
  await state().loadLibrary();
  return {
    store,
    language,
    timers,
    disk,
    host,
    state,
    document: (path = knee) => {
      const document = state().documents[path];
      if (document === undefined) throw new Error(`${path} is not open.`);
      return document;
    },
    writeOutside: async (path, text) => {
      disk.change(path, text === undefined ? undefined : encode(text));
      await settled();
    },
    textOnDisk: (path) => {
      const bytes = disk.bytesOf(path);
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function unused(): Promise<never> {
  throw new Error('No test of the store builds bundles.');
}
