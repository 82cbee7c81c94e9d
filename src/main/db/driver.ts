import Sqlite from 'better-sqlite3';

/**
 * The only file that names a SQLite binding. The build for the registry runtime replaces it with driver.libsql.ts
 * (STACK.md, "Two SQLite bindings"); both have the same exports. No SQL functions of ours, no `.backup()`.
 */
export type RawDatabase = Sqlite.Database;
export interface DriverOptions { readonly readonly?: boolean }

export const driverName = 'better-sqlite3-multiple-ciphers';
/** Bytes the cipher keeps at the end of each page; byte 20 of a file's header says it in clear. aegis: a 32-byte nonce and tag. */
export const pageReserve = 64;

/**
 * Opens (or creates) a file under the aegis cipher with a raw 256-bit key. Nothing is read yet: a wrong key shows at
 * the first statement as SQLITE_NOTADB.
 */
export function openDriver(file: string, rawKeyHex: string, { readonly = false }: DriverOptions = {}): RawDatabase {
  if (!/^[0-9a-f]{64}$/.test(rawKeyHex)) throw new TypeError('a raw key is 64 hexadecimal digits');
  const raw = new Sqlite(file, { readonly });
  raw.pragma("cipher='aegis'");
  raw.pragma(`key='raw:${rawKeyHex}'`);
  return raw;
}
