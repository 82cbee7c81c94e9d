import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOptions, testFolder } from '#tests/support/database.ts';
import type { Log } from '../kernel/log.ts';
import { openDatabase } from './index.ts';
import { createKeyFiles } from './key-files.ts';
import { createKeys, demoKey, demoKeyState, type Sealer } from './key.ts';
import { readRecoveryCode, recoveryCodeOf } from './recovery-code.ts';

/** A system store: seals under a secret of the signed-in user; another user's seal does not open. */
function aStore(): Sealer & { there: boolean; user: string } {
  const secrets = new Map<string, Buffer>();
  const secret = (user: string): Buffer => secrets.get(user) ?? secrets.set(user, randomBytes(32)).get(user)!;
  const store = {
    there: true,
    user: 'anna',
    available: () => Promise.resolve(store.there),
    seal: (text: string) => {
      const iv = randomBytes(12), cipher = createCipheriv('aes-256-gcm', secret(store.user), iv), body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]));
    },
    unseal: async (sealed: Uint8Array) => {
      await Promise.resolve();
      const bytes = Buffer.from(sealed), decipher = createDecipheriv('aes-256-gcm', secret(store.user), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
  return store;
}

function aDesk() {
  const folder = testFolder(), store = aStore(), logged: unknown[] = [];
  const log: Log = (...line) => { logged.push(line); };
  return { folder, store, logged, keys: createKeys({ sealer: store, files: createKeyFiles(folder, 'stoika.db'), log }) };
}
const openWith = (folder: string, key: string): void => { openDatabase(openOptions(folder, { key })).close(); };
const allBytes = (folder: string): Buffer => Buffer.concat(readdirSync(folder).map((f) => readFileSync(join(folder, f))));

describe('the key of the database', () => {
  it('is made on the first run, found again by itself, and lies nowhere in clear: not in the folder, not in the log', async () => {
    const { folder, keys, logged } = aDesk();
    expect(await keys.find()).toEqual({ kind: 'first-run' });
    const { key, recoveryCode } = await keys.create();
    openWith(folder, key);
    expect(await keys.find()).toEqual({ kind: 'ready', key, databaseExists: true, published: false });
    await keys.openWithRecovery(recoveryCode);
    const text = JSON.stringify(logged), bytes = allBytes(folder);
    for (const plain of [key, key.toUpperCase(), Buffer.from(key, 'hex').toString('base64'), recoveryCode, recoveryCode.replaceAll('-', '')]) {
      expect(bytes.includes(plain)).toBe(false);
      expect(text.includes(plain)).toBe(false);
    }
    expect(bytes.includes(Buffer.from(key, 'hex'))).toBe(false);
  });

  it('where there is no real store, is asked for by the printed code at each start', async () => {
    const { folder, keys, store } = aDesk();
    store.there = false;
    const { key, recoveryCode } = await keys.create();
    openWith(folder, key);
    expect(readdirSync(folder).filter((f) => f.startsWith('key'))).toEqual(['key.recovery']);
    for (let start = 0; start < 2; start++) {
      expect(await keys.find()).toEqual({ kind: 'ask-recovery', why: 'no-store' });
      expect(await keys.openWithRecovery(recoveryCode.toLowerCase().replaceAll('-', ' '))).toMatchObject({ kind: 'ready', key });
    }
    store.there = true;
    expect(await keys.find()).toEqual({ kind: 'ask-recovery', why: 'not-sealed' });
  });

  it('under another Windows user asks for the code once, and leaves the first user’s way in', async () => {
    const { folder, keys, store } = aDesk();
    const { key, recoveryCode } = await keys.create();
    openWith(folder, key);
    store.user = 'boris';
    expect(await keys.find()).toEqual({ kind: 'ask-recovery', why: 'seal-refused' });
    await keys.openWithRecovery(recoveryCode);
    for (const user of ['boris', 'anna']) {
      store.user = user;
      expect(await keys.find()).toMatchObject({ kind: 'ready', key });
    }
  });

  it('survives a store that throws, and a keyring that is gone', async () => {
    const { folder, keys, store } = aDesk();
    const { key, recoveryCode } = await keys.create(), before = readFileSync(join(folder, 'key.sealed'));
    const working = { ...store };
    store.unseal = () => Promise.reject(new Error('the keyring is locked'));
    store.seal = store.unseal as unknown as Sealer['seal'];
    expect(await keys.find()).toEqual({ kind: 'ask-recovery', why: 'seal-refused' });
    store.available = () => Promise.reject(new Error('no bus'));
    expect(await keys.find()).toEqual({ kind: 'ask-recovery', why: 'no-store' });
    store.available = () => Promise.resolve(true);
    expect(await keys.openWithRecovery(recoveryCode)).toMatchObject({ key });
    expect(readFileSync(join(folder, 'key.sealed'))).toEqual(before);
    Object.assign(store, working);
    expect(await keys.find()).toMatchObject({ kind: 'ready', key });
  });

  it('is never made over an existing database or over key files, not even unreadable ones', async () => {
    const { folder, keys } = aDesk();
    writeFileSync(join(folder, 'stoika.db'), 'whatever lies here');
    expect(await keys.find()).toEqual({ kind: 'no-key-files' });
    await expect(keys.create()).rejects.toMatchObject({ code: 'conflict', reason: 'key-exists' });
    for (const name of ['key.sealed', 'key.recovery']) {
      const other = aDesk();
      writeFileSync(join(other.folder, name), '{ torn');
      expect((await other.keys.find()).kind).toBe(name === 'key.sealed' ? 'no-key-files' : 'ask-recovery');
      await expect(other.keys.create()).rejects.toMatchObject({ reason: 'key-exists' });
      await expect(other.keys.openWithRecovery(recoveryCodeOf(randomBytes(20)))).rejects.toMatchObject({ code: 'database', reason: 'no-key-files' });
      expect(readFileSync(join(other.folder, name), 'utf8')).toBe('{ torn');
    }
    expect(readFileSync(join(folder, 'stoika.db'), 'utf8')).toBe('whatever lies here');
  });

  it('does not open by another code; a mistyped one is told by its group; an old one ends with renewal', async () => {
    const { keys } = aDesk();
    const { key, recoveryCode } = await keys.create();
    await expect(keys.openWithRecovery(recoveryCodeOf(randomBytes(20)))).rejects.toMatchObject({ code: 'database', reason: 'recovery-wrong' });
    const third = recoveryCode[12] === 'A' ? 'B' : 'A';
    await expect(keys.openWithRecovery(recoveryCode.slice(0, 12) + third + recoveryCode.slice(13))).rejects.toMatchObject({ code: 'invalid-input', reason: 'recovery-mistyped', details: { groups: '3' } });
    await expect(keys.openWithRecovery('12345')).rejects.toMatchObject({ code: 'invalid-input', reason: 'recovery-malformed' });
    const renewed = await keys.renewRecovery(key);
    await expect(keys.openWithRecovery(recoveryCode)).rejects.toMatchObject({ reason: 'recovery-wrong' });
    expect(await keys.openWithRecovery(renewed)).toMatchObject({ key });
  });

  it('of the demo is published and says so', () => {
    expect(demoKeyState(false)).toEqual({ kind: 'ready', key: demoKey, databaseExists: false, published: true });
  });
});

describe('the printed code', () => {
  const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });
  it('is eight groups of five and reads back, also with Cyrillic lookalikes', () => {
    fc.assert(fc.property(secrets, (secret) => {
      const code = recoveryCodeOf(secret);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = code.replaceAll('A', 'а').replaceAll('C', 'С').replaceAll('0', 'о').replaceAll('1', 'l').replaceAll('-', ' – ');
      expect(readRecoveryCode(typed)).toEqual({ kind: 'secret', secret });
    }));
  });
  it('shows every single wrong character, swapped neighbours and swapped groups', () => {
    fc.assert(fc.property(secrets, fc.nat(39), fc.integer({ min: 1, max: 31 }), (secret, at, shift) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ', chars = recoveryCodeOf(secret).replaceAll('-', '').split(''), group = Math.floor(at / 5) + 1;
      const wrong = chars.with(at, alphabet[(alphabet.indexOf(chars[at]!) + shift) % 32]!).join('');
      expect(readRecoveryCode(wrong)).toEqual({ kind: 'mistyped', groups: [group] });
      if (at % 5 < 4 && chars[at] !== chars[at + 1]) expect(readRecoveryCode(chars.with(at, chars[at + 1]!).with(at + 1, chars[at]!).join(''))).toEqual({ kind: 'mistyped', groups: [group] });
      const first = chars.slice(0, 5).join(''), second = chars.slice(5, 10).join('');
      expect(readRecoveryCode(second + first + chars.slice(10).join(''))).toEqual({ kind: 'mistyped', groups: [1, 2] });
    }));
  });
});
