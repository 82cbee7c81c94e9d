import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { createFakeExchange, type FakeCall } from './fake-exchange.ts';
import { createFakeMedia } from './fake-media.ts';
import { openDesk, until } from './telephony-contract.ts';

const opened: (() => Promise<void>)[] = [], escaped: unknown[] = [];
const escape = (error: unknown) => { escaped.push(error); };
const expectNothingEscaped = () => { expect(escaped.splice(0)).toEqual([]); };
beforeEach(() => { process.on('unhandledRejection', escape); process.on('uncaughtException', escape); });
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await new Promise(resolve => { setImmediate(resolve); });
  process.off('unhandledRejection', escape);
  process.off('uncaughtException', escape);
  expectNothingEscaped();
});

/** Phone 101 is this PC: an exchange, a headset in memory, a desk. */
async function reception() {
  const exchange = await createFakeExchange({ passwords: { 101: 'p1', 102: 'p2' }, softphone: true }), media = createFakeMedia();
  opened.push(exchange.stop);
  const connector = createSipConnector({ id: 'soft', exchange: 'pbx', server: exchange.url, domain: 'clinic.test', accounts: [{ phone: '101', user: '101', password: 'p1' }] }, { media: media.port, random: () => 0.01 });
  const desk = openDesk(connector), { telephony } = desk;
  opened.push(telephony.stop);
  await until(() => connector.health().state === 'connected' && exchange.subscribed('101'), 'registration', 8_000, () => connector.health());
  const call = (state: CallFacts['state'], of: (facts: CallFacts) => boolean = () => true) => until(() => telephony.calls().find(one => one.state === state && of(one)), `a call that is ${state}`, 8_000, () => telephony.calls());
  const voice = (callId: string) => telephony.voiceOf(callId, '101');
  const ring = async (more: Partial<FakeCall> = {}) => {
    exchange.ring({ callId: 'k1', from: '+79002000001', line: '+74950001002', phones: ['101'], offers: true, ...more });
    const from = more.from ?? '+79002000001';
    return (await call('ringing', one => one.party.kind === 'phone' && one.party.e164 === from)).callId;
  };
  const talk = async (more: Partial<FakeCall> = {}) => {
    const callId = await ring(more);
    await telephony.answer(callId, '101');
    await call('talking', one => one.callId === callId);
    await until(() => exchange.talks.talking().includes(more.callId ?? 'k1'), 'the exchange to know it');
    return callId;
  };
  return { exchange, talks: exchange.talks, media, connector, telephony, desk, call, voice, ring, talk };
}
const fails = (reason: string) => expect.objectContaining({ reason }) as unknown;

describe('the softphone, called', () => {
  it('rings, answers with its own description, and hears the caller hang up', async () => {
    const { ring, telephony, call, media, exchange, desk } = await reception();
    const callId = await ring();
    expect(media.sounds).toEqual(['ring']);
    await telephony.answer(callId, '101');
    expect(await call('talking')).toMatchObject({ answeredPhone: '101', party: { e164: '+79002000001' }, line: { e164: '+74950001002' } });
    expect(media.voices()).toMatchObject([{ heard: ['v=0\r\ns=offer of the caller\r\na=sendrecv\r\n'] }]);
    exchange.end('k1');
    expect(await call('ended')).toMatchObject({ outcome: 'answered', cause: 'normal' });
    expect([media.voices(), media.sounds]).toEqual([[], ['ring', 'off']]);
    expect(desk.rows()).toHaveLength(1);
  });

  it('answers a caller who expects our description', async () => {
    const { talk, media } = await reception();
    await talk({ noOffer: true });
    await until(() => media.voices()[0]?.heard.length === 1, 'the answer of the ACK', 4_000, media.voices);
    expect(media.voices()[0]!.heard).toEqual(['v=0\r\ns=late answer\r\na=sendrecv\r\n']);
  });

  it('hangs up with BYE, and refuses a ringing call as busy', async () => {
    const { talk, ring, telephony, call, talks, exchange } = await reception();
    const first = await talk();
    await telephony.hangup(first, '101');
    expect(await call('ended', one => one.callId === first)).toMatchObject({ outcome: 'answered', cause: 'normal' });
    await until(() => talks.seen.byes === 1, 'the BYE');
    const second = await ring({ callId: 'k2', from: '+79002000002' });
    await telephony.hangup(second, '101');
    expect(await call('ended', one => one.callId === second)).toMatchObject({ cause: 'rejected' });
    await until(() => exchange.seen.replies.includes('486 INVITE'), 'the refusal', 4_000, () => exchange.seen.replies);
  });

  it('rings on when there is no microphone, says so, and can be answered once there is', async () => {
    const { ring, telephony, voice, media, call } = await reception();
    const callId = await ring();
    media.setMicrophone(false);
    await expect(telephony.answer(callId, '101')).rejects.toEqual(fails('media.no-microphone'));
    expect([voice(callId), telephony.calls()[0]!.state]).toEqual([{ muted: false, trouble: 'no-microphone' }, 'ringing']);
    media.setMicrophone(true);
    await telephony.answer(callId, '101');
    await call('talking');
    expect(voice(callId)).toEqual({ muted: false });
  });

  it('has no voice of a call that a handset beside lifted, and commands nothing of it', async () => {
    const { ring, telephony, voice, exchange, call, media } = await reception();
    const callId = await ring();
    exchange.answer('k1', '101');
    await call('talking');
    await until(() => voice(callId) === undefined, 'the voice to be elsewhere', 4_000, () => voice(callId));
    expect([telephony.can(callId, '101', 'hangup'), media.sounds]).toEqual([false, ['ring', 'off']]);
    await expect(telephony.hangup(callId, '101')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('owes the good-bye until the exchange has acknowledged the answer', async () => {
    const { ring, telephony, talks, call } = await reception();
    const callId = await ring();
    await telephony.answer(callId, '101');
    await telephony.hangup(callId, '101');
    expect(await call('ended')).toMatchObject({ outcome: 'answered' });
    await until(() => talks.seen.byes === 1, 'the BYE');
  });

  it('gives way when the caller gives up between the press and the microphone', async () => {
    const { ring, telephony, exchange, media, call } = await reception();
    const callId = await ring();
    const pressed = telephony.answer(callId, '101');
    exchange.end('k1');
    await pressed.catch(() => undefined);
    expect(await call('ended')).toBeDefined();
    expect(media.voices()).toEqual([]);
  });
});

describe('the softphone in a talk', () => {
  it('mutes, holds with sendonly, and takes the caller back', async () => {
    const { talk, telephony, voice, talks, media, call } = await reception();
    const callId = await talk();
    await telephony.mute(callId, '101', true);
    expect([voice(callId), media.voices()[0]!.muted]).toEqual([{ muted: true }, true]);
    await telephony.mute(callId, '101', false);
    await telephony.hold(callId, '101', true);
    await call('held');
    await telephony.hold(callId, '101', false);
    await call('talking');
    expect(talks.seen.offers.map(offer => /a=(\w+)/.exec(offer)?.[1])).toEqual(['sendonly', 'sendrecv']);
    expect(media.voices()[0]!.heard).toHaveLength(3);
  });

  it('stays as it was when the exchange refuses to hold', async () => {
    const { talk, telephony, talks } = await reception();
    const callId = await talk();
    talks.refuseReinvite('488 Not Acceptable Here');
    await expect(telephony.hold(callId, '101', true)).rejects.toEqual(fails('sip.reinvite-refused'));
    expect(telephony.calls()[0]!.state).toBe('talking');
    talks.refuseReinvite(undefined);
    await telephony.hold(callId, '101', true);
    expect(telephony.calls()[0]!.state).toBe('held');
  });

  it('agrees when the exchange changes the description', async () => {
    const { talk, talks, media, exchange } = await reception();
    await talk();
    talks.reinvite('k1');
    await until(() => media.voices()[0]!.heard.length === 2, 'the new offer', 4_000, media.voices);
    expect(media.voices()[0]!.heard[1]).toBe('v=0\r\ns=offer of the exchange\r\na=sendrecv\r\n');
    await until(() => exchange.seen.replies.filter(one => one === '200 INVITE').length === 2, 'our answer', 4_000, () => exchange.seen.replies);
  });

  it('presses keys as telephone events, or by INFO where the exchange takes none', async () => {
    const { talk, telephony, media, talks } = await reception();
    const callId = await talk();
    await telephony.sendDtmf(callId, '101', '12#');
    media.setTelephoneEvents(false);
    await telephony.sendDtmf(callId, '101', '5');
    await until(() => talks.seen.info.length === 1, 'the INFO');
    expect([media.keys, talks.seen.info]).toEqual([['12#'], ['Signal=5\r\nDuration=160\r\n']]);
  });

  it('knocks when a second call comes, and holds the first while it answers', async () => {
    const { talk, ring, telephony, media, call } = await reception();
    const first = await talk(), second = await ring({ callId: 'k2', from: '+79002000002' });
    expect(media.sounds.at(-1)).toBe('knock');
    await telephony.answer(second, '101');
    await call('talking', one => one.callId === second);
    await call('held', one => one.callId === first);
    await telephony.hold(first, '101', false);
    await call('held', one => one.callId === second);
    expect(telephony.calls().find(one => one.callId === first)!.state).toBe('talking');
  });
});

describe('the softphone, calling', () => {
  it('dials, hears the ringing, talks and is hung up on', async () => {
    const { telephony, call, media, talks } = await reception();
    talks.calleeDoes('79003334455', 'rings');
    const { callId } = await telephony.dial({ phone: '101', to: '+79003334455' });
    expect(await call('dialing')).toMatchObject({ callId, direction: 'outbound', party: { e164: '+79003334455' } });
    expect(media.sounds).toEqual(['ringback']);
    await until(() => talks.seen.offers.length === 1, 'our offer');
    await new Promise(resolve => { setTimeout(resolve, 30); });
    talks.lift();
    await call('talking');
    await until(() => media.voices()[0]?.heard.length === 1, 'the answer');
    expect(media.sounds).toEqual(['ringback', 'off']);
    talks.farEndsAll();
    expect(await call('ended')).toMatchObject({ outcome: 'answered', cause: 'normal' });
  });

  it.each([['busy', 'unanswered', 'busy']] as const)('a callee who is %s makes it %s', async (does, outcome, cause) => {
    const { telephony, call, talks } = await reception();
    talks.calleeDoes('79003334455', does);
    await telephony.dial({ phone: '101', to: '+79003334455' });
    expect(await call('ended')).toMatchObject({ outcome, cause });
  });

  it('takes a ringing call back', async () => {
    const { telephony, call, talks, media } = await reception();
    talks.calleeDoes('79003334455', 'rings');
    const { callId } = await telephony.dial({ phone: '101', to: '+79003334455' });
    await telephony.hangup(callId!, '101');
    expect(await call('ended')).toMatchObject({ outcome: 'unanswered', cause: 'no-answer' });
    await until(() => talks.seen.cancels === 1, 'the CANCEL');
    expect(media.voices()).toEqual([]);
  });

  it('hears an announcement before the answer, and no ringing of ours over it', async () => {
    const { telephony, media, talks } = await reception();
    talks.calleeDoes('79003334455', 'early');
    await telephony.dial({ phone: '101', to: '+79003334455' });
    await until(() => media.voices()[0]?.heard.length === 1, 'the announcement');
    expect(media.sounds).toEqual(['ringback', 'off']);
  });

  it('is refused with a reason where there is no microphone, and leaves nothing behind', async () => {
    const { telephony, media, talks } = await reception();
    media.setMicrophone(false);
    await expect(telephony.dial({ phone: '101', to: '+79003334455' })).rejects.toEqual(fails('media.no-microphone'));
    expect([telephony.calls(), talks.seen.offers]).toEqual([[], []]);
  });
});

describe('handing the caller over', () => {
  it('at once: the exchange is told where, and our phone leaves when it worked', async () => {
    const { talk, telephony, talks, call } = await reception();
    const callId = await talk();
    await telephony.blindTransfer(callId, '101', '102');
    expect(await call('ended')).toMatchObject({ outcome: 'answered', cause: 'normal' });
    await until(() => talks.seen.byes === 1, 'the BYE');
    expect(talks.seen.referTo).toEqual(['sip:102@clinic.test']);
  });

  it('at once, at an exchange that only ends our leg', async () => {
    const { talk, telephony, talks, call } = await reception();
    talks.transferGives('BYE');
    const callId = await talk();
    await telephony.blindTransfer(callId, '101', '102').catch(() => undefined);
    expect(await call('ended')).toMatchObject({ outcome: 'answered', cause: 'normal' });
  });

  it('at once, to somebody busy: the caller is ours again and the card says why', async () => {
    const { talk, telephony, talks, call, voice } = await reception();
    talks.transferGives('486 Busy Here');
    const callId = await talk();
    await telephony.blindTransfer(callId, '101', '102');
    await until(() => voice(callId)?.trouble === 'transfer-refused', 'the reason', 4_000, () => voice(callId));
    await call('talking');
    expect(talks.seen.offers.map(offer => /a=(\w+)/.exec(offer)?.[1])).toEqual(['sendonly', 'sendrecv']);
  });

  it('after a word: the caller waits, the two are joined, nothing of the word becomes a call of the desk', async () => {
    const { talk, telephony, talks, call, voice, desk } = await reception();
    const callId = await talk();
    await telephony.startTransfer(callId, '101', '102');
    await until(() => voice(callId)?.transfer?.state === 'talking', 'the colleague', 4_000, () => voice(callId));
    expect(telephony.calls().map(one => one.state)).toEqual(['held']);
    await expect(telephony.hold(callId, '101', false)).rejects.toEqual(fails('telephony.transferring'));
    await telephony.completeTransfer(callId, '101');
    expect(await call('ended')).toMatchObject({ outcome: 'answered' });
    expect(talks.seen.referTo[0]).toMatch(/^sip:102@clinic\.test\?Replaces=[^;=?&]+%3Bto-tag%3D[^;=&]+%3Bfrom-tag%3D[^;=&]+$/);
    await until(() => talks.seen.byes === 2, 'both good-byes', 4_000, () => talks.seen.byes);
    expect(desk.rows()).toHaveLength(1);
  });

  it('after a word, thought better of: the colleague is let go and the caller taken back', async () => {
    const { talk, telephony, talks, call, voice, media } = await reception();
    const callId = await talk();
    await telephony.startTransfer(callId, '101', '102');
    await until(() => voice(callId)?.transfer?.state === 'talking', 'the colleague');
    await telephony.cancelTransfer(callId, '101');
    await call('talking');
    await until(() => talks.seen.byes === 1, 'the good-bye to the colleague');
    expect([voice(callId), media.voices().length]).toEqual([{ muted: false }, 1]);
  });

  it('after a word: a colleague who is busy gives the caller back', async () => {
    const { talk, telephony, talks, call, voice } = await reception();
    talks.calleeDoes('102', 'busy');
    const callId = await talk();
    await telephony.startTransfer(callId, '101', '102');
    await until(() => voice(callId)?.trouble === 'colleague-refused', 'the reason', 4_000, () => voice(callId));
    expect(await call('talking')).toMatchObject({ callId });
  });

  it('before the colleague answers: the caller waits for him instead of us', async () => {
    const { talk, telephony, talks, call, voice } = await reception();
    talks.calleeDoes('102', 'rings');
    const callId = await talk();
    await telephony.startTransfer(callId, '101', '102');
    expect(voice(callId)?.transfer).toEqual({ to: '102', state: 'calling' });
    await telephony.completeTransfer(callId, '101');
    await call('ended');
    await until(() => talks.seen.cancels === 1, 'the call to the colleague to be taken back');
    expect(talks.seen.referTo).toEqual(['sip:102@clinic.test']);
  });

  it('ends whole when the caller hangs up during the word', async () => {
    const { talk, telephony, talks, call, voice, exchange, media } = await reception();
    const callId = await talk();
    await telephony.startTransfer(callId, '101', '102');
    await until(() => voice(callId)?.transfer?.state === 'talking', 'the colleague');
    exchange.end('k1');
    await call('ended');
    await until(() => talks.talking().length === 0, 'nobody left on the line', 4_000, talks.talking);
    expect(media.voices()).toEqual([]);
  });
});

describe('the window of the voice falls in a talk', () => {
  it('and stands again: the exchange is offered a new description and the talk goes on, muted as it was', async () => {
    const { talk, telephony, talks, media, voice } = await reception();
    const callId = await talk();
    await telephony.mute(callId, '101', true);
    media.fall();
    expect(voice(callId)).toEqual({ muted: true, trouble: 'voice-restoring' });
    await until(() => voice(callId)?.trouble === undefined, 'the voice', 4_000, () => voice(callId));
    expect([talks.seen.offers.length, media.voices()]).toMatchObject([1, [{ direction: 'sendrecv', muted: true, heard: [expect.any(String)] }]]);
    expect(telephony.calls()[0]!.state).toBe('talking');
  });

  it('and stays down: the talk ends with a BYE, and the desk is told why', async () => {
    const { talk, telephony, talks, media, call } = await reception();
    const callId = await talk();
    media.fall(false);
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'connection-lost' });
    await until(() => talks.seen.byes === 1, 'the BYE');
    expect(telephony.calls().every(one => one.state === 'ended')).toBe(true);
  });

  it('while a call of ours rings: the voice is offered anew when it is answered', async () => {
    const { telephony, talks, media, call } = await reception();
    talks.calleeDoes('79003334455', 'rings');
    await telephony.dial({ phone: '101', to: '+79003334455' });
    await until(() => talks.seen.offers.length === 1, 'our offer');
    media.fall();
    talks.lift();
    await call('talking');
    await until(() => talks.seen.offers.length === 2 && media.voices()[0]?.heard.length === 1, 'the second offer', 4_000, () => talks.seen.offers);
    expect(media.voices()).toMatchObject([{ direction: 'sendrecv', heard: ['v=0\r\ns=answer of the exchange\r\na=sendrecv\r\n'] }]);
  });

  it('on hold: what is offered anew is on hold as well', async () => {
    const { talk, telephony, talks, media } = await reception();
    const callId = await talk();
    await telephony.hold(callId, '101', true);
    media.fall();
    await until(() => talks.seen.offers.length === 2, 'the new offer');
    expect(talks.seen.offers[1]).toContain('a=sendonly');
  });
});

it('says good-bye to whoever it talks with when the program goes', async () => {
  const { talk, telephony, talks } = await reception();
  await talk();
  await telephony.stop();
  expect(talks.seen.byes).toBe(1);
});
