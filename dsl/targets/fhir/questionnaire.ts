// The form for Documentation Templates and Rules (DTR): an item for each fact, asked while its answer can matter, and the package that carries it.
import type { Element } from '../../decision/criteria-graph.ts';
import { elementsOf, isLeaf, reachedNodes } from '../../decision/criteria-index.ts';
import type { JsonObject } from '../canonical-json.ts';
import { canonicalJson } from '../canonical-json.ts';
import { hasUnit } from '../cql/conditions.ts';
import { libraryName } from '../cql/cql-text.ts';
import type { CqlNames } from '../cql/names.ts';
import type { ArtifactSource } from './artifact.ts';
import { artifact, canonical, identityOf, lifecycle, pinned, resourceId } from './artifact.ts';
import { fhirText, narrative } from './fhir-text.ts';
import { libraryId } from './logic-library.ts';
import { formSuffix } from './plan-definition.ts';
import { systemUrl, valuesSuffix } from './terminology.ts';

const extensions = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';
export const determinationItem = 'determination';

/** Facts that no criterion in force reads are not asked. */
export function questionnaire(source: ArtifactSource, names: CqlNames): JsonObject {
  const { guideline } = source;
  return {
    ...artifact(source, {
      type: 'Questionnaire',
      id: resourceId(source, formSuffix),
      name: `${libraryName(source.graph.guideline.id)}Questionnaire`,
      title: `${guideline.title}: documentation`,
      description:
        'Asks for what the guideline needs. What is left empty is unknown, and never taken as a no.',
    }),
    ...lifecycle(source),
    extension: [
      { url: `${extensions}/cqf-library`, valueCanonical: pinned(source, 'Library', libraryId(source)) },
      launchContext(),
      ...askedElements(source).map(({ element, index }) => answerVariable(element, names.parameter(index))),
    ],
    subjectType: ['Patient'],
    item: [
      ...askedElements(source).map(({ element, index }) => question(source, element, names.asked(index))),
      {
        linkId: determinationItem,
        type: 'string',
        text: 'Determination',
        readOnly: true,
        extension: [cqlExpression(source, `${sdc}/sdc-questionnaire-calculatedExpression`, 'Determination')],
      },
    ],
  };
}

/** Nothing is answered yet: an app fills it in. */
export function emptyResponse(source: ArtifactSource): JsonObject {
  return {
    resourceType: 'QuestionnaireResponse',
    id: resourceId(source, 'response'),
    text: narrative(`${source.guideline.title}: documentation`, ['Nothing is answered yet.']),
    questionnaire: pinned(source, 'Questionnaire', resourceId(source, formSuffix)),
    status: 'in-progress',
    item: askedElements(source).map(({ element }) => ({
      linkId: fhirText(element.key),
      text: fhirText(questionText(element)),
    })),
  };
}

/** As the operation `$questionnaire-package` of DTR answers: the form first, then its response, value sets and libraries. */
export function questionnairePackage(
  source: ArtifactSource,
  parts: {
    readonly form: JsonObject;
    readonly response: JsonObject;
    readonly valueSets: readonly JsonObject[];
    readonly library: JsonObject;
  },
): JsonObject {
  const { form, response, valueSets, library } = parts;
  const entry = (resource: JsonObject): JsonObject => {
    const { type, id } = identityOf(resource);
    return { fullUrl: canonical(source, type, id), resource };
  };
  return {
    resourceType: 'Bundle',
    id: resourceId(source, 'package'),
    type: 'collection',
    entry: [form, response, ...valueSets, library].map(entry),
  };
}

function askedElements({ graph }: ArtifactSource): readonly { element: Element; index: number }[] {
  const reached = reachedNodes(graph);
  const read = new Set(
    graph.nodes.flatMap((node, index) => (isLeaf(node) && reached[index] === 1 ? elementsOf(node) : [])),
  );
  return graph.elements.flatMap((element, index) => (read.has(index) ? [{ element, index }] : []));
}

function launchContext(): JsonObject {
  const system = 'http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext';
  return {
    url: `${sdc}/sdc-questionnaire-launchContext`,
    extension: [
      { url: 'name', valueCoding: { system, code: 'patient', display: 'Patient' } },
      { url: 'type', valueCode: 'Patient' },
    ],
  };
}

/** The answer under the name of the parameter, so that the library decides with what stands in the form. */
function answerVariable(element: Element, parameter: string): JsonObject {
  const answer = `%resource.descendants().where(linkId = '${element.key.replaceAll(/['\\]/g, '\\$&')}').answer.value`;
  return {
    url: `${extensions}/variable`,
    valueExpression: {
      name: fhirText(parameter),
      language: 'text/fhirpath',
      expression: fhirText('values' in element ? `${answer}.code` : answer),
    },
  };
}

function question(source: ArtifactSource, element: Element, asked: string): JsonObject {
  return {
    linkId: fhirText(element.key),
    text: fhirText(questionText(element)),
    ...answerShape(source, element),
    extension: [
      ...unitExtension(element),
      cqlExpression(source, `${sdc}/sdc-questionnaire-enableWhenExpression`, asked),
    ],
  };
}

function answerShape(source: ArtifactSource, element: Element): JsonObject {
  switch (element.kind) {
    case 'question':
    case 'yes-no':
      return { type: 'boolean' };
    case 'choice':
    case 'scale': {
      const system = canonical(source, 'CodeSystem', resourceId(source, valuesSuffix));
      const options = element.values.map((value) => ({
        valueCoding: { system, code: fhirText(value), display: fhirText(value) },
      }));
      return { type: 'choice', answerOption: options };
    }
    case 'quantity':
      return { type: hasUnit(element) ? 'quantity' : 'decimal' };
    case 'count':
      return { type: 'integer' };
    case 'date':
      return { type: 'date' };
    case 'codes':
      return { type: 'string', repeats: true, code: [{ system: systemUrl(source, element.system) }] };
  }
}

/** A quantity may be asked in one unit only; a number is in the unit that its text names as well. */
function unitExtension(element: Element): readonly JsonObject[] {
  if (element.kind !== 'quantity' || element.unit === '') return [];
  const { unit } = element;
  const code = durations[unit.replace(/s$/, '')] ?? unit;
  const valueCoding = { system: 'http://unitsofmeasure.org', code: fhirText(code), display: fhirText(unit) };
  return [{ url: `${extensions}/questionnaire-${hasUnit(element) ? 'unitOption' : 'unit'}`, valueCoding }];
}

/** What UCUM calls the units that a plain number is asked in. */
const durations: Readonly<Record<string, string>> = { day: 'd', week: 'wk', month: 'mo', year: 'a' };

/** DTR wants the ELM of each expression beside it; here it is a reference to the definition in the library. */
function cqlExpression(source: ArtifactSource, url: string, definition: string): JsonObject {
  const name = libraryName(source.graph.guideline.id);
  const elm = canonicalJson({ type: 'ExpressionRef', libraryName: name, name: definition });
  return {
    url,
    valueExpression: {
      extension: [
        {
          url: `${extensions}/cqf-alternativeExpression`,
          valueExpression: { language: 'application/elm+json', expression: elm },
        },
      ],
      language: 'text/cql-identifier',
      expression: fhirText(`"${name}"."${definition}"`),
    },
  };
}

function questionText(element: Element): string {
  const { label, key } = element;
  const text = label === '' ? key : label;
  return element.kind === 'quantity' && element.unit !== '' && !hasUnit(element)
    ? `${text} (in ${element.unit})`
    : text;
}
