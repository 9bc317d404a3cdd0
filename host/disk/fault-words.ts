// Says a failure of the operating system in words: what happened, why, and what to do; decides nothing.
import { HostError } from '../host-error.ts';

/** What was being done, as the end of "... could not be <saved>". */
export type Doing =
  'saved' | 'opened' | 'listed' | 'watched' | 'kept as a draft' | 'removed' | 'written' | 'copied';

export function faultCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function isAbsent(error: unknown): boolean {
  const code = faultCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Errors that already have words, and programming errors without a code, pass unchanged. */
export function inWords(error: unknown, path: string, doing: Doing): unknown {
  const code = faultCode(error);
  if (error instanceof HostError || code === '') return error;
  if (doing === 'written' && code === 'ENOENT')
    return new HostError(
      `${path} could not be written: its folder is gone or takes no files.`,
      'Choose another folder.',
      { cause: error },
    );
  const [why, help] = words.get(code) ?? [
    `the system reported ${code}`,
    'Try again; if it happens again, look at the disk.',
  ];
  return new HostError(`${path} could not be ${doing}: ${why}.`, help, { cause: error });
}

/** Runs the task and says its failure in words. */
export async function withWords<T>(path: string, doing: Doing, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw inWords(error, path, doing);
  }
}

const full = 'Free some space, then try again; nothing of the file was changed.';
const forbidden = 'Ask for the right to write there, or save it under another name in a folder of yours.';

const words = new Map<string, readonly [why: string, help: string]>([
  ['EACCES', ['you do not have the permission', forbidden]],
  ['EPERM', ['the system does not allow it', forbidden]],
  ['EROFS', ['the disk is read-only', 'Save it under another name on a disk that can be written.']],
  ['ENOSPC', ['the disk is full', full]],
  ['EDQUOT', ['your share of the disk is used up', full]],
  ['EFBIG', ['the file is too large for this disk', full]],
  ['EISDIR', ['there is a folder of that name', 'Choose another name, or move the folder.']],
  ['EEXIST', ['there is something else of that name', 'Choose another name, or move what is there.']],
  ['ENOTDIR', ['a part of its path is a file, not a folder', 'Choose another name, or move that file.']],
  ['ENOENT', ['it is not there', 'Look at the spelling: it may also have been renamed, moved or removed.']],
  [
    'ELOOP',
    ['it is a link that leads in circles or out of the library', 'Put the file itself into the library.'],
  ],
  ['ENAMETOOLONG', ['the name is too long for this disk', 'Choose a shorter name.']],
  ['EMFILE', ['too many files are open', 'Close other programs or windows, then try again.']],
  ['ENFILE', ['too many files are open', 'Close other programs or windows, then try again.']],
  ['EBUSY', ['another program is using it', 'Close it there, then try again.']],
  ['EIO', ['the disk reported an error', 'Save a copy on another disk, and have this one checked.']],
]);
