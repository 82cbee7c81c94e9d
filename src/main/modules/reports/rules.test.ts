import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText } from '#shared/kernel/time.ts';
import { day as dayValue, instant } from '#shared/kernel/values.ts';
import { contactsOf, type ContactRow } from './contacts.ts';
import { addSums, brokenDays, conversionOf, efficiencyTable, holdersOf, noCalls, ownerOf, shareOf, typeOf, type Binding, type CallOfReport, type CallSums, type DaySpan, type Efficiency } from './rules.ts';

const at = (clock: string) => {
  const [h = 0, m = 0, s = 0] = clock.split(':').map(Number);
  return instant(((h * 60 + m) * 60 + s) * 1000);
};
const anna = 'anna', boris = 'boris', vera = 'vera';
const bound = (phone: string, employeeId: string, from: string, till?: string): Binding => ({ phone, employeeId, fromAt: at(from), ...(till ? { tillAt: at(till) } : {}) });
const rang = (phone: string, from: string, answered?: string) => ({ phone, direction: 'inbound' as const, startedAt: at(from), ...(answered ? { answeredAt: at(answered) } : {}) });
const aCall = (callId: string, change: Partial<CallOfReport>): CallOfReport => ({ callId, direction: 'inbound', outcome: 'answered', booked: false, legs: [], ...change });
const shown = (row: Efficiency) => {
  const percent = (s: { percent?: number }) => (s.percent === undefined ? '–' : s.percent.toFixed(1));
  return [row.total, row.booked, percent(row.conversion), durationText(row.talkMs), row.averageMs === undefined ? '–' : durationText(row.averageMs),
    `${row.missed.n} (${percent(row.missed)})`, `${row.unanswered.n} (${percent(row.unanswered)})`];
};

/** The table of calls one by one. */
function tableOf(calls: readonly CallOfReport[], bindings: readonly Binding[], employees: readonly string[]) {
  const holders = holdersOf(bindings), sums = new Map<string, CallSums>();
  for (const call of calls) {
    const owner = ownerOf(call, holders) ?? '', is = (outcome: string) => Number(call.outcome === outcome);
    sums.set(owner, addSums(sums.get(owner) ?? noCalls(), { total: 1, booked: Number(conversionOf(call) === 'yes'), answered: is('answered'), talkMs: call.talkMs ?? 0, missed: is('missed'), unanswered: is('unanswered') }));
  }
  return efficiencyTable(sums, new Set(bindings.map((b) => b.employeeId)), employees);
}
/** The conversion of rows, as the reports count it of their contacts. */
function bookingConversion(rows: readonly ContactRow[]) {
  const tally = new Map<string, { n: number; of: number }>();
  for (const { author, wants, booked } of contactsOf(rows)) {
    if (!author?.authorId) continue;
    const own = tally.get(author.authorId) ?? { n: 0, of: 0 };
    tally.set(author.authorId, { n: own.n + Number(wants && booked), of: own.of + Number(wants) });
  }
  return new Map([...tally].map(([id, { n, of }]) => [id, shareOf(n, of)]));
}
const dayMs = 86_400_000;
const daysOf = (n: number): DaySpan[] => Array.from({ length: n }, (_, k) => ({ day: dayValue(new Date(k * dayMs).toISOString().slice(0, 10)), from: instant(k * dayMs), till: instant((k + 1) * dayMs) }));

const shift = [bound('101', anna, '08:50:00'), bound('102', boris, '08:50:00')];
const both = (from: string) => [rang('101', from), rang('102', from)];
/** The six calls of ten busy minutes (O-04). */
const busy: CallOfReport[] = [
  aCall('A', { legs: [rang('101', '09:58:00', '09:58:06'), rang('102', '09:58:00')], talkMs: 300_000, booked: true }),
  aCall('B', { legs: [rang('101', '09:59:00'), rang('102', '09:59:00', '09:59:10')], talkMs: 120_000 }),
  aCall('C', { legs: [rang('101', '10:00:00'), rang('102', '10:00:00', '10:01:20')], talkMs: 210_000, booked: true }),
  aCall('D', { outcome: 'missed', legs: both('10:02:00') }),
  aCall('E', { outcome: 'missed', legs: [rang('101', '10:30:00')] }),
  aCall('F', { direction: 'outbound', outcome: 'unanswered', legs: [rang('101', '10:31:00')] }),
];

describe('efficiency of administrators', () => {
  it('gives the table of ten busy minutes to the last digit', () => {
    const table = tableOf(busy, shift, [anna, boris, vera]);
    expect(table.byEmployee.map(({ employeeId, row }) => [employeeId, ...shown(row)])).toEqual([
      [anna, 3, 1, '33.3', '5:00', '5:00', '1 (33.3)', '1 (33.3)'],
      [boris, 2, 1, '50.0', '5:30', '2:45', '0 (0.0)', '0 (0.0)'],
    ]);
    expect(shown(table.shared!)).toEqual([1, 0, '0.0', '0:00', '–', '1 (100.0)', '0 (0.0)']);
    expect(shown(table.clinic)).toEqual([6, 2, '33.3', '10:30', '3:30', '2 (33.3)', '1 (16.7)']);
  });

  it('shows a row of dashes for one who sat at a phone and had no call', () => {
    const table = tableOf([], shift, [anna, boris]);
    expect(table.byEmployee.map(({ row }) => shown(row))).toEqual([
      [0, 0, '–', '0:00', '–', '0 (–)', '0 (–)'], [0, 0, '–', '0:00', '–', '0 (–)', '0 (–)'],
    ]);
    expect(table.shared).toBeUndefined();
  });

  it('writes the average of two calls as 2:47 when it ends in half a second', () => {
    const calls = [273_000, 60_000].map((talkMs, i) => aCall(`${i}`, { talkMs, legs: [rang('101', '11:20:00', '11:20:07')] }));
    expect(shown(tableOf(calls, shift, [anna]).clinic).slice(3, 5)).toEqual(['5:33', '2:47']);
  });
});

describe('whose call it is', () => {
  const changed = [bound('101', vera, '08:55:00', '14:00:00'), bound('101', anna, '14:00:00')];

  it('leaves a running conversation with the colleague who answered it when the phone changes hands', () => {
    expect(ownerOf({ outcome: 'answered', legs: [rang('101', '13:59:30', '13:59:35')] }, holdersOf(changed))).toBe(vera);
  });
  it('gives a call that rings after the take-over to the new owner', () => {
    expect(ownerOf({ outcome: 'missed', legs: [rang('101', '14:00:00')] }, holdersOf(changed))).toBe(anna);
  });
  it('gives a call that rang before and was answered after the take-over to whoever lifted the handset', () => {
    expect(ownerOf({ outcome: 'answered', legs: [rang('101', '13:59:58', '14:00:03')] }, holdersOf(changed))).toBe(anna);
  });
  it('leaves an outgoing call with whoever dialled it, though the patient answers after the take-over', () => {
    expect(ownerOf({ outcome: 'answered', legs: [{ ...rang('101', '13:59:58', '14:00:03'), direction: 'outbound' }] }, holdersOf(changed))).toBe(vera);
  });
  it('counts a call missed on several phones for nobody', () => {
    expect(ownerOf({ outcome: 'missed', legs: both('10:02:00') }, holdersOf(shift))).toBeUndefined();
  });
  it('counts one phone that rang twice as one phone', () => {
    expect(ownerOf({ outcome: 'missed', legs: [rang('101', '10:02:00'), rang('101', '10:02:20')] }, holdersOf(shift))).toBe(anna);
  });
  it('knows nobody before the shift and after it', () => {
    expect([holdersOf(shift)('101', at('08:49:59')), holdersOf([bound('101', vera, '08:55:00', '14:00:00')])('101', at('14:00:00'))]).toEqual([undefined, undefined]);
  });
});

describe('conversion of a call', () => {
  it('is a dash only for a missed call', () => {
    expect(busy.map((call) => [call.callId, typeOf(call), conversionOf(call)])).toEqual([
      ['A', 'inbound', 'yes'], ['B', 'inbound', 'no'], ['C', 'inbound', 'yes'], ['D', 'missed', 'dash'], ['E', 'missed', 'dash'], ['F', 'unanswered', 'no'],
    ]);
  });
});

describe('rounding', () => {
  it('keeps one decimal and rounds a half up', () => {
    const cases: readonly [number, number, number | undefined][] = [[1, 3, 33.3], [2, 3, 66.7], [1, 6, 16.7], [1, 16, 6.3], [1, 2000, 0.1], [1, 2001, 0], [7, 7, 100], [0, 5, 0], [0, 0, undefined]];
    expect(cases.map(([n, of]) => shareOf(n, of).percent)).toEqual(cases.map(([, , percent]) => percent));
  });
});

describe('conversion of IDENT', () => {
  const row = (id: string, change: Partial<ContactRow>): ContactRow => ({ id, headId: id, kind: 'call', whoType: 'wantsToBook', hasTopic: true, authorId: anna, savedAt: at('10:00:00'), booked: false, ...change });

  it('counts only those who wanted to book, by the author', () => {
    const rows = [row('1', { booked: true }), row('2', {}), row('3', { whoType: 'alreadyBooked', booked: true }), row('4', { whoType: 'contractor', authorId: boris }), row('5', { authorId: boris, booked: true })];
    expect([...bookingConversion(rows)]).toEqual([[anna, { n: 1, of: 2, percent: 50 }], [boris, { n: 1, of: 1, percent: 100 }]]);
  });
  it('takes a lead and its call-back for one contact', () => {
    const rows = [row('lead', { kind: 'lead', hasTopic: false, whoType: 'wantsToBook', authorId: boris, savedAt: at('11:30:00') }), row('back', { headId: 'lead', booked: true, savedAt: at('11:09:50') })];
    expect([...bookingConversion(rows)]).toEqual([[anna, { n: 1, of: 1, percent: 100 }]]);
  });
  it('leaves out a call without a topic but not a dialog', () => {
    const rows = [row('1', { hasTopic: false }), row('2', { kind: 'chat', hasTopic: false }), row('3', { kind: 'dialog', hasTopic: false, booked: true })];
    expect([...bookingConversion(rows)]).toEqual([[anna, { n: 1, of: 1, percent: 100 }]]);
  });
  it('shows a dash for an author none of whose contacts count', () => {
    expect([...bookingConversion([row('1', { whoType: 'alreadyBooked' })])]).toEqual([[anna, { n: 0, of: 0 }]]);
  });
  it('is the same with employees and contractors as without them, whatever they were booked for (R-049)', () => {
    const any = fc.record({ whoType: fc.constantFrom('wantsToBook' as const, 'alreadyBooked' as const, 'other' as const, 'employee' as const, 'contractor' as const), kind: fc.constantFrom('call' as const, 'dialog' as const, 'dialogLead' as const), hasTopic: fc.boolean(), booked: fc.boolean(), authorId: fc.constantFrom(anna, boris) });
    fc.assert(fc.property(fc.array(any), (contacts) => {
      const rows = contacts.map((change, n) => row(String(n), change)), patients = rows.filter(({ whoType }) => whoType !== 'employee' && whoType !== 'contractor');
      const figures = (of: readonly ContactRow[]) => [...bookingConversion(of)].filter(([, share]) => share.of > 0).sort(([a], [b]) => (a < b ? -1 : 1));
      expect(figures(rows)).toEqual(figures(patients));
    }));
  });
  it('knows nothing of rows nobody saved', () => {
    const { authorId: _none, ...unsaved } = row('1', { booked: true });
    expect(bookingConversion([unsaved]).size).toBe(0);
  });
});

describe('who had which phone', () => {
  const binding = fc.record({ phone: fc.constantFrom('101', '102'), employeeId: fc.constantFrom(anna, boris, vera), fromAt: fc.integer({ min: 0, max: 3 * 86_400_000 }).map(instant), length: fc.option(fc.integer({ min: 0, max: 86_400_000 }), { nil: undefined }) })
    .map(({ length, ...rest }): Binding => ({ ...rest, ...(length === undefined ? {} : { tillAt: instant(rest.fromAt + length) }) }));
  const bindings = fc.array(binding, { maxLength: 8 });

  it('is the newest binding that holds, asked one by one or all at once', () => {
    fc.assert(fc.property(bindings, fc.constantFrom('101', '102'), fc.integer({ min: 0, max: 4 * 86_400_000 }).map(instant), (list, phone, moment) => {
      const holding = list.filter((b) => b.phone === phone && b.fromAt <= moment && (b.tillAt === undefined || b.tillAt > moment)), newest = Math.max(...holding.map((b) => b.fromAt));
      const found = holdersOf(list)(phone, moment);
      expect(found === undefined ? holding.length === 0 : holding.some((b) => b.fromAt === newest && b.employeeId === found)).toBe(true);
    }));
  });
  it('is said to be broken exactly on the days on which a phone was several people’s or a person had several phones', () => {
    const day = 86_400_000;
    fc.assert(fc.property(bindings, (list) => {
      const broken = brokenDays(list, daysOf(3), instant(3 * day));
      for (const n of [0, 1, 2]) {
        const own = list.filter((b) => Math.max(b.fromAt, n * day) < Math.min(b.tillAt ?? Infinity, (n + 1) * day));
        const pairs = own.flatMap((a, i) => own.slice(i + 1).map((b) => [a, b] as const));
        const bad = pairs.some(([a, b]) => (a.phone === b.phone) !== (a.employeeId === b.employeeId));
        expect(broken.some((one) => one.day === `1970-01-0${String(n + 1)}`)).toBe(bad);
        const together = pairs.some(([a, b]) => a.phone === b.phone && a.employeeId !== b.employeeId && a.fromAt < (b.tillAt ?? Infinity) && b.fromAt < (a.tillAt ?? Infinity));
        expect(broken.some((one) => one.day === `1970-01-0${String(n + 1)}` && one.kind === 'together')).toBe(together);
      }
    }));
  });
  it('says nothing of an ordinary shift, and names whoever took the phone over', () => {
    expect(brokenDays(shift, daysOf(1), at('23:59:59'))).toEqual([]);
    expect(brokenDays([bound('101', vera, '08:55:00', '14:00:00'), bound('101', anna, '14:00:00'), bound('102', anna, '08:00:00', '13:00:00')], daysOf(1), at('23:00:00')))
      .toEqual([{ kind: 'shared', day: '1970-01-01', phone: '101', employees: [anna, vera] }, { kind: 'several', day: '1970-01-01', employee: anna, phones: ['101', '102'] }]);
  });
});
