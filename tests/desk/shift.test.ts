import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { Id } from '#shared/kernel/values.ts';
import { createShift, type PhoneHolds } from '#main/modules/shift/index.ts';
import { demoPasswordOf } from '#main/app/fixture/index.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '../support/clinic.ts';

const mobile = '+79003000062';
const line = '+74950001002'; // rings 101 alone
const codes = (s: DeskSnapshot) => s.notices.map(({ code }) => code);
const owners = (clinic: TestClinic) => Object.fromEntries(clinic.shift.withOwners().map((phone) => [phone.extension, phone.takenBy?.name]));
const cards = (s: DeskSnapshot) => s.cards.map(({ status, number }) => `${status} ${number}`);
const minutes = (n: number) => n * 60_000;
const day = '2026-11-24';
/** What the manager reads of the day: the rows of the report, and who had each call by «История звонков» and by «История обращений». */
async function counted(clinic: TestClinic) {
  const boss = await clinic.signIn('popova');
  const { rows } = await boss.ask<{ rows: { name: string; total: number; missed: { n: number } }[] }>('reports.efficiency', { fromDay: day, tillDay: day });
  const calls = (await boss.ask<{ rows: { employee: string }[] }>('reports.callHistory', { fromDay: day, tillDay: day })).rows.map(({ employee }) => employee);
  const owners = (await boss.ask<{ rows: { phoneOwner?: string }[] }>('inquiries.history', { fromDay: day, tillDay: day, view: 'rows', withPhoneOwner: true })).rows.map(({ phoneOwner }) => phoneOwner);
  return { rows: rows.filter(({ total }) => total > 0), calls, owners };
}
const take = (clinic: TestClinic, window: TestWindow) => window.ask('telephony.choosePhone', { phoneId: clinic.loaded.phones.get('101') });
/** Вера has 101, a colleague sits at another PC without a phone, and conversations are asked about. */
async function twoAtOnePhone(login: string) {
  const clinic = openTestClinic(), boss = await clinic.signIn('popova'), vera = await clinic.signIn('dan', '101'), anna = await clinic.signIn(login);
  await boss.ask('tags.setMode', { mode: 'always' });
  await boss.ask('tags.addGroup', { name: 'Услуга', tags: ['Имплантация'] });
  return { clinic, vera, anna };
}

describe('a phone taken over', () => {
  it('leaves the running call with the colleague, tells them below, and brings the next calls to the new owner (A-33, R-147)', async () => {
    const clinic = openTestClinic(), vera = await clinic.signIn('dan', '101');
    clinic.simulator!.ring({ from: mobile, line, key: 'running' });
    clinic.simulator!.answer('running', '101');
    clinic.clock.advance(minutes(1));
    const anna = await clinic.signIn('ivleva', '101');
    expect([cards(vera.snapshot()), cards(anna.snapshot())]).toEqual([['talking +7 (900) 300-00-62'], []]);
    expect(vera.snapshot().notices).toMatchObject([{ code: 'phone-taken-over', level: 'info', details: { extension: '101', by: 'Ивлева Анна', time: '09:01' } }]);
    expect(anna.snapshot().notices).toEqual([]);
    expect(vera.snapshot().me?.mustChoosePhone).toBe(false);

    clinic.clock.advance(minutes(1));
    clinic.simulator!.ring({ from: '+79003000063', line, key: 'next' });
    expect([cards(vera.snapshot()), cards(anna.snapshot())]).toEqual([['talking +7 (900) 300-00-62'], ['ringing +7 (900) 300-00-63']]);
    clinic.simulator!.callerHangsUp('running');
    expect(cards(vera.snapshot())).toEqual(['ended +7 (900) 300-00-62']);
  });
  it('that rang before goes on ringing at the colleague who had it, and at the one who has it now and may lift it (A-33)', async () => {
    const clinic = openTestClinic(), vera = await clinic.signIn('dan', '101');
    clinic.simulator!.ring({ from: mobile, line, key: 'rings' });
    clinic.clock.advance(2_000);
    const anna = await clinic.signIn('ivleva', '101');
    const rings = 'ringing +7 (900) 300-00-62', missed = 'missed +7 (900) 300-00-62';
    expect([cards(vera.snapshot()), cards(anna.snapshot())]).toEqual([[rings], [rings]]);
    // nobody lifted it: it was missed at the phone of whoever had it when it began to ring
    clinic.simulator!.callerHangsUp('rings');
    expect([cards(vera.snapshot()), cards(anna.snapshot())]).toEqual([[missed], []]);
    expect((await counted(clinic)).rows).toMatchObject([{ name: 'Дан Вера', total: 1, missed: { n: 1 } }]);
  });
  it('while a call rings gives it to whoever lifts it: card, panel, buffer, tags, history and report agree (A-33)', async () => {
    const { clinic, vera, anna } = await twoAtOnePhone('ivleva');
    clinic.simulator!.ring({ from: mobile, line, key: 'rings' });
    clinic.clock.advance(2_000);
    await take(clinic, anna);
    clinic.clock.advance(2_000);
    clinic.simulator!.answer('rings', '101');
    expect([cards(vera.snapshot()), cards(anna.snapshot())]).toEqual([[], ['talking +7 (900) 300-00-62']]);
    expect([vera.snapshot().dial, anna.snapshot().dial]).toEqual([{ can: false, why: 'no-phone' }, { can: false, why: 'talking' }]);
    for (const window of [vera, anna]) await window.ask('inquiries.openPanel', {});
    expect([vera.snapshot().panel?.mode, anna.snapshot().panel]).toMatchObject(['recent', { mode: 'form', form: { state: 'talking' } }]);
    await anna.ask('inquiries.assign', { inquiryId: anna.snapshot().cards[0]!.callId });
    expect([vera.snapshot().buffer, anna.snapshot().buffer]).toMatchObject([undefined, { button: 'Звонок в 09:00' }]);
    await anna.ask('inquiries.dropBuffer', { bufferId: anna.snapshot().buffer!.bufferId });
    clinic.clock.advance(minutes(1));
    clinic.simulator!.callerHangsUp('rings');
    expect([vera.snapshot().tagPopup, anna.snapshot().tagPopup?.who]).toEqual([undefined, '+7 (900) 300-00-62']);
    const { rows, calls, owners: whose } = await counted(clinic);
    expect(rows).toMatchObject([{ name: 'Ивлева Анна', total: 1 }]);
    expect([calls, whose]).toEqual([['Ивлева Анна'], ['Ивлева Анна']]);
  });
  it('while a number is being dialled leaves the call with whoever dialled it (A-33)', async () => {
    const { clinic, vera, anna } = await twoAtOnePhone('ivleva');
    clinic.simulator!.setPatient(mobile, { does: 'answers', afterMs: 4_000, talksMs: minutes(1) });
    await vera.ask('telephony.dial', { phone: mobile });
    clinic.clock.advance(2_000);
    await take(clinic, anna);
    clinic.clock.advance(2_000);
    expect([cards(vera.snapshot()), cards(anna.snapshot())]).toEqual([['talking +7 (900) 300-00-62'], []]);
    clinic.clock.advance(minutes(1));
    expect([vera.snapshot().tagPopup?.who, anna.snapshot().tagPopup]).toEqual(['+7 (900) 300-00-62', undefined]);
    const { rows, calls, owners: whose } = await counted(clinic);
    expect(rows).toMatchObject([{ name: 'Дан Вера', total: 1 }]);
    expect([calls, whose]).toEqual([['Дан Вера'], ['Дан Вера']]);
  });
  it('at any moment of any call: whoever talks on the screen is asked for the tags and has the call in the report (A-33)', async () => {
    await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), async (outgoing, pauses, liftAfter, talks) => {
      const { clinic, vera, anna } = await twoAtOnePhone('ivleva');
      const changes = pauses.map((pause, n) => ({ at: pauses.slice(0, n).reduce((sum, one) => sum + one, pause), to: n % 2 === 0 ? anna : vera }));
      if (outgoing) {
        clinic.simulator!.setPatient(mobile, { does: 'answers', afterMs: liftAfter * 1_000 - 500, talksMs: talks * 1_000 });
        await vera.ask('telephony.dial', { phone: mobile });
      } else {
        clinic.simulator!.ring({ from: mobile, line, key: 'one' });
      }
      let talker = '';
      for (let second = 1; second <= liftAfter + talks; second++) {
        clinic.clock.advance(1_000);
        if (!outgoing && second === liftAfter) clinic.simulator!.answer('one', '101');
        const talking = [vera, anna].filter((window) => cards(window.snapshot()).some((card) => card.startsWith('talking')));
        if (talking.length > 0) {
          const name = talking.map((window) => window.snapshot().me!.name).join();
          expect(name).toBe(talker || name);
          talker = name;
        }
        for (const { at, to } of changes) if (at === second) await take(clinic, to);
      }
      if (!outgoing) clinic.simulator!.callerHangsUp('one');
      clinic.clock.advance(1_000);
      expect([vera, anna].filter((window) => window.snapshot().tagPopup !== undefined).map((window) => window.snapshot().me!.name)).toEqual([talker]);
      const { calls, owners: whose } = await counted(clinic);
      expect([calls, whose]).toEqual([[talker], [talker]]);
    }), { numRuns: 12 });
  });
  it('is told until another choice is made, or until it is closed by hand', async () => {
    const clinic = openTestClinic(), vera = await clinic.signIn('dan', '101');
    clinic.clock.advance(minutes(1));
    await clinic.signIn('ivleva', '101');
    clinic.clock.advance(minutes(1));
    await vera.ask('telephony.choosePhone', { phoneId: null });
    expect([codes(vera.snapshot()), vera.snapshot().me?.phone]).toEqual([[], undefined]);

    await vera.ask('telephony.choosePhone', { phoneId: clinic.loaded.phones.get('102') });
    clinic.clock.advance(minutes(1));
    const boris = await clinic.signIn('chuev', '102');
    expect(codes(vera.snapshot())).toEqual(['phone-taken-over']);
    await vera.ask('desk.dismissNotice', { id: vera.snapshot().notices[0]!.id });
    expect([codes(vera.snapshot()), codes(boris.snapshot())]).toEqual([[], []]);
  });
  it('is not told of a phone that was put down and picked up by a colleague later', async () => {
    const clinic = openTestClinic(), vera = await clinic.signIn('dan', '101');
    await vera.ask('telephony.choosePhone', { phoneId: null });
    clinic.clock.advance(minutes(1));
    await clinic.signIn('ivleva', '101');
    expect(codes(vera.snapshot())).toEqual([]);
  });
});

describe('several users of one PC', () => {
  it('who leaves, from an open window or a locked one, leaves the phone and the buffer', async () => {
    const clinic = openTestClinic(), window = await clinic.signIn('ivleva', '101');
    await window.ask('staff.lock');
    expect(owners(clinic)).toEqual({ 101: 'Ивлева Анна', 102: undefined });
    await window.ask('staff.signOut');
    expect(owners(clinic)).toEqual({ 101: undefined, 102: undefined });
  });
  it('who is signed in over leaves the phone too, and the next one is asked for theirs', async () => {
    const clinic = openTestClinic(), window = await clinic.signIn('ivleva', '101');
    await window.ask('staff.signIn', { login: 'chuev', password: demoPasswordOf('chuev') });
    expect(owners(clinic)).toEqual({ 101: undefined, 102: undefined });
    expect(window.snapshot().me).toMatchObject({ name: 'Чуев Борис', mustChoosePhone: true });
  });
  it('asks for the phone once a day: not after lunch, and anew the next morning (A-32)', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva');
    expect(anna.snapshot().me?.mustChoosePhone).toBe(true);
    await anna.ask('telephony.choosePhone', { phoneId: null });
    await anna.ask('staff.signOut');
    const again = await clinic.signIn('ivleva');
    expect(again.snapshot().me?.mustChoosePhone).toBe(false);
    await again.ask('staff.signOut');
    clinic.clock.advance(minutes(24 * 60));
    expect((await clinic.signIn('ivleva')).snapshot().me?.mustChoosePhone).toBe(true);
  });
  it('a desk that stayed locked over the night begins a new shift; one where somebody works through the night keeps its phone', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), boris = await clinic.signIn('chuev', '102');
    clinic.clock.advance(minutes(12 * 60));
    await anna.ask('staff.lock');
    clinic.clock.advance(minutes(11 * 60));
    await anna.ask('staff.unlock', { password: demoPasswordOf('ivleva') });
    expect([anna.snapshot().me?.mustChoosePhone, boris.snapshot().me?.mustChoosePhone]).toEqual([true, false]);
    expect(owners(clinic)).toEqual({ 101: undefined, 102: 'Чуев Борис' });
  });
});

describe('a failed outgoing call', () => {
  it('is a banner for the one who dialled, and their next conversation takes it away', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), boris = await clinic.signIn('chuev', '102');
    clinic.simulator!.setPatient(mobile, { does: 'fails', afterMs: 1_000 });
    await anna.ask('telephony.dial', { phone: mobile });
    clinic.clock.advance(1_000);
    expect([codes(anna.snapshot()), codes(boris.snapshot())]).toEqual([['call-failed'], []]);
    clinic.simulator!.ring({ from: mobile, line: '+74950001003', key: 'his' });
    clinic.simulator!.answer('his', '102');
    expect(codes(anna.snapshot())).toEqual(['call-failed']);
    clinic.simulator!.ring({ from: mobile, line, key: 'hers' });
    clinic.simulator!.answer('hers', '101');
    expect(codes(anna.snapshot())).toEqual([]);
  });
});

describe('the lease in the place of the local rule', () => {
  it('may refuse a phone, and nothing changes then; a phone that was left is given back', async () => {
    const clinic = openTestClinic(), released: Id[] = [];
    await clinic.signIn('ivleva', '101');
    const [anna] = clinic.shift.withOwners().flatMap(({ takenBy }) => (takenBy ? [takenBy.employeeId] : [])), wanted = clinic.loaded.phones.get('102')!, own = clinic.loaded.phones.get('101')!;
    let answer: Awaited<ReturnType<PhoneHolds['claim']>> = { kind: 'elsewhere', by: 'Чуев Борис' };
    const holds: PhoneHolds = {
      now: () => [{ bindingId: clinic.database.db.query.phoneBindings.findFirst().sync()!.id, phoneId: own, employeeId: anna!, fromAt: clinic.clock.now() }],
      claim: () => Promise.resolve(answer), release: (phoneId) => { released.push(phoneId); },
    };
    const shift = createShift({ database: clinic.database, clock: clinic.clock, newId: () => 'new', audit: { append: () => undefined }, branch: () => clinic.directories.branch(), changed: () => undefined, holds });
    expect(await shift.choose(anna!, wanted)).toEqual({ kind: 'elsewhere', by: 'Чуев Борис' });
    expect([owners(clinic), released]).toEqual([{ 101: 'Ивлева Анна', 102: undefined }, []]);
    answer = { kind: 'granted' };
    expect(await shift.choose(anna!, wanted)).toEqual({ kind: 'chosen' });
    expect([owners(clinic), released]).toEqual([{ 101: undefined, 102: 'Ивлева Анна' }, [own]]);
  });
});
