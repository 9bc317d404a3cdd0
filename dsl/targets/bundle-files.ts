// What goes with every bundle, whichever targets are chosen: the sources, the schemas of facts and answer with the service that they are for, and the vectors that every engine has to pass.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { printJson } from './canonical-json.ts';
import { decisionSchema } from './rule-bundle/decision-schema.ts';
import { factsSchema } from './rule-bundle/facts-schema.ts';
import { openApi } from './rule-bundle/openapi.ts';
import { bundleReadme } from './rule-bundle/readme.ts';
import { vectorsFile } from './rule-bundle/vectors.ts';
import type { EmittedFile, Target, TargetInput } from './target.ts';

/** `chosen`: the targets whose files stand beside these. */
export function bundleFiles(input: TargetInput, chosen: readonly Target[]): readonly EmittedFile[] {
  const { graph, cases, sources } = input;
  return [
    file('decision.schema.json', 'application/json', printJson(decisionSchema(graph))),
    file('facts.schema.json', 'application/json', printJson(factsSchema(graph))),
    file('openapi.json', 'application/json', printJson(openApi(graph))),
    file('readme.md', 'text/markdown', bundleReadme(graph, chosen)),
    file('vectors.json', 'application/json', printJson(vectorsFile(graph, cases), 2)),
    ...sources.map(({ path, bytes }) => ({ path, bytes, mediaType: 'text/plain' })),
  ];
}

function file(path: string, mediaType: string, content: string): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(content) };
}
