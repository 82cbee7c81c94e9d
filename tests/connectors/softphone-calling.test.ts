import { describe, expect, it } from 'vitest';
import { watchEscapes } from './escapes.ts';
import { fails, reception } from './reception.ts';
import { until } from './until.ts';

watchEscapes();

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
