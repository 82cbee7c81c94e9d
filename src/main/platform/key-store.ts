import { safeStorage } from 'electron';
import type { Sealer } from '../app/desk-port.ts';

/** Electron 45 has asynchronous calls and marks the others as obsolete; Electron 33 has only the synchronous ones. */
type SafeStorage = typeof safeStorage;
const isModern = (store: SafeStorage): boolean => 'encryptStringAsync' in store;

/**
 * The system key store: DPAPI, Keychain, Secret Service or KWallet. On Linux without a keyring Electron falls back to
 * `basic_text`, a fixed password: that is no store, and neither is one that cannot give back what it was given.
 */
export function createSystemSealer(store: SafeStorage = safeStorage, platform: NodeJS.Platform = process.platform): Sealer {
  const modern = isModern(store);
  const seal = async (text: string) => (modern ? store.encryptStringAsync(text) : store.encryptString(text));
  const unseal = async (sealed: Buffer) => (modern ? (await store.decryptStringAsync(sealed)).result : store.decryptString(sealed));
  const available = async (): Promise<boolean> => {
    if (platform === 'linux') {
      const backend = store.getSelectedStorageBackend();
      if (backend === 'basic_text' || backend === 'unknown') return false;
    }
    if (!(modern ? await store.isAsyncEncryptionAvailable() : store.isEncryptionAvailable())) return false;
    try {
      return (await unseal(await seal('probe'))) === 'probe';
    } catch {
      return false;
    }
  };
  return { available, seal, unseal };
}
