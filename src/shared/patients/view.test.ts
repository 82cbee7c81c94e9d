import { expect, it } from 'vitest';
import { day, kopecks } from '../kernel/values.ts';
import { marksOf, moneyLines, personHint, policyText } from './view.ts';

it('lists the sums in the order of the block, only those that are there, the debt marked', () => {
  expect(moneyLines({ balance: kopecks(-120_000), treatmentTotal: kopecks(8_450_000), familyTotal: kopecks(21_000_000) }).map((l) => [l.label, l.text, l.debt])).toEqual([
    ['Личный счёт', '−1\u00a0200\u00a0₽', true], ['Сумма лечения', '84\u00a0500\u00a0₽', false], ['Сумма лечения семьи', '210\u00a0000\u00a0₽', false],
  ]);
  expect(moneyLines(undefined)).toEqual([]);
});

it('writes a policy as far as it is known', () => {
  expect(policyText({ insurer: 'СОГАЗ', number: '77-1', validFrom: day('2026-01-01'), validTill: day('2026-12-31') })).toBe('СОГАЗ №\u00a077-1, с\u00a001.01.2026 до\u00a031.12.2026');
  expect(policyText({ insurer: 'СОГАЗ', number: '' })).toBe('СОГАЗ');
});

it('puts the ban before the archive, the debt and the policy', () => {
  expect(marksOf({ ban: { reason: '' }, archived: { reason: '' }, money: { balance: kopecks(-1), treatmentTotal: kopecks(0) }, policies: ['СОГАЗ'] })).toEqual(['banned', 'archived', 'debt', 'insured']);
  expect(marksOf({ money: { balance: kopecks(0), treatmentTotal: kopecks(0) }, policies: [] })).toEqual([]);
});

it('tells two cards with one number apart: birth date, age, guardian, next appointment', () => {
  expect(personHint({ born: day('2017-06-02'), age: 9, guardian: 'Громова Елена', nextAppointment: '26.11 16:30 Белов' })).toBe('02.06.2017 · 9\u00a0лет · Громова Елена · приём 26.11 16:30 Белов');
});
