// The one factory of windows: a sandboxed page of ours that keeps its place and is never closed over unsaved work.
import { BrowserWindow, dialog, nativeTheme } from 'electron';
import type { MessageBoxOptions, Session } from 'electron';
import type { HostEvent } from '../host/api.ts';
import type { Log } from '../host/log.ts';
import { eventChannel } from './channels.ts';
import { pageUrl } from './protocol.ts';

/** A window that has this long not kept its drafts is closed; the last ones it kept are a second old at most. */
const patienceMs = 2000;

export interface AppWindowOptions {
  /** Electron keeps size and place under it; no two windows that are open may have the same. */
  readonly name: string;
  readonly preload: string;
  readonly log: Log;
}

export function createAppWindow({ name, preload, log }: AppWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    name,
    windowStatePersistence: true,
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#ffffff',
    webPreferences: { preload, contextIsolation: true, sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  closeAfterDrafts(window);
  offerReload(window, log);
  offerToEnd(window, log);
  void window.loadURL(pageUrl);
  return window;
}

/** Never seen, and runs nothing: a page is loaded there only to be printed. */
export function createPrintWindow(name: string, session: Session): BrowserWindow {
  return new BrowserWindow({
    name,
    show: false,
    webPreferences: { session, contextIsolation: true, sandbox: true, javascript: false },
  });
}

export function sendToWindow(window: BrowserWindow, event: HostEvent): void {
  if (!window.isDestroyed()) window.webContents.send(eventChannel, event);
}

/** The first wish to close goes to the page as a command; the page keeps its drafts and closes itself. */
function closeAfterDrafts(window: BrowserWindow): void {
  let asked = false;
  window.on('close', (event) => {
    if (asked || window.webContents.isCrashed()) return;
    asked = true;
    event.preventDefault();
    sendToWindow(window, { kind: 'command', command: 'close-window' });
    setTimeout(() => {
      if (!window.isDestroyed()) window.destroy();
    }, patienceMs);
  });
  // A page that would rather stay open has had its chance to keep what is unsaved.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
}

function offerReload(window: BrowserWindow, log: Log): void {
  const question: MessageBoxOptions = {
    type: 'warning',
    message: 'The window stopped working.',
    detail:
      'What you typed was kept a second after the last keystroke and comes back when it is loaded again.',
    buttons: ['Load again', 'Close'],
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.note('window-gone', { reason, exitCode });
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 0) window.reload();
      else window.destroy();
    });
  });
}

/** The system asks in its own words where nothing is done; ours say what is kept. */
function offerToEnd(window: BrowserWindow, log: Log): void {
  const question: MessageBoxOptions = {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'It may be at work on something large. What you typed until a second before is kept.',
    buttons: ['Wait', 'Load again'],
    defaultId: 0,
    cancelId: 0,
  };
  let asking = false;
  window.on('unresponsive', () => {
    if (asking || window.isDestroyed()) return;
    asking = true;
    log.note('window-unresponsive');
    void dialog.showMessageBox(window, question).then(({ response }) => {
      asking = false;
      if (response === 0 || window.isDestroyed()) return;
      // A page that hangs cannot be loaded again: its process has to go first, which offers to load it.
      window.webContents.forcefullyCrashRenderer();
    });
  });
}
