import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, minute } from '#shared/kernel/values.ts';
import type { RoundResult } from '#shared/crm/contract.ts';
import { roundOf, takenMs, type RoundRow, type RoundVisit } from './round.ts';

const visit = (callKey: string, patient: string, startMin: number, status: RoundVisit['visit']['status'] = 'unconfirmed'): RoundVisit => ({
  callKey, phone: callKey, who: patient, visit: { appointmentId: `${patient}${String(startMin)}`, patient, doctor: 'Орлова', startMin: minute(startMin), endMin: minute(startMin + 30), status },
});
const row = (callKey: string, result: RoundResult, at: number, more: Partial<RoundRow> = {}): RoundRow => ({ callKey, result, at, byEmployee: 'anna', callAt: null, ...more });
const round = (visits: readonly RoundVisit[], rows: readonly RoundRow[] = [], now = 1000) => roundOf(visits, rows, instant(now), (id) => id);

describe('the call round of a day', () => {
  it('calls a family once, about all their visits', () => {
    const { calls, total } = round([visit('+1', 'Громова', 600), visit('+1', 'Громов', 540), visit('+2', 'Зуев', 570, 'confirmed')]);
    expect([total, calls.map((c) => [c.who, c.visits.map((v) => v.startMin)])]).toEqual([1, [[['Громова', 'Громов'], [540, 600]]]]);
  });
  it('puts a promised hour first, then the untried by their hour, then those who did not answer, then later ones, then the done', () => {
    const { calls, done, total } = round(
      [visit('+done', 'Д', 500, 'confirmed'), visit('+later', 'Л', 510), visit('+silent', 'М', 520), visit('+new', 'Н', 700), visit('+newer', 'П', 710), visit('+now', 'Р', 900)],
      [row('+done', 'confirmed', 1), row('+later', 'callLater', 2, { callAt: 5000 }), row('+silent', 'noAnswer', 3), row('+now', 'callLater', 4, { callAt: 900 })],
    );
    expect([done, total, calls.map((c) => c.callKey)]).toEqual([1, 6, ['+now', '+new', '+newer', '+silent', '+later', '+done']]);
    expect(calls[3]).toMatchObject({ attempts: 1, last: { result: 'noAnswer', by: 'anna' } });
  });
  it('shows who has taken a call until they say how it went, let it go, or ten minutes pass', () => {
    const taker = (rows: readonly RoundRow[], now: number) => round([visit('+1', 'Зуев', 600)], rows, now).calls[0]?.takenBy?.name;
    const taken = row('+1', 'taken', 100);
    expect([taker([taken], 101), taker([taken, row('+1', 'released', 102)], 103), taker([taken, row('+1', 'noAnswer', 102)], 103), taker([taken], 100 + takenMs)]).toEqual(['anna', undefined, undefined, undefined]);
  });
  it('counts a visit that was moved away by the call as done, and leaves out what was confirmed without the round', () => {
    expect(round([visit('+3', 'Сама', 600, 'confirmed')], [row('+gone', 'taken', 1), row('+gone', 'moved', 2)])).toEqual({ calls: [], done: 1, total: 1 });
  });
  it('never counts more done than there are, whatever the order of the rows', () => {
    const results: readonly RoundResult[] = ['taken', 'released', 'confirmed', 'noAnswer', 'callLater', 'moved', 'cancelled'];
    const someRow = fc.record({ key: fc.constantFrom('+1', '+2', '+3'), result: fc.constantFrom(...results), at: fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 1 }).map(([n]) => n!) });
    fc.assert(fc.property(fc.uniqueArray(someRow, { selector: (r) => r.at, maxLength: 20 }), fc.array(fc.tuple(fc.constantFrom('+1', '+2', '+3'), fc.constantFrom('unconfirmed' as const, 'confirmed' as const), fc.integer({ min: 500, max: 900 })), { maxLength: 8 }), (rows, visits) => {
      const given = visits.map(([key, status, at], n) => visit(key, `П${String(n)}`, at, status)), list = rows.map((r) => row(r.key, r.result, r.at));
      const one = round(given, list), other = round([...given].reverse(), [...list].reverse());
      expect(one.done).toBeLessThanOrEqual(one.total);
      expect(one.total - one.done).toBe(new Set(given.filter((v) => v.visit.status === 'unconfirmed').map((v) => v.callKey)).size);
      expect(other.calls.map((c) => [c.callKey, c.done, c.attempts])).toEqual(one.calls.map((c) => [c.callKey, c.done, c.attempts]));
    }));
  });
});
