// Prints a self-contained page to PDF in a window that nobody sees, that runs nothing and that reaches nothing but this one page.
import { session } from 'electron';
import { securityHeaders } from '../host/content-policy.ts';
import { pageUrl } from './protocol.ts';
import { createPrintWindow } from './window.ts';

let printed = 0;

/** Tagged for screen readers, with the headings as outline, on Letter. */
export async function printPage(html: string): Promise<Uint8Array> {
  printed += 1;
  // A session of its own, in which our address is the page to print and no other address is anything.
  const own = session.fromPartition(`print-${printed}`);
  const headers = { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' };
  own.protocol.handle('app', () => new Response(html, { headers }));
  const window = createPrintWindow(`print ${printed}`, own);
  try {
    await window.loadURL(pageUrl);
    return await window.webContents.printToPDF({
      pageSize: 'Letter',
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    own.protocol.unhandle('app');
  }
}
