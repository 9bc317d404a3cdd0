// What an engine has seen once its signatures hold, even where it takes no bundle into use: no older trust file or list may follow.
import { revocationsByRevokers, type Revocations } from '../signing/revocations.ts';
import { trustByRoot } from '../signing/trust.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';
import type { ActivationState } from './activation-state.ts';
import type { TrustInput } from './signed-checks.ts';

/** The state with the newest trust file and list; as it was where their signatures do not hold or older ones are given. */
export function withSeen({
  trust,
  revocations,
  state,
  crypto,
  today,
}: Pick<TrustInput, 'trust' | 'revocations' | 'state' | 'crypto' | 'today'>): ActivationState {
  const accepted = state.trust === '' ? undefined : encodeUtf8(state.trust);
  const reading = trustByRoot(trust, { crypto, today, accepted });
  if (reading.kind === 'refused') return state;
  const seen = { ...state, trust: decodeUtf8(trust) ?? '' };
  if (revocations === undefined) return seen;
  const list = revocationsByRevokers(revocations, { trust: reading.trust, crypto, today });
  return list.kind === 'read' ? withList(seen, list.revocations) : seen;
}

function withList(state: ActivationState, { sequence, contents }: Revocations): ActivationState {
  const before = Number(state.revocationSequence);
  if (Number(sequence) < before) return state;
  const { revokedContents = [], ...others } = state;
  const own = contents.map(({ contentHash }) => contentHash);
  // Another list of the same number takes nothing back.
  const revoked = new Set(Number(sequence) === before ? [...revokedContents, ...own] : own);
  const after = { ...others, revocationSequence: sequence };
  return revoked.size === 0 ? after : { ...after, revokedContents: [...revoked].toSorted() };
}
