import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#shared/kernel/values.ts';
import { compareRanks, placeIn, rankFor, type FreedSpace, type Waiting } from './ranking.ts';
import { pieceOf } from './space.ts';

const today = day('2026-11-24'), friday = day('2026-11-27');
const aSpace = (more: Partial<FreedSpace> = {}): FreedSpace => ({ doctorId: 'orlova', specialityId: 'therapy', day: friday, weekday: 5, pieces: [{ startMin: 600, endMin: 660 }], free: [{ startMin: 600, endMin: 660 }], leftBy: undefined, ...more });
const waits = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id, patientId: `patient-${id}`, doctorId: undefined, specialityId: undefined, lengthMin: 30, fromDay: undefined, tillDay: undefined, fromMin: undefined, tillMin: undefined, weekdays: 0, createdAt: 1000, since: today, own: undefined, wantsEarlier: false, barred: false, ...more,
});
const ranked = (entries: readonly Waiting[], space = aSpace(), tried?: Parameters<typeof rankFor>[3]) => rankFor(space, entries, today, tried).map((c) => c.entryId);

describe('who fits a freed slot', () => {
  it('by its length: also into free time that lies behind it', () => {
    expect(ranked([waits('hour', { lengthMin: 60 }), waits('long', { lengthMin: 65 })])).toEqual(['hour']);
    expect(ranked([waits('long', { lengthMin: 90 })], aSpace({ free: [{ startMin: 540, endMin: 700 }] }))).toEqual(['long']);
    expect(placeIn({ pieces: [{ startMin: 600, endMin: 660 }], free: [{ startMin: 540, endMin: 720 }] }, { lengthMin: 30, fromMin: 640, tillMin: 700 })).toEqual({ startMin: 640, endMin: 670 });
  });
  it('by doctor, speciality, days, days of the week and hours of the wish', () => {
    const fits = (more: Partial<Waiting>) => ranked([waits('a', more)]).length === 1;
    expect([fits({ doctorId: 'orlova' }), fits({ doctorId: 'kim', specialityId: 'therapy' }), fits({ specialityId: 'therapy' }), fits({ specialityId: 'surgery' })]).toEqual([true, false, true, false]);
    expect([fits({ fromDay: friday, tillDay: friday }), fits({ fromDay: day('2026-11-28') }), fits({ tillDay: day('2026-11-26') })]).toEqual([true, false, false]);
    expect([fits({ weekdays: 0b0010000 }), fits({ weekdays: 0b0100000 })]).toEqual([true, false]);
    expect([fits({ fromMin: 630 }), fits({ fromMin: 640 }), fits({ tillMin: 630 }), fits({ tillMin: 625 })]).toEqual([true, false, true, false]);
  });
  it('by what they have: only who gains, never who left it, no card that is closed, nobody twice after a refusal', () => {
    const earlier = (own: Waiting['own'], more: Partial<Waiting> = {}) => ranked([waits('a', { wantsEarlier: true, own, ...more })]).length === 1;
    expect([earlier({ day: day('2026-12-01'), startMin: 540 }), earlier({ day: friday, startMin: 660 }), earlier({ day: friday, startMin: 600 }), earlier({ day: day('2026-11-26'), startMin: 900 }), earlier(undefined)]).toEqual([true, true, false, false, false]);
    expect([ranked([waits('a')], aSpace({ leftBy: 'patient-a' })), ranked([waits('a', { barred: true })]), ranked([waits('a')], aSpace(), () => 'refused')]).toEqual([[], [], []]);
    expect(ranked([waits('a'), waits('b')], aSpace(), (id) => (id === 'a' ? 'noAnswer' : undefined))).toEqual(['b', 'a']);
  });
});

describe('the order of those who fit', () => {
  it('is doctor, then speciality, then the named hours, then days waiting, then the gain, then the closer length', () => {
    const since = day('2026-11-10');
    expect(ranked([
      waits('any-old', { since: day('2026-10-01') }), waits('hours', { since, fromMin: 540 }), waits('speciality', { specialityId: 'therapy' }), waits('doctor', { doctorId: 'orlova' }), waits('short', { since, lengthMin: 30 }),
      waits('whole', { since, lengthMin: 60 }), waits('booked', { since, wantsEarlier: true, own: { day: day('2026-12-10'), startMin: 600 } }), waits('doctor-old', { doctorId: 'orlova', since }),
    ])).toEqual(['doctor-old', 'doctor', 'speciality', 'hours', 'any-old', 'whole', 'short', 'booked']);
  });
  it('says why in words for each', () => {
    expect(rankFor(aSpace(), [waits('a', { doctorId: 'orlova', fromMin: 540, lengthMin: 60, since: day('2026-11-12'), wantsEarlier: true, own: { day: day('2026-12-02'), startMin: 600 } })], today)[0]?.reasons)
      .toEqual([{ code: 'doctor' }, { code: 'wished' }, { code: 'waits', n: 12 }, { code: 'earlier', n: 5 }, { code: 'whole' }]);
    expect(rankFor(aSpace(), [waits('a', { wantsEarlier: true, own: { day: friday, startMin: 720 } })], today, () => 'callLater')[0]?.reasons)
      .toEqual([{ code: 'callLater' }, { code: 'anyDoctor' }, { code: 'waits', n: 0 }, { code: 'earlierToday', n: 120 }]);
  });

  const aDay = fc.integer({ min: 0, max: 40 }).map((n) => day(new Date(Date.UTC(2026, 10, 1 + n)).toISOString().slice(0, 10)));
  const anEntry = fc.record({
    doctor: fc.constantFrom(undefined, 'orlova', 'kim'), speciality: fc.constantFrom(undefined, 'therapy', 'surgery'), lengthMin: fc.integer({ min: 5, max: 120 }), fromDay: fc.option(aDay, { nil: undefined }), tillDay: fc.option(aDay, { nil: undefined }),
    fromMin: fc.option(fc.integer({ min: 480, max: 700 }), { nil: undefined }), tillMin: fc.option(fc.integer({ min: 600, max: 1200 }), { nil: undefined }), weekdays: fc.integer({ min: 0, max: 127 }), createdAt: fc.integer({ min: 0, max: 3 }), since: aDay,
    own: fc.option(fc.record({ day: aDay, startMin: fc.integer({ min: 540, max: 900 }) }), { nil: undefined }), tried: fc.constantFrom(undefined, 'noAnswer' as const, 'refused' as const, 'callLater' as const), barred: fc.boolean(),
  });
  const many = fc.array(anEntry, { maxLength: 40 }).map((list) => list.map(({ doctor, speciality, tried: _tried, ...e }, n) => waits(`e${String(n).padStart(2, '0')}`, { ...e, doctorId: doctor, specialityId: speciality, wantsEarlier: e.own !== undefined })));
  const stretch = fc.integer({ min: 0, max: 12 }).chain((a) => fc.integer({ min: 1, max: 12 }).map((b) => ({ startMin: 540 + a * 15, endMin: 540 + a * 15 + b * 15 })));

  it('is a total order: never equal, never both before each other, never in a circle', () => {
    fc.assert(fc.property(many, (entries) => {
      const found = rankFor(aSpace({ free: [{ startMin: 480, endMin: 1200 }] }), entries, today).map((c) => c.rank);
      for (let i = 0; i < found.length; i++) for (let j = 0; j < found.length; j++) {
        const forth = compareRanks(found[i]!, found[j]!);
        expect(Math.sign(forth) + Math.sign(compareRanks(found[j]!, found[i]!))).toBe(0);
        expect(forth === 0).toBe(i === j);
        if (i < j) expect(forth).toBeLessThan(0);
      }
    }));
  });
  it('does not depend on the order the entries come in', () => {
    fc.assert(fc.property(many.chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }))), ([entries, shuffled]) => {
      expect(rankFor(aSpace(), shuffled, today)).toEqual(rankFor(aSpace(), entries, today));
    }));
  });
  it('gives only places inside the free time that begin in the freed time, and none once it is taken', () => {
    fc.assert(fc.property(many, stretch, fc.array(stretch, { maxLength: 3 }), (entries, freed, around) => {
      const free = [...around].sort((a, b) => a.startMin - b.startMin), pieces = pieceOf(freed, free, 0);
      for (const { place } of rankFor(aSpace({ pieces, free }), entries, today)) {
        expect(free.some((s) => s.startMin <= place.startMin && place.endMin <= s.endMin)).toBe(true);
        expect(place.startMin >= freed.startMin && place.startMin < freed.endMin).toBe(true);
      }
      expect(rankFor(aSpace({ pieces: pieceOf(freed, [], 0), free: [] }), entries, today)).toEqual([]);
    }));
  });
});
