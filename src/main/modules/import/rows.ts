import { addDays, instantOf } from '#shared/kernel/time.ts';
import type { Day, Id } from '#shared/kernel/values.ts';
import type { Batch } from './batch.ts';
import type { createDoctors } from './doctors.ts';
import type { Counts, ImportOrder } from './order.ts';
import type { People } from './people.ts';
import { createFilter, createNumberSet, hash53 } from './rules/hash.ts';
import { idsOf, phonesPerRow } from './rules/ids.ts';
import type { MaybeReason } from './rules/match.ts';
import { shortened } from '#shared/import/values.ts';
import type { PhoneCells, PlannedRow, Problem, Who } from './rules/plan.ts';
import type { ImportReads } from './store.ts';

type Outcome = Problem & { readonly remark: boolean };
const wholeName = (who: Who): string => [who.surname, who.firstName, who.patronymic].filter(Boolean).join(' ');
export const balanceWords = 'Остаток из файла';

interface Deps {
  readonly order: ImportOrder;
  readonly reads: ImportReads;
  readonly people: People;
  /** The visits that were there before, by `visitKey`. */
  readonly visits: { mayHave(hash: number): boolean };
  readonly doctors: ReturnType<typeof createDoctors>;
  readonly decisions: ReadonlyMap<number, { readonly patientId: Id; readonly decision: 'new' | 'same' }>;
  readonly counts: Counts;
  readonly batch: () => Batch;
}

export const visitKey = (patientId: string | null, startsAt: number): string => `${patientId ?? ''} ${startsAt}`;
/** Which appointments the base has already, so that a row about a new one asks it nothing. */
export async function readVisits(reads: ImportReads, { importId, kind }: ImportOrder, breathe: () => Promise<void>): Promise<Deps['visits']> {
  const known = createFilter(kind === 'appointments' ? reads.size('appointments') : 0), [from, till] = idsOf(importId).range('appointment');
  for (let after = ''; kind === 'appointments';) {
    const page = reads.visits.all({ from, till, after });
    for (const { patientId, startsAt } of page) known.add(hash53(visitKey(patientId, startsAt)));
    if (page.length === 0) break;
    after = page.at(-1)!.id;
    await breathe();
  }
  return known;
}

/** What each kind of row becomes: rows of tables in the batch, counts, and why it is refused. */
export function createRowWriters({ order, reads, people, visits, doctors, decisions, counts, batch }: Deps) {
  const ids = idsOf(order.importId), { now, by, branchId } = order;
  const own = (table: 'phone' | 'appointment', id: Id): boolean => id.startsWith(ids.range(table)[0].slice(0, 28));
  let proposed: { readonly patientId: Id; readonly who: string; readonly why: MaybeReason } | undefined;
  const refuse = (field: Problem['field'], value: string, code: Problem['code']): Outcome[] => [{ field, value: shortened(value), code, remark: false }];

  const addPhone = (n: number, patientId: Id, phone: PhoneCells, main: boolean, note: string): void => {
    batch().phones.push([ids.id('phone', n), patientId, phone.e164, phone.digits, phone.digitsRev, phone.kind, main ? 1 : 0, note]);
    counts.phones++;
  };
  /** Numbers the card lacks. Those a card has keep their owner notes. */
  function complete(row: number, patientId: Id, phones: readonly PhoneCells[], note = ''): number {
    if (phones.length === 0) return 0;
    const there = new Set(people.isMine(patientId) ? [] : reads.phones.all({ id: patientId }).filter(({ id }) => !own('phone', id)).map((phone) => phone.e164 ?? phone.digits));
    let added = 0;
    for (const phone of phones.slice(0, phonesPerRow)) {
      if (there.has(phone.e164 ?? phone.digits)) continue;
      addPhone(row * phonesPerRow + added, patientId, phone, there.size === 0 && added === 0, note);
      added++;
    }
    return added;
  }

  const seen = createNumberSet();
  /** The same thing twice in one file: true the first time. */
  const first = (what: string): boolean => seen.add(hash53(what));

  // families
  const familyByCode = new Map<string, Id>();
  const familyOf = (code: string, row: number, surname: string, known?: Id | null): Id => {
    let id = familyByCode.get(code);
    if (id === undefined) {
      id = known ?? ids.id('family', row);
      familyByCode.set(code.split('').join(''), id);
      if (!known) {
        batch().families.push([id, surname]);
        counts.families++;
      }
    }
    return id;
  };
  function join(row: PlannedRow, patientId: Id): { readonly changed: boolean; readonly problems: Outcome[] } {
    const code = row.family!, card = people.card(patientId);
    if (!card) return { changed: false, problems: [] };
    const familyId = familyOf(code, row.row, row.who.surname, card.familyId);
    if (card.familyId === familyId) return { changed: false, problems: [] };
    if (card.familyId !== null) return { changed: false, problems: [{ field: 'family', value: shortened(code), code: 'other-family', remark: true }] };
    batch().joined.push({ patientId, before: null, familyId });
    return { changed: true, problems: [] };
  }

  const addEntry = (row: number, patientId: Id, amount: number, at: number): void => {
    batch().ledger.push([ids.id('ledger', row), patientId, at, 'payment', amount, balanceWords, by]);
  };

  function patient(row: PlannedRow): Outcome[] {
    const { who } = row;
    if (who.key !== undefined) {
      if (!first(`key ${who.key}`)) return refuse('key', who.key, 'key-twice');
      const owner = people.ownerOfKey(who.key), card = owner && people.card(owner);
      if (card && card.surnameNorm !== who.surnameNorm && (card.born === null || card.born !== who.born)) return refuse('key', who.key, 'key-of-another');
      if (card) return known(row, card.id, false);
    }
    const placed = people.place(who), decision = decisions.get(row.row);
    if (placed.is === 'same') return known(row, placed.patientId, placed.inFile);
    if (placed.is === 'maybe') {
      counts.maybe++;
      proposed = { patientId: placed.patientId, who: shortened(wholeName(who)), why: placed.why };
      if (decision?.decision === 'same') return known(row, decision.patientId, false);
    }
    const id = ids.id('patient', row.row), familyId = row.family === undefined ? null : familyOf(row.family, row.row, who.surname);
    batch().patients.push([id, who.surname, who.firstName, who.patronymic, who.surnameNorm, who.firstNameNorm, who.patronymicNorm, who.skeleton, who.born ?? null, row.sex, row.email, row.comment, 'primary', familyId, now, by]);
    for (let n = 0; n < who.phones.length && n < phonesPerRow; n++) addPhone(row.row * phonesPerRow + n, id, who.phones[n]!, n === 0, '');
    if (row.balance !== undefined && row.balance !== 0) addEntry(row.row, id, row.balance, now);
    people.remember(who, row.row);
    if (who.key !== undefined) batch().keys.push([who.key, id]);
    counts.added++;
    return [];
  }
  /** A card that is there already keeps what it says; numbers and a family it lacks are added. */
  function known(row: PlannedRow, patientId: Id, inFile: boolean): Outcome[] {
    counts.known++;
    const added = inFile ? 0 : complete(row.row, patientId, row.who.phones);
    if (row.who.key !== undefined && !people.ownerOfKey(row.who.key)) batch().keys.push([row.who.key, patientId]);
    const joined = row.family === undefined || inFile ? undefined : join(row, patientId);
    if (added > 0 || joined?.changed) counts.completed++;
    return joined?.problems ?? [];
  }

  /** The card a row names, or why there is none. */
  function named(row: PlannedRow): Id | Outcome[] {
    const found = people.find(row.who);
    if (found.is === 'found') return found.patientId;
    const { who } = row;
    return who.key !== undefined && (found.is === 'key-of-another' || wholeName(who) === '') ? refuse('key', who.key, found.is)
      : refuse(wholeName(who) === '' ? 'phone' : order.mapping.surname === undefined ? 'name' : 'surname', wholeName(who) || (who.phones[0]?.digits ?? ''), found.is);
  }

  function phone(row: PlannedRow, patientId: Id): Outcome[] {
    const fresh = row.who.phones.filter((one) => first(`${patientId} ${one.e164 ?? one.digits}`));
    if (complete(row.row, patientId, fresh, row.phoneNote) > 0) counts.added++;
    else counts.known++;
    return [];
  }
  function family(row: PlannedRow, patientId: Id): Outcome[] {
    if (!first(`${patientId} ${row.family}`)) { counts.known++; return []; }
    const { changed, problems } = join(row, patientId);
    if (changed) counts.added++;
    else counts.known++;
    return problems;
  }
  /** The file says what the account holds; the entry is the difference, so the same file brings nothing the second time. */
  function balance(row: PlannedRow, patientId: Id): Outcome[] {
    if (!first(patientId)) return refuse('row', wholeName(row.who) || (row.who.key ?? ''), 'same-row-before');
    const difference = row.balance! - (reads.balance.get({ id: patientId, without: ids.id('ledger', row.row) })?.sum ?? 0);
    if (difference === 0) { counts.known++; return []; }
    addEntry(row.row, patientId, difference, row.day === undefined ? now : instantOf(row.day, 720, order.zone));
    counts.added++;
    return [];
  }

  // appointments
  const days = new Map<Day, { readonly start: number; readonly even: boolean }>();
  function momentOf(on: Day, min: number): number {
    let found = days.get(on);
    if (!found) {
      const start = instantOf(on, 0, order.zone);
      // A day on which the clocks change is asked about minute by minute.
      found = { start, even: instantOf(addDays(on, 1), 0, order.zone) - start === 86_400_000 };
      if (days.size > 20_000) days.clear();
      days.set(on.split('').join('') as Day, found);
    }
    return found.even ? found.start + min * 60_000 : instantOf(on, min, order.zone);
  }
  const busyOf = new Map<string, { readonly startMin: number; readonly endMin: number }[]>();
  function isTaken(doctorId: Id, on: Day, startMin: number, endMin: number): boolean {
    const key = `${doctorId} ${on}`;
    let busy = busyOf.get(key);
    if (!busy) busyOf.set(key, busy = reads.busy.all({ doctorId, day: on }).filter(({ id }) => !own('appointment', id)));
    if (busy.some((one) => one.startMin < endMin && startMin < one.endMin)) return true;
    busy.push({ startMin, endMin });
    return false;
  }
  function doctorOf(row: PlannedRow): Id | undefined {
    const found = doctors.find(row.doctor);
    if (found !== undefined || !order.addDoctors) return found;
    const id = ids.id('doctor', row.row);
    doctors.add(row.doctor, id);
    batch().doctors.push([id, branchId, row.doctor, 'gray', 9_999, now]);
    counts.doctors++;
    return id;
  }
  function appointment(row: PlannedRow, patientId: Id): Outcome[] {
    const doctorId = doctorOf(row), on = row.day!;
    if (doctorId === undefined) return refuse('doctor', row.doctor, 'unknown-doctor');
    const startsAt = momentOf(on, row.startMin), endsAt = momentOf(on, row.endMin);
    if (!first(`${patientId} ${startsAt} ${doctorId}`)) return refuse('row', wholeName(row.who) || (row.who.key ?? ''), 'same-row-before');
    if (visits.mayHave(hash53(visitKey(patientId, startsAt))) && reads.appointmentAt.all({ id: patientId, startsAt, doctorId }).some(({ id }) => !own('appointment', id))) { counts.known++; return []; }
    const status = row.status ?? (startsAt < now ? 'completed' : 'unconfirmed');
    // The past was as it was; in the future no two appointments of a doctor overlap.
    if (startsAt > now && status !== 'cancelled' && isTaken(doctorId, on, row.startMin, row.endMin)) return refuse('start', `${on} ${Math.floor(row.startMin / 60)}:${String(row.startMin % 60).padStart(2, '0')}`, 'slot-taken');
    const cancelled = status === 'cancelled';
    batch().appointments.push([ids.id('appointment', row.row), branchId, patientId, doctorId, on, row.startMin, row.endMin, startsAt, endsAt, status, row.comment, now, by, cancelled ? startsAt : null, cancelled ? 'clinic' : null]);
    counts.added++;
    return [];
  }

  const others = { phones: phone, families: family, balances: balance, appointments: appointment } as const;
  return {
    take: (row: PlannedRow): Outcome[] => {
      proposed = undefined;
      if (order.kind === 'patients') return patient(row);
      const whom = named(row);
      return typeof whom === 'string' ? others[order.kind](row, whom) : whom;
    },
    /** What the row just taken may be about. */
    proposal: () => proposed,
  };
}
