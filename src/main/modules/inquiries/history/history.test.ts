import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appointmentActions, branches, employees, inquiries, leads, patients } from '#main/db/schema/index.ts';
import { deskWords } from '#shared/desk/words.ts';
import type { HistoryCursor, HistoryFilter } from '#shared/inquiries/history.ts';
import { reversed } from '#shared/kernel/phone.ts';
import { day, instant } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createHistory } from './index.ts';

const hour = 3_600_000, midnight = Date.UTC(2026, 10, 23, 21), zone = 'Europe/Moscow', now = instant(midnight + 60 * hour);
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const topics = [uuid(901), uuid(902)], channels = [uuid(911), uuid(912)], staff = [uuid(921), uuid(922)], people = [uuid(931), uuid(932)], branchIds = [uuid(941), uuid(942)];
const numbers = ['+79001000101', '+79001000202', '+74950007777'], texts = ['', 'Сколько стоит Чистка?', 'ещё подумает', 'чистка и ёлка'];

const maybe = <T>(...values: T[]) => fc.constantFrom(null, ...values);
const event = fc.record({
  // few moments, so that many begin in the same millisecond
  slot: fc.integer({ min: 0, max: 70 }), kind: fc.constantFrom(...(['call', 'call', 'call', 'chat', 'lead', 'dialog', 'dialogLead'] as const)), direction: fc.constantFrom(...(['inbound', 'outbound'] as const)), outcome: maybe(...(['answered', 'missed', 'unanswered', 'failed'] as const)),
  topicId: maybe(...topics), adChannelId: maybe(...channels), authorId: maybe(...staff), whoType: maybe(...(['wantsToBook', 'alreadyBooked', 'other', 'employee', 'contractor'] as const)), phone: maybe(...numbers), comment: fc.constantFrom(...texts),
  who: fc.constantFrom('card', 'card2', 'typed', 'nobody'), branchId: fc.constantFrom(...branchIds), linked: maybe(...(['booked', 'cancelled'] as const)), processed: fc.boolean(), gatheredBy: fc.option(fc.nat(40), { nil: undefined, freq: 2 }), deleted: fc.constantFrom(0, 0, 0, 0, 1), late: fc.boolean(),
});
const filterOf: fc.Arbitrary<HistoryFilter> = fc.record({
  fromDay: fc.constantFrom(day('2026-11-24'), day('2026-11-25')), tillDay: fc.constantFrom(day('2026-11-25'), day('2026-11-26')), branchId: fc.constantFrom(...branchIds), kinds: fc.constantFrom(['call'], ['lead', 'dialogLead'], ['chat'], ['call', 'dialog']),
  direction: fc.constantFrom('inbound', 'outbound'), outcome: fc.constantFrom('answered', 'missed', 'failed'), authorId: fc.constantFrom(staff[0]!, 'none'), whoTypes: fc.constantFrom(['wantsToBook'], ['contractor'], ['other', 'employee']), topicId: fc.constantFrom(topics[0]!, 'none'),
  adChannelId: fc.constantFrom(channels[0]!, 'none'), success: fc.constantFrom('linked', 'booked', 'none'), unprocessed: fc.constantFrom('current', 'overdue', 'all'), phoneDigits: fc.constantFrom('01', '0101', '7777'), patientId: fc.constantFrom(...people), person: fc.constantFrom('громо', 'НОСОВА'), text: fc.constantFrom('чистка', 'Еще', 'елк'),
}).chain((all) => fc.subarray(Object.keys(all) as (keyof typeof all)[], { maxLength: 3 }).chain((keys) => fc.constantFrom(...(['rows', 'heads'] as const)).map((view) => ({ view, ...Object.fromEntries(keys.map((key) => [key, all[key]])) }))));

interface Row { id: string; headId: string; startedAt: number; arrivedAt: number; e: typeof event extends fc.Arbitrary<infer E> ? E : never }
const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const nameOf = ({ e }: Row): string => ({ card: 'Громова Елена', card2: 'Зуев Антон', typed: 'Носова Мария', nobody: '' })[e.who];

/** What a filter means, said without SQL. */
function model(rows: readonly Row[], f: HistoryFilter): string[] {
  const today = midnight + 48 * hour, unprocessed = ({ e }: Row): boolean => (e.kind === 'lead' || e.kind === 'dialogLead') && !e.processed;
  const dayStart = (d: string): number => midnight + (Number(d.slice(8)) - 24) * 24 * hour;
  const some = (row: Row): boolean => {
    const { e } = row;
    return (f.fromDay === undefined || row.startedAt >= dayStart(f.fromDay)) && (f.tillDay === undefined || row.startedAt < dayStart(f.tillDay) + 24 * hour) && (f.branchId === undefined || e.branchId === f.branchId)
      && (f.kinds === undefined || f.kinds.includes(e.kind)) && (f.direction === undefined || e.direction === f.direction) && (f.outcome === undefined || e.outcome === f.outcome)
      && (f.authorId === undefined || (e.authorId ?? 'none') === f.authorId) && (f.whoTypes === undefined || (e.whoType !== null && f.whoTypes.includes(e.whoType))) && (f.topicId === undefined || (e.topicId ?? 'none') === f.topicId)
      && (f.adChannelId === undefined || (e.adChannelId ?? 'none') === f.adChannelId) && (f.success === undefined || (f.success === 'linked' ? e.linked !== null : (e.linked === 'booked') === (f.success === 'booked')))
      && (f.unprocessed === undefined || (unprocessed(row) && (f.unprocessed === 'all' || (row.arrivedAt >= today) === (f.unprocessed === 'current')))) && (f.phoneDigits === undefined || (e.phone?.endsWith(f.phoneDigits) ?? false))
      && (f.patientId === undefined || (e.who === 'card' && f.patientId === people[0]) || (e.who === 'card2' && f.patientId === people[1])) && (f.person === undefined || fold(nameOf(row)).includes(fold(f.person))) && (f.text === undefined || fold(e.comment).includes(fold(f.text)));
  };
  const absent = (row: Row): boolean => !((f.authorId === 'none' && row.e.authorId !== null) || (f.topicId === 'none' && row.e.topicId !== null) || (f.adChannelId === 'none' && row.e.adChannelId !== null) || (f.success === 'none' && row.e.linked === 'booked'));
  const newestFirst = (a: Row, b: Row): number => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1);
  if (f.view === 'rows') return rows.filter(some).sort(newestFirst).map((row) => row.id);
  const groups = Map.groupBy(rows, (row) => row.headId);
  return rows.filter((row) => row.id === row.headId).filter((head) => { const group = groups.get(head.id)!; return group.some(some) && group.every(absent); }).sort(newestFirst).map((row) => row.id);
}

describe('a page of the history', () => {
  it('shows exactly the rows of its filter, newest first, whatever the pages and portions, over random histories', () => {
    const database = openTestDatabase(), { db } = database;
    database.write((tx) => {
      tx.insert(branches).values(branchIds.map((id) => ({ id, zone }))).run();
      tx.insert(patients).values([{ id: people[0]!, surname: 'Громова', firstName: 'Елена' }, { id: people[1]!, surname: 'Зуев', firstName: 'Антон' }]).run();
      tx.insert(employees).values(staff.map((id) => ({ id, surname: 'Ивлева' }))).run();
    });
    const at = (portions: { look: number[]; match: number[] }) => createHistory(db, { zone: () => zone, now: () => now, words: () => deskWords.ru, portions });
    const small = at({ look: [3, 7], match: [2, 3] }), tiny = at({ look: [1], match: [1] });
    let made = 1_000;
    fc.assert(fc.property(fc.array(event, { maxLength: 40 }), fc.array(filterOf, { minLength: 6, maxLength: 12 }), fc.integer({ min: 1, max: 7 }), (events, filters, limit) => {
      const rows: Row[] = [];
      database.write((tx) => {
        tx.update(inquiries).set({ deleted: 1, startedAt: 0 }).run();
        for (const table of [appointmentActions, leads]) tx.update(table).set({ deleted: 1 }).run();
        for (const e of events) {
          const id = uuid(made++), startedAt = midnight + e.slot * hour;
          // an event joins an earlier head of its own day, as a call-back does
          const head = e.gatheredBy === undefined ? undefined : rows.filter((row) => row.id === row.headId && row.startedAt <= startedAt && Math.floor((row.startedAt - midnight) / (24 * hour)) === Math.floor(e.slot / 24))[e.gatheredBy];
          const row = { id, headId: head?.id ?? id, startedAt, arrivedAt: startedAt + (e.late && e.kind === 'lead' ? 24 * hour : 0), e };
          tx.insert(inquiries).values({
            id, branchId: e.branchId, kind: e.kind, direction: e.direction, startedAt, outcome: e.outcome, topicId: e.topicId, adChannelId: e.adChannelId, authorId: e.authorId, whoType: e.whoType, phoneE164: e.phone,
            phoneDigitsRev: e.phone ? reversed(e.phone.slice(1)) : null, comment: e.comment, patientId: e.who === 'card' ? people[0]! : e.who === 'card2' ? people[1]! : null, typedName: e.who === 'typed' ? 'Носова Мария' : null, headId: row.headId, processedAt: e.processed ? 1 : null, deleted: e.deleted,
          }).run();
          if (e.linked) tx.insert(appointmentActions).values({ id: uuid(made++), branchId: e.branchId, linkedInquiryId: id, at: startedAt, kind: e.linked }).run();
          if (e.kind === 'lead') tx.insert(leads).values({ id, branchId: e.branchId, arrivedAt: row.arrivedAt }).run();
          if (e.deleted === 0) rows.push(row);
        }
      });
      for (const filter of filters) {
        const expected = model(rows, filter);
        for (const history of [small, tiny]) {
          const shown: string[] = [];
          for (let after: HistoryCursor | undefined, pages = 0; ; pages++) {
            const { rows: page, next } = history.page(filter, { after, limit });
            expect(page.length).toBeLessThanOrEqual(limit);
            shown.push(...page.map((row) => row.id));
            if (!next) break;
            expect(pages).toBeLessThan(500);
            after = next;
          }
          expect({ filter, shown }).toEqual({ filter, shown: expected });
          expect(history.count(filter)).toBe(expected.length);
        }
      }
    }), { numRuns: 60 });
  });
});
