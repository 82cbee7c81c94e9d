import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import * as z from 'zod';

/** Tells whether a key is the one a file was made with, without giving the key away. */
export const fingerprintOf = (key: string): string => createHmac('sha256', Buffer.from(key, 'hex')).update('stoika key fingerprint').digest('hex').slice(0, 16);

export const isRawKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const base64 = z.base64();
/** key.recovery: the database key under AES-256-GCM, with a key that scrypt makes of the printed code. */
const wrappedSchema = z.strictObject({
  v: z.literal(1),
  fingerprint: z.string().length(16),
  scrypt: z.strictObject({ N: z.number().int().max(2 ** 20), r: z.number().int().max(32), p: z.number().int().max(16), salt: base64 }),
  iv: base64,
  tag: base64,
  wrapped: base64,
});
export type WrappedKey = z.infer<typeof wrappedSchema>;

/** key.sealed: the same key sealed by the system store, once for each user or machine that may open it. */
const sealedSchema = z.strictObject({ v: z.literal(1), fingerprint: z.string().length(16), seals: z.array(base64).min(1).max(16) });
export type SealedKey = z.infer<typeof sealedSchema>;

function parse<T>(schema: z.ZodType<T>, bytes: Uint8Array): T | undefined {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return undefined; // the caller says what a file that cannot be read means
  }
}
export const parseWrapped = (bytes: Uint8Array): WrappedKey | undefined => parse(wrappedSchema, bytes);
export const parseSealed = (bytes: Uint8Array): SealedKey | undefined => parse(sealedSchema, bytes);
export const fileOf = (value: WrappedKey | SealedKey): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

const cost = { N: 2 ** 15, r: 8, p: 1 } as const;
const context = Buffer.from('stoika database key, version 1');

const derive = (secret: Uint8Array, salt: Buffer, options: ScryptOptions): Promise<Buffer> => new Promise((done, failed) => {
  scrypt(secret, salt, 32, { ...options, maxmem: 256 * 1024 * 1024 }, (error, key) => { if (error) failed(error); else done(key); });
});

export async function wrapKey(key: string, secret: Uint8Array): Promise<WrappedKey> {
  const salt = randomBytes(16), iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, salt, cost), iv).setAAD(context);
  const wrapped = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]);
  return { v: 1, fingerprint: fingerprintOf(key), scrypt: { ...cost, salt: salt.toString('base64') }, iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), wrapped: wrapped.toString('base64') };
}

/** The key, or undefined when the code is not the one it was wrapped with. */
export async function unwrapKey(from: WrappedKey, secret: Uint8Array): Promise<string | undefined> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const { N, r, p, salt } = from.scrypt;
  try {
    const decipher = createDecipheriv('aes-256-gcm', await derive(secret, bytes(salt), { N, r, p }), bytes(from.iv), { authTagLength: 16 }).setAAD(context).setAuthTag(bytes(from.tag));
    const key = Buffer.concat([decipher.update(bytes(from.wrapped)), decipher.final()]).toString('hex');
    return isRawKey(key) && fingerprintOf(key) === from.fingerprint ? key : undefined;
  } catch {
    return undefined; // GCM says no more than "not authentic", and neither can we
  }
}
