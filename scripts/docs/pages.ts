// Every generated page of docs as text by path, and the folders that hold nothing else; writes no file.
import { analysisPages } from './analysis-page.ts';
import { diagnosticPages } from './diagnostic-page.ts';
import { grammarPages } from './grammar-pages.ts';
import { journeyPages } from './journeys-page.ts';
import { lintPages } from './lint-pages.ts';
import { patternPages } from './pattern-table.ts';

export const generatedFolders = ['docs/lint', 'docs/grammar'] as const;

export async function generatedPages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ...lintPages(),
    ...diagnosticPages(),
    ...grammarPages(),
    ...patternPages(),
    ...journeyPages(),
    ...(await analysisPages()),
  ]);
}
