import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/kernel/errors.ts';
import { instant } from '#shared/kernel/values.ts';
import type { ConnectorSink, TelephonyConnector } from '#main/modules/telephony/index.ts';
import { openTestClinic } from '#tests/support/clinic.ts';

const to = '+79001000202', shown = '+7 (900) 100-02-02';
const ticks = async () => { for (let n = 0; n < 5; n++) await new Promise((resolve) => { setImmediate(resolve); }); };

describe('suspending the module (R-170)', () => {
  it('stops every call from the program, is told with who and when, outlives the sessions, and is in the log', async () => {
    const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101'), boss = await clinic.signIn('popova');
    await boss.ask('telephony.suspend');
    await boss.ask('telephony.suspend');   // twice is once
    const { telephony, dial } = anna.snapshot();
    expect(telephony.suspended).toMatchObject({ by: 'Попова', at: clinic.clock.now() });
    expect(dial).toEqual({ can: false, why: 'suspended' });
    expect(await anna.ask('telephony.dial', { phone: to })).toEqual({ kind: 'refused', reason: 'suspended' });
    expect(clinic.simulator!.keys()).toEqual([]);
    // a call that comes is shown as before
    clinic.simulator!.ring({ from: to, line: '+74950001002' });
    await ticks();
    expect(anna.snapshot().cards.map(({ status }) => status)).toEqual(['ringing']);
    await expect(anna.ask('telephony.resume')).rejects.toThrow('forbidden');
    await boss.ask('telephony.resume');
    expect(anna.snapshot().telephony.suspended).toBeUndefined();
    const { rows } = await boss.ask<{ rows: { action: string; employee?: string }[] }>('audit.page', { limit: 50 });
    expect(rows.filter(({ action }) => action.startsWith('telephony.')).map(({ action }) => action).sort()).toEqual(['telephony.resume', 'telephony.suspend']);
  });

  it('is refused to who may not configure telephony, and to a doctor who may not call at all', async () => {
    const clinic = openTestClinic(), doctor = await clinic.signIn('orlova'), anna = await clinic.signIn('ivleva', '101');
    await expect(anna.ask('telephony.suspend')).rejects.toThrow('forbidden');
    await expect(doctor.ask('telephony.dial', { phone: to })).rejects.toThrow('forbidden');
    expect(doctor.snapshot().dial).toBeUndefined();
  });
});

/** An exchange that takes orders and says nothing of them until it is told to. */
function silentExchange(found: () => Promise<{ callKey: string } | undefined>) {
  const orders: string[] = [];
  let sink: ConnectorSink | undefined, events = 0;
  const connector: TelephonyConnector = {
    id: 'silent', vendor: 'test', exchange: 'silent', phones: ['102'], capabilities: { events: true, dial: true, answer: false, hangup: false, hold: false, media: 'none' },
    connect: (given) => { sink = given; }, disconnect: () => Promise.resolve(), health: () => ({ state: 'connected', since: instant(0) }),
    dial: ({ orderId }) => { orders.push(orderId!); return Promise.reject(new AppError('offline', 'telephony.no-reply')); },
    findDialed: found,
  };
  return {
    connector, orders,
    tells: (clock: { now(): ReturnType<typeof instant> }, number: string) => {
      sink?.emit({ connectorId: 'silent', exchange: 'silent', eventId: `e${++events}`, occurredAt: clock.now(), type: 'dialing', callKey: `k${events}`, phone: '102', direction: 'outbound', party: { kind: 'phone', e164: number as never, raw: number } });
    },
  };
}

describe('an order the exchange does not answer', () => {
  async function desk(found: () => Promise<{ callKey: string } | undefined>) {
    const clinic = openTestClinic();
    // the built-in exchange steps aside, as it does for a real one
    await clinic.telephony.removeConnector('simulator');
    const exchange = silentExchange(found);
    clinic.telephony.addConnector(exchange.connector);
    return { clinic, exchange, vera: await clinic.signIn('dan', '102') };
  }
  const cannotTell = () => Promise.reject(new AppError('conflict', 'telephony.cannot-tell'));

  it('is not offered again blindly: the button is off, the banner asks to look at the phone, and a person may say that it is silent', async () => {
    const { exchange, vera } = await desk(cannotTell);
    expect(await vera.ask('telephony.dial', { phone: to })).toEqual({ kind: 'unsure' });
    expect(vera.snapshot().dial).toEqual({ can: false, why: 'unsure', to });
    expect(vera.snapshot().notices).toMatchObject([{ code: 'dial-unsure', level: 'error', details: { number: shown, phone: '102' } }]);
    expect(await vera.ask('telephony.dial', { phone: to })).toEqual({ kind: 'refused', reason: 'unsure' });
    expect(exchange.orders).toHaveLength(1);
    expect(await vera.ask('telephony.dial', { phone: to, again: true })).toEqual({ kind: 'unsure' });
    expect(new Set(exchange.orders).size).toBe(2);
    expect(vera.snapshot().notices.map(({ code }) => code)).toEqual(['dial-unsure']);
  });

  it('is over when an event names it, and the banner goes', async () => {
    const { clinic, exchange, vera } = await desk(cannotTell);
    await vera.ask('telephony.dial', { phone: to });
    exchange.tells(clinic.clock, to);
    await ticks();
    expect(vera.snapshot()).toMatchObject({ notices: [], dial: { can: false, why: 'dialing' }, cards: [{ status: 'dialing', colour: 'orange' }] });
  });

  it('that never arrived may be dialled again at once, and the banner says so', async () => {
    const { vera } = await desk(() => Promise.resolve(undefined));
    expect(await vera.ask('telephony.dial', { phone: to })).toEqual({ kind: 'failed' });
    expect(vera.snapshot()).toMatchObject({ dial: { can: true }, notices: [{ code: 'call-failed', details: { context: 'not-arrived', number: shown } }] });
  });
});

it('asks about a link in the window of whoever is signed in, and in no locked one', async () => {
  const clinic = openTestClinic(), anna = await clinic.signIn('ivleva', '101');
  clinic.calling.openLink('tel:+79001000202');
  const { link } = anna.snapshot();
  expect(link).toMatchObject({ kind: 'number', e164: to, text: shown });
  await anna.ask('staff.lock');
  expect(anna.snapshot().link).toBeUndefined();
  expect(clinic.openWindow().snapshot().link).toBeUndefined();
  await anna.ask('staff.unlock', { password: 'ivleva-demo' });
  await anna.ask('telephony.closeLink', { id: link!.id });
  expect(anna.snapshot().link).toBeUndefined();
  expect(clinic.simulator!.keys()).toEqual([]);
});
