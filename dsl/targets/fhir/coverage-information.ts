// What a payer's service for Coverage Requirements Discovery (CRD) answers for each determination, as templates of its extension.
import { needsInformation } from '../../decision/criteria-graph.ts';
import { verdictTree } from '../../decision/verdict-tree.ts';
import type { JsonObject } from '../canonical-json.ts';
import { determinationsOf } from '../cql/names.ts';
import type { ArtifactSource } from './artifact.ts';
import { pinned, resourceId } from './artifact.ts';
import { formSuffix } from './plan-definition.ts';

/**
 * By determination. What is known only when a request is answered is left to the payer: coverage, date, the id of the assertion. A
 * determination of the guideline's own is conditional until the payer says what it means: never a denial by default.
 */
export function coverageInformation(source: ArtifactSource): JsonObject {
  const determinations = determinationsOf(verdictTree(source.graph));
  return {
    extension: 'http://hl7.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information',
    filledWhenAnswering: ['coverage', 'date', 'coverage-assertion-id', 'reason'],
    determinations: new Map(
      determinations.map((determination) => [determination, answerTo(source, determination)]),
    ),
  };
}

function answerTo(source: ArtifactSource, determination: string): readonly JsonObject[] {
  switch (determination) {
    case 'appropriate':
      return [code('covered', 'covered'), code('pa-needed', 'no-auth')];
    case 'clinician-review':
      return [code('covered', 'covered'), code('pa-needed', 'auth-needed')];
    case 'not-covered':
      return [code('covered', 'not-covered')];
    case needsInformation:
      return openAnswer(source, 'Documentation is missing: the facts in Missing.');
    default:
      return openAnswer(source, `The payer decides what "${determination}" means for coverage.`);
  }
}

/** Whatever is conditional says which information is needed; a need without a code of its own says why. */
function openAnswer(source: ArtifactSource, reason: string): readonly JsonObject[] {
  return [
    code('covered', 'conditional'),
    code('pa-needed', 'conditional'),
    code('doc-needed', 'clinical'),
    code('doc-purpose', 'withpa'),
    code('info-needed', 'OTH'),
    { url: 'reason', valueCodeableConcept: { text: reason } },
    { url: 'questionnaire', valueCanonical: pinned(source, 'Questionnaire', resourceId(source, formSuffix)) },
  ];
}

function code(url: string, valueCode: string): JsonObject {
  return { url, valueCode };
}
