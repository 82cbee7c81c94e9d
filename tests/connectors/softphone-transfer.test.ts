import { describe, expect, it } from 'vitest';
import { watchEscapes } from './escapes.ts';
import { fails, reception } from './reception.ts';
import { until } from './until.ts';

watchEscapes();

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
