// Makes trust files and revocation lists, and the next version of each; whoever may sign them is checked before anything is given out.
import { base64 } from '@scure/base';
import type { Revocations } from './revocations.ts';
import type { RoleName, Trust } from './trust.ts';

export interface NamedKey {
  readonly keyid: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface RolePlan {
  readonly keys: readonly NamedKey[];
  readonly threshold: number;
}

export type TrustPlan = Readonly<Record<RoleName, RolePlan>>;

/** Version 1. Keys and the file count until the same day. */
export function firstTrust(plan: TrustPlan, expires: string, revocations: Trust['revocations']): Trust {
  const all = [...plan.root.keys, ...plan.publisher.keys, ...plan.revoker.keys];
  const role = ({ keys, threshold }: RolePlan) => ({
    keyids: [...new Set(keys.map(({ keyid }) => keyid))],
    threshold: String(threshold),
  });
  return {
    trustFormat: '1',
    version: '1',
    expires,
    revocations,
    keys: trustedKeys(all, expires),
    roles: { publisher: role(plan.publisher), revoker: role(plan.revoker), root: role(plan.root) },
  };
}

export interface TrustChange {
  readonly add: readonly { readonly role: RoleName; readonly key: NamedKey }[];
  /** Key ids, or their beginnings, taken out of every role. */
  readonly remove: readonly string[];
  readonly thresholds: Readonly<Partial<Record<RoleName, number>>>;
  /** Of the file and of the added keys; '' = as it was. */
  readonly expires: string;
}

/** The next version; undefined where `remove` names a key that is not in it, or more than one. */
export function nextTrust(trust: Trust, change: TrustChange): Trust | undefined {
  const removed = change.remove.map((start) => trust.keys.filter(({ keyid }) => keyid.startsWith(start)));
  if (removed.some((keys) => keys.length !== 1)) return undefined;
  const gone = new Set(removed.flat().map(({ keyid }) => keyid));
  const expires = change.expires === '' ? trust.expires : change.expires;
  const added = trustedKeys(
    change.add.map(({ key }) => key),
    expires,
  );
  const fresh = new Set(added.map(({ keyid }) => keyid));
  const roleOf = (role: RoleName) => {
    const before = trust.roles[role].keyids.filter((keyid) => !gone.has(keyid));
    const here = change.add.filter((one) => one.role === role).map(({ key }) => key.keyid);
    const threshold = change.thresholds[role];
    return {
      keyids: [...new Set([...before, ...here])],
      threshold: threshold === undefined ? trust.roles[role].threshold : String(threshold),
    };
  };
  return {
    ...trust,
    expires,
    version: String(Number(trust.version) + 1),
    keys: [...trust.keys.filter(({ keyid }) => !gone.has(keyid) && !fresh.has(keyid)), ...added],
    roles: { publisher: roleOf('publisher'), revoker: roleOf('revoker'), root: roleOf('root') },
  };
}

export function firstRevocations(expires: string): Revocations {
  return { revocationsFormat: '1', sequence: '1', expires, keys: [], contents: [] };
}

export function nextRevocations(
  before: Revocations,
  added: Pick<Revocations, 'keys' | 'contents'>,
  expires: string,
): Revocations {
  const keys = [
    ...before.keys,
    ...added.keys.filter((one) => before.keys.every(({ keyid }) => keyid !== one.keyid)),
  ];
  const contents = [
    ...before.contents,
    ...added.contents.filter((one) =>
      before.contents.every(({ contentHash }) => contentHash !== one.contentHash),
    ),
  ];
  return { ...before, sequence: String(Number(before.sequence) + 1), expires, keys, contents };
}

function trustedKeys(keys: readonly NamedKey[], expires: string): Trust['keys'] {
  const byId = new Map(keys.map((key) => [key.keyid, key]));
  return [...byId.values()].map(({ keyid, name, publicKey }) => ({
    keyid,
    name,
    algorithm: 'ed25519',
    publicKey: base64.encode(publicKey),
    expires,
  }));
}
