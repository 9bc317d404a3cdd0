// The one factory of windows: a sandboxed page of ours that keeps its place and is never closed over unsaved work.
import { BrowserWindow, dialog, nativeTheme } from 'electron';
import type { MessageBoxOptions, Session } from 'electron';
import type { HostEvent } from '../host/api.ts';
import { eventChannel } from './channels.ts';
import { pageUrl } from './protocol.ts';

/** A window that has this long not kept its drafts is closed; the last ones it kept are a second old at most. */
const patienceMs = 2000;

/** Electron keeps size and place under `name`; no two windows that are open may have the same. */
export function createAppWindow(name: string, preload: string): BrowserWindow {
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
  offerReload(window);
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

function offerReload(window: BrowserWindow): void {
  const question: MessageBoxOptions = {
    type: 'warning',
    message: 'The window stopped working.',
    detail:
      'What you typed was kept a second after the last keystroke and comes back when it is loaded again.',
    buttons: ['Load again', 'Close'],
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 0) window.reload();
      else window.destroy();
    });
  });
}
