// The FHIR target: R4 artifacts of one guideline around the CQL library, and its combinations as R5 says them.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { diagnose } from '../../source/catalogue.ts';
import type { Diagnostic, Outcome } from '../../source/diagnostic.ts';
import type { JsonObject } from '../canonical-json.ts';
import { printJson } from '../canonical-json.ts';
import type { TranslatedLibrary } from '../cql/cql.ts';
import { translatedLibrary } from '../cql/cql.ts';
import { namesOf } from '../cql/names.ts';
import type { EmittedFile, Target, TargetInput, TargetTools } from '../target.ts';
import type { ArtifactSource } from './artifact.ts';
import { defaultBase, identityOf } from './artifact.ts';
import { coverageInformation } from './coverage-information.ts';
import { evidenceVariables } from './evidence-variable.ts';
import { logicLibrary } from './logic-library.ts';
import { activityDefinition, planDefinition } from './plan-definition.ts';
import { emptyResponse, questionnaire, questionnairePackage } from './questionnaire.ts';
import { criteriaCodes, isRange, valueCodes, valueSets } from './terminology.ts';

export const fhir: Target = {
  id: 'fhir',
  title: 'HL7 FHIR',
  purpose:
    'For CRD, DTR and CPG: FHIR R4 library, plan, value sets, the form for documentation, and answers for coverage discovery',
  emit,
};

/** Every R4 resource, the package last. */
export function fhirResources(source: ArtifactSource, library: TranslatedLibrary): readonly JsonObject[] {
  const names = namesOf(source.graph);
  const logic = logicLibrary(source, library, names);
  const form = questionnaire(source, names);
  const response = emptyResponse(source);
  const sets = valueSets(source);
  const values = valueCodes(source);
  return [
    logic,
    planDefinition(source, names),
    activityDefinition(source),
    ...sets,
    criteriaCodes(source),
    ...(values === undefined ? [] : [values]),
    form,
    response,
    questionnairePackage(source, { form, response, valueSets: sets, library: logic }),
  ];
}

function emit(input: TargetInput, tools: TargetTools = {}): Outcome<readonly EmittedFile[]> {
  const { value: library, diagnostics } = translatedLibrary(input, tools);
  if (library === undefined) return { value: [], diagnostics };
  const { guideline, graph, canonicalBase = defaultBase(guideline) } = input;
  const source: ArtifactSource = { guideline, graph, base: canonicalBase };
  const files = [
    ...fhirResources(source, library).map((resource) => resourceFile('fhir', resource)),
    ...evidenceVariables(source).map((resource) => resourceFile('fhir/r5', resource)),
    file('fhir/coverage-information.json', 'application/json', coverageInformation(source)),
  ];
  return { value: files, diagnostics: [...diagnostics, ...notListed(input)] };
}

/** A value set lists codes one by one. */
function notListed({ guideline }: TargetInput): readonly Diagnostic[] {
  const rows = guideline.codeTables.flatMap((table) => table.rows);
  return rows
    .filter(isRange)
    .map(({ code, place }) => diagnose('export/range-of-codes', place, { range: code }));
}

function resourceFile(folder: string, resource: JsonObject): EmittedFile {
  const { type, id } = identityOf(resource);
  return file(`${folder}/${`${type}-${id}`.toLowerCase()}.json`, 'application/fhir+json', resource);
}

function file(path: string, mediaType: string, content: JsonObject): EmittedFile {
  return { path, mediaType, bytes: utf8ToBytes(printJson(content)) };
}
