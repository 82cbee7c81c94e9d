import { describe, expect, it } from 'vitest';
import { watchEscapes } from './escapes.ts';
import { fails, reception } from './reception.ts';
import { until } from './until.ts';

watchEscapes();

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

it('says good-bye to whoever it talks with when the program goes', async () => {
  const { talk, telephony, talks } = await reception();
  await talk();
  await telephony.stop();
  expect(talks.seen.byes).toBe(1);
});
