// Plays the keystore of the operating system: what it seals no one reads by looking, and it can be told that there is none.

export interface SafeStorage {
  readonly module: {
    isEncryptionAvailable(): boolean;
    getSelectedStorageBackend(): string;
    encryptString(text: string): Buffer;
    decryptString(sealed: Buffer): string;
  };
  /** As Linux names it; `basic_text` is none that protects anything, '' no encryption at all. */
  backend: string;
}

export function createSafeStorage(): SafeStorage {
  const storage: SafeStorage = {
    backend: 'gnome_libsecret',
    module: {
      isEncryptionAvailable: () => storage.backend !== '',
      getSelectedStorageBackend: () => storage.backend,
      encryptString: (text) => turned(Buffer.from(`sealed:${text}`)),
      decryptString: (sealed) => {
        const text = turned(sealed).toString();
        if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext.');
        return text.slice('sealed:'.length);
      },
    },
  };
  return storage;
}

function turned(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0x5a));
}
