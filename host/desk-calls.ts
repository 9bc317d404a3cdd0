// The calls about the desk around a window: pages saved and printed, folders shown, menus, the log. Knows no guideline.
import type { AppInfo, HostApi, OfferedCommand } from './api.ts';
import { diagnose } from './diagnostics.ts';
import { HostError } from './host-error.ts';
import { framesOf, type Log } from './log.ts';
import type { PageService } from './page-service.ts';
import { printPage, savePage } from './save-page.ts';

export interface DeskServices {
  readonly info: AppInfo;
  /** Absent where no page can be saved. */
  readonly pages?: PageService;
  /** Opens the folder of a file and points at it; absent where the shell has no windows of folders. */
  readonly showInFolder?: (path: string) => void;
  /** Absent where the shell has no menus of its own. */
  readonly offerCommands?: (commands: readonly OfferedCommand[]) => void;
  /** Absent where no log is kept. */
  readonly log?: Log;
  /** Name and version of what the program runs on. */
  readonly runsOn?: Readonly<Record<string, string>>;
}

type DeskCalls = Pick<
  HostApi,
  'savePage' | 'printPage' | 'showInFolder' | 'offerCommands' | 'diagnostics' | 'noteFault'
>;

/** `exports`: the folder of what is made for people. `places`: what else the person works with, absolute. */
export function deskCalls(
  services: DeskServices,
  exports: string,
  places: () => readonly string[],
): DeskCalls {
  const { info, pages, log } = services;
  return {
    savePage: async (page) => await savePage(pages, exports, page),
    printPage: async (html) => await printPage(pages, html),
    showInFolder: async (path) => {
      if (services.showInFolder === undefined) return { kind: 'cannot-show' };
      const allowed = [exports, ...places()];
      if (path !== log?.file && !allowed.some((place) => isAtOrBelow(path, place)))
        throw new HostError(`${path} is not shown.`, 'Only what was made here, or chosen by you, is.');
      services.showInFolder(path);
      return { kind: 'shown' };
    },
    offerCommands: async (commands) => services.offerCommands?.(commands),
    diagnostics: async () => await diagnose(info, services.runsOn ?? {}, log),
    noteFault: async (name, stack) => log?.note('window-fault', { error: name, at: framesOf(stack) }),
  };
}

/** Both absolute. A path that goes back up is below nothing. */
function isAtOrBelow(path: string, place: string): boolean {
  const [parts, folder] = [path, place].map((one) => one.split(/[/\\]+/).filter((part) => part !== ''));
  if (parts === undefined || folder === undefined || parts.includes('..')) return false;
  return folder.every((part, at) => parts[at] === part);
}
