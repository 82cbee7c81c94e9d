import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { createRandom } from '#main/app/demo/random.ts';
import type { DiskEvent } from './trace.ts';

const sector = 512;
type Pending = Extract<DiskEvent, { kind: 'write' | 'size' }>;
interface Stored { durable: Buffer; pending: Pending[] }
type Random = ReturnType<typeof createRandom>;

function written(into: Buffer, at: number, bytes: Buffer): Buffer {
  const grown = at + bytes.length <= into.length ? into : Buffer.concat([into, Buffer.alloc(at + bytes.length - into.length)]);
  bytes.copy(grown, at);
  return grown;
}
const resized = (file: Buffer, length: number): Buffer => (length <= file.length ? file.subarray(0, length) : Buffer.concat([file, Buffer.alloc(length - file.length)]));
const applied = (file: Buffer, op: Pending): Buffer => (op.kind === 'write' ? written(file, op.at, op.bytes) : resized(file, op.length));

/**
 * A disk that keeps what was flushed and may keep anything else: of what was written since, each sector of 512 bytes is
 * there or not, in any order. Names change at once, as a journalling file system has them.
 */
export function createDisk(folder: string) {
  const files = new Map<string, Stored>();
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const path = join(folder, name);
    if (statSync(path).isFile() && !path.endsWith('-shm')) files.set(path, { durable: readFileSync(path), pending: [] });
  }
  const stored = (file: string): Stored => files.get(file) ?? files.set(file, { durable: Buffer.alloc(0), pending: [] }).get(file)!;

  return {
    take(event: DiskEvent): void {
      if (event.kind === 'said') return;
      if (event.kind === 'made') {
        if (event.emptied) stored(event.file).pending.push({ kind: 'size', file: event.file, length: 0 });
        else stored(event.file);
      } else if (event.kind === 'write' || event.kind === 'size') stored(event.file).pending.push(event);
      else if (event.kind === 'sync') {
        const file = files.get(event.file);
        if (!file) return; // a folder
        file.durable = file.pending.reduce(applied, Buffer.from(file.durable));
        file.pending = [];
      } else if (event.kind === 'renamed') {
        const file = files.get(event.file);
        if (file) files.set(event.to, file);
        files.delete(event.file);
      } else files.delete(event.file);
    },
    /** Whether a cut now could lose anything. */
    get waiting() { return [...files.values()].some((file) => file.pending.length > 0); },
    /** Lays out in `place` what the power cut left. */
    cut(place: string, random: Random): void {
      rmSync(place, { recursive: true, force: true });
      const mode = random.pick(['nothing', 'everything', 'torn', 'torn'] as const);
      for (const [path, { durable, pending }] of files) {
        let left: Buffer = Buffer.from(durable);
        for (const op of pending) {
          if (mode === 'nothing') break;
          if (mode === 'everything') left = applied(left, op);
          else if (op.kind === 'size') {
            if (random.chance(0.5)) left = resized(left, op.length);
          } else for (let at = 0; at < op.bytes.length; at += sector) if (random.chance(0.5)) left = written(left, op.at + at, op.bytes.subarray(at, at + sector));
        }
        const to = join(place, relative(folder, path));
        mkdirSync(dirname(to), { recursive: true });
        writeFileSync(to, left);
      }
    },
  };
}
