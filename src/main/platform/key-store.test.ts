import { describe, expect, it, vi } from 'vitest';

// the only file of Electron that these tests meet is its list of names: the store itself is given by hand
vi.mock('electron', () => ({ safeStorage: undefined }));
const { createSystemSealer } = await import('./key-store.ts');

type Store = NonNullable<Parameters<typeof createSystemSealer>[0]>;
const reversed = (text: string) => [...text].reverse().join('');
const anOldStore = (backend: string, there = true): Store => ({
  getSelectedStorageBackend: () => backend, isEncryptionAvailable: () => there,
  encryptString: (text: string) => Buffer.from(reversed(text)), decryptString: (sealed: Buffer) => reversed(sealed.toString()),
}) as unknown as Store;
const aNewStore = (backend: string): Store => ({
  getSelectedStorageBackend: () => backend, isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(reversed(text))),
  decryptStringAsync: (sealed: Buffer) => Promise.resolve({ result: reversed(sealed.toString()), shouldReEncrypt: false }),
}) as unknown as Store;

describe('the key store of the system', () => {
  it.each([['older Electron', anOldStore('gnome_libsecret')], ['newer Electron', aNewStore('kwallet6')]])('seals and unseals with %s', async (_, store) => {
    const sealer = createSystemSealer(store, 'linux');
    expect(await sealer.available()).toBe(true);
    const sealed = await sealer.seal('ключ');
    expect(sealed.toString()).not.toContain('ключ');
    expect(await sealer.unseal(sealed)).toBe('ключ');
  });
  it('is none where Linux has only a fixed password', async () => {
    expect(await createSystemSealer(anOldStore('basic_text'), 'linux').available()).toBe(false);
    expect(await createSystemSealer(aNewStore('unknown'), 'linux').available()).toBe(false);
  });
  it('is none where it says no, or cannot give back what it was given', async () => {
    expect(await createSystemSealer(anOldStore('gnome_libsecret', false), 'linux').available()).toBe(false);
    const broken = { ...anOldStore('gnome_libsecret'), decryptString: () => { throw new Error('keyring is locked'); } } as unknown as Store;
    expect(await createSystemSealer(broken, 'linux').available()).toBe(false);
  });
  it('does not ask for a back end where there is none to choose', async () => {
    const windows = { ...anOldStore(''), getSelectedStorageBackend: () => { throw new Error('Linux only'); } } as unknown as Store;
    expect(await createSystemSealer(windows, 'win32').available()).toBe(true);
  });
});
