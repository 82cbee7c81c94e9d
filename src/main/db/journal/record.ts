import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

/**
 * One transaction as it is written to the journal: the statements that changed something, in order, with their
 * parameters. `texts` are the statements a segment meets for the first time; a step names its statement by number.
 */
export interface Entry {
  readonly texts: readonly string[];
  readonly steps: readonly (readonly [statement: number, params: readonly unknown[]])[];
  /** What SQLite counted as changed, triggers included: whoever repeats the steps must count the same. */
  readonly changes: number;
  /** When it was written, UTC milliseconds. */
  readonly at: number;
}

const magic = Buffer.from('STOIKAJ1');
const saltBytes = 16;
/** magic, salt, schema version. */
export const headBytes = magic.length + saltBytes + 4;
const nonceBytes = 12, tagBytes = 16;
/** length, number, nonce, tag; then the ciphertext. */
const frameBytes = 4 + 8 + nonceBytes + tagBytes;
/** A frame that claims more is torn or forged. */
const mostBytes = 512 * 1024 * 1024;

/** The head of a new segment. */
export function newHead(version: number): Buffer {
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(version);
  return Buffer.concat([magic, randomBytes(saltBytes), tail]);
}
export const isHead = (head: Buffer): boolean => head.length >= headBytes && head.subarray(0, magic.length).equals(magic);
export const versionOfHead = (head: Buffer): number => head.readUInt32LE(magic.length + saltBytes);

/** Each segment has a key of its own, made of the database key and its salt: no second secret to lose. */
export const segmentKey = (databaseKey: string, head: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(databaseKey, 'hex'), head.subarray(magic.length, magic.length + saltBytes), 'stoika journal, version 1', 32));

const numberOf = (n: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(n));
  return bytes;
};

/** A record ready to be appended. Its number is authenticated: records cannot change places. */
export function frameOf(key: Buffer, n: number, entry: Entry): Buffer {
  const nonce = randomBytes(nonceBytes), number = numberOf(n);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(number);
  const body = Buffer.concat([cipher.update(serialize(entry)), cipher.final()]), length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, number, nonce, cipher.getAuthTag(), body]);
}

export interface Frame { readonly n: number; readonly end: number; readonly bytes: Buffer }

/** The frame that begins at `at`, not yet decrypted; undefined where the segment ends or is torn. */
export function frameAt(segment: Buffer, at: number): Frame | undefined {
  if (at + frameBytes > segment.length) return undefined;
  const length = segment.readUInt32LE(at), end = at + frameBytes + length, n = Number(segment.readBigUInt64LE(at + 4));
  return length > mostBytes || end > segment.length || !Number.isSafeInteger(n) ? undefined : { n, end, bytes: segment.subarray(at, end) };
}

/** What the frame holds; undefined when a bit of it was changed or the key is another. */
export function entryOf(key: Buffer, { n, bytes }: Frame): Entry | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(12, 12 + nonceBytes), { authTagLength: tagBytes }).setAAD(numberOf(n)).setAuthTag(bytes.subarray(12 + nonceBytes, frameBytes));
    return deserialize(Buffer.concat([decipher.update(bytes.subarray(frameBytes)), decipher.final()])) as Entry;
  } catch {
    return undefined;
  }
}
