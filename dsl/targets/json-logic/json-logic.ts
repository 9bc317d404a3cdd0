// The JSONLogic target: rules in sequence with both rails of every criterion, the schema of their facts, and a runner for any engine.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import { meaningHash } from '../../decision/meaning.ts';
import type { Outcome } from '../../source/diagnostic.ts';
import { printJson } from '../canonical-json.ts';
import type { JsonObject } from '../canonical-json.ts';
import { engineNames, namedCriteria } from '../shared/criterion-names.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { decisionRules } from './decision-rules.ts';
import type { Logic } from './json-logic-terms.ts';
import { preparation, preparedSchema } from './prepared-facts.ts';
import { runnerText } from './runner-text.ts';
import { singleRule } from './single-rule.ts';

export const jsonLogic: Target = {
  id: 'json-logic',
  title: 'JSONLogic',
  purpose: 'For JSONLogic engines: rules for each criterion met and not met, and a runner of a few lines',
  emit,
};

/** Every criteria graph can be said in JSONLogic. `determination.json` is not there where it would be too large; rules.json says so. */
function emit({ graph }: TargetInput): Outcome<readonly EmittedFile[]> {
  const { elements } = engineNames(graph);
  const { rules, single } = jsonLogicRules(graph);
  const files = [
    // One rule a line.
    file('json-logic/rules.json', 'application/json', printJson(rules, 2)),
    file('json-logic/facts.schema.json', 'application/json', printJson(preparedSchema(graph, elements))),
    file('json-logic/decide.mjs', 'text/javascript', runnerText),
    ...(single === undefined
      ? []
      : [file('json-logic/determination.json', 'application/json', printJson(single, 0))]),
  ];
  return { value: files, diagnostics: [] };
}

export interface JsonLogicRules {
  /** rules.json. */
  readonly rules: JsonObject;
  /** determination.json: undefined where it would be too large. */
  readonly single: Logic | undefined;
}

export function jsonLogicRules(graph: CriteriaGraph): JsonLogicRules {
  const { id, version, title } = graph.guideline;
  const names = engineNames(graph);
  const named = decisionRules(graph);
  const single = singleRule(named, 'determination');
  const rules = {
    format: 'guideline-json-logic',
    formatVersion: '1',
    guideline: { id, version, title, meaningHash: meaningHash(graph) },
    facts: graph.elements.map((element, index) => preparation(element, names.elements[index] ?? '')),
    rules: named.map(({ name, rule }) => ({ name, rule })),
    criteria: namedCriteria(graph).map(({ id: criterion, node }) => {
      const { number = '', words = '' } = graph.nodes[node]?.origin ?? {};
      return { id: criterion, number, words, state: `state_${names.nodes[node] ?? ''}` };
    }),
    singleRule: single === undefined ? null : 'determination.json',
  };
  return { rules, single };
}

function file(path: string, mediaType: string, content: string): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(content) };
}
