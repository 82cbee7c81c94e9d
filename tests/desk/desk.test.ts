import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingActions } from '#main/modules/inquiries/index.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { instantOf } from '#shared/kernel/time.ts';
import { day } from '#shared/kernel/values.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';
import { relinkAll } from '#tests/support/relink.ts';

const numbers = { P1: '+79001000101', P3: '+79001000202', P7: '+79001000606', P8: '+79001000808' } as const;
type Key = keyof typeof numbers;
/** A number nobody has yet. */
const unknown = '+79003000011';
type Deed =
  | { readonly do: 'ring' | 'answer' | 'hangUp'; readonly who: Key }
  | { readonly do: 'stranger' | 'byHand' }
  | { readonly do: 'giveNumber'; readonly who: Key }
  | { readonly do: 'book'; readonly who: Key }
  | { readonly do: 'cancel' | 'move'; readonly nth: number }
  | { readonly do: 'dialog' | 'mobileCall'; readonly who: Key; readonly ago: number }
  | { readonly do: 'rename'; readonly nth: number; readonly who: Key }
  | { readonly do: 'wait'; readonly minutes: number };

const who = fc.constantFrom(...Object.keys(numbers) as Key[]);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('ring', 'answer', 'hangUp'), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('book'), who }) },
  fc.record({ do: fc.constantFrom('stranger', 'byHand') }), fc.record({ do: fc.constant('giveNumber'), who }),
  fc.record({ do: fc.constantFrom('cancel', 'move'), nth: fc.nat(20) }),
  fc.record({ do: fc.constant('rename'), nth: fc.nat(20), who }),
  fc.record({ do: fc.constantFrom('dialog', 'mobileCall'), who, ago: fc.nat(60) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 20 }) }) },
) as fc.Arbitrary<Deed>;

/** Plays the deeds; what the program refuses (no such call, slot taken) is part of life and skipped. */
async function play(clinic: TestClinic, anna: TestWindow, deeds: readonly Deed[]): Promise<void> {
  const booked: string[] = [], adChannelId = (await anna.ask<{ adChannels: { id: string }[] }>('directories.all')).adChannels[0]!.id;
  let slot = 0;
  const next = () => ({ doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-27', startMin: 540 + 5 * slot, endMin: 540 + 5 * ++slot });
  const key = (p: Key) => clinic.simulator!.keys().find((k) => k.startsWith(p));
  for (const [i, d] of deeds.entries()) {
    switch (d.do) {
      case 'ring': if (!key(d.who)) clinic.simulator!.ring({ from: numbers[d.who], line: '+74950001001', key: `${d.who}-${String(i)}` }); break;
      case 'answer': try { clinic.simulator!.answer(key(d.who) ?? '', '101'); } catch { /* not ringing */ } break;
      case 'hangUp': try { clinic.simulator!.callerHangsUp(key(d.who) ?? ''); } catch { /* not on the line */ } break;
      case 'book': {
        const reply = await anna.call('schedule.book', { slot: next(), patientId: clinic.loaded.patients.get(d.who)!.id });
        if (reply.ok && (reply.value as { kind: string }).kind === 'done') booked.push((reply.value as { appointmentId: string }).appointmentId);
        break;
      }
      case 'cancel': { const [id] = booked.splice(d.nth % Math.max(1, booked.length), 1); if (id) await anna.call('schedule.cancel', { appointmentId: id, by: 'patient' }); break; }
      case 'move': { const id = booked[d.nth % Math.max(1, booked.length)]; if (id) await anna.call('schedule.move', { appointmentId: id, slot: next() }); break; }
      case 'rename': {
        const { rows } = await anna.ask<{ rows: { id: string }[] }>('inquiries.history', { fromDay: '2026-11-24', tillDay: '2026-11-24' });
        const row = rows[d.nth % Math.max(1, rows.length)];
        if (row) await anna.ask('inquiries.save', { inquiryId: row.id, change: { person: { kind: 'patient', id: clinic.loaded.patients.get(d.who)!.id } } });
        break;
      }
      case 'dialog': await anna.call('inquiries.addDialog', { kind: 'dialog', adChannelId, at: clinic.clock.now() - d.ago * 60_000, change: { person: { kind: 'patient', id: clinic.loaded.patients.get(d.who)!.id } } }); break;
      case 'mobileCall': await anna.call('inquiries.addByHand', { direction: 'inbound', phone: numbers[d.who], at: clinic.clock.now() - d.ago * 60_000, talkMs: Math.min(d.ago, 5) * 60_000 }); break;
      case 'stranger': {
        const made = `stranger-${String(i)}`;
        clinic.simulator!.ring({ from: unknown, line: '+74950001001', key: made });
        clinic.simulator!.answer(made, '101');
        clinic.simulator!.callerHangsUp(made);
        break;
      }
      case 'byHand': await anna.call('inquiries.addByHand', { direction: 'inbound', at: clinic.clock.now() - 25 * 60_000, phone: unknown, talkMs: 60_000, change: { comment: '' } }); break;
      case 'giveNumber': await anna.call('patients.addPhone', { patientId: clinic.loaded.patients.get(d.who)!.id, phone: { raw: unknown } }); break;
      case 'wait': clinic.clock.advance(d.minutes * 60_000);
    }
  }
}

describe('attribution', () => {
  it('as it happened equals the rebuild of all history', async () => {
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
      await play(clinic, anna, deeds);
      expect(clinic.database.write((tx) => relinkAll(tx, clinic.inquiries))).toBe(0);
      expect((await differingActions(clinic.database.raw, [], () => Promise.resolve())).ids).toEqual([]);
    }), { numRuns: 20, seed: 20261124 });
  }, 90_000);

  it('says why, with the two times that were compared', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    clinic.simulator!.ring({ from: numbers.P8, line: '+74950001001', key: 'call' });
    clinic.simulator!.answer('call', '101');
    clinic.clock.advance(60_000);
    clinic.simulator!.callerHangsUp('call');
    clinic.clock.advance(10 * 60_000);
    await anna.ask('schedule.book', { slot: { doctorId: clinic.loaded.doctors.get('Ким')!.id, day: '2026-11-27', startMin: 540, endMin: 570 }, patientId: clinic.loaded.patients.get('P8')!.id });
    const { rows } = await anna.ask<{ rows: { id: string; success: unknown }[] }>('inquiries.history', { fromDay: '2026-11-24', tillDay: '2026-11-24' });
    expect(rows[0]!.success).toEqual([{ text: 'запись 27.11 09:00 Ким', inquiryId: rows[0]!.id }]);
    const at = (clock: string) => instantOf(day('2026-11-24'), Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)), 'Europe/Moscow');
    expect(await anna.ask('inquiries.why', { inquiryId: rows[0]!.id })).toMatchObject({
      person: 'card', windows: { bookedMin: 30, changedMin: 15 }, type: { whoType: 'wantsToBook', byHand: false, why: { rule: 'noFuture', at: at('09:00') } }, others: [],
      linked: [{ kind: 'booked', at: at('09:11'), patient: 'Лебедева Мария', actor: 'Ивлева Анна', toSlot: '27.11 09:00 Ким', losses: [], link: { rule: 'nearest', from: at('09:00'), till: at('09:01'), distanceMs: 600_000, windowMs: 1_800_000 } }],
    });
  });
});

describe('what a window has open', () => {
  const form = (s: DeskSnapshot) => (s.panel?.mode === 'form' ? s.panel.form : undefined);

  it('is open again with its text after the program died and the employee signed in anew', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    clinic.simulator!.ring({ from: numbers.P8, line: '+74950001001' });
    await anna.ask('inquiries.openPanel', {});
    await anna.ask('inquiries.editPanel', { inquiryId: form(anna.snapshot())!.inquiryId, change: { comment: 'Просит утро, лучше пятницу' } });
    const again = await clinic.signIn('ivleva'); // a new window knows nothing but the database
    expect(form(again.snapshot())).toMatchObject({ comment: 'Просит утро, лучше пятницу', who: 'Лебедева Мария' });
  });

  it('is a table of exactly time and number when several call, and the recent calls when nobody does', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    for (const from of ['+79003000011', numbers.P8, '+79003000033']) {
      clinic.simulator!.ring({ from, line: '+74950001001', key: from });
      clinic.clock.advance(1000);
    }
    await anna.ask('inquiries.openPanel', {});
    expect(anna.snapshot().panel).toMatchObject({ mode: 'table', rows: [{ time: '09:00', number: '+7 (900) 300-00-11' }, { number: '+7 (900) 100-08-08', name: 'Лебедева Мария' }, { number: '+7 (900) 300-00-33' }] });
    for (const from of ['+79003000011', numbers.P8, '+79003000033']) clinic.simulator!.callerHangsUp(from);
    await anna.ask('inquiries.openPanel', {});
    expect(anna.snapshot().panel).toMatchObject({ mode: 'recent', rows: [{}, {}, {}] });
    expect(anna.snapshot().counters).toMatchObject({ calls: 0, missed: 3 });
  });

  it('keeps the type chosen by hand when the person changes, and follows the person before that', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    clinic.simulator!.ring({ from: '+79003000011', line: '+74950001001' });
    await anna.ask('inquiries.openPanel', {});
    const { inquiryId } = form(anna.snapshot())!;
    const pick = (key: string) => anna.ask('inquiries.editPanel', { inquiryId, change: { person: { kind: 'patient', id: clinic.loaded.patients.get(key)!.id } } });
    await pick('P3');
    expect(form(anna.snapshot())!.whoType).toBe('alreadyBooked');
    await pick('P8');
    expect(form(anna.snapshot())!.whoType).toBe('wantsToBook');
    await anna.ask('inquiries.editPanel', { inquiryId, change: { whoType: 'other' } });
    await pick('P3');
    expect(form(anna.snapshot())!.whoType).toBe('other');
  });

  it('shows a locked window that somebody calls, without a word about who', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    clinic.simulator!.ring({ from: numbers.P8, line: '+74950001001' });
    await anna.ask('staff.lock');
    const { cards, panel, buffer } = anna.snapshot();
    expect({ cards, panel, buffer }).toEqual({ panel: undefined, buffer: undefined, cards: [expect.objectContaining({ title: 'Входящий звонок', lines: [], number: '', buttons: [] })] });
    expect(await anna.call('patients.search', { text: 'ле' })).toMatchObject({ ok: false, error: { code: 'no-session' } });
  });
});

describe('the buffer', () => {
  it('refuses a banned patient and keeps what was saved', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    clinic.simulator!.ring({ from: '+79001000404', line: '+74950001001', key: 'call' });
    clinic.simulator!.answer('call', '101');
    await anna.ask('inquiries.openPanel', {});
    const panel = anna.snapshot().panel;
    const inquiryId = panel?.mode === 'form' ? panel.form.inquiryId : '';
    expect(panel).toMatchObject({ form: { canBook: false } });
    expect(await anna.call('inquiries.save', { inquiryId, change: { comment: 'Объяснила правила' }, thenBook: true })).toMatchObject({ ok: false, error: { code: 'conflict', reason: 'booking-banned' } });
    await anna.ask('inquiries.save', { inquiryId, change: { comment: 'Объяснила правила' } });
    expect(anna.snapshot().buffer).toBeUndefined();
  });

  it('holds two callers who could not be booked yet: the newest first, none lost', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
    for (const from of [numbers.P8, numbers.P7]) {
      clinic.simulator!.ring({ from, line: '+74950001002', key: from });
      clinic.simulator!.answer(from, '101');
      await anna.ask('inquiries.openPanel', {});
      const panel = anna.snapshot().panel;
      await anna.ask('inquiries.save', { inquiryId: panel?.mode === 'form' ? panel.form.inquiryId : '', thenBook: true });
      clinic.simulator!.callerHangsUp(from);
      clinic.clock.advance(60_000);
    }
    expect(anna.snapshot()).toMatchObject({ buffer: { who: 'Зуев Антон' }, counters: { buffer: 2 } });
    await anna.ask('inquiries.dropBuffer', { bufferId: anna.snapshot().buffer!.bufferId });
    expect(anna.snapshot().buffer?.who).toBe('Лебедева Мария');
    await anna.ask('staff.signOut');
    expect((await clinic.signIn('ivleva')).snapshot().buffer).toBeUndefined();
  });
});
