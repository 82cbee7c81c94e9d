import { describe, expect, it } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { checkAsterisk } from '#main/modules/telephony/connectors/asterisk-ami/index.ts';
import { asteriskDesks } from './asterisk-desk.ts';
import { until } from './until.ts';
import { asteriskAt } from './vendor-connections.ts';

const lines = { '+74950001001': ['101', '102'], '+74950001002': ['101'] };
const open = asteriskDesks(lines);

describe('dialling through an Asterisk', () => {
  it('rings the desk phone, calls the patient when it is lifted, and is answered when the patient answers', async () => {
    const { ami, telephony, to, call } = await open();
    await to('connected');
    ami.setPatient('79110001122', 'waits');
    const { callId } = await telephony.dial({ phone: '101', to: '+79110001122', orderId: 'o1' });
    expect(ami.seen.originated).toMatchObject([{ channel: 'PJSIP/101', context: 'from-internal', exten: '+79110001122', async: 'true', channelid: 'stoika-o1', actionid: 'stoika-o1' }]);
    expect(await call('dialing')).toMatchObject({ callId, direction: 'outbound', party: { e164: '+79110001122' } });
    ami.setPatient('+79110001122', 'answers');
    ami.answer('stoika-o1', '101');
    expect(await call('talking')).toMatchObject({ callId, answeredPhone: '101' });
    expect(ami.seen.callersShown).toEqual(['101']);
    ami.hold('stoika-o1', '101', true);
    await call('held');
    ami.hold('stoika-o1', '101', false);
    await call('talking');
    await telephony.hangup(callId!, '101');
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
  });
  it.each([['busy', 'busy'], ['no-answer', 'no-answer']] as const)('a patient who is %s ends the call so', async (does, cause) => {
    const { ami, telephony, to, call } = await open();
    await to('connected');
    ami.setPatient('+79110001122', does);
    await telephony.dial({ phone: '101', to: '+79110001122', orderId: 'o2' });
    ami.answer('stoika-o2', '101');
    expect(await call('ended')).toMatchObject({ outcome: 'unanswered', cause });
  });
  it('is never repeated without a reply, and is found by our own id', async () => {
    const { ami, telephony, to } = await open({ replyMs: 150 });
    await to('connected');
    ami.loseReplies(true);
    await expect(telephony.dial({ phone: '101', to: '+79110001122', orderId: 'o3' })).rejects.toMatchObject({ reason: 'telephony.no-reply' });
    expect(ami.seen.originated).toHaveLength(1);
    expect(await telephony.findDialed('101', 'o3')).toBe(telephony.calls()[0]!.callId);
    expect(await telephony.findDialed('101', 'never')).toBeUndefined();
    ami.loseReplies(false);
    ami.refuseOriginate(true);
    await expect(telephony.dial({ phone: '101', to: '+79110001133', orderId: 'o4' })).rejects.toMatchObject({ code: 'conflict', reason: 'ami.refused' });
  }, 15_000);
  it('lets no number begin a header of its own', async () => {
    const { ami, telephony, to } = await open();
    await to('connected');
    await telephony.dial({ phone: '101', to: '+79110001122\r\nAction: Command', orderId: 'o5' }).catch(() => undefined);
    expect(ami.seen.actions).not.toContain('command');
    expect(ami.seen.originated.every((one) => /^\+?\d+$/.test(one.exten!))).toBe(true);
  });
});

describe('watching an Asterisk', () => {
  it('sees what is dialled by hand, and who is away', async () => {
    const { ami, telephony, to, call } = await open();
    await to('connected');
    ami.setPatient('84951112233', 'answers');
    ami.dialByHand('102', '84951112233');
    expect(await call('talking')).toMatchObject({ direction: 'outbound', party: { e164: '+74951112233' }, answeredPhone: '102' });
    ami.deviceState('102', 'UNAVAILABLE');
    await until(() => telephony.registrations().find((one) => one.phone === '102')?.state === 'disconnected', 'the phone to be away');
    ami.deviceState('102', 'NOT_INUSE');
    await until(() => telephony.registrations().find((one) => one.phone === '102')?.state === 'registered', 'the phone to be back');
  });
  it('takes up calls that were there before it came', async () => {
    const { ami, telephony, to, call } = await open();
    await to('connected');
    const ring = ami.ring({ from: '+79002000001', line: '+74950001001' });
    ami.answer(ring, '102');
    const { callId } = await call('talking');
    await ami.goOffline();
    await call('ended');
    await ami.goOnline();
    await to('connected');
    expect(await call('talking')).toMatchObject({ callId, answeredPhone: '102', party: { e164: '+79002000001' }, line: { e164: '+74950001001' } });
    expect(telephony.calls().filter((one) => one.state !== 'ended')).toHaveLength(1);
  });
  it('notices an exchange that hangs, and one that refuses the password', async () => {
    const { ami, to } = await open({ replyMs: 100, pingMs: 50 });
    await to('connected');
    ami.setSilent(true);
    expect(await to('disconnected ami.no-reply')).toBe(true);
    ami.setSilent(false);
    expect(await to('connected')).toBe(true);
    const wrong = await open({}, { secret: 'wrong' });
    expect(await wrong.to('unauthorized ami.unauthorized')).toBe(true);
  });
  it('says that it lacks rights when it may not list the calls, and works once it may', async () => {
    const { ami, connector, telephony, to, call } = await open({ random: () => 0 }, {}, (fake) => { fake.forbid('coreshowchannels', true); });
    expect(await to('misconfigured ami.forbidden')).toBe(true);
    expect(telephony.registrations().map((one) => one.state)).toEqual(['disconnected', 'disconnected']);
    ami.forbid('coreshowchannels', false);
    connector.wake!();
    await to('connected');
    ami.ring({ from: '+79002000001', line: '+74950001002' });
    await call('ringing');
  });
  it('takes a list of calls that never ends for silence', async () => {
    const { ami, to, call } = await open({ replyMs: 100 }, {}, (fake) => { fake.endLists(false); });
    expect(await to('disconnected ami.no-reply')).toBe(true);
    ami.endLists(true);
    await to('connected');
    ami.ring({ from: '+79002000001', line: '+74950001002' });
    await call('ringing');
  });
  it('never sends the password itself', async () => {
    const { ami, to } = await open();
    await to('connected');
    expect(ami.seen.actions.slice(0, 2)).toEqual(['challenge', 'login']);
    expect(ami.seen.sent).not.toContain('word');
  });
  it('is checked without anybody ringing', async () => {
    const { ami } = await open();
    const of = async (more: Parameters<typeof asteriskAt>[1]) => Object.fromEntries((await checkAsterisk(asteriskAt(ami, more), { clock: systemClock })).findings.map((one) => [one.what, one.code ?? one.how]));
    expect(await of({})).toEqual({ sign: 'works', calls: 'works', phones: 'works', dial: 'works' });
    expect(await of({ secret: 'wrong' })).toEqual({ sign: 'ami.unauthorized' });
    expect(await of({ phones: [{ phone: '109', device: 'PJSIP/109' }] })).toMatchObject({ phones: 'ami.phone-away' });
    await ami.goOffline();
    expect(await of({})).toEqual({ address: 'ami.unreachable' });
    expect(ami.seen.originated).toEqual([]);
    await ami.goOnline();
  });
});
