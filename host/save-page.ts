// Saves a self-contained page beside the library, as it is or printed; knows neither disk nor printer.
import type { PageToSave, PrintOutcome, SavePageOutcome } from './api.ts';
import { HostError } from './host-error.ts';
import type { PageService } from './page-service.ts';
import { encodeUtf8 } from './utf8.ts';

export async function savePage(
  pages: PageService | undefined,
  folder: string,
  page: PageToSave,
): Promise<SavePageOutcome> {
  if (pages === undefined)
    throw new HostError(
      'Pages cannot be saved here.',
      'Use the command line: guideline diff OLD NEW --html FILE.',
    );
  try {
    const bytes = await bytesOf(pages, page);
    if (bytes === undefined) return { kind: 'cannot-print' };
    return { kind: 'saved', file: await pages.write(folder, `${page.name}.${page.format}`, bytes) };
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}

export async function printPage(pages: PageService | undefined, html: string): Promise<PrintOutcome> {
  if (pages?.printOnPaper === undefined) return { kind: 'cannot-print' };
  try {
    return { kind: await pages.printOnPaper(html) };
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}

/** undefined = this shell makes no PDF. */
async function bytesOf({ print }: PageService, page: PageToSave): Promise<Uint8Array | undefined> {
  switch (page.format) {
    case 'json':
      return encodeUtf8(page.json);
    case 'html':
      return encodeUtf8(page.html);
    case 'pdf':
      return await print?.(page.html);
  }
}
