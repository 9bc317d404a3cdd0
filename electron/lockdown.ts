// Denies every window what no window needs: permissions, navigation, new windows, webviews; the one way out asks first.
import { app, dialog, shell } from 'electron';
import type { Session, WebContents } from 'electron';
import { isPlainHttps } from './external-url.ts';
import { pageUrl } from './protocol.ts';

/** Must run before the first session and the first window are made. */
export function lockDown(): void {
  app.on('session-created', denyPermissions);
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function confine(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (event.url !== pageUrl) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (event.url !== pageUrl) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void offerExternal(url);
    return { action: 'deny' };
  });
}

/** Opens a web page in the reader's own browser, and only after a yes to the address as it really is. */
async function offerExternal(text: string): Promise<void> {
  if (!isPlainHttps(text)) return;
  const url = new URL(text).href;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this page in your browser?',
    detail: url,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(url);
}
