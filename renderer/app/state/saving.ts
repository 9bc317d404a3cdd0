// Saves a document only over the text that it started from, and notices what others do to its file.
import type { SaveOutcome } from '../../../host/api.ts';
import type {
  ChangeDocument,
  DocumentsSlice,
  DocumentTools,
  OpenDocument,
  OutsideChange,
} from './documents-state.ts';
import { isUnsaved, withOneLineEnd } from './documents-state.ts';
import type { DraftKeeper } from './drafts.ts';
import { failureOf } from './slice.ts';
import type { Services } from './slice.ts';

export function createSaving(
  services: Services,
  tools: DocumentTools,
  change: ChangeDocument,
  drafts: DraftKeeper,
): Pick<DocumentsSlice, 'noticeOutsideChange'> & {
  /** `layout`: it is formatted first where the settings say so. */
  save(path: string, layout: boolean): Promise<boolean>;
} {
  const { get } = tools;
  const seenWhileSaving = new Map<string, string>();
  const noticeOutsideChange = async (path: string, hash: string): Promise<void> => {
    const document = get().documents[path];
    if (document === undefined || hash === document.baseHash) return;
    if (document.saving) {
      seenWhileSaving.set(path, hash);
      return;
    }
    const theirs = await readOutside(services, path, hash);
    const now = get().documents[path];
    if (now === undefined || theirs.hash === now.baseHash) return;
    if (theirs.text !== undefined && !isUnsaved(now)) {
      change(path, { baseHash: theirs.hash, savedText: withOneLineEnd(theirs.text) });
      get().editText(path, withOneLineEnd(theirs.text));
      get().notify('info', `${path} changed on disk`, 'The newer text was loaded.');
    } else change(path, { outside: theirs });
  };
  const save = async (path: string, layout: boolean): Promise<boolean> => {
    if (get().documents[path]?.saving !== false) return false;
    change(path, { saving: true });
    if (layout && get().settings.formatOnSave) await format(services, tools, path);
    const document = get().documents[path];
    if (document === undefined) return false;
    drafts.stop(path);
    const outcome = await trySave(services, document);
    change(path, { saving: false });
    const saved = takeSaveOutcome(tools, change, document, outcome);
    if (!saved) drafts.keepSoon(path);
    const seen = seenWhileSaving.get(path);
    seenWhileSaving.delete(path);
    if (seen !== undefined) await noticeOutsideChange(path, seen);
    const now = get().documents[path];
    if (saved && now !== undefined && isUnsaved(now)) drafts.keepSoon(path);
    return saved;
  };
  return { save, noticeOutsideChange };
}

/** Longer than this nobody waits for a save. */
const formatTime = 1_500;

/** Undone in one step. A text with faults stays as it is, and whatever goes wrong here keeps nobody from saving. */
async function format(services: Services, { get }: DocumentTools, path: string): Promise<void> {
  const tooLate = new Promise<undefined>((resolve) => {
    services.timers.after(formatTime, () => resolve(undefined));
  });
  try {
    const formatted = await Promise.race([get().formattedText(path), tooLate]);
    if (formatted !== undefined) get().editText(path, formatted);
  } catch {
    return;
  }
}

async function trySave(services: Services, document: OpenDocument): Promise<SaveOutcome> {
  try {
    return await services.host.save(document.path, document.text, document.baseHash);
  } catch (error) {
    return { kind: 'failed', ...failureOf(error) };
  }
}

/** Returns whether the text is on disk now. */
function takeSaveOutcome(
  tools: DocumentTools,
  change: ChangeDocument,
  document: OpenDocument,
  outcome: SaveOutcome,
): boolean {
  const { path } = document;
  switch (outcome.kind) {
    case 'saved':
      change(path, {
        baseHash: outcome.hash,
        savedText: document.text,
        outside: undefined,
        conflict: undefined,
      });
      return true;
    case 'conflict':
      change(path, {
        conflict: {
          hash: outcome.diskHash,
          text: outcome.diskHash === '' ? undefined : withOneLineEnd(outcome.diskText),
        },
      });
      return false;
    case 'failed':
      tools
        .get()
        .notify('error', `${path} was not saved`, [outcome.message, outcome.help].filter(Boolean).join(' '));
      return false;
  }
}

async function readOutside(services: Services, path: string, hash: string): Promise<OutsideChange> {
  if (hash === '') return { hash, text: undefined };
  try {
    const opened = await services.host.open(path);
    return { hash: opened.hash, text: opened.text };
  } catch {
    return { hash, text: undefined };
  }
}
