// Keeps a witness of the comparison as a case: writes it into the cases file of the new version, in the editor, where undo takes it back.
import type { Witness } from '../../../dsl/index.ts';
import type { CaseToKeep } from '../../worker/protocol.ts';
import type { ComparisonSlice } from './comparison.ts';
import type { DocumentsSlice } from './documents-state.ts';
import type { LibrarySlice } from './library.ts';
import type { NoticesSlice } from './notices.ts';
import type { Services, SliceTools } from './slice.ts';
import type { ViewSlice } from './view.ts';

export interface KeepingCasesSlice {
  /** Of the comparison that is shown. */
  keepWitness(witness: Witness): Promise<void>;
}

export function createKeepingCasesSlice(
  services: Pick<Services, 'host' | 'language'>,
  tools: SliceTools<
    KeepingCasesSlice & ComparisonSlice & DocumentsSlice & LibrarySlice & NoticesSlice & ViewSlice
  >,
): KeepingCasesSlice {
  const { get } = tools;
  /** The path of the cases file, made where there was none; undefined where it could not be. */
  const casesFile = async (newPath: string, { path, head }: CaseToKeep): Promise<string | undefined> => {
    if (path !== '') return path;
    const made = newPath.replace(/\.guideline$/, '.cases');
    const outcome = await services.host.save(made, `${head}\n`, '');
    if (outcome.kind === 'saved') {
      await get().loadLibrary();
      await get().refreshTexts();
      return made;
    }
    const help = outcome.kind === 'failed' ? outcome.help : 'It is not named as the cases of this version.';
    get().notify('error', `${made} could not be made`, help);
    return undefined;
  };
  return {
    keepWitness: async (witness) => {
      const { comparison } = get();
      if (comparison === undefined) return;
      try {
        const kept = await services.language.keepCase(comparison.oldPath, comparison.newPath, witness);
        const path = await casesFile(comparison.newPath, kept);
        if (path === undefined || !(await get().openFile(path))) return;
        if (kept.known !== undefined) {
          get().notify('info', 'This case is kept already', 'It stands here with the same facts.');
          await get().goTo(path, kept.known.start, kept.known.end);
          return;
        }
        const before = get().documents[path]?.text ?? '';
        const after = withCase(before, kept.text);
        get().editText(path, after.text);
        await get().goTo(path, after.at, after.text.trimEnd().length);
      } catch (error) {
        get().notifyFailure('The case could not be kept', error);
      }
    },
  };
}

/** At the end, after an empty line. `at`: offset of the case. */
export function withCase(text: string, kept: string): { readonly text: string; readonly at: number } {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const body = text.trimEnd();
  const head = body === '' ? '' : `${body}${lineEnd}${lineEnd}`;
  return { text: head + kept.replaceAll('\n', lineEnd), at: head.length };
}
