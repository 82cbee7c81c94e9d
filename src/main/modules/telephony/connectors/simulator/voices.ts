import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

const rate = 8000, pieceSeconds = 2, longestMs = 10 * 60_000;

/** The name of a recording of this exchange: the call's key and how long it was talked. */
export const recordingIdOf = (callKey: string, talkMs: number): string => `${callKey} ${String(talkMs)}`;

function head(samples: number): Uint8Array {
  const bytes = Buffer.alloc(44);
  bytes.write('RIFF');
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8);
  for (const [value, at] of [[16, 16], [rate, 24], [rate * 2, 28], [samples * 2, 40]] as const) bytes.writeUInt32LE(value, at);
  for (const [value, at] of [[1, 20], [1, 22], [2, 32], [16, 34]] as const) bytes.writeUInt16LE(value, at);
  bytes.write('data', 36);
  return bytes;
}

/**
 * What the practice exchange recorded: two voices that hum in turn, a low one and a high one, with pauses, the same each
 * time for the same call. A WAV of 8 kHz, made piece by piece so that nothing waits for it.
 */
export async function* humOf(recordingId: string): AsyncGenerator<Uint8Array> {
  const [, talk = '0'] = /(\d+)$/.exec(recordingId) ?? [], samples = Math.max(rate, Math.round((Math.min(Number(talk), longestMs) / 1000) * rate));
  const seed = createHash('sha256').update(recordingId).digest();
  yield head(samples);
  for (let from = 0; from < samples; from += pieceSeconds * rate) {
    const count = Math.min(pieceSeconds * rate, samples - from), piece = Buffer.alloc(count * 2);
    for (let n = 0; n < count; n++) {
      const t = (from + n) / rate, phrase = Math.floor(t / 2.5), turn = seed[phrase % seed.length]!, low = (turn & 1) === 0;
      const within = t / 2.5 - phrase, length = 0.55 + (turn % 40) / 100, speaks = within < length ? Math.sin((Math.PI * within) / length) : 0;
      const syllable = 0.55 + 0.45 * Math.sin(2 * Math.PI * (2.6 + (turn % 5) * 0.3) * t), pitch = (low ? 118 : 205) + 9 * Math.sin(2 * Math.PI * 0.7 * t);
      const voice = Math.sin(2 * Math.PI * pitch * t) + 0.5 * Math.sin(4 * Math.PI * pitch * t) + 0.25 * Math.sin(6 * Math.PI * pitch * t);
      piece.writeInt16LE(Math.round(6_500 * speaks * Math.max(0, syllable) * voice), n * 2);
    }
    yield piece;
    await setImmediate();
  }
}
