// The security rules of the desktop as checks over syntax trees; each rule brings the smallest change that breaks it alone.
import {
  argument,
  callsOf,
  field,
  first,
  identifiers,
  keys,
  literalOf,
  literals,
  nameOf,
  news,
  properties,
  where,
} from './syntax-search.ts';
import type { Found, ParsedFile, SourceFile } from './syntax-search.ts';

/** A change to the sources after which exactly one rule must fail. */
export type Mutation =
  | { readonly kind: 'add'; readonly path: string; readonly text: string }
  | { readonly kind: 'replace'; readonly path: string; readonly find: string; readonly with: string };

export interface SecurityRule {
  readonly id: string;
  readonly check: (files: readonly ParsedFile[]) => readonly string[];
  readonly broken: Mutation;
}

export function applyMutation(files: readonly SourceFile[], mutation: Mutation): readonly SourceFile[] {
  if (mutation.kind === 'add') return [...files, { path: mutation.path, text: mutation.text }];
  return files.map((file) => {
    if (file.path !== mutation.path) return file;
    if (!file.text.includes(mutation.find)) throw new Error(`${file.path} no longer holds ${mutation.find}`);
    return { ...file, text: file.text.replaceAll(mutation.find, mutation.with) };
  });
}

const added = (text: string, path = 'electron/added.ts'): Mutation => ({ kind: 'add', path, text });
const replaced = (path: string, find: string, by: string): Mutation => ({
  kind: 'replace',
  path,
  find,
  with: by,
});

export const securityRules: readonly SecurityRule[] = [
  {
    id: 'load-only-our-page',
    check: (files) =>
      callsOf(files, 'loadURL')
        .filter(({ node }) => nameOf(argument(node, 0)) !== 'pageUrl')
        .map(where('loadURL takes the constant pageUrl only')),
    broken: added("declare const w: { loadURL(url: string): void };\nw.loadURL('app://bundle/other.html');"),
  },
  {
    id: 'no-insecure-address',
    check: (files) =>
      literals(files)
        .filter(({ text }) => /^(?:http|ws|ftp):/i.test(text) && !text.startsWith('http://www.w3.org/'))
        .map(where('an address without encryption')),
    broken: added("export const address = 'http://example.org/';"),
  },
  {
    id: 'no-file-address',
    check: (files) => [
      ...literals(files)
        .filter(({ text }) => /^file:/i.test(text))
        .map(where('a file: address')),
      ...callsOf(files, 'loadFile').map(where('loadFile')),
    ],
    broken: added("declare const w: { loadFile(path: string): void };\nw.loadFile('index.html');"),
  },
  {
    id: 'no-bypass-of-policy',
    check: (files) => keys(files, /^bypassCSP$/).map(where('bypassCSP')),
    broken: added('export const privileges = { bypassCSP: false };'),
  },
  {
    id: 'no-node-in-pages',
    check: (files) => keys(files, /^nodeIntegration/).map(where('node integration is never named')),
    broken: added('export const preferences = { nodeIntegrationInWorker: true };'),
  },
  {
    id: 'context-isolation',
    check: (files) => windowsWithout(files, 'contextIsolation'),
    broken: replaced('electron/window.ts', 'contextIsolation: true', 'contextIsolation: Boolean(preload)'),
  },
  {
    id: 'sandboxed-windows',
    check: (files) => windowsWithout(files, 'sandbox'),
    broken: replaced('electron/window.ts', 'sandbox: true', 'sandbox: false'),
  },
  {
    id: 'sandboxed-app',
    check: (files) => atLeastOnce(files, 'enableSandbox'),
    broken: replaced('electron/main.ts', 'app.enableSandbox();', ''),
  },
  {
    id: 'one-window-factory',
    check: (files) =>
      onlyIn(files, 'electron/window.ts', news(files, /^(?:BrowserWindow|BrowserView|WebContentsView)$/)),
    broken: added(
      "import { BrowserWindow } from 'electron';\nexport const second = new BrowserWindow({ webPreferences: { contextIsolation: true, sandbox: true } });",
    ),
  },
  {
    id: 'permission-requests-denied',
    check: (files) => deniesByCallback(files, 'setPermissionRequestHandler'),
    broken: replaced('electron/lockdown.ts', 'callback(false)', "callback(_permission === 'media')"),
  },
  {
    id: 'permission-checks-denied',
    check: (files) => deniesByReturn(files, 'setPermissionCheckHandler'),
    broken: replaced(
      'electron/lockdown.ts',
      'setPermissionCheckHandler(() => false)',
      'setPermissionCheckHandler(() => true)',
    ),
  },
  {
    id: 'devices-denied',
    check: (files) => deniesByReturn(files, 'setDevicePermissionHandler'),
    broken: replaced('electron/lockdown.ts', 'session.setDevicePermissionHandler(() => false);', ''),
  },
  {
    id: 'every-session-denied',
    check: (files) => listens(files, 'session-created'),
    broken: replaced('electron/lockdown.ts', "'session-created'", "'browser-window-created'"),
  },
  {
    id: 'no-web-security-switch',
    check: (files) => keys(files, /^webSecurity$/).map(where('webSecurity is never named')),
    broken: added('export const preferences = { webSecurity: false };'),
  },
  {
    id: 'no-insecure-content',
    check: (files) =>
      keys(files, /^allowRunningInsecureContent$/).map(where('insecure content is never allowed')),
    broken: added("export const preferences = { 'allowRunningInsecureContent': true };"),
  },
  {
    id: 'no-experiments',
    check: (files) =>
      keys(files, /^(?:experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures)$/).map(
        where('experiments'),
      ),
    broken: added("export const preferences = { enableBlinkFeatures: 'X' };"),
  },
  {
    id: 'no-command-line-switches',
    check: (files) =>
      callsOf(files, /^append(?:Switch|Argument)$/).map(where('no switch of Chromium is set')),
    broken: added("import { app } from 'electron';\napp.commandLine.appendSwitch('disable-web-security');"),
  },
  {
    id: 'no-webview',
    check: (files) => [
      ...keys(files, /^webviewTag$/).map(where('webviewTag')),
      ...literals(files)
        .filter(({ text }) => /<webview/i.test(text))
        .map(where('<webview')),
    ],
    broken: added('export const preferences = { webviewTag: true };'),
  },
  {
    id: 'no-webview-attached',
    check: (files) => listens(files, 'will-attach-webview'),
    broken: replaced('electron/lockdown.ts', "'will-attach-webview'", "'did-attach-webview'"),
  },
  {
    id: 'no-navigation',
    check: (files) => listens(files, 'will-navigate'),
    broken: replaced('electron/lockdown.ts', "'will-navigate'", "'did-navigate'"),
  },
  {
    id: 'no-navigation-of-frames',
    check: (files) => listens(files, 'will-frame-navigate'),
    broken: replaced('electron/lockdown.ts', "'will-frame-navigate'", "'did-frame-navigate'"),
  },
  {
    id: 'no-redirect',
    check: (files) => listens(files, 'will-redirect'),
    broken: replaced('electron/lockdown.ts', "'will-redirect'", "'did-redirect-navigation'"),
  },
  {
    id: 'new-windows-denied',
    check: (files) => [
      ...atLeastOnce(files, 'setWindowOpenHandler'),
      ...properties(files, 'action')
        .filter(({ node }) =>
          node.parents.some((parent) => nameOf(parent.fields['callee']) === 'setWindowOpenHandler'),
        )
        .filter(({ node }) => literalOf(node.fields['value']) !== 'deny')
        .map(where('a window is allowed')),
    ],
    broken: replaced('electron/lockdown.ts', "action: 'deny'", "action: 'allow'"),
  },
  {
    id: 'one-way-out',
    check: (files) => onlyIn(files, 'electron/lockdown.ts', callsOf(files, 'openExternal')),
    broken: added(
      "import { shell } from 'electron';\nexport const open = (url: string) => shell.openExternal(url);",
    ),
  },
  {
    id: 'one-desk-for-calls',
    check: (files) => onlyIn(files, 'electron/ipc.ts', identifiers(files, 'ipcMain')),
    broken: added("import { ipcMain } from 'electron';\nipcMain.handle('more', () => 1);"),
  },
  {
    id: 'no-blocking-calls',
    check: (files) => callsOf(files, 'sendSync').map(where('a blocking call')),
    broken: replaced('electron/preload.ts', 'await ipcRenderer.invoke(', 'ipcRenderer.sendSync('),
  },
  {
    id: 'sender-checked',
    check: (files) => atLeastOnce(files, 'isOurTopFrame'),
    broken: replaced('electron/ipc.ts', 'isOurTopFrame(event) ?', 'event ?'),
  },
  {
    id: 'one-bridge',
    check: (files) => {
      const bridges = callsOf(files, 'exposeInMainWorld');
      return bridges.length === 1
        ? onlyIn(files, 'electron/preload.ts', bridges)
        : ['there must be one exposeInMainWorld'];
    },
    broken: added("import { contextBridge } from 'electron';\ncontextBridge.exposeInMainWorld('more', {});"),
  },
  {
    id: 'no-raw-electron-in-pages',
    check: (files) =>
      identifiers(files, 'ipcRenderer')
        .filter(({ node }) => {
          const [parent, grandparent] = node.parents.toReversed();
          const called = parent?.type === 'MemberExpression' && grandparent?.type === 'CallExpression';
          return !called && parent?.type !== 'ImportSpecifier';
        })
        .map(where('ipcRenderer is called, never handed on')),
    broken: replaced('electron/preload.ts', 'subscribe: (', 'raw: ipcRenderer, subscribe: ('),
  },
  {
    id: 'no-event-in-pages',
    check: (files) =>
      callsOf(files, 'on')
        .filter(({ node }) => nameOf(field(field(node, 'callee'), 'object')) === 'ipcRenderer')
        .filter(({ node }) => !String(nameOf(first(field(argument(node, 1), 'params')))).startsWith('_'))
        .map(where('the event object is dropped')),
    broken: replaced('electron/preload.ts', '(_event, event: HostEvent) =>', '(event: HostEvent) =>'),
  },
  {
    id: 'no-code-from-text',
    check: (files) => [
      ...callsOf(files, /^(?:eval|Function|executeJavaScript|insertCSS)$/).map(where('text is never run')),
      ...news(files, /^Function$/).map(where('text is never run')),
    ],
    broken: added('export const run = (text: string) => new Function(text);'),
  },
  {
    id: 'no-child-processes',
    check: (files) =>
      literals(files)
        .filter(({ text }) => /^(?:node:)?child_process$|^@electron\/remote/.test(text))
        .map(where('the desktop starts no programs')),
    broken: added("import { spawn } from 'node:child_process';\nexport const run = spawn;"),
  },
];

function onlyIn(_files: readonly ParsedFile[], path: string, found: readonly Found[]): readonly string[] {
  if (found.length === 0) return [`${path}: nothing found`];
  return found.filter(({ file }) => file.path !== path).map(where(`belongs in ${path} alone`));
}

function atLeastOnce(files: readonly ParsedFile[], name: string): readonly string[] {
  return callsOf(files, name).length > 0 ? [] : [`${name} is never called`];
}

/** A listener that does not keep the event from happening would be no protection. */
function listens(files: readonly ParsedFile[], event: string): readonly string[] {
  const listeners = callsOf(files, 'on').filter(({ node }) => literalOf(argument(node, 0)) === event);
  return listeners.length > 0 ? [] : [`nobody listens to ${event}`];
}

function windowsWithout(files: readonly ParsedFile[], key: string): readonly string[] {
  return news(files, 'BrowserWindow')
    .filter(({ node, file }) => {
      const inside = properties([file], key).filter((found) => found.node.parents.includes(node));
      return !inside.some((found) => field(found.node.fields['value'], 'value') === true);
    })
    .map(where(`${key} must be true`));
}

function deniesByReturn(files: readonly ParsedFile[], name: string): readonly string[] {
  const found = callsOf(files, name);
  if (found.length === 0) return [`${name} is never called`];
  return found
    .filter(({ node }) => field(field(argument(node, 0), 'body'), 'value') !== false)
    .map(where('must answer false'));
}

function deniesByCallback(files: readonly ParsedFile[], name: string): readonly string[] {
  const found = callsOf(files, name);
  if (found.length === 0) return [`${name} is never called`];
  return found
    .filter(
      ({ node }) => field(first(field(field(argument(node, 0), 'body'), 'arguments')), 'value') !== false,
    )
    .map(where('must call back with false'));
}
