import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundTypeOf, wavDurationMs } from './sniff.ts';
import { anMp3, anOgg, aWav } from './test-sounds.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.padEnd(600, ' '));
const tagged = (): Uint8Array => { const sound = anMp3(), bytes = new Uint8Array(10 + 128 + sound.length); bytes.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 1, 0]); bytes.set(sound, 138); return bytes; };

describe('the type of a recording', () => {
  it('is told by its bytes', () => {
    expect([aWav(), anMp3(), tagged(), anOgg()].map(soundTypeOf)).toEqual(['wav', 'mp3', 'mp3', 'ogg']);
  });
  it.each([['a page', '<!doctype html><script>alert(1)</script>'], ['a refusal', '{"error":"not found"}'], ['a program', 'MZ\u0090'], ['a film', 'RIFF\0\0\0\0AVI '], ['another Ogg', 'OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001\u0013theora'], ['nothing', '']])('%s is none', (_, text) => { expect(soundTypeOf(text === '' ? new Uint8Array() : bytesOf(text))).toBeUndefined(); });
  it('is undefined for noise, and told without a fault whatever comes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => { soundTypeOf(noise); wavDurationMs(noise, noise.length); }));
    fc.assert(fc.property(fc.uint8Array({ minLength: 0, maxLength: 80 }), (noise) => {
      const cut = new Uint8Array([...aWav().subarray(0, 36), ...noise]);
      expect(soundTypeOf(cut)).toBe('wav');
      const length = wavDurationMs(cut, cut.length);
      expect(length === undefined || length >= 0).toBe(true);
    }));
  });
  it('one frame of noise that looks like MPEG is no MP3', () => {
    const bytes = new Uint8Array(400).fill(7);
    bytes.set([0xff, 0xfb, 0x18, 0xc4]);
    expect(soundTypeOf(bytes)).toBeUndefined();
  });
  it('tells how long a WAV lasts, also one whose head was never finished', () => {
    const wav = aWav({ seconds: 3 }), unfinished = aWav({ seconds: 3 });
    new DataView(unfinished.buffer).setUint32(40, 0, true);
    expect([wavDurationMs(wav, wav.length), wavDurationMs(unfinished.subarray(0, 100), unfinished.length), wavDurationMs(anMp3(), 99)]).toEqual([3000, 3000, undefined]);
  });
});
