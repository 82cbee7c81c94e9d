import { describe, expect, it } from 'vitest';
import { asteriskDesks } from './asterisk-desk.ts';

const open = asteriskDesks({ '+74950001001': ['101', '102'], '+74950001002': ['101'] });
const from = '+79002000001', one = '+74950001002', patient = '84951112233';

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
