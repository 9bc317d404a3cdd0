// The rule bundle: one guideline version as data and as a module that decides.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { meaningHash } from '../../decision/meaning.ts';
import type { Outcome } from '../../source/diagnostic.ts';
import { printJson } from '../canonical-json.ts';
import type { JsonValue } from '../canonical-json.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { decideModule } from './decide-module.ts';
import { decisionFile } from './decision-file.ts';
import { diagramData } from './diagram-file.ts';
import { modelFile } from './model-file.ts';
import { decideTypings } from './typings.ts';

export const ruleBundle: Target = {
  id: 'rule-bundle',
  title: 'Rule bundle',
  purpose: 'One JavaScript module without dependencies that decides and explains, and the same as data',
  emit,
};

/** Carries every guideline that compiles without errors, so there is nothing to say about what is left out. */
function emit(input: TargetInput): Outcome<readonly EmittedFile[]> {
  const { graph, guideline, sources } = input;
  const meaning = meaningHash(graph);
  const files: readonly EmittedFile[] = [
    text('decide.d.mts', 'text/plain', decideTypings(graph)),
    text('decide.mjs', 'text/javascript', decideModule(graph, meaning)),
    // One element, criterion or diagram node a line.
    json('decision.json', decisionFile(graph, meaning, diagramData(graph)), 2),
    json('model.json', modelFile(guideline, sources)),
  ];
  return { value: files, diagnostics: [] };
}

function json(path: string, value: JsonValue, depth?: number): EmittedFile {
  return text(path, 'application/json', printJson(value, depth));
}

function text(path: string, mediaType: string, content: string): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(content) };
}
