// The OPA target: a bundle folder for Open Policy Agent (Rego v1 policy, data, manifest) and the tests that `opa test` runs on it.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { meaningHash } from '../../decision/meaning.ts';
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Outcome } from '../../source/diagnostic.ts';
import { printJson, quote } from '../canonical-json.ts';
import type { JsonObject, JsonValue } from '../canonical-json.ts';
import { namedCriteria } from '../shared/criterion-names.ts';
import type { EmittedFile, Target, TargetInput } from '../target.ts';
import { criteriaGraphData } from './criteria-graph-data.ts';
import { explainText } from './explain-text.ts';
import { factsText } from './facts-text.ts';
import { regoPackage, regoPolicy } from './rego-policy.ts';

export const opa: Target = {
  id: 'opa',
  title: 'OPA bundle',
  purpose: 'For Open Policy Agent: a policy in Rego v1 with data and manifest, and tests for opa test',
  emit,
};

/** What `opa/bundle` holds, by its place in the archive that OPA loads. */
export interface OpaBundle {
  readonly manifest: JsonObject;
  readonly data: JsonObject;
  /** Rego texts by path. */
  readonly modules: ReadonlyMap<string, string>;
}

/** Every criteria graph can be said in Rego, so there is nothing to say about what is left out. */
function emit({ graph }: TargetInput): Outcome<readonly EmittedFile[]> {
  const { manifest, data, modules } = opaBundle(graph);
  const files = [
    file('opa/bundle/.manifest', 'application/json', printJson(manifest)),
    file('opa/bundle/data.json', 'application/json', printJson(data)),
    ...[...modules].map(([path, text]) => file(`opa/bundle/${path}`, 'text/plain', text)),
    file('opa/tests/policy_test.rego', 'text/plain', opaTests(graph)),
  ];
  return { value: files, diagnostics: [] };
}

export function opaBundle(graph: CriteriaGraph, path = regoPackage(graph)): OpaBundle {
  const { id, version, title } = graph.guideline;
  const hash = meaningHash(graph);
  const criteria = namedCriteria(graph).map(({ id: name, node }): [string, JsonValue] => {
    const { number = '', words = '' } = graph.nodes[node]?.origin ?? {};
    return [name, { number, words }];
  });
  const texts: JsonObject = {
    guideline: { id, version, title, meaningHash: hash },
    criteria: new Map(criteria),
    facts: new Map(graph.elements.map(({ key, label }) => [key, label])),
  };
  const head = `# ${quote(title)}, version ${quote(version)}. Generated from the guideline's source; do not edit.\n`;
  const start = `${head}package ${path.join('.')}\n`;
  return {
    // The revision appears in OPA's decision log.
    manifest: { revision: `${id} ${version} ${hash}`, roots: [path.join('/')], rego_version: 1 },
    data: path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), {
      texts,
      criteria_graph: criteriaGraphData(graph),
    }),
    modules: new Map([
      ['explain.rego', `${start}${explainText}`],
      ['facts.rego', `${start}${factsText}`],
      ['policy.rego', `${start}\n${regoPolicy(graph, path)}\n`],
    ]),
  };
}

/** Holds the policy against the vectors of the rule bundle, one named case each. */
export function opaTests(graph: CriteriaGraph): string {
  const policy = `data.${regoPackage(graph).join('.')}`;
  return `# Run from the root of the rule bundle: opa test --timeout 5m opa/bundle opa/tests vectors.json
package ${regoPackage(graph).join('.')}_test

test_vector[vector.name] if {
	some vector in data.vectors
	decision := ${policy}.decision with input as vector.facts
	decision.determination == vector.decision.determination
	decision.label == vector.decision.label
	every list in ["reasons", "unmet", "missing", "invalid"] {
		{name | some name in decision[list]} == {name | some name in vector.decision[list]}
	}
}

test_vectors_are_there if count(data.vectors) > 0
`;
}

function file(path: string, mediaType: string, content: string): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(content) };
}
