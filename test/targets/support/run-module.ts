// Runs the text of a generated decide.mjs as an engine would: as a module of its own, with nothing around it.
import type { Decision } from '../../../dsl/decision/decide.ts';
import type { PackedCase } from '../../../dsl/decision/packed.ts';

export interface DecideModule {
  readonly decide: (facts: unknown) => Decision;
  readonly explain: (facts: unknown) => Omit<Decision, 'invalid'>;
  readonly determine: (facts: unknown) => string;
  readonly pack: (facts: unknown) => PackedCase;
  readonly determinePacked: (packed: PackedCase) => string;
  readonly guideline: Readonly<Record<string, string>>;
}

export async function runModule(text: string): Promise<DecideModule> {
  const address = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
  return (await import(/* @vite-ignore */ address)) as DecideModule;
}
