import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { isHeld, offerMs, stepOf, type Offer } from './offers.ts';

const step = fc.record({ slotId: fc.constantFrom('s1', 's2', 's3'), entryId: fc.constantFrom('e1', 'e2', 'e3'), employeeId: fc.constantFrom('anna', 'boris', 'dan'), after: fc.integer({ min: 0, max: offerMs / 2 }), ends: fc.boolean() });

it('never lets two employees hold one slot, nor one person be offered two, however they press', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let now = 0, offers: Offer[] = [];
    for (const { slotId, entryId, employeeId, after, ends } of steps) {
      now += after;
      const did = stepOf(offers, { slotId, entryId, employeeId }, instant(now));
      if (did.kind === 'start') offers = [...offers, { id: String(offers.length), slotId, entryId, byEmployee: employeeId, startedAt: now, expiresAt: now + offerMs, endedAt: null, result: null }];
      else if (did.kind === 'go-on') offers = offers.map((o) => (o.id === did.offerId ? { ...o, expiresAt: now + offerMs } : o));
      else expect(isHeld(did.offer, instant(now)) && (did.offer.slotId === slotId || did.offer.entryId === entryId)).toBe(true);
      const held = offers.filter((o) => isHeld(o, instant(now)));
      expect(new Set(held.map((o) => o.slotId)).size).toBe(held.length);
      expect(new Set(held.map((o) => o.entryId)).size).toBe(held.length);
      if (ends) offers = offers.map((o) => (o.byEmployee === employeeId && o.endedAt === null ? { ...o, endedAt: now, result: 'released' } : o));
    }
  }));
});

it('lets go by itself when its time is up', () => {
  const offer: Offer = { id: '1', slotId: 's1', entryId: 'e1', byEmployee: 'anna', startedAt: 0, expiresAt: offerMs, endedAt: null, result: null };
  expect(stepOf([offer], { slotId: 's1', entryId: 'e2', employeeId: 'boris' }, instant(offerMs - 1))).toEqual({ kind: 'held', what: 'slot', offer });
  expect(stepOf([offer], { slotId: 's1', entryId: 'e1', employeeId: 'anna' }, instant(1))).toEqual({ kind: 'go-on', offerId: '1' });
  expect(stepOf([offer], { slotId: 's1', entryId: 'e2', employeeId: 'boris' }, instant(offerMs))).toEqual({ kind: 'start' });
});
