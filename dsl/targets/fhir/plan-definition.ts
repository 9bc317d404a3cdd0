// PlanDefinition and ActivityDefinition: what follows from each determination, and which criteria are not met; null is never a denial.
import { needsInformation } from '../../decision/criteria-graph.ts';
import { verdictTree } from '../../decision/verdict-tree.ts';
import type { JsonObject } from '../canonical-json.ts';
import { identifier, libraryName } from '../cql/cql-text.ts';
import type { CqlNames } from '../cql/names.ts';
import { determinationsOf } from '../cql/names.ts';
import { namedCriteria } from '../shared/criterion-names.ts';
import { semanticVersion } from '../shared/semantic-version.ts';
import type { ArtifactSource } from './artifact.ts';
import { artifact, canonical, lifecycle, pinned, resourceId } from './artifact.ts';
import { fhirText } from './fhir-text.ts';
import { coded, libraryId } from './logic-library.ts';
import { criteriaSuffix, plainCode, isRange, systemUrl } from './terminology.ts';

export const serviceSuffix = 'service';
export const formSuffix = 'questionnaire';

export function planDefinition(source: ArtifactSource, names: CqlNames): JsonObject {
  const { guideline, graph } = source;
  const { header, population } = guideline;
  return {
    ...artifact(source, {
      type: 'PlanDefinition',
      id: resourceId(source),
      name: libraryName(graph.guideline.id),
      title: guideline.title,
      description: population.join('\n\n'),
    }),
    ...lifecycle(source),
    extension: ['shareable', 'computable', 'publishable'].map((capability) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/cqf-knowledgeCapability',
      valueCode: capability,
    })),
    identifier: header.number === '' ? undefined : [{ use: 'official', value: fhirText(header.number) }],
    type: coded('http://terminology.hl7.org/CodeSystem/plan-definition-type', 'eca-rule'),
    relatedArtifact: relatedArtifacts(source),
    library: [pinned(source, 'Library', libraryId(source))],
    action: [
      ...determinationsOf(verdictTree(graph)).map((determination) =>
        outcomeAction(source, determination, names),
      ),
      unmetAction(source, names),
    ],
  };
}

/** The service that the guideline is about; its codes stand where there is one of them, and else in the value sets. */
export function activityDefinition(source: ArtifactSource): JsonObject {
  const { guideline, graph } = source;
  const codings = guideline.codeTables
    .filter(({ kind }) => kind === 'procedures')
    .flatMap(({ system, rows }) =>
      rows
        .filter((row) => !isRange(row))
        .map((row) => ({ system: systemUrl(source, system), code: plainCode(row) })),
    );
  return {
    ...artifact(source, {
      type: 'ActivityDefinition',
      id: resourceId(source, serviceSuffix),
      name: `${libraryName(graph.guideline.id)}Service`,
      title: `${guideline.title}: service`,
      description: 'The service that is requested.',
    }),
    ...lifecycle(source),
    kind: 'ServiceRequest',
    intent: 'proposal',
    code: { coding: codings.length === 1 ? codings : undefined, text: fhirText(guideline.title) },
  };
}

function outcomeAction(source: ArtifactSource, determination: string, names: CqlNames): JsonObject {
  const definition =
    determination === 'appropriate'
      ? pinned(source, 'ActivityDefinition', resourceId(source, serviceSuffix))
      : determination === needsInformation
        ? pinned(source, 'Questionnaire', resourceId(source, formSuffix))
        : undefined;
  return {
    title: fhirText(determination),
    condition: [applicable(names.determinationIs(determination))],
    definitionCanonical: definition,
  };
}

/** The conditions say `is false` in words, since an engine may take a null for one. */
function unmetAction(source: ArtifactSource, names: CqlNames): JsonObject {
  const { graph } = source;
  const system = canonical(source, 'CodeSystem', resourceId(source, criteriaSuffix));
  const actions = namedCriteria(graph).flatMap(({ node }): readonly JsonObject[] => {
    const origin = graph.nodes[node]?.origin;
    // A section, which has no number, the question of a criterion and its list have names too, but are no criteria of their own.
    if (origin?.role !== 'criterion' || origin.number === '') return [];
    const { id, number, words, citations } = origin;
    return [
      {
        prefix: fhirText(number),
        title: fhirText(words === '' ? id : words),
        code: [coded(system, fhirText(id))],
        documentation: citations.length === 0 ? undefined : citations.flatMap((key) => cited(source, key)),
        condition: [applicable(`${identifier(names.node(node))} is false`, 'text/cql')],
      },
    ];
  });
  return { title: 'Criteria that are not met', groupingBehavior: 'logical-group', action: actions };
}

function applicable(expression: string, language = 'text/cql-identifier'): JsonObject {
  return { kind: 'applicability', expression: { language, expression: fhirText(expression) } };
}

function cited({ guideline }: ArtifactSource, key: string): readonly JsonObject[] {
  const reference = guideline.references.find((one) => one.key === key);
  return reference === undefined
    ? []
    : [{ type: 'citation', label: String(reference.number), citation: fhirText(reference.text) }];
}

function relatedArtifacts(source: ArtifactSource): readonly JsonObject[] | undefined {
  const { guideline } = source;
  const { header, references, related } = guideline;
  const predecessor = `${canonical(source, 'PlanDefinition', resourceId(source))}|${semanticVersion(header.follows)}`;
  const all = [
    ...(header.follows === '' ? [] : [{ type: 'predecessor', resource: predecessor }]),
    ...references.map(({ number, text }) => ({
      type: 'citation',
      label: String(number),
      citation: fhirText(text),
    })),
    ...related.map(({ label, title, url }) => ({
      type: 'documentation',
      label: fhirText(label),
      display: fhirText(title),
      url: /^https?:\/\/\S+$/.test(url) ? url : undefined,
    })),
  ];
  return all.length === 0 ? undefined : all;
}
