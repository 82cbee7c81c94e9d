import type { SoundType } from './types.ts';

type Bytes = Uint8Array;
const ascii = (b: Bytes, from: number, to: number): string => String.fromCharCode(...b.subarray(from, to));

const bitratesOfV1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const bitratesOfV2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const ratesOfV1 = [44_100, 48_000, 32_000];

/** Length in bytes of the MPEG layer III frame at `at`; undefined where none begins. */
function mp3Frame(b: Bytes, at: number): number | undefined {
  if (at + 4 > b.length || b[at] !== 0xff || (b[at + 1]! & 0xe0) !== 0xe0) return undefined;
  const version = (b[at + 1]! >> 3) & 3, layer = (b[at + 1]! >> 1) & 3, bitrate = b[at + 2]! >> 4, rate = (b[at + 2]! >> 2) & 3, padding = (b[at + 2]! >> 1) & 1;
  if (version === 1 || layer !== 1 || bitrate === 0 || bitrate === 15 || rate === 3) return undefined;
  const v1 = version === 3, hertz = ratesOfV1[rate]! / (v1 ? 1 : version === 2 ? 2 : 4);
  return Math.floor(((v1 ? 144 : 72) * (v1 ? bitratesOfV1 : bitratesOfV2)[bitrate]! * 1000) / hertz) + padding;
}

/** An MP3 has no mark of its own: a frame, and where the bytes reach that far, another right behind it. */
function isMp3(b: Bytes): boolean {
  const tagged = ascii(b, 0, 3) === 'ID3' && b.length >= 10;
  const start = tagged ? 10 + ((b[6]! & 127) << 21) + ((b[7]! & 127) << 14) + ((b[8]! & 127) << 7) + (b[9]! & 127) : 0;
  if (tagged && start >= b.length) return true; // a cover picture fills what was read; the frames come behind it
  const length = mp3Frame(b, start);
  if (length === undefined) return false;
  return start + length + 4 > b.length || mp3Frame(b, start + length) !== undefined;
}

/** Ogg carries many things; of them a recording is Opus or Vorbis, told by the first packet. */
function isOggSound(b: Bytes): boolean {
  if (ascii(b, 0, 4) !== 'OggS' || b.length < 28) return false;
  const packet = 27 + b[26]!;
  return ascii(b, packet, packet + 8) === 'OpusHead' || (b[packet] === 1 && ascii(b, packet + 1, packet + 7) === 'vorbis');
}

/** What a recording is by its first bytes, whatever its name or its server says; undefined for what is none. 4 KiB are enough. */
export function soundTypeOf(b: Bytes): SoundType | undefined {
  if (ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WAVE') return 'wav';
  if (isOggSound(b)) return 'ogg';
  return isMp3(b) ? 'mp3' : undefined;
}

/** How long a plain WAV lasts by its head; undefined for others. A length the recorder never filled in is reckoned from the size. */
export function wavDurationMs(b: Bytes, size: number): number | undefined {
  if (soundTypeOf(b) !== 'wav') return undefined;
  const view = new DataView(b.buffer, b.byteOffset, b.byteLength);
  let perSecond = 0;
  for (let at = 12; at + 8 <= b.length;) {
    const name = ascii(b, at, at + 4), length = view.getUint32(at + 4, true);
    if (name === 'fmt ' && at + 20 <= b.length) perSecond = view.getUint32(at + 16, true);
    if (name === 'data') return perSecond === 0 ? undefined : Math.round((Math.min(length === 0 ? size : length, Math.max(0, size - at - 8)) / perSecond) * 1000);
    at += 8 + length + (length % 2);
  }
  return undefined;
}
