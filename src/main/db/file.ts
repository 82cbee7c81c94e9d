import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/kernel/errors.ts';

/** What a file says of itself before any key is tried; the cipher leaves bytes 16 to 23 of the header in clear. */
export type FileKind = 'absent' | 'own' | 'other-binding' | 'plain' | 'damaged';

const reserves = [64, 0];
const pageSize = 4096;

/** Tells whose file this is without touching it. `reserve` is the driver's `pageReserve`. */
export function fileKind(file: string, reserve: number): FileKind {
  if (!existsSync(file)) return 'absent';
  const header = Buffer.alloc(24), handle = openSync(file, 'r');
  try {
    if (readSync(handle, header, 0, 24, 0) < 24 || statSync(file).size < pageSize) return 'damaged';
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1', 0, 15) === 'SQLite format 3') return 'plain';
  const intact = header.readUInt16BE(16) === pageSize && header[21] === 64 && header[22] === 32 && header[23] === 32;
  if (!intact || !reserves.includes(header[20]!)) return 'damaged';
  return header[20] === reserve ? 'own' : 'other-binding';
}

/** The files SQLite keeps beside a database. */
export const companions = (file: string): string[] => [`${file}-wal`, `${file}-shm`, `${file}-journal`];

export const removeDatabase = (file: string): void => { for (const path of [file, ...companions(file)]) rmSync(path, { force: true }); };

function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a finished file in its place so that a power cut leaves the old name or the new, whole. */
export function settle(from: string, to: string): void {
  flush(from);
  renameSync(from, to);
  if (process.platform === 'win32') return; // Windows cannot flush a folder
  const handle = openSync(dirname(to), 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** @throws AppError `database` with what stands in the way; nothing was opened */
export function refuseForeign(kind: FileKind): void {
  if (kind === 'other-binding' || kind === 'plain' || kind === 'damaged') throw new AppError('database', kind);
}
