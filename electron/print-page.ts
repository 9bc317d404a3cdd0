// Prints a self-contained page in a window that nobody sees, that runs nothing and that reaches nothing but this one page.
import { session } from 'electron';
import type { WebContents } from 'electron';
import { securityHeaders } from '../host/content-policy.ts';
import { HostError } from '../host/host-error.ts';
import { pageUrl } from './protocol.ts';
import { createPrintWindow } from './window.ts';

/** Tagged for screen readers, with the headings as outline, on Letter. */
export async function printToPdf(html: string): Promise<Uint8Array> {
  return await withPage(
    html,
    async (contents) =>
      await contents.printToPDF({
        pageSize: 'Letter',
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
  );
}

/** With the system's dialog: printer, copies and pages are the person's. */
export async function printOnPaper(html: string): Promise<'printed' | 'cancelled'> {
  const failure = await withPage(
    html,
    async (contents) =>
      await new Promise<string>((resolve) => {
        contents.print({ silent: false, printBackground: true }, (success, reason) =>
          resolve(success ? '' : reason || 'failed'),
        );
      }),
  );
  if (failure === '') return 'printed';
  if (/cancel/i.test(failure)) return 'cancelled';
  throw new HostError('The page was not printed.', `Look at the printer, or save it as PDF. (${failure})`);
}

let printed = 0;

async function withPage<T>(html: string, print: (contents: WebContents) => Promise<T>): Promise<T> {
  printed += 1;
  // A session of its own, in which our address is the page to print and no other address is anything.
  const own = session.fromPartition(`print-${printed}`);
  const headers = { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' };
  own.protocol.handle('app', () => new Response(html, { headers }));
  const window = createPrintWindow(`print ${printed}`, own);
  try {
    await window.loadURL(pageUrl);
    return await print(window.webContents);
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
}
