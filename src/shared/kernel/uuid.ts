import type { Id, Instant } from './values.ts';

const hex = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

function text(b: Uint8Array): Id {
  let out = '';
  for (let i = 0; i < 16; i++) out += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + hex[b[i]!]!;
  return out;
}

/**
 * UUID version 7 (RFC 9562, 5.7): 48 bits of UTC milliseconds, then `random` (at least 10 bytes). Ids made later sort
 * later, which keeps the B-trees of every table append-mostly.
 */
export function uuidV7(at: Instant, random: Uint8Array): Id {
  const b = new Uint8Array(16);
  let ms: number = at;
  for (let i = 5; i >= 0; i--) { b[i] = ms % 256; ms = Math.floor(ms / 256); }
  b.set(random.subarray(0, 10), 6);
  b[6] = (b[6]! & 0x0f) | 0x70;
  b[8] = (b[8]! & 0x3f) | 0x80;
  return text(b);
}

/** UUID version 8 (RFC 9562, 5.8) of the first 16 bytes of a hash: the same exchange and call key give the same id on every PC. */
export function uuidV8(hash: Uint8Array): Id {
  const b = hash.slice(0, 16);
  b[6] = (b[6]! & 0x0f) | 0x80;
  b[8] = (b[8]! & 0x3f) | 0x80;
  return text(b);
}
