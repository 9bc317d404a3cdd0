// The vectors of the shipped guidelines as jobs for an engine; decides nothing.
import { vectorsFile } from '../../dsl/targets/rule-bundle/vectors.ts';
import { createWorkspace } from '../../dsl/workspace.ts';
import type { Facts } from '../../dsl/decision/facts.ts';
import { printJson } from '../../dsl/targets/canonical-json.ts';
import { shippedFiles } from '../support/documents.ts';
import type { Job } from './engine.ts';

/** Facts that cannot be read are among them. */
export function shippedJobs(): readonly Job[] {
  const workspace = createWorkspace();
  const files = shippedFiles();
  for (const { path, text } of files) workspace.setText(path, text);
  return files.flatMap(({ path, text }): readonly Job[] => {
    if (!path.endsWith('.guideline') || text.startsWith('fragment')) return [];
    const graph = workspace.guideline(path)?.graph;
    if (graph === undefined) throw new Error(`${path} must compile`);
    const cases = workspace.cases(path.replace(/guideline$/, 'cases'))?.value ?? [];
    const { vectors } = JSON.parse(printJson(vectorsFile(graph, cases))) as {
      readonly vectors: readonly { readonly facts: Facts }[];
    };
    return [{ graph, cases: vectors.map(({ facts }) => facts) }];
  });
}
