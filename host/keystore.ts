// The keystore of the operating system, as far as a shell has one: keeps passphrases of keys and nothing else.

export interface Keystore {
  /** Why passphrases cannot be kept here, in words; '' where they can. */
  unavailable(): string;
  /** undefined where none is kept for the key, or it cannot be opened any more. */
  read(keyid: string): Promise<string | undefined>;
  keep(keyid: string, passphrase: string): Promise<void>;
}

export const noKeystore: Keystore = {
  unavailable: () =>
    'In the browser passphrases are not kept; the desktop keeps them in the keystore of the system.',
  read: async () => await Promise.resolve(undefined),
  keep: async () => await Promise.resolve(),
};
