/** Sounds for tests: small, and what they say they are. */
export function aWav({ seconds = 1, rate = 8000, hertz = 440, tag = 1 } = {}): Uint8Array {
  const samples = Math.round(seconds * rate), bytes = new Uint8Array(44 + samples * 2), view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => { bytes.set([...word].map((c) => c.charCodeAt(0)), at); };
  text(0, 'RIFF'); view.setUint32(4, 36 + samples * 2, true); text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true); view.setUint16(20, tag, true); view.setUint16(22, 1, true); view.setUint32(24, rate, true); view.setUint32(28, rate * 2, true); view.setUint16(32, 2, true); view.setUint16(34, 16, true);
  text(36, 'data'); view.setUint32(40, samples * 2, true);
  for (let n = 0; n < samples; n++) view.setInt16(44 + n * 2, Math.round(9_000 * Math.sin((2 * Math.PI * hertz * n) / rate)), true);
  return bytes;
}
/** Frames of MPEG 1 layer III, 32 kbit/s, 32 kHz: 144 bytes each. */
export function anMp3(frames = 4): Uint8Array {
  const bytes = new Uint8Array(frames * 144);
  for (let n = 0; n < frames; n++) bytes.set([0xff, 0xfb, 0x18, 0xc4], n * 144);
  return bytes;
}
/** The first page of an Ogg Opus file. */
export function anOgg(): Uint8Array {
  const bytes = new Uint8Array(60);
  bytes.set([...'OggS'].map((c) => c.charCodeAt(0)));
  bytes[26] = 1;
  bytes[27] = 19;
  bytes.set([...'OpusHead'].map((c) => c.charCodeAt(0)), 28);
  return bytes;
}
