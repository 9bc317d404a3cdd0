// The DMN target: the guideline as a requirement diagram with its decisions in FEEL, for engines and for editors.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Outcome } from '../../source/diagnostic.ts';
import { printJson } from '../canonical-json.ts';
import type { JsonObject } from '../canonical-json.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { beyondXml } from './limits.ts';
import { dmn13, dmn15, dmnXml } from './model-xml.ts';
import { dmnNames } from './names.ts';
import { dmnModel } from './requirements.ts';
import type { DmnModel } from './requirements.ts';

export const dmn: Target = {
  id: 'dmn',
  title: 'DMN',
  purpose: 'For engines of decision models, such as Drools and Camunda: DMN 1.5, and 1.3 for older editors',
  emit,
};

function emit({ graph, guideline }: TargetInput): Outcome<readonly EmittedFile[]> {
  const diagnostics = beyondXml(graph, guideline);
  if (diagnostics.length > 0) return { value: [], diagnostics };
  const model = dmnModel(graph);
  const files = [
    file('dmn/decide-1.3.dmn', 'application/xml', dmnXml(graph, model, dmn13)),
    file('dmn/decide.dmn', 'application/xml', dmnXml(graph, model, dmn15)),
    file('dmn/names.json', 'application/json', printJson(namesFile(graph, model), 2)),
  ];
  return { value: files, diagnostics: [] };
}

/** Which name of the model is which fact and which criterion. */
function namesFile(graph: CriteriaGraph, { inputs }: DmnModel): JsonObject {
  const { nodeName } = dmnNames(graph);
  return {
    format: 'guideline-dmn-names',
    formatVersion: '1',
    facts: inputs.map(({ name, element: { key } }) => ({ key, name })),
    criteria: graph.nodes.map(({ origin: { id, role } }, node) => ({ id, role, name: nodeName(node) })),
  };
}

function file(path: string, mediaType: string, content: string): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(content) };
}
