// The Library resource: the CQL and its ELM inside, its parameters and results declared.
import type { Element } from '../../decision/criteria-graph.ts';
import type { JsonObject } from '../canonical-json.ts';
import { parameterType } from '../cql/conditions.ts';
import type { TranslatedLibrary } from '../cql/cql.ts';
import { libraryName } from '../cql/cql-text.ts';
import type { CqlNames } from '../cql/names.ts';
import { outputs } from '../cql/names.ts';
import type { ArtifactSource } from './artifact.ts';
import { artifact, lifecycle } from './artifact.ts';
import { base64Of, fhirText } from './fhir-text.ts';

/** Its id is the library's name, as HL7's guide for CQL with FHIR asks. */
export function logicLibrary(
  source: ArtifactSource,
  { cql, elm }: TranslatedLibrary,
  names: CqlNames,
): JsonObject {
  const name = libraryName(source.graph.guideline.id);
  return {
    ...artifact(source, {
      type: 'Library',
      id: libraryId(source),
      name,
      title: `${source.guideline.title}: logic`,
      description: 'Decides a case: a parameter that is null is unknown, and so is a criterion that is null.',
    }),
    ...lifecycle(source),
    type: coded('http://terminology.hl7.org/CodeSystem/library-type', 'logic-library'),
    subjectCodeableConcept: coded('http://hl7.org/fhir/resource-types', 'Patient'),
    relatedArtifact: [
      { type: 'depends-on', resource: 'http://fhir.org/guides/cqf/common/Library/FHIR-ModelInfo|4.0.1' },
    ],
    parameter: [
      ...source.graph.elements.map((element, index) => ({
        name: fhirText(names.parameter(index)),
        use: 'in',
        min: 0,
        max: element.kind === 'codes' ? '*' : '1',
        documentation: element.label === '' ? undefined : fhirText(element.label),
        type: fhirType(element),
      })),
      ...outputs.map((output) => {
        const isOne = output === 'Determination' || output === 'Label';
        return { name: output, use: 'out', min: isOne ? 1 : 0, max: isOne ? '1' : '*', type: 'string' };
      }),
    ],
    content: [
      { contentType: 'text/cql', data: base64Of(cql) },
      ...(elm === undefined ? [] : [{ contentType: 'application/elm+json', data: base64Of(elm) }]),
    ],
  };
}

export function libraryId({ graph }: ArtifactSource): string {
  return libraryName(graph.guideline.id).slice(0, 64);
}

export function coded(system: string, code: string): JsonObject {
  return { coding: [{ system, code }] };
}

function fhirType(element: Element): string {
  const type = parameterType(element);
  if (type === 'System.Quantity') return 'Quantity';
  return type === 'List<String>' ? 'string' : type.toLowerCase();
}
