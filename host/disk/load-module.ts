// Runs the text of a decide.mjs that has been proved to come from its sources; the text needs nothing and gets nothing.
import type { Decide } from '../replay-vectors.ts';

export async function loadDecideModule(text: string): Promise<{ readonly decide: Decide }> {
  const address = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
  const module: unknown = await import(/* @vite-ignore */ address);
  if (
    typeof module === 'object' &&
    module !== null &&
    'decide' in module &&
    typeof module.decide === 'function'
  ) {
    return { decide: module.decide as Decide };
  }
  throw new Error('it exports no decide');
}
