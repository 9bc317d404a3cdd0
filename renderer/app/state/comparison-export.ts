// The comparison as a page outside the app: saved as HTML, or as PDF where the shell prints; elsewhere opened to be printed.
import type { ComparisonSlice } from './comparison.ts';
import type { MadeSlice } from './made.ts';
import type { NoticesSlice } from './notices.ts';
import { pageName } from './page-name.ts';
import type { Services, SliceTools } from './slice.ts';

export interface ComparisonExportSlice {
  readonly exportingComparison: boolean;
  /** `openToPrint` shows a page in a window of its own with the print dialog; false where that was kept from opening. */
  exportComparison(format: 'html' | 'pdf', openToPrint: (html: string) => boolean): Promise<void>;
}

export function createComparisonExportSlice(
  services: Pick<Services, 'host' | 'language'>,
  tools: SliceTools<ComparisonExportSlice & ComparisonSlice & MadeSlice & NoticesSlice>,
): ComparisonExportSlice {
  const { get, set } = tools;
  const save = async (format: 'html' | 'pdf', openToPrint: (html: string) => boolean): Promise<void> => {
    const { comparison } = get();
    if (comparison?.diff === undefined) return;
    const { oldPath, newPath, diff } = comparison;
    const html = await services.language.comparisonPage(oldPath, newPath);
    const name = pageName(diff.new.id, diff.old.version, diff.new.version);
    const outcome = await services.host.savePage({ name, html, format });
    if (outcome.kind === 'saved') get().tellMade('The comparison was saved', outcome.file);
    else if (outcome.kind === 'failed') get().notify('error', outcome.message, outcome.help);
    else if (!openToPrint(html))
      get().notify(
        'error',
        'The page could not be opened',
        'Allow this page to open windows, or save it as HTML and print that.',
      );
  };
  return {
    exportingComparison: false,
    exportComparison: async (format, openToPrint) => {
      if (get().exportingComparison) return;
      set({ exportingComparison: true });
      try {
        await save(format, openToPrint);
      } catch (error) {
        get().notifyFailure('The comparison could not be saved', error);
      } finally {
        set({ exportingComparison: false });
      }
    },
  };
}
