// The tools that the export targets ask for, loaded once and only when a bundle is made or verified; knows no target.
import type { TargetTools } from '../dsl/index.ts';

let loaded: Promise<TargetTools> | undefined;

export async function exportTools(): Promise<TargetTools> {
  loaded ??= loadTools();
  return await loaded;
}

async function loadTools(): Promise<TargetTools> {
  const { createCqlTranslator } = await import('./translator.ts');
  return { cql: createCqlTranslator() };
}
