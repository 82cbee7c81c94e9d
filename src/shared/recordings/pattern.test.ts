import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../kernel/values.ts';
import { compilePattern, placeholders } from './pattern.ts';

const moscow = 'Europe/Moscow', tenPast = instant(Date.UTC(2026, 10, 24, 7, 2, 10));
const read = (pattern: string, path: string) => {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(compiled.why);
  return compiled.read(path, moscow);
};

describe('a pattern of file names', () => {
  it.each([
    ['{date}-{time}_{number}_{phone}.wav', '20261124-100210_79002000001_101.wav', { at: tenPast, number: '79002000001', phone: '101' }],
    ['{date}/{direction}-{phone}-{number}-{date}-{time}-{callid}.wav', '2026-11-24/external-101-+79002000001-20261124-100210-1764054130.12.wav', { at: tenPast, number: '79002000001', phone: '101', direction: 'inbound', callKey: '1764054130.12' }],
    ['*/{unix}_{direction}_{seconds}', 'ноябрь/1795503730_out_61.MP3', { at: instant(1_795_503_730_000), direction: 'outbound', durationMs: 61_000 }],
    ['{date} {time} {number}', '24.11.2026 10-02-10 anonymous.ogg', { at: tenPast, number: '' }],
    ['Разговор {callid}', 'Разговор abc-1@pbx.opus', { callKey: 'abc-1@pbx' }],
    ['{date}\\{time}', '20261124\\1002.wav', { at: instant(Date.UTC(2026, 10, 24, 7, 2)) }],
  ] as const)('%s reads %s', (pattern, path, facts) => { expect(read(pattern, path)).toEqual(facts); });

  it.each([
    ['{date}-{time}', '20261324-100210.wav'], ['{date}-{time}', '20260230-100210.wav'], ['{date}-{time}', '20261124-250210.wav'], ['{date}-{time}', '20261124-100210.exe'], ['{date}-{time}', 'x/20261124-100210.wav'], ['{date}-{time}.wav', '20261124-100210.mp3'], ['{date}-{time}', '20261124-100210.wav.tmp'],
  ] as const)('%s does not read %s', (pattern, path) => { expect(read(pattern, path)).toBeUndefined(); });

  it.each([
    ['', 'empty'], ['  ', 'empty'], ['{day}-{time}', 'unknown'], ['{time}{time}{date}', 'twice'], ['{number}.wav', 'tells-nothing'], ['{date}', 'tells-nothing'], ['../{unix}', 'way-out'], ['a//{unix}', 'way-out'], [`${'x'.repeat(201)}{unix}`, 'long'], ['*****{unix}', 'long'],
  ] as const)('%j is refused: %s', (pattern, why) => { expect(compilePattern(pattern)).toMatchObject({ ok: false, why }); });

  it('reads back whatever an exchange wrote by it', () => {
    fc.assert(fc.property(
      fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2040, 0, 1) }), fc.stringMatching(/^\d{5,15}$/), fc.stringMatching(/^\d{3,4}$/), fc.constantFrom('in', 'out'),
      (ms, number, phone, direction) => {
        const at = instant(ms - (ms % 1000)), iso = new Date(at).toISOString(), compiled = compilePattern('{date}/{direction}_{phone}_{number}_{date}{time}');
        expect(compiled.ok && compiled.read(`${iso.slice(0, 10)}/${direction}_${phone}_${number}_${iso.slice(0, 19).replace(/\D/g, '')}.wav`, 'UTC')).toEqual({ at, number, phone, direction: direction === 'in' ? 'inbound' : 'outbound' });
      },
    ));
  });

  it('neither throws nor takes long, whatever is written into the field and lies in the folder', () => {
    const piece = fc.oneof(fc.constantFrom(...Object.keys(placeholders).map((name) => `{${name}}`), '*', '/', '{', '}', '-', '.wav'), fc.string({ maxLength: 5 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.string({ maxLength: 250, unit: fc.constantFrom('1', 'a', '-', '.', '/', 'Я') }), (parts, path) => {
      const compiled = compilePattern(parts.join('')), from = performance.now();
      if (compiled.ok) compiled.read(`${path}.wav`, moscow);
      expect(performance.now() - from).toBeLessThan(500);
    }), { numRuns: 300 });
  });
});
