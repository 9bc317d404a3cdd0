// What every FHIR artifact of a guideline has in common: address, version, status, dates, publisher and a narrative.
import type { CriteriaGraph } from '../../decision/criteria-graph.ts';
import type { Guideline } from '../../model/guideline.ts';
import type { JsonObject } from '../canonical-json.ts';
import { semanticVersion } from '../shared/semantic-version.ts';
import { fhirText, narrative } from './fhir-text.ts';

export interface ArtifactSource {
  readonly guideline: Guideline;
  readonly graph: CriteriaGraph;
  /** Without a final slash: the address that all canonical urls begin with. */
  readonly base: string;
}

/** An address under the publisher's name that cannot be anybody's: publishers put their own in its place. */
export function defaultBase({ header }: Guideline): string {
  const owner = header.owner.normalize('NFKD').toLowerCase();
  const label = owner
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');
  return `https://${label === '' ? 'publisher' : label}.example/fhir`;
}

export function canonical({ base }: ArtifactSource, type: string, id: string): string {
  return `${base}/${type}/${id}`;
}

/** With the version, so that a reference never means a later one. */
export function pinned(source: ArtifactSource, type: string, id: string): string {
  return `${canonical(source, type, id)}|${versionOf(source)}`;
}

export function versionOf({ graph }: ArtifactSource): string {
  return semanticVersion(graph.guideline.version);
}

/** Ids of FHIR have at most 64 characters. */
export function resourceId({ graph }: ArtifactSource, suffix = ''): string {
  return `${graph.guideline.id.slice(0, 63 - suffix.length)}${suffix === '' ? '' : `-${suffix}`}`;
}

export function identityOf({ resourceType, id }: JsonObject): { readonly type: string; readonly id: string } {
  return {
    type: typeof resourceType === 'string' ? resourceType : '',
    id: typeof id === 'string' ? id : '',
  };
}

interface Described {
  readonly type: string;
  readonly id: string;
  /** For computers: letters and digits, the first a capital. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** The beginning of a resource; what is empty is left out. */
export function artifact(
  source: ArtifactSource,
  { type, id, name, title, description }: Described,
): JsonObject {
  const { header } = source.guideline;
  return {
    resourceType: type,
    id,
    text: narrative(title, [description]),
    url: canonical(source, type, id),
    version: versionOf(source),
    name,
    title: fhirText(title),
    status: statusOf(header.status),
    experimental: false,
    date: dated(header.reviewed) ?? dated(header.effective),
    publisher: header.owner === '' ? undefined : fhirText(header.owner),
    description: description === '' ? undefined : fhirText(description),
  };
}

/** Of an artifact that can be approved and in force. */
export function lifecycle({ guideline: { header, legal } }: ArtifactSource): JsonObject {
  return {
    lastReviewDate: dated(header.reviewed),
    effectivePeriod: dated(header.effective) === undefined ? undefined : { start: header.effective },
    copyright: legal.length === 0 ? undefined : fhirText(legal.join('\n\n')),
  };
}

function statusOf(status: string): string {
  if (status === 'published') return 'active';
  return status === 'retired' || status === 'superseded'
    ? 'retired'
    : status === 'draft' || status === ''
      ? 'draft'
      : 'unknown';
}

function dated(date: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
}
