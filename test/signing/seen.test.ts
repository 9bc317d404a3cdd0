// What was seen of trust and revocations is kept whatever becomes of the bundle, so that nothing older can be put back.
import { describe, expect, it } from 'vitest';
import { activate, type ActivationInput } from '../../host/activation/activate.ts';
import { inputOf, madeBundle, revocationList, signedBundle, stranger, trustFile } from './support/keys.ts';

const signed = signedBundle();
const later = signedBundle({ sequence: '2' });
const first = activate(signed.bytes, inputOf());

describe('an engine', () => {
  it('remembers trust file and list as soon as their signatures hold, whatever becomes of the bundle', () => {
    const { state } = first;
    const seenBy = (change: Partial<ActivationInput>, bytes = madeBundle().bytes) =>
      activate(bytes, inputOf({ state, ...change })).state;
    const none = new Uint8Array(3);
    const contents = [{ contentHash: signed.manifest.contentHash, reason: 'Wrong.' }];
    const list = { sequence: '5', contents };
    expect(seenBy({ revocations: revocationList(list) }, none)).toMatchObject({
      revocationSequence: '5',
      revokedContents: [signed.manifest.contentHash],
    });
    const expired = revocationList({ sequence: '6', expires: '2024-11-30' });
    expect(seenBy({ revocations: expired }).revocationSequence).toBe('6');
    expect(seenBy({ revocations: revocationList(list, [stranger]) })).toEqual(state);
    // Newer and already at its end: the one before must not come back for that.
    const short = trustFile({ version: '2', expires: '2024-11-30' });
    const moved = seenBy({ trust: short });
    expect(refusal(later.bytes, { state })).toBe('active');
    expect(refusal(later.bytes, { state: moved })).toEqual([3, 'trust-rollback']);
    expect(seenBy({ trust: trustFile({ version: '2' }, [stranger]) })).toEqual(state);
    // The list after it may take a text off again; another one of the same number may not.
    const after = seenBy({ revocations: revocationList(list) });
    const again = (sequence: string) => seenBy({ state: after, revocations: revocationList({ sequence }) });
    expect(again('5').revokedContents).toEqual([signed.manifest.contentHash]);
    expect(again('6').revokedContents).toBeUndefined();
  });
});

function refusal(bytes: Uint8Array, change: Partial<ActivationInput>): readonly [number, string] | string {
  const activation = activate(bytes, inputOf(change));
  return activation.kind === 'refused' ? [activation.step, activation.code] : 'active';
}
