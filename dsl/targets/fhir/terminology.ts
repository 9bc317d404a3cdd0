// Code systems and value sets of a guideline: the codes that it lists, the ids of its criteria, the values of its choices.
import { reachedNodes } from '../../decision/criteria-index.ts';
import type { CodeTable, CodeTableRow } from '../../model/guideline.ts';
import type { JsonObject } from '../canonical-json.ts';
import { libraryName } from '../cql/cql-text.ts';
import type { ArtifactSource } from './artifact.ts';
import { artifact, canonical, resourceId } from './artifact.ts';
import { fhirText } from './fhir-text.ts';

/** Where HL7 has named a code system; others get an address of the publisher's. */
export function systemUrl(source: ArtifactSource, system: string): string {
  return knownSystems[system.toUpperCase()] ?? canonical(source, 'CodeSystem', slug(system));
}

const knownSystems: Readonly<Record<string, string>> = {
  CPT: 'http://www.ama-assn.org/go/cpt',
  HCPCS: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  'ICD-10-CM': 'http://hl7.org/fhir/sid/icd-10-cm',
  'ICD-10-PCS': 'http://www.cms.gov/Medicare/Coding/ICD10',
  'ICD-10': 'http://hl7.org/fhir/sid/icd-10',
  'SNOMED CT': 'http://snomed.info/sct',
  SNOMED: 'http://snomed.info/sct',
  LOINC: 'http://loinc.org',
  RXNORM: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  NDC: 'http://hl7.org/fhir/sid/ndc',
};

/** Codes alone: the words of a licensed code system are not ours to pass on. */
export function valueSets(source: ArtifactSource): readonly JsonObject[] {
  return source.guideline.codeTables.flatMap((table, index) => valueSet(source, table, index));
}

function valueSet(
  source: ArtifactSource,
  { kind, system, rows }: CodeTable,
  index: number,
): readonly JsonObject[] {
  const codes = [...new Set(rows.filter((row) => !isRange(row)).map(plainCode))];
  const ranges = rows.filter(isRange).map(({ code }) => code);
  if (codes.length + ranges.length === 0) return [];
  const title = `${source.guideline.title}: ${kind} in ${system}`;
  const listed = `The ${system} codes that the guideline lists, whatever their status.`;
  const left = ranges.length === 0 ? '' : ` Ranges that are not listed code by code: ${ranges.join(', ')}.`;
  return [
    {
      ...artifact(source, {
        type: 'ValueSet',
        id: resourceId(source, `${kind}-${String(index + 1)}`),
        name: `${libraryName(source.graph.guideline.id)}${kind === 'procedures' ? 'Procedures' : 'Diagnoses'}${String(index + 1)}`,
        title,
        description: listed + left,
      }),
      compose:
        codes.length === 0
          ? undefined
          : { include: [{ system: systemUrl(source, system), concept: codes.map((code) => ({ code })) }] },
    },
  ];
}

export function isRange({ code }: CodeTableRow): boolean {
  return /^\+?[0-9A-Za-z.]+-[0-9A-Za-z.]{3,}$/.test(code);
}

/** Without the mark of an add-on and without modifiers. */
export function plainCode({ code, modifiers }: CodeTableRow): string {
  const own = code.replace(/^\+\s*/, '').replace(/\s*\+$/, '');
  return modifiers.length === 0 ? own : (own.split('-')[0] ?? own);
}

export const criteriaSuffix = 'criteria';
export const valuesSuffix = 'values';

/** Ids of criteria as codes, so that actions and characteristics can name them. */
export function criteriaCodes(source: ArtifactSource): JsonObject {
  const reached = reachedNodes(source.graph);
  const words = new Map<string, string>();
  source.graph.nodes.forEach(({ origin }, index) => {
    if (reached[index] === 1 && (origin.role === 'criterion' || !words.has(origin.id)))
      words.set(origin.id, origin.words);
  });
  return codeSystem(
    source,
    criteriaSuffix,
    'Criteria',
    'The criteria of the guideline, by their ids.',
    words,
  );
}

/** Values of choices and scales; undefined where there are none. */
export function valueCodes(source: ArtifactSource): JsonObject | undefined {
  const values = source.graph.elements.flatMap((element) => ('values' in element ? element.values : []));
  if (values.length === 0) return undefined;
  const words = new Map(values.map((value) => [value, value]));
  return codeSystem(source, valuesSuffix, 'Values', 'The values of choices and scales.', words);
}

function codeSystem(
  source: ArtifactSource,
  suffix: string,
  noun: string,
  description: string,
  words: ReadonlyMap<string, string>,
): JsonObject {
  return {
    ...artifact(source, {
      type: 'CodeSystem',
      id: resourceId(source, suffix),
      name: `${libraryName(source.graph.guideline.id)}${noun}`,
      title: `${source.guideline.title}: ${noun.toLowerCase()}`,
      description,
    }),
    caseSensitive: true,
    content: 'complete',
    count: words.size,
    concept: [...words].map(([code, display]) => ({ code: fhirText(code), display: fhirText(display) })),
  };
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'codes'
  );
}
