// The reference loader: takes a signed bundle into use after all eleven steps, or refuses it with its reason; knows no disk and no clock.
import { decide, meaningHash } from '../../dsl/index.ts';
import type { CompiledGuideline, CriteriaGraph, Decision, Facts } from '../../dsl/index.ts';
import { archiveLimits, type ArchiveMember } from '../archive.ts';
import { contentHash, ownToolchain, type Manifest } from '../bundle-manifest.ts';
import { gatherSources, guidelineMember, sourcesFolder } from '../bundle-sources.ts';
import { readVectors, replay, vectorsName } from '../replay-vectors.ts';
import { withRelease, type ActivatedRelease, type ActivationState } from './activation-state.ts';
import { decidingOn, type Period } from './in-force.ts';
import { withSeen } from './seen.ts';
import {
  signedChecks,
  type OpenedBundle,
  type RefusalCode,
  type StepCheck,
  type TrustInput,
} from './signed-checks.ts';

/** A bundle that may decide. Whoever has one has had every step pass; ask `onDay` before every decision. */
export interface ActiveBundle {
  readonly manifest: Manifest;
  /** Goes into the record of every decision. */
  readonly contentHash: string;
  readonly bundleHash: string;
  readonly graph: CriteriaGraph;
  /** Contents of its files, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  decide(facts: Facts): Decision;
}

export interface Refused {
  readonly kind: 'refused';
  readonly step: number;
  readonly code: RefusalCode;
  /** For people: what does not hold. */
  readonly reason: string;
  /** To be kept as well: with the newest trust file and list, where their signatures hold. */
  readonly state: ActivationState;
  readonly steps: readonly StepCheck[];
}

export interface Activated {
  readonly kind: 'active';
  readonly bundle: ActiveBundle;
  /** It was in use already: its place among the others is the one that it had. */
  readonly again: boolean;
  /** To be kept, whole and on the disk, before the first decision. */
  readonly state: ActivationState;
  readonly steps: readonly StepCheck[];
}

export type Activation = Activated | Refused;

export interface ActivationInput extends TrustInput {
  /** Undoes compression within bounds, where the bytes are compressed; undefined = refused as too much. */
  readonly inflate?: (bytes: Uint8Array) => Uint8Array | undefined;
}

/**
 * Whatever goes wrong, the bundle that decided before goes on deciding, unless its own text is revoked. The state of the
 * caller is the one that counts until the new one is kept, after a refusal too: else an older list could be put back.
 */
export function activate(given: Uint8Array, input: ActivationInput): Activation {
  const steps: StepCheck[] = [];
  const seen = withSeen(input);
  const opened = openSigned(given, input, steps);
  const bundle = opened && openRules(opened, steps);
  return bundle === undefined ? refusal(steps, seen) : takeIn(bundle, input, seen, steps);
}

function openSigned(given: Uint8Array, input: ActivationInput, steps: StepCheck[]): OpenedBundle | undefined {
  const bytes = sized(given, input, steps);
  if (bytes === undefined) return undefined;
  const checks = signedChecks(bytes, input);
  for (let next = checks.next(); ; next = checks.next()) {
    if (next.done === true) return next.value;
    steps.push(next.value);
    if (!next.value.holds) return undefined;
  }
}

/** For a bundle that was activated before and is read again at the start: its hash is in the state, and it has to decide as before. */
export function reopen(opened: Omit<OpenedBundle, 'signers' | 'revocations'>): ActiveBundle | undefined {
  return openRules(opened, []);
}

/**
 * The bundle that decides a day of service (YYYY-MM-DD; never today). `releases`: all of the guideline and channel that the
 * state remembers. Where it is none of `bundles`, or there is none, the engine has no answer: no older one in its place.
 */
export function onDay<Bundle extends { readonly bundleHash: string }>(
  bundles: readonly Bundle[],
  releases: readonly (Period & { readonly bundleHash: string })[],
  dayOfService: string,
): Bundle | undefined {
  const deciding = decidingOn(releases, dayOfService);
  if (deciding.kind !== 'in-force') return undefined;
  return bundles.find(({ bundleHash }) => bundleHash === deciding.version.bundleHash);
}

export function releaseOf({ manifest, bundleHash }: ActiveBundle): ActivatedRelease {
  const { contentHash: content, version, sequence, effectiveFrom, effectiveTo } = manifest;
  return { bundleHash, contentHash: content, version, sequence, effectiveFrom, effectiveTo };
}

function sized(bytes: Uint8Array, { inflate }: ActivationInput, steps: StepCheck[]): Uint8Array | undefined {
  if (bytes.length > archiveLimits.bytes) {
    steps.push(broken(1, 'Size', 'too-large', 'It is larger than any bundle.'));
    return undefined;
  }
  const archive = isCompressed(bytes) ? inflate?.(bytes) : bytes;
  steps.push(
    archive === undefined
      ? broken(
          1,
          'Size',
          'compression',
          'It is compressed, and not to be undone within the bounds of a bundle.',
        )
      : passed(1, 'Size', `${archive.length} bytes.`),
  );
  return archive;
}

export function isCompressed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function takeIn(
  bundle: ActiveBundle,
  input: ActivationInput,
  known: ActivationState,
  steps: readonly StepCheck[],
): Activated {
  const { guidelineId, channel } = bundle.manifest;
  const before = known.guidelines.flatMap(({ releases }) => releases);
  const again =
    before.some(({ bundleHash }) => bundleHash === bundle.bundleHash) && input.rollback === undefined;
  const state = again ? known : withRelease(known, { guidelineId, channel }, releaseOf(bundle));
  return { kind: 'active', bundle, again, state, steps };
}

/** Steps 9 and 10: the rules are read from the sources, have the meaning that was signed, and decide every vector as shipped. */
function openRules(
  { members, manifest, bundleHash }: Omit<OpenedBundle, 'signers' | 'revocations'>,
  steps: StepCheck[],
): ActiveBundle | undefined {
  const { language, ir } = manifest.toolchain;
  if (language !== ownToolchain.language || ir !== ownToolchain.ir) {
    steps.push(
      broken(
        9,
        'Rules',
        'not-supported',
        `They are of version ${language} of the language and ${ir} of the decision data.`,
      ),
    );
    return undefined;
  }
  const compiled = compile(members, manifest);
  if (compiled === undefined || meaningHash(compiled.graph) !== manifest.meaningHash) {
    steps.push(
      broken(9, 'Rules', 'meaning', 'The sources do not have the meaning and the words that were signed.'),
    );
    return undefined;
  }
  steps.push(passed(9, 'Rules', `Words and meaning are those that were signed: ${manifest.meaningHash}.`));
  const { graph } = compiled;
  const files = new Map(members.map(({ name, bytes }) => [name, bytes]));
  const decideHere = (facts: Facts) => decide(graph, facts);
  const golden = goldenCheck(files, manifest, decideHere);
  steps.push(golden);
  if (!golden.holds) return undefined;
  return {
    manifest,
    bundleHash,
    graph,
    files,
    contentHash: manifest.contentHash,
    decide: decideHere,
  };
}

function compile(members: readonly ArchiveMember[], manifest: Manifest): CompiledGuideline | undefined {
  const sources = members
    .filter(({ name }) => name.startsWith(sourcesFolder))
    .map(({ name, bytes }) => ({ path: name, bytes }));
  if (contentHash(sources) !== manifest.contentHash) return undefined;
  const gathered = gatherSources(sources, guidelineMember(manifest.guidelineId, manifest.version));
  return gathered.kind === 'gathered' ? gathered.compiled : undefined;
}

function goldenCheck(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  decideHere: ActiveBundle['decide'],
): StepCheck {
  const vectors = readVectors(files.get(vectorsName) ?? new Uint8Array());
  if (vectors === undefined || vectors.length === 0 || String(vectors.length) !== manifest.vectors.count)
    return broken(10, 'Vectors', 'vectors', 'The vectors that the manifest counts are not there.');
  const differ = replay(vectors, decideHere);
  if (differ.length === 0)
    return passed(10, 'Vectors', `${vectors.length} vectors give the decisions that are shipped with them.`);
  const detail = `${differ.length} of ${vectors.length} differ, first: ${differ[0] ?? ''}.`;
  return broken(10, 'Vectors', 'vectors', detail);
}

function refusal(steps: readonly StepCheck[], state: ActivationState): Refused {
  const first = steps.find((step) => !step.holds);
  if (first === undefined || first.holds) throw new Error('refused without a reason');
  return { kind: 'refused', step: first.step, code: first.code, reason: first.detail, state, steps };
}

function passed(step: number, check: string, detail: string): StepCheck {
  return { step, check, holds: true, detail };
}

function broken(step: number, check: string, code: RefusalCode, detail: string): StepCheck {
  return { step, check, holds: false, code, detail };
}
