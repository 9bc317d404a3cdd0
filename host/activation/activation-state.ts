// What an engine remembers of the bundles that it has taken: the highest sequences, the newest lists, and which bundles decide; knows no disk.
import { z } from 'zod';
import { printJson } from '../../dsl/index.ts';
import { channelShape, digest, sameBytes, wholeNumber } from '../bundle-manifest.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';

const releaseShape = z.strictObject({
  bundleHash: digest,
  contentHash: digest,
  version: z.string(),
  sequence: wholeNumber,
  /** Days of service that it decides; '' = no limit. */
  effectiveFrom: z.string(),
  effectiveTo: z.string(),
});

const stateShape = z.strictObject({
  stateFormat: z.literal('1'),
  /** Text of the newest trust file whose signatures hold, '' before the first. */
  trust: z.string(),
  /** Of the newest revocation list that was seen. */
  revocationSequence: wholeNumber,
  /** Texts on that list, by their hash; not there where it has none. */
  revokedContents: z.array(digest).optional(),
  guidelines: z.array(
    z.strictObject({
      guidelineId: z.string(),
      channel: channelShape,
      /** The highest that was ever active: only a higher one may follow. */
      sequence: wholeNumber,
      /** In the order in which they were activated; `decidingOn` says which of them decides. */
      releases: z.array(releaseShape),
    }),
  ),
});

export type ActivationState = z.infer<typeof stateShape>;
export type ActivatedRelease = z.infer<typeof releaseShape>;
export type ActivatedGuideline = ActivationState['guidelines'][number];

export const emptyState: ActivationState = {
  stateFormat: '1',
  trust: '',
  revocationSequence: '0',
  guidelines: [],
};

export function printState(state: ActivationState): Uint8Array {
  return encodeUtf8(printJson(state));
}

/** undefined where the bytes are no state in its one form: nothing may be activated over what cannot be read. */
export function readState(bytes: Uint8Array): ActivationState | undefined {
  try {
    const state = stateShape.parse(JSON.parse(decodeUtf8(bytes) ?? ''));
    return sameBytes(printState(state), bytes) ? state : undefined;
  } catch {
    return undefined;
  }
}

export function activatedOf(
  state: ActivationState,
  guidelineId: string,
  channel: string,
): ActivatedGuideline | undefined {
  return state.guidelines.find((one) => one.guidelineId === guidelineId && one.channel === channel);
}

/** The state after the release: last in its guideline, and its sequence kept as the highest. */
export function withRelease(
  state: ActivationState,
  { guidelineId, channel }: Pick<ActivatedGuideline, 'guidelineId' | 'channel'>,
  release: ActivatedRelease,
): ActivationState {
  const before = activatedOf(state, guidelineId, channel);
  const others = (before?.releases ?? []).filter(({ bundleHash }) => bundleHash !== release.bundleHash);
  const sequence = Math.max(Number(before?.sequence ?? 0), Number(release.sequence));
  const after = { guidelineId, channel, sequence: String(sequence), releases: [...others, release] };
  const rest = state.guidelines.filter((one) => one !== before);
  return { ...state, guidelines: [...rest, after].toSorted(byGuideline) };
}

function byGuideline(a: ActivatedGuideline, b: ActivatedGuideline): number {
  const [one, other] = [`${a.guidelineId} ${a.channel}`, `${b.guidelineId} ${b.channel}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
