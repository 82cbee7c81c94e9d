import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#shared/kernel/values.ts';
import { createFilter, createNumberSet, createNumberTable, hash53, numberOfKey } from './hash.ts';
import { idsOf, rowOfId } from './ids.ts';
import { likenessOf, type Person } from './match.ts';
import { createPlanner, phonesOfCell } from './plan.ts';

const anna = (of: Partial<Person> = {}): Person => ({ surnameNorm: 'елкина', firstNameNorm: 'анна', patronymicNorm: 'сергеевна', born: '1992-03-12', phones: ['+79991234567'], ...of });

describe('whether a row is about a card', () => {
  it.each([
    ['the same name and birth date', {}, 'same'], ['the same name and a number, one date unknown', { born: undefined }, 'same'], ['initials for the patronymic', { patronymicNorm: 'с' }, 'same'],
    ['a namesake of another birth', { born: '1960-01-01', phones: [] }, 'other'], ['the same name and number, another birth', { born: '1960-01-01' }, 'maybe'], ['nothing but the name', { born: undefined, phones: [] }, 'maybe'],
    ['a daughter with the same number', { firstNameNorm: 'ольга', born: '2015-01-01' }, 'other'], ['a new surname, the same number and birth', { surnameNorm: 'козлова' }, 'maybe'], ['a new surname and nothing else in common', { surnameNorm: 'козлова', phones: [] }, 'other'],
  ])('%s: %s', (_, row, expected) => { expect(likenessOf(anna(row), anna()).is).toBe(expected); });
  it('does not depend on who is the row and who the card', () => {
    const person = fc.record({ surnameNorm: fc.constantFrom('елкина', 'козлова', ''), firstNameNorm: fc.constantFrom('анна', 'ольга', ''), patronymicNorm: fc.constantFrom('сергеевна', 'с', 'петровна', ''), born: fc.constantFrom('1992-03-12', '1960-01-01', undefined), phones: fc.subarray(['+7999', '+7998']) });
    fc.assert(fc.property(person, person, (a, b) => { expect(likenessOf(a, b)).toEqual(likenessOf(b, a)); }), { seed: 5, numRuns: 2_000 });
  });
});

describe('the ids of an import', () => {
  const importId = '019abc12-3456-7def-8123-456789abcdef';
  it('are made of the row, one stretch a table, and tell the row again', () => {
    const ids = idsOf(importId);
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (row) => {
      const id = ids.id('phone', row), [from, till] = ids.range('phone');
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect([id >= from && id <= till, rowOfId(id)]).toEqual([true, row]);
      expect(id >= ids.range('patient')[0] && id <= ids.range('patient')[1]).toBe(false);
    }), { seed: 6 });
    expect(ids.id('patient', 7) < ids.id('patient', 16)).toBe(true);
  });
});

describe('the table of numbers', () => {
  it('keeps the first value of each key, as a Map would', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.integer({ min: 0, max: 0xffff_ffff })), { maxLength: 400 }), (pairs) => {
      const table = createNumberTable(1), map = new Map<number, number>();
      for (const [key, value] of pairs) {
        table.add(key, value);
        if (!map.has(key)) map.set(key, value);
      }
      expect([table.size, [...map.keys()].map((key) => table.get(key)), table.get(-2)]).toEqual([map.size, [...map.values()], undefined]);
    }), { seed: 7 });
  });
  it('says of each number once that it is new, as a Set would', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })), { maxLength: 3_000 }), (keys) => {
      const ours = createNumberSet(), set = new Set<number>();
      for (const key of keys) {
        expect(ours.add(key)).toBe(!set.has(key));
        set.add(key);
      }
      expect(ours.size).toBe(set.size);
    }), { seed: 7, numRuns: 40 });
  });
  it('knows everybody it was told of, and takes few strangers for them', () => {
    const filter = createFilter(20_000);
    for (let n = 0; n < 20_000; n++) filter.add(hash53(`Иванов\n${n}`));
    const known = Array.from({ length: 20_000 }, (_, n) => filter.mayHave(hash53(`Иванов\n${n}`))).filter(Boolean).length;
    const strangers = Array.from({ length: 20_000 }, (_, n) => filter.mayHave(hash53(`Петров\n${n}`))).filter(Boolean).length;
    expect(known).toBe(20_000);
    expect(strangers).toBeLessThan(600);
  });
  it('hashes into 53 bits, differently for texts that differ', () => {
    const hashes = new Set(Array.from({ length: 50_000 }, (_, n) => hash53(`Иванов\n${n}`)));
    expect([hashes.size, [...hashes].every((hash) => Number.isSafeInteger(hash) && hash >= 0)]).toEqual([50_000, true]);
  });
  it('takes a card number for a number only where it comes back as it was', () => {
    expect(['17', '017', '1e3', '9'.repeat(16), 'А-17', ''].map(numberOfKey)).toEqual([17, undefined, undefined, undefined, undefined, undefined]);
  });
});

describe('a row of patients', () => {
  const plan = createPlanner('patients', { key: 0, name: 1, born: 2, phone: 3, sex: 4, balance: 5 }, day('2026-11-24'));
  it('is read with everything it says', () => {
    expect(plan(['17', ' Ёлкина  Анна Сергеевна', '12.03.1992', '8 (999) 123-45-67, +7 495 000-10-01', 'ж', '-1 200,50'], 5)).toMatchObject({
      problems: [], row: { row: 5, sex: 'female', balance: -120_050, who: { key: '17', surname: 'Ёлкина', firstName: 'Анна', patronymic: 'Сергеевна', surnameNorm: 'елкина', born: '1992-03-12', phones: [{ e164: '+79991234567', kind: 'mobile' }, { e164: '+74950001001', kind: 'landline' }] } },
    });
  });
  it('is refused with every reason at once, cell by cell', () => {
    expect(plan(['', '', '31.02.1990', 'нет', 'ж', '1,234'], 9)).toEqual({ row: undefined, problems: [
      { field: 'born', value: '31.02.1990', code: 'no-such-day' }, { field: 'phone', value: 'нет', code: 'not-a-phone' }, { field: 'balance', value: '1,234', code: 'money-ambiguous' },
    ] });
    expect(plan(['1', '', '', '', '', ''], 10).problems).toEqual([{ field: 'name', value: '', code: 'empty' }]);
    expect(plan(['1', '\uFFFD\uFFFD', '', '', '', ''], 11).problems).toEqual([{ field: 'name', value: '\uFFFD\uFFFD', code: 'broken-text' }]);
    expect(plan(['1', 'Иванов', '24.11.2027', '', '', ''], 12).problems).toEqual([{ field: 'born', value: '24.11.2027', code: 'day-out-of-range' }]);
  });
  it('is cleaned of what cannot be seen, and says so', () => {
    const { row, problems } = plan(['1', 'Ива\u200bнов <script>', '', '', '', ''], 3);
    expect([row?.who.surname, row?.who.firstName, problems.map((p) => p.code)]).toEqual(['Иванов', '<script>', ['cleaned']]);
    // of such signs alone there is no name, and a card without one is none
    expect(plan(['1', '\u200b\u202e', '', '', '', ''], 4)).toEqual({ row: undefined, problems: [{ field: 'name', value: '', code: 'empty' }] });
  });
  it('never throws, whatever its cells hold', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 8 }), (cells) => {
      const planned = plan(cells, 1);
      expect(planned.row !== undefined || planned.problems.length > 0).toBe(true);
    }), { seed: 8, numRuns: 5_000 });
  });
  it('has several numbers in one cell only where something divides them', () => {
    expect([phonesOfCell('8 900 100-01-01'), phonesOfCell('8 900 100-01-01; 8 900 100-01-02 / дом'), phonesOfCell('нет')]).toEqual([['8 900 100-01-01'], ['8 900 100-01-01', '8 900 100-01-02'], ['нет']]);
  });
});

describe('a row of appointments', () => {
  const plan = createPlanner('appointments', { key: 0, doctor: 1, day: 2, start: 3, end: 4 }, day('2026-11-24'));
  it('needs a doctor, a day and a time, and an end behind its start', () => {
    expect(plan(['17', 'Орлова', '24.11.2026', '10:00', '10:45'], 2).row).toMatchObject({ doctor: 'Орлова', day: '2026-11-24', startMin: 600, endMin: 645 });
    expect(plan(['17', 'Орлова', '24.11.2026', '10:00', ''], 2).row).toMatchObject({ startMin: 600, endMin: 630 });
    expect(plan(['17', 'Орлова', '24.11.2026', '10:00', '9:00'], 2).problems).toEqual([{ field: 'end', value: '9:00', code: 'ends-before-start' }]);
    expect(plan(['', '', '', '', ''], 2).problems.map((p) => [p.field, p.code])).toEqual([['row', 'nobody-named'], ['doctor', 'empty'], ['day', 'empty'], ['start', 'empty']]);
  });
});
