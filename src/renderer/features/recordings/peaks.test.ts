import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsPath, peaksOf } from './peaks.ts';

const tone = (length: number, loud: (at: number) => number): Float32Array => Float32Array.from({ length }, (_, n) => loud(n / length) * Math.sin(n));

describe('a waveform', () => {
  it('shows where somebody speaks: loud halves high, silence flat', () => {
    const peaks = peaksOf(tone(8_000, (at) => (at < 0.5 ? 0.4 : 0.1)), 8);
    expect(peaks.slice(0, 4).every((one) => one > 0.95)).toBe(true);
    expect(peaks.slice(4).every((one) => one > 0.2 && one < 0.3)).toBe(true);
    expect(peaksOf(new Float32Array(500), 4)).toEqual([0, 0, 0, 0]);
  });
  it('is not drawn as a wall for one click', () => {
    const samples = tone(10_000, () => 0.2);
    samples[500] = 1;
    const [first, second] = peaksOf(samples, 4);
    expect(first! / second!).toBeLessThan(1.1);
  });
  it('has as many parts as asked, each from 0 to 1, whatever the sound', () => {
    fc.assert(fc.property(fc.float32Array({ maxLength: 600, noNaN: true, min: -1, max: 1 }), fc.integer({ min: 1, max: 200 }), (samples, parts) => {
      const peaks = peaksOf(samples, parts);
      expect(peaks).toHaveLength(parts);
      expect(peaks.every((one) => one >= 0 && one <= 1)).toBe(true);
      expect(barsPath(peaks).match(/M/g)).toHaveLength(parts);
    }));
  });
});
