import { describe, expect, it } from 'vitest';
import { watchEscapes } from './escapes.ts';
import { reception } from './reception.ts';
import { until } from './until.ts';

watchEscapes();

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
