// Saves a self-contained page beside the library, as it is or printed; knows neither disk nor printer.
import type { PageToSave, SavePageOutcome } from './api.ts';
import { HostError } from './host-error.ts';
import type { PageService } from './page-service.ts';
import { encodeUtf8 } from './utf8.ts';

export async function savePage(
  pages: PageService | undefined,
  folder: string,
  { name, html, format }: PageToSave,
): Promise<SavePageOutcome> {
  if (pages === undefined)
    throw new HostError(
      'Pages cannot be saved here.',
      'Use the command line: guideline diff OLD NEW --html FILE.',
    );
  if (format === 'pdf' && pages.print === undefined) return { kind: 'cannot-print' };
  try {
    const bytes = format === 'pdf' && pages.print ? await pages.print(html) : encodeUtf8(html);
    return { kind: 'saved', file: await pages.write(folder, `${name}.${format}`, bytes) };
  } catch (error) {
    if (error instanceof HostError) return { kind: 'failed', message: error.message, help: error.help };
    throw error;
  }
}
