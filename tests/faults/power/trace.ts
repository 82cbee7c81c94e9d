/** What a traced program asked of its disk, in order. `write` to the standard output is an acknowledgement. */
export type DiskEvent =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'size'; readonly file: string; readonly length: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'made'; readonly file: string; readonly emptied: boolean }
  | { readonly kind: 'renamed'; readonly file: string; readonly to: string }
  | { readonly kind: 'gone'; readonly file: string }
  | { readonly kind: 'said'; readonly line: string };

export const straceArguments = (out: string): string[] =>
  ['-f', '--seccomp-bpf', '-qq', '-y', '-xx', '-s', '33554432', '-e', 'signal=none', '-e', 'trace=openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat', '-o', out];

/** `"\x2f\x74"` as bytes. */
function bytesOf(quoted: string): Buffer {
  return Buffer.from(quoted.replaceAll(/[^0-9a-f]/g, ''), 'hex');
}
const textOf = (quoted: string): string => bytesOf(quoted.replaceAll('\\x', '')).toString('utf8');
const pathOf = (decorated: string): string => (decorated.includes('\\x') ? textOf(decorated) : decorated);

/** Reads one line of a call that succeeded; `positions` keeps where a plain write goes on. */
function eventOf(line: string, positions: Map<string, number>): DiskEvent | undefined {
  const call = /^(\w+)\((.*)\)\s+=\s+(-?\d+)/s.exec(line);
  if (!call || Number(call[3]) < 0) return undefined;
  const [, name, args, result] = call as unknown as [string, string, string, string];
  const fd = /^(\d+)<([^>]*)>(?:\(deleted\))?,?\s*/.exec(args), file = fd ? pathOf(fd[2]!) : '', rest = fd ? args.slice(fd[0].length) : args;
  const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((match) => match[1]!);
  if (name === 'write') {
    const bytes = bytesOf(strings[0] ?? '');
    if (fd?.[1] === '1') return { kind: 'said', line: bytes.toString('utf8') };
    const at = positions.get(file) ?? 0;
    positions.set(file, at + bytes.length);
    return { kind: 'write', file, at, bytes };
  }
  if (name === 'pwrite64') return { kind: 'write', file, at: Number(/,\s*(\d+)\s*$/.exec(rest)?.[1]), bytes: bytesOf(strings[0] ?? '').subarray(0, Number(result)) };
  if (name === 'fsync' || name === 'fdatasync') return { kind: 'sync', file };
  if (name === 'ftruncate') return { kind: 'size', file, length: Number(rest) };
  if (name === 'openat' && args.includes('O_CREAT')) {
    const path = textOf(strings[0] ?? '');
    positions.set(path, 0);
    return { kind: 'made', file: path, emptied: args.includes('O_TRUNC') };
  }
  if (name.startsWith('rename')) return { kind: 'renamed', file: textOf(strings[0]!), to: textOf(strings[1]!) };
  if (name.startsWith('unlink')) return { kind: 'gone', file: textOf(strings[0]!) };
  return undefined;
}

/** The events of a trace that concern files of `folder`, and what the program said. Calls that a thread interrupted are put together. */
export function eventsOf(trace: string, folder: string): DiskEvent[] {
  const events: DiskEvent[] = [], open = new Map<string, string>(), positions = new Map<string, number>();
  for (const line of trace.split('\n')) {
    const parts = /^(\d+)\s+(.*)$/s.exec(line);
    if (!parts) continue;
    const [, pid, text] = parts as unknown as [string, string, string];
    if (text.endsWith('<unfinished ...>')) {
      open.set(pid, text.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(text), whole = resumed ? `${open.get(pid) ?? ''}${resumed[1]}` : text;
    const event = eventOf(whole, positions);
    // The shared memory of the log is made anew at every opening.
    if (event && (event.kind === 'said' || (event.file.startsWith(`${folder}/`) && !event.file.endsWith('-shm')))) events.push(event);
  }
  return events;
}
