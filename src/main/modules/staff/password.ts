import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

/** What one check of a password costs: `N` and `r` are memory (N * r * 128 bytes), `p` is how many times over. */
export interface PasswordCost { readonly N: number; readonly r: number; readonly p: number }

/** 32 MiB and about a third of a second on a reception PC; OWASP's Password Storage Cheat Sheet lists it among the equals of N=2^17, r=8, p=1. */
export const standardCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
/** For the passwords of the demo and of tests, which are published anyway. */
export const publishedCost: PasswordCost = { N: 2 ** 10, r: 8, p: 1 };

const maxmem = 256 * 1024 * 1024;
const length = 32;
/** The same letters typed on two keyboards are the same password. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8');

/** `scrypt$N$r$p$salt$hash`: says all that a later check needs, so the cost can grow without touching old passwords. */
export function hashPassword(password: string, cost: PasswordCost = standardCost, salt: Buffer = randomBytes(16)): string {
  return storedForm(cost, salt, scryptSync(bytesOf(password), salt, length, { ...cost, maxmem }));
}

/** The same off the main thread: a third of a second in which calls go on ringing. */
export function hashPasswordLater(password: string, cost: PasswordCost = standardCost, salt: Buffer = randomBytes(16)): Promise<string> {
  return new Promise((done, failed) => {
    scrypt(bytesOf(password), salt, length, { ...cost, maxmem }, (error, hash) => {
      if (error) failed(error);
      else done(storedForm(cost, salt, hash));
    });
  });
}
const storedForm = (cost: PasswordCost, salt: Buffer, hash: Buffer): string => `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;

/** Compares in constant time, in a thread of Node's pool. False for a string that is no hash of ours. */
export function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]+)\$([\w-]+)$/.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) return Promise.resolve(false);
  const expected = Buffer.from(hash, 'base64url');
  if (expected.length !== length) return Promise.resolve(false);
  return new Promise((done, failed) => {
    scrypt(bytesOf(password), Buffer.from(salt, 'base64url'), length, { N: Number(N), r: Number(r), p: Number(p), maxmem }, (error, got) => {
      if (error) failed(error);
      else done(timingSafeEqual(got, expected));
    });
  });
}
