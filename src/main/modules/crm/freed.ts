import type { WritableDb } from '#main/db/index.ts';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { crmContract, FreedSlotView, OfferResult, WaitRow } from '#shared/crm/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { parsePhone } from '#shared/kernel/phone.ts';
import { wallOf, weekdayOf } from '#shared/kernel/time.ts';
import { instant, minute, type Day, type Id } from '#shared/kernel/values.ts';
import type { Slot } from '#shared/schedule/contract.ts';
import type { AppointmentAction, Freed as PlaceFreed } from '../schedule/index.ts';
import type { CrmDeps } from './deps.ts';
import { isHeld, offerMs, stepOf, type Offer } from './rules/offers.ts';
import { rankFor, type FreedSpace, type Waiting } from './rules/ranking.ts';
import { pieceOf } from './rules/space.ts';
import type { CrmStore } from './store.ts';
import type { Waitlist } from './waitlist.ts';
import type { Work } from './work.ts';
import { writes } from './writes.ts';

type SlotRow = ReturnType<CrmStore['openFreed']['all']>[number];
type OfferRow = ReturnType<CrmStore['runningOffers']['all']>[number];
/** A freed slot without the people it may be offered to: what a desk shows by itself. */
export type FreedBrief = Omit<FreedSlotView, 'candidates'>;
type Methods = Pick<Handlers<typeof crmContract, CallContext>, 'freed' | 'closeFreed' | 'offer' | 'endOffer' | 'acceptOffer'>;
/** How many of a long list a screen is given. */
const shownCandidates = 60;
const everything = ['crm', 'schedule', 'patients', 'inquiries'] as const;

/** Freed slots, whom they are offered to, and the end of each offer. What is free is read from the schedule every time. */
export function createFreed(deps: CrmDeps, store: CrmStore, waitlist: Waitlist, work: Work) {
  const { clock, audit, newId, branch, schedule } = deps;
  const asOffer = (row: OfferRow): Offer => ({ ...row, byEmployee: row.byEmployee });

  /** What is left of a freed slot at this moment. */
  function spaceOf(slot: SlotRow): FreedSpace {
    const now = wallOf(clock.now(), branch().zone), free = slot.day < now.day ? [] : schedule.freeOf(slot.doctorId, slot.day as Day);
    return {
      doctorId: slot.doctorId, specialityId: store.doctorOf.get({ id: slot.doctorId })?.specialityId ?? undefined, day: slot.day as Day, weekday: weekdayOf(slot.day as Day),
      free, pieces: pieceOf(slot, free, slot.day === now.day ? now.minute + 1 : 0), leftBy: slot.leftBy ?? undefined,
    };
  }
  /** How the newest ended offer of a slot to each entry ended. */
  function triedIn(slotId: Id): (entryId: Id) => OfferResult | undefined {
    const tried = new Map<Id, OfferResult>();
    for (const { entryId, result } of store.offersOfSlot.all({ slotId })) if (result && result !== 'released' && result !== 'expired') tried.set(entryId, result);
    return (entryId) => tried.get(entryId);
  }
  const rank = (slot: SlotRow, waiting: readonly Waiting[], space = spaceOf(slot)) => rankFor(space, waiting, wallOf(clock.now(), branch().zone).day, triedIn(slot.id));

  function end(tx: WritableDb, by: Id | undefined, offer: OfferRow, result: OfferResult, actionId?: Id): void {
    writes.updateOffer(tx, offer.id, { endedAt: clock.now(), result, actionId: actionId ?? null });
    audit.append(tx, { employeeId: by, action: 'crm.endOffer', entity: 'waitlistOffer', entityId: offer.id, after: { result, slotId: offer.slotId, entryId: offer.entryId } });
  }
  function closeSlot(tx: WritableDb, by: Id | undefined, slot: SlotRow, how: NonNullable<SlotRow['closedHow']>): void {
    writes.closeFreed(tx, slot.id, clock.now(), how);
    for (const offer of store.runningOffers.all({ branchId: slot.branchId })) if (offer.slotId === slot.id) end(tx, by, offer, 'taken');
    audit.append(tx, { employeeId: by, action: 'crm.closeFreed', entity: 'freedSlot', entityId: slot.id, after: { how } });
  }
  function slotRow(slotId: Id): SlotRow {
    const slot = store.freed.get({ id: slotId });
    if (!slot) throw new AppError('not-found', 'freed-slot');
    return slot;
  }
  /** The running offer of this employee. @throws AppError `not-found`, `conflict` once it is over or somebody else's */
  function ownOffer(offerId: Id, by: Id): OfferRow {
    const offer = store.offer.get({ id: offerId });
    if (!offer) throw new AppError('not-found', 'offer');
    if (offer.endedAt !== null) throw new AppError('conflict', offer.result === 'taken' ? 'slot-taken' : 'offer-over');
    if (offer.byEmployee !== by) throw new AppError('conflict', 'offer-not-yours');
    return offer;
  }

  /** The action that has just been written: the place it frees follows in the same transaction. */
  let latest: AppointmentAction | undefined;
  function open(tx: WritableDb, freed: PlaceFreed): void {
    const now = wallOf(clock.now(), branch().zone), action = freed.appointmentId !== undefined && latest?.appointmentId === freed.appointmentId && latest.at === clock.now() ? latest : undefined;
    if (freed.day < now.day || (freed.day === now.day && freed.endMin <= now.minute)) return;
    writes.insertFreed(tx, {
      id: newId(), branchId: freed.branchId, doctorId: freed.doctorId, chairId: null, day: freed.day, startMin: freed.startMin, endMin: freed.endMin, how: freed.why,
      leftBy: action?.patientId ?? null, actionId: action?.id ?? null, freedAt: clock.now(), freedBy: action?.actorId ?? null,
    });
  }

  /**
   * After every change of the schedule and when time passes: offers whose time is up end, slots that somebody took or
   * that are over close, and whoever was calling about them stops. True when something changed.
   */
  function recheck(): boolean {
    const branchId = branch().id, now = clock.now(), late = store.runningOffers.all({ branchId }).filter((o) => !isHeld(o, now));
    const gone = store.openFreed.all({ branchId }).filter((slot) => spaceOf(slot).pieces.length === 0);
    if (late.length + gone.length === 0) return false;
    const wall = wallOf(now, branch().zone);
    deps.db.write((tx) => {
      for (const offer of late) end(tx, undefined, offer, 'expired');
      for (const slot of gone) closeSlot(tx, undefined, slot, slot.day < wall.day || (slot.day === wall.day && slot.endMin <= wall.minute + 1) ? 'past' : 'taken');
    });
    return true;
  }

  /** Those still free, each with whom it fits, best first, and the offers that run. */
  function standing(me: Id) {
    const slots = store.openFreed.all({ branchId: branch().id });
    if (slots.length === 0) return [];
    const waiting = waitlist.waiting(), now = clock.now(), held = store.runningOffers.all({ branchId: branch().id }).filter((o) => isHeld(o, now));
    const holderOf = (o: OfferRow) => ({ employeeId: o.byEmployee ?? '', name: o.byEmployee ? deps.employeeName(o.byEmployee) : '', since: instant(o.startedAt) });
    return slots.flatMap((slot) => {
      const space = spaceOf(slot), first = space.pieces[0];
      if (!first) return [];
      const ranked = rank(slot, waiting, space), running = held.find((o) => o.slotId === slot.id);
      const brief: FreedBrief = {
        id: slot.id, doctorId: slot.doctorId, doctor: store.doctorOf.get({ id: slot.doctorId })?.name ?? '', day: slot.day as Day, startMin: minute(first.startMin), endMin: minute(space.pieces.at(-1)!.endMin), how: slot.how, freedAt: instant(slot.freedAt),
        ...(running ? { offer: { offerId: running.id, entryId: running.entryId, by: holderOf(running), mine: running.byEmployee === me, expiresAt: instant(running.expiresAt) } } : {}),
        fits: ranked.length,
      };
      return [{ brief, ranked, busy: (entryId: Id) => { const elsewhere = held.find((o) => o.entryId === entryId && o.slotId !== slot.id); return elsewhere ? { busy: holderOf(elsewhere) } : {}; } }];
    });
  }
  const briefs = (me: Id): FreedBrief[] => standing(me).map(({ brief }) => brief);
  function views(me: Id): FreedSlotView[] {
    const shown = new Map<Id, WaitRow | undefined>();
    const entryOf = (id: Id): WaitRow | undefined => {
      if (!shown.has(id)) shown.set(id, waitlist.entryOf(id));
      return shown.get(id);
    };
    return standing(me).map(({ brief, ranked, busy }) => ({
      ...brief,
      candidates: ranked.slice(0, shownCandidates).flatMap((c) => {
        const entry = entryOf(c.entryId);
        return entry ? [{ entry, startMin: minute(c.place.startMin), endMin: minute(c.place.endMin), reasons: [...c.reasons], ...busy(c.entryId) }] : [];
      }),
    }));
  }

  const methods: Methods = {
    freed: (_, ctx) => views(actorOf(ctx).employeeId),
    closeFreed: ({ slotId }, ctx) => work(ctx, (tx, by) => {
      const slot = slotRow(slotId), running = store.runningOffers.all({ branchId: slot.branchId }).find((o) => o.slotId === slotId && isHeld(o, clock.now()));
      if (slot.closedAt !== null) return null;
      if (running && running.byEmployee !== by) throw new AppError('conflict', 'offered-now');
      if (running) end(tx, by, running, 'released');
      closeSlot(tx, by, slot, 'byHand');
      return null;
    }, ['crm']),
    offer: ({ slotId, entryId }, ctx) => work(ctx, (tx, by) => {
      const slot = slotRow(slotId), now = clock.now(), expiresAt = instant(now + offerMs), running = store.runningOffers.all({ branchId: slot.branchId });
      if (slot.closedAt !== null) return { kind: 'gone' as const };
      const step = stepOf(running.map(asOffer), { slotId, entryId, employeeId: by }, now);
      if (step.kind === 'held') return { kind: 'held' as const, what: step.what, by: step.offer.byEmployee ? deps.employeeName(step.offer.byEmployee) : '', since: instant(step.offer.startedAt) };
      waitlist.mustBeOpen(entryId);
      if (!rank(slot, waitlist.waiting()).some((c) => c.entryId === entryId)) return { kind: 'gone' as const };
      if (step.kind === 'go-on') {
        writes.updateOffer(tx, step.offerId, { expiresAt });
        return { kind: 'offering' as const, offerId: step.offerId, expiresAt };
      }
      for (const stale of running) if (!isHeld(stale, now)) end(tx, undefined, stale, 'expired');
      const row = { id: newId(), branchId: slot.branchId, slotId, entryId, byEmployee: by, startedAt: now, expiresAt };
      writes.insertOffer(tx, row);
      audit.append(tx, { employeeId: by, action: 'crm.offer', entity: 'waitlistOffer', entityId: row.id, after: { slotId, entryId } });
      return { kind: 'offering' as const, offerId: row.id, expiresAt };
    }, ['crm']),
    endOffer: ({ offerId, result }, ctx) => work(ctx, (tx, by) => { end(tx, by, ownOffer(offerId, by), result); return null; }, ['crm']),
    acceptOffer: ({ offerId, patientId: made }, ctx) => work(ctx, (tx, by) => {
      const offer = ownOffer(offerId, by), slot = slotRow(offer.slotId), entry = waitlist.mustBeOpen(offer.entryId), patientId = entry.patientId ?? made;
      const other = stepOf(store.runningOffers.all({ branchId: slot.branchId }).filter((o) => o.id !== offerId).map(asOffer), { slotId: slot.id, entryId: entry.id, employeeId: by }, clock.now());
      if (other.kind === 'held') throw new AppError('conflict', 'offer-over');
      const found = rank(slot, waitlist.waiting()).find((c) => c.entryId === entry.id);
      if (!found) throw new AppError('conflict', 'slot-taken');
      const place: Slot = { doctorId: slot.doctorId, day: slot.day as Day, startMin: minute(found.place.startMin), endMin: minute(found.place.endMin) };
      const moves = entry.kind === 'wantsEarlier' && entry.appointmentId !== null;
      if (!moves && patientId === undefined) return { kind: 'needs-card' as const, name: entry.typedName ?? '', ...(entry.phoneE164 && parsePhone(entry.phoneE164).e164 ? { phone: entry.phoneE164 } : {}) };
      const result = moves ? schedule.move(tx, by, entry.appointmentId!, place) : schedule.book(tx, by, { slot: place, patientId: patientId!, comment: entry.wish });
      if (result.kind !== 'done') return result;
      end(tx, by, offer, moves ? 'moved' : 'booked', result.actionId);
      waitlist.close(tx, by, entry.id, moves ? 'moved' : 'booked', '', entry.patientId === null && made ? { patientId: made } : {});
      return result;
    }, everything),
  };

  return {
    methods, briefs, recheck, open,
    /** How many are still free. */
    count: (): number => store.openFreed.all({ branchId: branch().id }).filter((slot) => spaceOf(slot).pieces.length > 0).length,
    onAction: (_: WritableDb, action: AppointmentAction): void => { latest = action.kind === 'booked' ? undefined : action; },
    /** «Отменить» within eight seconds: nothing was freed, and who was moved by an offer waits again. */
    onUndone: (tx: WritableDb, actionId: Id): void => {
      const branchId = branch().id;
      for (const slot of store.freedByAction.all({ branchId, actionId })) closeSlot(tx, undefined, slot, 'undone');
      for (const offer of store.offerByAction.all({ branchId, actionId })) {
        const entry = store.entry.get({ id: offer.entryId });
        if (!entry || entry.closedAt === null) continue;
        writes.updateEntry(tx, entry.id, { closedAt: null, closedHow: null, closedBy: null, closeReason: '', revision: entry.revision + 1 });
        audit.append(tx, { action: 'crm.reopenWaitlist', entity: 'waitlistEntry', entityId: entry.id, before: { closedAt: entry.closedAt }, after: { closedAt: null } });
      }
    },
    /** When the next running offer is up; undefined without one. */
    nextExpiry: (): number | undefined => store.runningOffers.all({ branchId: branch().id }).map((o) => o.expiresAt).sort((a, b) => a - b)[0],
  };
}
export type Freed = ReturnType<typeof createFreed>;
