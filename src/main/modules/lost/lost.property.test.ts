import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buffers, appointmentActions, inquiries, lostMarks, tagPrompts, tasks } from '#main/db/schema/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { noPrinting } from '#main/kernel/printing.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import type { Id } from '#shared/kernel/values.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { createLost } from './index.ts';

const zone = 'Europe/Moscow', hour = 3_600_000;
const person = fc.constantFrom(0, 1), at = fc.integer({ min: -60, max: 0 }).map((hours) => hours * hour);
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('call' as const), person, at, how: fc.constantFrom('missed', 'missed', 'answered', 'outAnswered', 'outSilent'), saved: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('lead' as const), person, at, dialog: fc.boolean(), processed: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('buffer' as const), person, at, end: fc.constantFrom(null, 'booked' as const, 'byHand' as const, 'shiftEnd' as const, 'shiftEnd' as const) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('booking' as const), person, at }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('task' as const), due: fc.integer({ min: -30, max: 60 }).map((hours) => hours * hour), done: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('prompt' as const), at, saved: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('reason' as const), of: fc.nat(20) }) },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;
interface Told { readonly id: Id; readonly what: Event }

/** What is owed, said anew and plainly: by the events that are known, whatever order they came in. */
function owed(known: readonly Told[], all: readonly Told[], now: number, from: number): string[] {
  const closed = new Set(known.flatMap(({ what }) => (what.is === 'reason' ? [all[what.of % all.length]!.id] : [])));
  const endOfDay = instantOf(addDays(dayOf(now as never, zone), 1), 0, zone);
  const isOpen = ({ id, what }: Told): boolean => {
    if (closed.has(id)) return false;
    switch (what.is) {
      case 'call': return what.how === 'missed' && !what.saved && !known.some((other) => other.id !== id && other.what.is === 'call' && other.what.person === what.person && other.what.at >= what.at && (other.what.how === 'answered' || other.what.how === 'outAnswered' || other.what.saved));
      case 'lead': return !what.processed;
      case 'buffer': return what.end === null || (what.end === 'shiftEnd' && !known.some((other) => other.what.is === 'booking' && other.what.person === what.person && other.what.at >= what.at));
      case 'task': return !what.done && from + what.due < endOfDay;
      case 'prompt': return !what.saved;
      default: return false;
    }
  };
  return known.filter(isOpen).map(({ id }) => id).sort();
}

it('every matter is in the list exactly until a deed or a reason ends it, whatever the order of arrival, and after midnight too', async () => {
  const database = openTestDatabase(), { clock } = database, newId = createIds(clock);
  let branchId = newId();
  const lost = createLost({
    db: database, clock, newId, audit: { append: () => undefined }, changed: () => undefined, tell: () => undefined, settings: { get: () => undefined, set: () => undefined }, branch: () => ({ id: branchId, zone, name: '' }), language: () => 'ru',
    files: { chooseSave: () => Promise.resolve(undefined) }, printing: noPrinting, exportTable: () => Promise.resolve({ kind: 'cancelled' }), employeeName: () => undefined, doctorName: () => '', ownerAt: () => undefined, tagsAsked: () => true,
    end: () => undefined, given: () => undefined, forget: () => undefined, resumeForm: () => ({ formId: '' }), checkPassword: () => Promise.resolve({ kind: 'wrong-password' }), holds: () => false,
  });
  const listed = async (): Promise<string[]> => { lost.invalidate(['inquiries']); return (await lost.live.fresh()).flatMap(({ ids }) => ids).sort(); };
  let people = 0;
  await fc.assert(fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), async (events, random) => {
    // a branch and two persons of its own for each history: they lie in one file
    branchId = newId();
    people += 2;
    const base = people, from = clock.now(), phoneOf = (p: number) => `+7900${String(1_000_000 + base + p)}`, patientOf = (p: number): Id => `00000000-0000-7000-8000-${String(base + p).padStart(12, '0')}`;
    const all = events.map((what): Told => ({ id: newId(), what })), arrival = all.map((told) => [random.next().value, told] as const).sort((a, b) => a[0] - b[0]).map(([, told]) => told), known: Told[] = [];
    for (const told of arrival) {
      const { id, what } = told;
      database.write((tx) => {
        const common = { id, branchId };
        switch (what.is) {
          case 'call': {
            const talked = what.how === 'answered' || what.how === 'outAnswered', start = from + what.at;
            tx.insert(inquiries).values({ ...common, kind: 'call', direction: what.how.startsWith('out') ? 'outbound' : 'inbound', startedAt: start, answeredAt: talked ? start : null, endedAt: start, outcome: talked ? 'answered' : what.how === 'missed' ? 'missed' : 'unanswered', phoneE164: phoneOf(what.person), authorId: what.saved ? id : null }).run();
            break;
          }
          // from numbers of their own: a lead that somebody saved would settle a missed call of its number
          case 'lead': tx.insert(inquiries).values({ ...common, kind: what.dialog ? 'dialogLead' : 'lead', startedAt: from + what.at, processedAt: what.processed ? from : null }).run(); break;
          case 'buffer': {
            const inquiryId = newId();
            tx.insert(inquiries).values({ id: inquiryId, branchId, kind: 'call', direction: 'inbound', startedAt: from + what.at, answeredAt: from + what.at, outcome: 'answered', patientId: patientOf(what.person) }).run();
            tx.insert(buffers).values({ ...common, inquiryId, madeAt: from + what.at, endedAt: what.end === null ? null : from, endedHow: what.end }).run();
            break;
          }
          case 'booking': tx.insert(appointmentActions).values({ ...common, patientId: patientOf(what.person), kind: 'booked', at: from + what.at }).run(); break;
          case 'task': tx.insert(tasks).values({ ...common, what: 'дело', dueAt: from + what.due, createdAt: from, doneAt: what.done ? from : null }).run(); break;
          case 'prompt': tx.insert(tagPrompts).values({ ...common, endedAt: from + what.at, savedAt: what.saved ? from : null }).run(); break;
          case 'reason': {
            const of = all[what.of % all.length]!, kind = of.what.is === 'call' ? 'missedCall' : of.what.is === 'lead' ? (of.what.dialog ? 'dialogLead' : 'lead') : of.what.is === 'prompt' ? 'tagPrompt' : of.what.is;
            if (kind !== 'booking' && kind !== 'reason') tx.insert(lostMarks).values({ ...common, kind, entityId: of.id, note: 'причина', closed: true, at: from }).run();
          }
        }
      });
      known.push(told);
      expect(await listed()).toEqual(owed(known, all, clock.now(), from));
    }
    clock.advance(24 * hour);
    expect(await listed()).toEqual(owed(known, all, clock.now(), from));
  }), { numRuns: 60 });
  lost.stop();
});
