import Libsql from 'libsql';
import type Sqlite from 'better-sqlite3';

/** The twin of driver.ts for the registry runtime, whose Electron cannot load better-sqlite3. Same exports, other cipher. */
export type RawDatabase = Sqlite.Database;
export interface DriverOptions { readonly readonly?: boolean }

export const driverName = 'libsql';
/** aes256cbc as libsql compiles it keeps nothing at the end of a page: it encrypts and does not authenticate. */
export const pageReserve = 0;

/** As in driver.ts. libsql has no read-only mode: `query_only` refuses the writes, though closing may still checkpoint. */
export function openDriver(file: string, rawKeyHex: string, { readonly = false }: DriverOptions = {}): RawDatabase {
  if (!/^[0-9a-f]{64}$/.test(rawKeyHex)) throw new TypeError('a raw key is 64 hexadecimal digits');
  const raw = new Libsql(file, { encryptionCipher: 'aes256cbc', encryptionKey: rawKeyHex } as Libsql.Options) as unknown as RawDatabase;
  if (readonly) raw.exec('PRAGMA query_only = 1');
  return raw;
}
