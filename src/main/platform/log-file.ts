import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#main/kernel/log.ts';

export interface LogFileOptions {
  readonly folder: string;
  readonly now: () => number;
  /** Size at which a file is put aside, bytes. */
  readonly maxBytes?: number;
  /** How many old files are kept beside the current one. */
  readonly keep?: number;
  /** Also told on the console, for a developer. */
  readonly echo?: (line: string) => void;
}

/** A stack names files of ours, but the message above it may quote a value: only the error's name and frames are kept. */
function framesOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return cause === undefined ? undefined : typeof cause;
  const frames = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).map((line) => line.trim());
  const code = 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  return [`${cause.name}${code}`, ...frames].join(' | ');
}

/**
 * Rotating JSON lines, one event a line: codes and ids, never a name or a phone (kernel/log.ts).
 * A full disk must not stop the desk, so a line that cannot be written is dropped.
 */
export function createLogFile({ folder, now, maxBytes = 2_000_000, keep = 4, echo }: LogFileOptions): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (n: number) => join(folder, n === 0 ? 'stoika.log' : `stoika.${n}.log`);
  let size = sizeOf(file(0));

  const rotate = () => {
    rmSync(file(keep), { force: true });
    for (let n = keep - 1; n >= 0; n -= 1) if (sizeOf(file(n)) > 0) renameSync(file(n), file(n + 1));
    size = 0;
  };
  return (level, event, fields, cause) => {
    const error = framesOf(cause);
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields, ...(error ? { error } : {}) })}\n`;
    echo?.(line);
    try {
      if (size > 0 && size + line.length > maxBytes) rotate();
      appendFileSync(file(0), line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // nowhere to say it; the next line may fit again
    }
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
