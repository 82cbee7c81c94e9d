import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { createFakeMedia } from '../connectors/fake-media.ts';
import { openDesk, until, type Desk } from '../connectors/telephony-contract.ts';
import { startBench, type Bench } from './bench/index.ts';

/** What a phone understands; the sound itself is proved in the window of the softphone (rtpengine, a tone in a recording). */
const description = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n';

/** 101 is the softphone, 103 a caller, 102 a colleague: both real phones. The one who is handed over dials anew by REFER. */
describe('the softphone hands a caller over, on a real exchange between real phones', () => {
  let bench: Bench, desk: Desk | undefined;
  beforeAll(async () => { bench = await startBench({ phones: ['101', '102', '103'], deskPhones: ['102', '103'] }); }, 60_000);
  afterEach(async () => {
    await desk?.telephony.stop();
    desk = undefined;
    for (const phone of ['102', '103']) await bench.deskPhone(phone).hangup().catch(() => undefined);
  });
  afterAll(() => bench.stop(), 60_000);

  async function talking() {
    const media = createFakeMedia(), port = { ...media.port, offer: async (...of: Parameters<typeof media.port.offer>) => { await media.port.offer(...of); return `${description}a=${of[1]}\r\n`; }, answer: async (...of: Parameters<typeof media.port.answer>) => { await media.port.answer(...of); return `${description}a=sendrecv\r\n`; } };
    const before = new Map(['102', '103'].map((phone) => [phone, bench.deskPhone(phone).said().length]));
    const connector = createSipConnector({ id: 'soft', exchange: 'kamailio', server: bench.wsUrl, domain: bench.domain, accounts: [bench.accounts[0]!] }, { media: port });
    const opened = desk = openDesk(connector), { telephony } = opened;
    await until(() => connector.health().state === 'connected', 'registration', 8_000, () => connector.health());
    const call = (state: CallFacts['state']) => until(() => telephony.calls().find((one) => one.state === state), `a call that is ${state}`, 10_000, () => telephony.calls());
    await bench.deskPhone('103').dial('101');
    const { callId } = await call('ringing');
    await telephony.answer(callId, '101');
    await call('talking');
    const heard = (phone: string, what: RegExp) => until(() => what.test(bench.deskPhone(phone).said().slice(before.get(phone))), `${phone} to say ${String(what)}`, 10_000, () => bench.deskPhone(phone).said().slice(before.get(phone)));
    return { telephony, call, callId, heard, voice: () => telephony.voiceOf(callId, '101') };
  }

  it('at once', async () => {
    const { telephony, call, callId, heard } = await talking();
    await telephony.blindTransfer(callId, '101', '102');
    await heard('102', /Incoming call from: .*103/);
    await bench.deskPhone('102').accept();
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
    await heard('103', /Call established: .*102/);
  });

  it('to a colleague who does not answer yet: the caller waits for him instead of us', async () => {
    const { telephony, call, callId, voice, heard } = await talking();
    await telephony.startTransfer(callId, '101', '102');
    await heard('102', /Incoming call from: .*101/);
    expect(voice()?.transfer).toEqual({ to: '102', state: 'calling' });
    await telephony.completeTransfer(callId, '101');
    await heard('102', /Incoming call from: .*103/);
    await bench.deskPhone('102').accept();
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
    await heard('103', /Call established: .*102/);
  });

  it('after a word, thought better of: the colleague is let go, the caller is talked to again', async () => {
    const { telephony, call, callId, voice, heard } = await talking();
    await telephony.startTransfer(callId, '101', '102');
    await heard('102', /Incoming call from: .*101/);
    await bench.deskPhone('102').accept();
    await until(() => voice()?.transfer?.state === 'talking', 'the colleague', 8_000, voice);
    expect(telephony.calls().map(({ state }) => state)).toEqual(['held']);
    await telephony.cancelTransfer(callId, '101');
    await heard('102', /101@clinic\.test: session closed/);
    expect(await call('talking')).toMatchObject({ callId });
  });

  /**
   * baresip 1.0.0 knows no Replaces (RFC 3891): it leaves the header of the Refer-To in the address it calls, and refuses
   * none. So the colleague is called a second time and lifts once more; that the two legs become one by Replaces is proved
   * at the fake exchange (tests/connectors/softphone-transfer.test.ts). What a real phone sees of ours is proved here.
   */
  it('after a word, at phones that know no Replaces: the colleague lifts once more, and nobody stays with us', async () => {
    const { telephony, call, callId, voice, heard } = await talking();
    await telephony.startTransfer(callId, '101', '102');
    await heard('102', /Incoming call from: .*101/);
    await bench.deskPhone('102').accept();
    await until(() => voice()?.transfer?.state === 'talking', 'the colleague', 8_000, voice);
    await telephony.completeTransfer(callId, '101');
    await heard('103', /transferring call \w+ to '<sip:102@clinic\.test\?Replaces=/);
    await heard('102', /Incoming call from: .*103/);
    await bench.deskPhone('102').accept();
    expect(await call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
    await heard('103', /Call established: .*102/);
    await heard('102', /101@clinic\.test: session closed/);
  });
}, 60_000);
