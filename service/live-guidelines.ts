// The guidelines that decide at one moment, and which version answers for a day of service; immutable, so that a request is answered by one set from start to end.
import type { CriteriaGraph } from '../dsl/index.ts';
import { decidingOn, type Deciding, type Period } from '../host/activation/in-force.ts';
import type { GuidelineWords } from './explain-in-words.ts';
import { problem, type Problem } from './problem.ts';
import { serviceIndex, type FindService, type ServiceCode } from './service-codes.ts';

/** A version that was taken into use once, whether or not its bundle is still here. */
export interface TakenVersion extends Period {
  readonly guidelineId: string;
  readonly channel: string;
  readonly version: string;
  /** Of the archive. */
  readonly bundleHash: string;
}

/** One bundle that may decide. */
export interface LiveBundle extends TakenVersion {
  readonly title: string;
  readonly sequence: number;
  /** Of the words, of the meaning. */
  readonly contentHash: string;
  readonly meaningHash: string;
  readonly graph: CriteriaGraph;
  readonly words: GuidelineWords;
  /** Procedures that the guideline decides. */
  readonly services: readonly ServiceCode[];
  /** Of the bundle, as they are: `facts.schema.json` and such, by name. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  /** Where it was read from. */
  readonly file: string;
}

export interface Asked {
  readonly guideline?: string | undefined;
  readonly service?: Partial<ServiceCode> | undefined;
  /** Exactly this version; with a day it has to be the one in force. */
  readonly version?: string | undefined;
  readonly dateOfService?: string | undefined;
}

export type Choice =
  | { readonly kind: 'chosen'; readonly bundle: LiveBundle }
  | { readonly kind: 'none'; readonly problem: Problem };

export interface LiveGuidelines {
  readonly bundles: readonly LiveBundle[];
  choose(asked: Asked): Choice;
}

/**
 * `taken`: in the order in which they were taken into use, where somebody keeps it; what is there took over for good, even
 * where its bundle is gone. The same version twice, or one guideline from two channels, could be told apart by no request.
 */
export function liveGuidelines(
  given: readonly LiveBundle[],
  taken: readonly TakenVersion[] = [],
): LiveGuidelines | { readonly why: string } {
  const bundles = given.toSorted(inOrder);
  const byId = grouped(bundles, ({ guidelineId }) => guidelineId);
  for (const [id, versions] of byId) {
    const twice = versions.find(
      (one, at) => versions.findIndex(({ version }) => version === one.version) < at,
    );
    if (twice !== undefined) {
      const files = versions.filter(({ version }) => version === twice.version).map(({ file }) => file);
      return { why: `${id} ${twice.version} is given twice: ${files.join(', ')}` };
    }
    const channels = [...new Set(versions.map(({ channel }) => channel))];
    if (channels.length > 1) return { why: `${id} comes from several channels: ${channels.join(', ')}` };
  }
  const sequences = new Map([...byId].map(([id, versions]) => [id, inSequence(versions, taken)]));
  const findService = serviceIndex(bundles);
  return {
    bundles,
    choose: (asked) => {
      const id = asked.guideline ?? idForService(asked.service, findService);
      if (typeof id !== 'string') return { kind: 'none', problem: id };
      const versions = byId.get(id);
      if (versions === undefined) return none('unknown-guideline', `No guideline ${shown(id)} is live here.`);
      return chooseVersion(id, versions, sequences.get(id) ?? versions, asked);
    },
  };
}

/** Within a guideline by its number in the channel, else by its period. */
function inOrder(a: LiveBundle, b: LiveBundle): number {
  return (
    compare(a.guidelineId, b.guidelineId) ||
    a.sequence - b.sequence ||
    compare(a.effectiveFrom, b.effectiveFrom)
  );
}

function idForService(service: Asked['service'], findService: FindService): string | Problem {
  const code = service?.code;
  if (code === undefined)
    return problem('guideline-missing', 'Name the guideline by "guideline", or the service by "service".');
  const ids = findService(code, service?.system);
  const [only, ...others] = ids;
  if (only === undefined)
    return problem('unknown-service', `No guideline that is live here lists the service ${shown(code)}.`);
  if (others.length > 0) {
    return problem(
      'several-guidelines',
      `Several guidelines list the service ${shown(code)}: ${ids.join(', ')}. Name one by "guideline".`,
    );
  }
  return only;
}

function chooseVersion(
  id: string,
  versions: readonly LiveBundle[],
  sequence: readonly TakenVersion[],
  { version, dateOfService: day }: Asked,
): Choice {
  const exact = versions.find((one) => one.version === version);
  if (version !== undefined && exact === undefined)
    return none('unknown-version', `${id} is live in ${periods(versions)}, not as ${shown(version)}.`);
  if (day === undefined) {
    if (exact !== undefined) return { kind: 'chosen', bundle: exact };
    return none(
      'date-missing',
      'Give "dateOfService" as YYYY-MM-DD: the day of the service decides which version counts, never the day of the request.',
    );
  }
  const deciding = decidingOn(sequence, day);
  const bundle =
    deciding.kind === 'in-force'
      ? versions.find(({ bundleHash }) => bundleHash === deciding.version.bundleHash)
      : undefined;
  if (bundle !== undefined && (exact ?? bundle) === bundle) return { kind: 'chosen', bundle };
  const asked =
    exact === undefined ? `No version of ${id} decides` : `${id} ${exact.version} does not decide`;
  const why = bundle === undefined ? whyNone(deciding) : ` Version ${bundle.version} does.`;
  return none(
    'no-version-in-force',
    `${asked} services of ${day}: ${periods(exact === undefined ? versions : [exact])}.${why}`,
  );
}

/** In the order in which they took over. Those that nobody remembers come first, by their numbers. */
function inSequence(
  versions: readonly LiveBundle[],
  taken: readonly TakenVersion[],
): readonly TakenVersion[] {
  const remembered = taken.filter(({ guidelineId, channel }) =>
    versions.some((one) => one.guidelineId === guidelineId && one.channel === channel),
  );
  const known = new Set(remembered.map(({ bundleHash }) => bundleHash));
  return [...versions.filter(({ bundleHash }) => !known.has(bundleHash)), ...remembered];
}

function whyNone(deciding: Deciding<TakenVersion>): string {
  switch (deciding.kind) {
    case 'none-yet':
      return '';
    case 'ended':
      return ` Version ${deciding.version.version} took over and has ended; no older one comes back in its place.`;
    case 'in-force':
      return ` Version ${deciding.version.version} took over and is not live here; no older one comes back in its place.`;
  }
}

function none(code: Parameters<typeof problem>[0], detail: string): Choice {
  return { kind: 'none', problem: problem(code, detail) };
}

function periods(versions: readonly LiveBundle[]): string {
  return versions
    .map(({ version, effectiveFrom, effectiveTo }) => {
      const from = effectiveFrom === '' ? '' : ` from ${effectiveFrom}`;
      return `${version}${from}${effectiveTo === '' ? '' : ` to ${effectiveTo}`}`;
    })
    .join(', ');
}

/** What a caller sent is never repeated whole. */
function shown(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
