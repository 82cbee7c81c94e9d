import { describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '#main/kernel/clock.ts';
import { asteriskDesks } from './asterisk-desk.ts';

const open = asteriskDesks({ '+74950001001': ['101', '102'], '+74950001002': ['101'] });
const from = '+79002000001', one = '+74950001002', both = '+74950001001', patient = '84951112233';

describe('a phone that is rung again in one call', () => {
  it('is one call that rings on through the pause of its queue, and is of the phone that took it', async () => {
    const { ami, telephony, changes, to, call, heard } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one, queue: true });
    const { callId } = await call('ringing');
    for (const round of [1, 2]) {
      ami.stopRinging(ring, '101', round === 1 ? 'NOANSWER' : 'CANCEL');
      await heard();
      expect(telephony.calls()).toMatchObject([{ callId, state: 'ringing' }]);
      ami.ringPhone(ring, '101');
    }
    ami.answer(ring, '101');
    expect(await call('talking')).toMatchObject({ callId, answeredPhone: '101' });
    expect(changes.some((facts) => facts.state === 'ended')).toBe(false);
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal', answeredPhone: '101' });
    expect(telephony.calls()).toHaveLength(1);
  });
  it('is off the screen when it refuses while another rings, and back when it is rung once more', async () => {
    const { ami, telephony, to, call, leg } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: both, queue: true });
    await call('ringing', (facts) => facts.legs.length === 2);
    ami.stopRinging(ring, '101', 'BUSY');
    expect(await leg('101', 'ended')).toMatchObject({ cause: 'rejected' });
    expect(telephony.calls()).toMatchObject([{ state: 'ringing' }]);
    ami.ringPhone(ring, '101');
    await leg('101', 'ringing');
    ami.answer(ring, '101');
    expect(await leg('102', 'ended')).toMatchObject({ cause: 'answered-elsewhere' });
    expect(await call('talking')).toMatchObject({ answeredPhone: '101' });
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ outcome: 'answered', answeredPhone: '101' });
    expect(telephony.calls()).toHaveLength(1);
  });
  it('has missed the call when the caller goes in the pause', async () => {
    const { ami, to, call, heard } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one, queue: true });
    await call('ringing');
    ami.stopRinging(ring, '101');
    await heard();
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ outcome: 'missed', cause: 'no-answer' });
  });
  it('has missed the call though its queue calls whatever it stops answered elsewhere', async () => {
    const { ami, telephony, to, call, heard } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one, queue: true }), { callId } = await call('ringing');
    ami.stopRinging(ring, '101', 'NOANSWER', 26);
    await heard();
    expect(telephony.calls()).toMatchObject([{ callId, state: 'ringing' }]);
    ami.ringPhone(ring, '101');
    ami.end(ring, 26);
    expect(await call('ended')).toMatchObject({ callId, outcome: 'missed', cause: 'caller-abandoned' });
  });
  it('is off the screen after ten silent seconds, and back when it rings after all', async () => {
    const pauses: (() => void)[] = [];
    const clock: Clock = { ...systemClock, after: (ms, run) => { if (ms !== 10_000) return systemClock.after(ms, run); pauses.push(run); return () => undefined; } };
    const { ami, telephony, to, call, heard } = await open({ clock });
    await to('connected');
    const ring = ami.ring({ from, line: one, queue: true });
    const { callId } = await call('ringing');
    ami.stopRinging(ring, '101');
    await heard();
    expect(pauses).toHaveLength(1);
    pauses[0]!();
    expect(await call('ended')).toMatchObject({ callId, outcome: 'missed', cause: 'no-answer' });
    ami.ringPhone(ring, '101');
    expect(await call('ringing')).toMatchObject({ callId });
    ami.answer(ring, '101');
    await call('talking');
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', answeredPhone: '101' });
    expect(telephony.calls()).toHaveLength(1);
  });
  it('rings when the colleague who took the call hands it over', async () => {
    const { ami, telephony, to, call, leg, heard } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: both });
    await call('ringing', (facts) => facts.legs.length === 2);
    ami.answer(ring, '102');
    expect(await leg('101', 'ended')).toMatchObject({ cause: 'answered-elsewhere' });
    await heard();
    ami.hangUpPhone(ring, '102');
    ami.ringPhone(ring, '101');
    await leg('101', 'ringing');
    ami.answer(ring, '101');
    await leg('101', 'talking');
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ outcome: 'answered', answeredPhone: '102' });
    expect(telephony.calls()).toHaveLength(1);
  });
  it('rings as a call of its own when the caller it had parked comes back', async () => {
    const { ami, telephony, to, call } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one });
    ami.answer(ring, '101');
    const { callId } = await call('talking');
    ami.park(ring, '101');
    await call('ended');
    ami.ringPhone(ring, '101');
    expect(await call('ringing')).toMatchObject({ party: { e164: from } });
    ami.end(ring);
    expect(await call('ended', (facts) => facts.callId !== callId)).toMatchObject({ outcome: 'missed' });
    expect(telephony.calls().find((facts) => facts.callId === callId)).toMatchObject({ outcome: 'answered' });
  });
});

describe('a phone with two registrations', () => {
  it('is one leg, answered on either and over with the talk', async () => {
    const { ami, telephony, to, call } = await open({}, {}, (fake) => { fake.setRegistrations('101', 2); });
    await to('connected');
    const ring = ami.ring({ from, line: one });
    const { callId, legs } = await call('ringing');
    expect(legs).toHaveLength(1);
    const [, second] = ami.namesOf(ring, '101');
    ami.answerOn(ring, second!);
    await call('talking');
    ami.hold(ring, '101', true);
    expect(await call('held')).toMatchObject({ callId });
    await telephony.hangup(callId, '101');
    expect(ami.seen.channels).toEqual([`hangup ${second!}`]);
    expect(await call('ended')).toMatchObject({ outcome: 'answered', cause: 'normal', answeredPhone: '101' });
  });
  it('rings until the last of them is silent', async () => {
    const { ami, telephony, to, call, heard } = await open({}, {}, (fake) => { fake.setRegistrations('101', 2); });
    await to('connected');
    const ring = ami.ring({ from, line: one }), { callId } = await call('ringing');
    await telephony.hangup(callId, '101');
    expect(ami.seen.channels).toHaveLength(2);
    await heard();
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ outcome: 'missed', cause: 'rejected' });
  });
});

describe('a call that goes to another phone', () => {
  it('is answered by the phone that picks it up, and the code is no call', async () => {
    const { ami, telephony, to, call, leg } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one }), { callId } = await call('ringing');
    ami.pickUp(ring, '101', '102');
    expect(await call('talking')).toMatchObject({ callId, direction: 'inbound', answeredPhone: '102', party: { e164: from } });
    expect(await leg('101', 'ended')).toMatchObject({ cause: 'answered-elsewhere' });
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', answeredPhone: '102' });
    expect(telephony.calls()).toHaveLength(1);
  });
  it('goes on at the phone that takes it out of the park', async () => {
    const { ami, telephony, to, call, leg } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one });
    ami.answer(ring, '101');
    const { callId } = await call('talking');
    ami.park(ring, '101');
    await leg('101', 'ended');
    ami.takeParked(ring, '102');
    expect(await leg('102', 'talking')).toMatchObject({ direction: 'inbound', party: { e164: from } });
    ami.end(ring);
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered' });
    expect(telephony.calls()).toHaveLength(1);
  });
  it('does not mix callers who wait in one park', async () => {
    const { ami, telephony, to, call, heard } = await open();
    await to('connected');
    const talks = [from, '+79002000002'].map((number, i) => { const ring = ami.ring({ from: number, line: both }); ami.answer(ring, i === 0 ? '101' : '102'); return ring; });
    for (const [i, ring] of talks.entries()) ami.park(ring, i === 0 ? '101' : '102');
    await heard();
    ami.takeParked(talks[1]!, '101');
    expect(await call('talking')).toMatchObject({ party: { e164: '+79002000002' } });
    expect(telephony.calls()).toHaveLength(2);
  });
  it('goes on at the colleague after a word between the two', async () => {
    const { ami, changes, to, call } = await open();
    await to('connected');
    const ring = ami.ring({ from, line: one });
    ami.answer(ring, '101');
    const { callId } = await call('talking');
    const consulted = ami.consult('101', '102');
    ami.answer(consulted, '102');
    await call('talking', (facts) => facts.callId !== callId && facts.direction === 'outbound');
    ami.completeTransfer(ring, '101', consulted);
    expect(await call('talking', (facts) => facts.callId === callId && facts.legs.some((leg) => leg.phone === '101' && leg.state === 'ended'))).toMatchObject({ legs: [{ phone: '101' }, { phone: '102', state: 'talking', party: { e164: from } }] });
    await call('ended', (facts) => facts.callId !== callId);
    expect(changes.filter((facts) => facts.callId === callId).some((facts) => facts.state === 'ended')).toBe(false);
    ami.end(ring);
    expect(await call('ended', (facts) => facts.callId === callId)).toMatchObject({ outcome: 'answered', answeredPhone: '101' });
  });
});

describe('a call whose extension the dialplan has changed', () => {
  it('is known after the connection was lost, and to a program that comes during the talk', async () => {
    const { ami, to, call } = await open({}, {}, (fake) => { fake.setPatient(patient, 'answers'); fake.dialByHand('102', patient); });
    await to('connected');
    const talk = await call('talking');
    expect(talk).toMatchObject({ direction: 'outbound', party: { e164: '+74951112233' }, answeredPhone: '102' });
    await ami.goOffline();
    await call('ended');
    await ami.goOnline();
    await to('connected');
    expect(await call('talking')).toMatchObject({ callId: talk.callId, direction: 'outbound', party: { e164: '+74951112233' } });
  });
  it('is seen when another program has the phone dial', async () => {
    const { ami, to, call } = await open({}, {}, (fake) => { fake.setPatient(patient, 'answers'); });
    await to('connected');
    const order = ami.originateElsewhere('101', patient);
    ami.answer(order, '101');
    expect(await call('talking')).toMatchObject({ direction: 'outbound', party: { e164: '+74951112233' }, answeredPhone: '101' });
  });
  it('is none when a code of the exchange is dialled, and one when a colleague is', async () => {
    const { ami, telephony, to, leg } = await open();
    await to('connected');
    for (const code of ['*97', '71']) ami.dialCode('101', code);
    ami.consult('101', '102');
    expect(await leg('101', 'dialing')).toMatchObject({ party: { kind: 'extension', number: '102' } });
    expect(telephony.calls()).toHaveLength(1);
  });
});

it('a patient who was busy stays busy when the desk hangs up after the tone', async () => {
  const { ami, telephony, to, call, heard } = await open();
  await to('connected');
  ami.setPatient('+79110001122', 'busy-tone');
  await telephony.dial({ phone: '101', to: '+79110001122', orderId: 'o9' });
  ami.answer('stoika-o9', '101');
  await heard();
  ami.hangUpPhone('stoika-o9', '101');
  expect(await call('ended')).toMatchObject({ outcome: 'unanswered', cause: 'busy' });
});
