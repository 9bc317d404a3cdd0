// The guidelines that decide at one moment, and which version answers for a day of service; immutable, so that a request is answered by one set from start to end.
import type { CriteriaGraph } from '../dsl/index.ts';
import type { GuidelineWords } from './explain-in-words.ts';
import { problem, type Problem } from './problem.ts';

export interface ServiceCode {
  readonly system: string;
  readonly code: string;
}

/** One bundle that may decide. */
export interface LiveBundle {
  readonly guidelineId: string;
  readonly version: string;
  readonly title: string;
  readonly channel: string;
  readonly sequence: number;
  /** Place in the order in which bundles were taken into use; 0 for all where nobody keeps one. */
  readonly place: number;
  /** First and last day of service, YYYY-MM-DD; '' is unbounded. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
  /** Of the archive, of the words, of the meaning. */
  readonly bundleHash: string;
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
  /** Exactly this version, whatever its period. */
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

/** The same version twice, or one guideline from two channels, could be told apart by no request. */
export function liveGuidelines(given: readonly LiveBundle[]): LiveGuidelines | { readonly why: string } {
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
  const byCode = grouped(
    bundles.flatMap((bundle) => bundle.services.map(({ system, code }) => ({ system, code, bundle }))),
    ({ code }) => code.toUpperCase(),
  );
  return {
    bundles,
    choose: (asked) => {
      const id = asked.guideline ?? idForService(asked.service, byCode);
      if (typeof id !== 'string') return { kind: 'none', problem: id };
      return chooseVersion(id, byId.get(id), asked);
    },
  };
}

/** Within a guideline the later counts: as it was taken into use, else by its number in the channel, else by its period. */
function inOrder(a: LiveBundle, b: LiveBundle): number {
  return (
    compare(a.guidelineId, b.guidelineId) ||
    a.place - b.place ||
    a.sequence - b.sequence ||
    compare(a.effectiveFrom, b.effectiveFrom)
  );
}

type Coded = ServiceCode & { readonly bundle: LiveBundle };

function idForService(
  service: Asked['service'],
  byCode: ReadonlyMap<string, readonly Coded[]>,
): string | Problem {
  const code = service?.code;
  if (code === undefined)
    return problem('guideline-missing', 'Name the guideline by "guideline", or the service by "service".');
  const coded = (byCode.get(code.toUpperCase()) ?? []).filter(
    ({ system }) => service?.system === undefined || service.system === system,
  );
  const ids = [...new Set(coded.map(({ bundle }) => bundle.guidelineId))];
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
  versions: readonly LiveBundle[] | undefined,
  { version, dateOfService: day }: Asked,
): Choice {
  const none = (code: Parameters<typeof problem>[0], detail: string): Choice => {
    return { kind: 'none', problem: problem(code, detail) };
  };
  if (versions === undefined) return none('unknown-guideline', `No guideline ${shown(id)} is live here.`);
  if (version !== undefined) {
    const exact = versions.find((one) => one.version === version);
    if (exact === undefined)
      return none('unknown-version', `${id} is live in ${periods(versions)}, not as ${shown(version)}.`);
    if (day === undefined || isInForce(exact, day)) return { kind: 'chosen', bundle: exact };
    return none(
      'no-version-in-force',
      `${id} ${version} does not decide services of ${day}: ${periods([exact])}.`,
    );
  }
  if (day === undefined) {
    return none(
      'date-missing',
      'Give "dateOfService" as YYYY-MM-DD: the day of the service decides which version counts, never the day of the request.',
    );
  }
  const bundle = versions.findLast((one) => isInForce(one, day));
  if (bundle !== undefined) return { kind: 'chosen', bundle };
  return none('no-version-in-force', `No version of ${id} decides services of ${day}: ${periods(versions)}.`);
}

function isInForce({ effectiveFrom, effectiveTo }: LiveBundle, day: string): boolean {
  return effectiveFrom <= day && (effectiveTo === '' || day <= effectiveTo);
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
