// Unpacks a zip file with nothing but Node: `unzip` is not on every fresh Debian.
import { chmodSync, closeSync, mkdirSync, openSync, readSync, fstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** Writes every entry for which `place(name)` gives a relative path. Files of up to 2 GB; no zip64, no passwords. */
export function unzip(zipPath, target, place) {
  const file = openSync(zipPath, 'r');
  const read = (length, position) => {
    const buffer = Buffer.alloc(length);
    if (readSync(file, buffer, 0, length, position) !== length) throw new Error(`${zipPath} is cut short`);
    return buffer;
  };
  try {
    const { size } = fstatSync(file);
    const tail = read(Math.min(size, 65_557), Math.max(0, size - 65_557));
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
    if (end < 0) throw new Error(`${zipPath} is not a zip file`);
    const directory = read(tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16));
    for (let at = 0; at < directory.length && directory.readUInt32LE(at) === entrySignature;) {
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      const entry = {
        method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), unpacked: directory.readUInt32LE(at + 24),
        mode: directory.readUInt32LE(at + 38) >>> 16, offset: directory.readUInt32LE(at + 42),
      };
      at += 46 + nameLength + extraLength + commentLength;
      const relative = place(name);
      if (relative === undefined || name.endsWith('/')) continue;
      const path = normalize(join(target, relative));
      if (!path.startsWith(target + sep)) throw new Error(`${zipPath} names a file outside its folder: ${name}`);
      const header = read(30, entry.offset);
      const packed = read(entry.packed, entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28));
      const content = entry.method === 8 ? inflateRawSync(packed) : packed;
      if (content.length !== entry.unpacked) throw new Error(`${zipPath}: ${name} is damaged`);
      mkdirSync(dirname(path), { recursive: true });
      if ((entry.mode & 0o170000) === 0o120000) symlinkSync(content.toString(), path);
      else {
        writeFileSync(path, content);
        chmodSync(path, entry.mode & 0o111 ? 0o755 : 0o644);
      }
    }
  } finally {
    closeSync(file);
  }
}
