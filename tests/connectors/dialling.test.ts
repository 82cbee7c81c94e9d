import { describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { createSipConnector, type SipConfigInput } from '#main/modules/telephony/connectors/sip/index.ts';
import type { LineCheck } from '#main/modules/telephony/index.ts';
import { opened, watchEscapes } from './escapes.ts';
import { createFakeExchange, type FakeExchange } from './fake-exchange.ts';
import { openDesk, until, type Desk } from './telephony-contract.ts';

type Account = SipConfigInput['accounts'][number];
const to = '+79001000101';
watchEscapes();

/** A clock whose seconds pass `times` faster: the waits of a dial without waiting for them. */
const fast = (times: number): Clock => ({ ...systemClock, after: (ms, run) => systemClock.after(ms / times, run) });

interface Options { readonly account?: Partial<Account>; readonly exchange?: Partial<Parameters<typeof createFakeExchange>[0]>; readonly clock?: Clock }
async function deskPhone({ account = {}, exchange: more = {}, clock = systemClock }: Options = {}): Promise<Desk & { readonly exchange: FakeExchange; readonly phone: FakeExchange['deskPhone']; readonly health: () => string }> {
  const exchange = await createFakeExchange({ passwords: { 101: 'p1' }, ...more });
  opened.push(exchange.stop);
  const connector = createSipConnector({ id: 'sip', exchange: 'pbx', server: exchange.url, domain: 'clinic.test', accounts: [{ phone: '101', user: '101', password: 'p1', ...account }] }, { clock });
  const desk = openDesk(connector);
  opened.push(desk.telephony.stop);
  await until(() => connector.health().state === 'connected', 'registration', 8_000, () => connector.health());
  if (account.watch !== false && more.events !== false) await until(() => desk.telephony.phoneStates()[0]?.watched, 'dialog events');
  return { ...desk, exchange, phone: exchange.deskPhone, health: () => { const { state, code } = connector.health(); return code === undefined ? state : `${state} ${code}`; } };
}
const inState = (desk: Desk, state: string) => until(() => desk.telephony.calls().find((call) => call.state === state), `a call that is ${state}`, 8_000, () => desk.telephony.calls());
const dial = (desk: Desk, orderId = 'order-1') => desk.telephony.dial({ phone: '101', to, orderId });

describe('a desk phone that is told to call (REFER)', () => {
  it('rings, is lifted, calls the patient itself and owns the call; the program leaves it (R-007)', async () => {
    const desk = await deskPhone();
    desk.phone.behaviour.phone = 'rings';
    const { callId } = await dial(desk);
    const dialing = await inState(desk, 'dialing');
    expect(dialing).toMatchObject({ callId, direction: 'outbound', party: { kind: 'phone', e164: to }, legs: [{ phone: '101' }] });
    expect(desk.phone.seen.refers).toEqual([]);   // nobody is called before the handset is lifted
    desk.phone.lift();
    expect(await inState(desk, 'talking')).toMatchObject({ callId });
    expect(desk.phone.seen.refers).toEqual([to]);
    await until(() => desk.phone.seen.byes.includes('phone'), 'the program to leave');
    desk.phone.ownCallEnds();
    expect(await inState(desk, 'ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
    expect(desk.telephony.calls()).toHaveLength(1);
    expect(desk.telephony.phoneStates()).toMatchObject([{ phone: '101', registered: true, watched: true, dialWay: 'refer' }]);
  });

  it('is seen answered and over at an exchange with one light for each phone, twice', async () => {
    const desk = await deskPhone({ exchange: { hints: true } });
    for (const order of ['one', 'two']) {
      const { callId } = await dial(desk, order);
      expect(await inState(desk, 'talking')).toMatchObject({ callId, direction: 'outbound', party: { kind: 'phone', e164: to } });
      await until(() => desk.phone.seen.byes.length > 0, 'the program to leave');
      desk.phone.ownCallEnds();
      await until(() => desk.telephony.calls().find((call) => call.callId === callId)?.state === 'ended', 'the end', 8_000, () => desk.telephony.calls());
      expect(desk.telephony.calls().at(-1)).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
      desk.phone.seen.byes.length = 0;
    }
    expect(desk.telephony.calls()).toHaveLength(2);
  });

  it.each([['busy', 'busy', 'unanswered'], ['fails', 'failed', 'failed'], ['left', 'no-answer', 'unanswered']] as const)('tells that the patient is %s', async (patient, cause, outcome) => {
    const desk = await deskPhone();
    desk.phone.behaviour.patient = patient;
    await dial(desk);
    expect(await inState(desk, 'ended')).toMatchObject({ cause, outcome });
  });

  it('waits for the dialog at an exchange that takes the order over with 200 before it calls anybody (FreeSWITCH)', async () => {
    const desk = await deskPhone();
    Object.assign(desk.phone.behaviour, { hasty: true, patient: 'rings' });
    const { callId } = await dial(desk);
    await until(() => desk.phone.seen.byes.includes('phone'), 'the program to leave');
    expect(desk.telephony.calls()).toMatchObject([{ callId, state: 'dialing' }]);
    desk.phone.ownCallEnds();
    expect(await inState(desk, 'ended')).toMatchObject({ callId, outcome: 'unanswered' });
    desk.phone.behaviour.patient = 'answers';
    const second = await dial(desk, 'order-2');
    expect(await inState(desk, 'talking')).toMatchObject({ callId: second.callId, party: { e164: to } });
    desk.phone.ownCallEnds();
    await until(() => desk.telephony.calls().find((call) => call.callId === second.callId)?.outcome === 'answered', 'the end', 8_000, () => desk.telephony.calls());
    expect(desk.telephony.calls()).toHaveLength(2);
  });

  it('ends the order when the handset goes down before the patient answers', async () => {
    const desk = await deskPhone();
    Object.assign(desk.phone.behaviour, { patient: 'rings', watched: false });
    await dial(desk);
    await until(() => desk.phone.seen.refers.length === 1, 'the REFER');
    // a watched phone tells the rest itself: its dialogs were silent here, so the leg waits for them and no longer
    desk.exchange.goOffline().catch(() => undefined);
    expect(await inState(desk, 'ended')).toMatchObject({ cause: 'connection-lost', outcome: 'failed' });
  });

  it('shows the number as this exchange wants it', async () => {
    const desk = await deskPhone({ account: { dialAs: 'eight' } });
    await dial(desk);
    await inState(desk, 'talking');
    expect(desk.phone.seen.refers).toEqual(['89001000101']);
    expect(desk.telephony.calls()[0]).toMatchObject({ party: { e164: to } });
  });
});

describe('a phone that refuses REFER, or that nobody can watch (3PCC)', () => {
  it.each([['refuses', {}], ['ignores', { clock: fast(20) }]] as const)('which %s it is joined with the patient by the program, each with the other’s description', async (refer, options) => {
    const desk = await deskPhone(options);
    desk.phone.behaviour.refer = refer;
    await dial(desk);
    await inState(desk, 'talking');
    expect(desk.phone.seen.reinvites.map((body) => /o=(\w+)/.exec(body)?.[1])).toEqual(['patient']);
    await until(() => desk.phone.seen.acks.includes('patient phone'), 'the answer of the phone at the patient', 3_000, () => desk.phone.seen.acks);
    expect(desk.telephony.phoneStates()[0]?.dialWay).toBe('threePcc');
    desk.phone.hangup('patient');
    expect(await inState(desk, 'ended')).toMatchObject({ outcome: 'answered', cause: 'normal' });
    await until(() => desk.phone.seen.byes.includes('phone'), 'good-bye to the phone');
  });

  it('without dialog events goes this way at once, and the handset ends both legs', async () => {
    const desk = await deskPhone({ account: { watch: false } });
    await dial(desk);
    await inState(desk, 'talking');
    expect(desk.phone.seen.refers).toEqual([]);
    desk.phone.hangup('phone');
    expect(await inState(desk, 'ended')).toMatchObject({ outcome: 'answered' });
    await until(() => desk.phone.seen.byes.includes('patient'), 'good-bye to the patient');
  });

  it.each([['busy', 'busy'], ['fails', 'failed']] as const)('tells that the patient is %s and lets the phone go', async (patient, cause) => {
    const desk = await deskPhone({ account: { dial: 'threePcc' } });
    desk.phone.behaviour.patient = patient;
    await dial(desk);
    expect(await inState(desk, 'ended')).toMatchObject({ cause });
    await until(() => desk.phone.seen.byes.includes('phone'), 'good-bye to the phone');
  });

  it('is not chosen where the account allows REFER alone', async () => {
    const desk = await deskPhone({ account: { dial: 'refer' } });
    desk.phone.behaviour.refer = 'refuses';
    await dial(desk);
    expect(await inState(desk, 'ended')).toMatchObject({ cause: 'failed' });
    expect(desk.phone.seen.reinvites).toEqual([]);
  });
});

describe('an order that cannot be carried out', () => {
  it.each([['busy', 'telephony.phone-busy'], ['absent', 'telephony.phone-unreachable']] as const)('is refused with the reason when the own phone is %s, and leaves no call', async (phone, reason) => {
    const desk = await deskPhone();
    desk.phone.behaviour.phone = phone;
    await expect(dial(desk)).rejects.toMatchObject({ code: 'connector-failed', reason });
    expect(desk.telephony.calls()).toEqual([]);
  });

  it('is refused when the phone is silent, and taken back', async () => {
    const desk = await deskPhone({ clock: fast(20) });
    desk.phone.behaviour.phone = 'dead';
    await expect(dial(desk)).rejects.toMatchObject({ reason: 'telephony.phone-unreachable' });
  });

  it('is taken back when nobody lifts the handset', async () => {
    const desk = await deskPhone({ clock: fast(60) });
    desk.phone.behaviour.phone = 'rings';
    await dial(desk);
    expect(await inState(desk, 'ended')).toMatchObject({ outcome: 'unanswered' });
    await until(() => desk.phone.seen.cancels === 1, 'the CANCEL');
    expect(desk.phone.seen.refers).toEqual([]);
  });

  it('ends without a word when the ringing is refused by hand', async () => {
    const desk = await deskPhone();
    desk.phone.behaviour.phone = 'rings';
    await dial(desk);
    await inState(desk, 'dialing');
    desk.phone.refuse();
    expect(await inState(desk, 'ended')).toMatchObject({ outcome: 'unanswered', cause: 'rejected' });
  });

  it('whose exchange vanished is known to have called nobody', async () => {
    const desk = await deskPhone();
    desk.phone.behaviour.phone = 'dead';
    const placed = dial(desk, 'lost-order');
    setTimeout(() => { void desk.exchange.goOffline(); }, 50);
    await expect(placed).rejects.toMatchObject({ reason: 'telephony.no-reply' });
    expect(await desk.telephony.findDialed('101', 'lost-order')).toBeUndefined();
  });

  it('is found again by its id once the phone rang', async () => {
    const desk = await deskPhone();
    const { callId } = await dial(desk, 'found-order');
    expect(await desk.telephony.findDialed('101', 'found-order')).toBe(callId);
  });

  it('is not offered where the account says so', async () => {
    const desk = await deskPhone({ account: { dial: 'off' } });
    expect(desk.telephony.canDial('101')).toBe(false);
    await expect(dial(desk)).rejects.toMatchObject({ reason: 'telephony.cannot-dial' });
  });
});

describe('the trial ring of the wizard', () => {
  const check = async (desk: Desk): Promise<{ shown: LineCheck[]; last: LineCheck }> => {
    const shown: LineCheck[] = [];
    const last = await desk.telephony.checkLine('101', (soFar) => { shown.push(soFar); }, new AbortController().signal);
    return { shown, last };
  };
  it.each([['every dialog', {}, true], ['one light for each phone', { hints: true }, true], ['the dialogs of others alone', {}, false]] as const)('shows step by step what works at an exchange that tells %s, and leaves no call', async (_, exchange, watched) => {
    const desk = await deskPhone({ clock: fast(5), exchange });
    desk.phone.behaviour.watched = watched;
    const { shown, last } = await check(desk);
    expect(last).toEqual({ registered: true, arrives: true, rings: true, watched, lifted: true });
    expect(shown[0]).toEqual({ registered: true, arrives: false, rings: false, watched: false, lifted: false });
    expect(desk.changes).toEqual([]);
    await until(() => desk.phone.seen.byes.includes('phone'), 'good-bye to the phone');
  });
  it('says that the phone does not ring, and stops when told', async () => {
    const desk = await deskPhone();
    desk.phone.behaviour.phone = 'absent';
    expect((await check(desk)).last).toMatchObject({ arrives: true, rings: false, lifted: false });
    desk.phone.behaviour.phone = 'rings';
    const stop = new AbortController(), running = desk.telephony.checkLine('101', () => undefined, stop.signal);
    await until(() => desk.telephony.phoneStates()[0]?.registered, 'registration');
    stop.abort();
    expect(await running).toMatchObject({ lifted: false });
    await until(() => desk.phone.seen.cancels === 1, 'the CANCEL');
  });
});

describe('the watchdog', () => {
  it('turns red within 10 s of silence on an open connection, and green again by itself', async () => {
    const desk = await deskPhone(), since = performance.now();
    desk.exchange.setSilent(true);
    await until(() => desk.health() === 'disconnected sip.no-reply', 'red', 10_000, desk.health);
    expect(performance.now() - since).toBeLessThan(10_000);
    desk.exchange.setSilent(false);
    await until(() => desk.health() === 'connected', 'green', 15_000, desk.health);
  }, 40_000);

  it('does not call an exchange dead that merely ignores OPTIONS', async () => {
    const desk = await deskPhone({ exchange: { ignoresOptions: true }, clock: fast(10) }), registers = desk.exchange.seen.registers;
    await until(() => desk.exchange.seen.registers > registers + 6, 'questions by REGISTER', 8_000, () => desk.exchange.seen.registers);
    expect(desk.health()).toBe('connected');
    desk.exchange.setSilent(true);
    await until(() => desk.health() === 'disconnected sip.no-reply', 'red', 8_000, desk.health);
  }, 20_000);

  it('registers again when the exchange forgot the phone behind an open connection', async () => {
    const desk = await deskPhone({ clock: fast(4) });
    await until(() => desk.exchange.seen.registers >= 3, 'the first list of phones', 8_000);
    desk.exchange.forget('101');
    await until(() => desk.exchange.registered('101'), 'a new registration', 10_000, desk.health);
    await until(() => desk.health() === 'connected', 'green', 5_000, desk.health);
    desk.exchange.ring({ callId: 'after', from: '+79002000001', line: '+74950001001', phones: ['101'] });
    expect(await inState(desk, 'ringing')).toMatchObject({ party: { e164: '+79002000001' } });
  }, 30_000);

  it('tries at once when the PC wakes, without waiting for its turn', async () => {
    const slowRetry: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms >= 250 && ms <= 4_000 ? 60_000 : ms, run) };
    const exchange = await createFakeExchange({ passwords: { 101: 'p1' } });
    opened.push(exchange.stop);
    await exchange.goOffline();
    const connector = createSipConnector({ id: 'sip', exchange: 'pbx', server: exchange.url, domain: 'clinic.test', accounts: [{ phone: '101', user: '101', password: 'p1' }] }, { clock: slowRetry });
    const desk = openDesk(connector);
    opened.push(desk.telephony.stop);
    await until(() => connector.health().code === 'sip.unreachable', 'the failure', 8_000, () => connector.health());
    await exchange.goOnline();
    desk.telephony.wake();
    await until(() => connector.health().state === 'connected', 'registration', 3_000, () => connector.health());
    expect(exchange.registered('101')).toBe(true);
  });
});
