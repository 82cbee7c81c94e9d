import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealer } from '#main/app/desk-port.ts';

/** A system store in memory: seals under a secret of the signed-in user; what goes wrong with real ones can be set. */
export interface FakeStore extends Sealer { user: string; there: boolean; fails: boolean }

export function createFakeStore(): FakeStore {
  const secrets = new Map<string, Buffer>();
  const secret = (user: string): Buffer => secrets.get(user) ?? secrets.set(user, randomBytes(32)).get(user)!;
  const refuse = (): void => { if (store.fails) throw new Error('the keyring is locked'); };
  const store: FakeStore = {
    user: 'anna', there: true, fails: false,
    available: () => Promise.resolve(store.there),
    seal: async (text) => {
      await Promise.resolve();
      refuse();
      const iv = randomBytes(12), cipher = createCipheriv('aes-256-gcm', secret(store.user), iv), body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    unseal: async (sealed) => {
      await Promise.resolve();
      refuse();
      const decipher = createDecipheriv('aes-256-gcm', secret(store.user), sealed.subarray(0, 12)).setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
  return store;
}
