import { readFileSync } from 'node:fs';

/** A WAV of one tone, or of silence: a phone without a microphone. */
export function wav({ seconds, rate, hertz }: { readonly seconds: number; readonly rate: number; readonly hertz?: number | undefined }): Buffer {
  const count = seconds * rate, file = Buffer.alloc(44 + count * 2);
  file.write('RIFF', 0); file.writeUInt32LE(36 + count * 2, 4); file.write('WAVEfmt ', 8); file.writeUInt32LE(16, 16); file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22); file.writeUInt32LE(rate, 24); file.writeUInt32LE(rate * 2, 28); file.writeUInt16LE(2, 32); file.writeUInt16LE(16, 34);
  file.write('data', 36); file.writeUInt32LE(count * 2, 40);
  if (hertz !== undefined) for (let i = 0; i < count; i++) file.writeInt16LE(Math.round(12_000 * Math.sin(2 * Math.PI * hertz * i / rate)), 44 + i * 2);
  return file;
}

/** The last `seconds` of a WAV of 16 bits, whatever its header says of its length: it may still be written. */
export function tailOf(file: string, seconds: number): { readonly rate: number; readonly samples: Float64Array } {
  const bytes = readFileSync(file), rate = bytes.readUInt32LE(24), channels = bytes.readUInt16LE(22), data = bytes.subarray(44);
  const frames = Math.floor(data.length / 2 / channels), count = Math.min(frames, Math.round(seconds * rate));
  const samples = new Float64Array(count);
  for (let i = 0; i < count; i++) samples[i] = data.readInt16LE((frames - count + i) * 2 * channels);
  return { rate, samples };
}

/** How strong one tone is in the samples (Goertzel): about half its amplitude, near nothing when it is not there. */
export function strengthOf({ rate, samples }: { readonly rate: number; readonly samples: Float64Array }, hertz: number): number {
  const step = 2 * Math.cos(2 * Math.PI * hertz / rate);
  let one = 0, two = 0;
  for (const sample of samples) [one, two] = [sample + step * one - two, one];
  return samples.length === 0 ? 0 : Math.sqrt(Math.max(0, one * one + two * two - step * one * two)) / samples.length;
}
