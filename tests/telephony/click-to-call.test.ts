import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSipConnector, type SipConfigInput } from '#main/modules/telephony/connectors/sip/index.ts';
import type { LineCheck } from '#main/modules/telephony/index.ts';
import type { CallFacts } from '#shared/telephony/call.ts';
import { openDesk, until, type Desk } from '../connectors/telephony-contract.ts';
import { startBench, type Bench } from './bench/index.ts';

const patient = '+79003334455';

describe('calls from the screen on a real exchange with a real desk phone', () => {
  let bench: Bench, desk: Desk | undefined;
  beforeAll(async () => { bench = await startBench({ deskPhones: ['101'] }); await bench.patientsDo('answer'); }, 60_000);
  afterEach(async () => { await desk?.telephony.stop(); desk = undefined; });
  afterAll(() => bench.stop(), 60_000);

  async function open(account: Partial<SipConfigInput['accounts'][number]> = {}) {
    const connector = createSipConnector({ id: 'sip', exchange: 'kamailio', server: bench.wsUrl, domain: bench.domain, accounts: [{ ...bench.accounts[0]!, ...account }] });
    const opened = openDesk(connector);
    desk = opened;
    await until(() => connector.health().state === 'connected' && (account.watch === false || connector.phoneStates!()[0]!.watched), 'registration', 8_000, () => connector.health());
    const call = (state: CallFacts['state']) => until(() => opened.telephony.calls().find((one) => one.state === state), `a call that is ${state}`, 10_000, () => opened.telephony.calls());
    return { ...opened, call, way: () => connector.phoneStates!()[0]!.dialWay };
  }

  it.each([['refer', { dial: 'auto' }], ['threePcc', { dial: 'threePcc' }], ['threePcc', { watch: false }]] as const)('by %s (%j): the phone rings, is lifted, the patient answers, the handset ends it', async (way, account) => {
    const at = await open(account);
    const { callId } = await at.telephony.dial({ phone: '101', to: patient, orderId: 'order' });
    expect(await at.call('dialing')).toMatchObject({ callId, direction: 'outbound', party: { e164: patient }, legs: [{ phone: '101' }] });
    await bench.deskPhone('101').accept();
    expect(await at.call('talking')).toMatchObject({ callId, party: { e164: patient } });
    expect(at.way()).toBe(way);
    await bench.deskPhone('101').hangup();
    expect(await at.call('ended')).toMatchObject({ callId, outcome: 'answered', cause: 'normal' });
    expect(at.telephony.calls()).toHaveLength(1);
  });

  it('tells within a trial ring that the line arrives, the phone rings and is seen', async () => {
    const at = await open(), shown: LineCheck[] = [];
    const checked = at.telephony.checkLine('101', (soFar) => { shown.push(soFar); }, new AbortController().signal);
    await until(() => shown.at(-1)?.rings && shown.at(-1)?.arrives, 'the ring', 8_000, () => shown);
    await bench.deskPhone('101').accept();
    expect(await checked).toEqual({ registered: true, arrives: true, rings: true, watched: true, lifted: true });
    expect(at.changes).toEqual([]);
  });

  it('tells that the patient is busy, by either way', async () => {
    await bench.patientsDo('busy');
    for (const dial of ['refer', 'threePcc'] as const) {
      const at = await open({ dial });
      await at.telephony.dial({ phone: '101', to: patient });
      await at.call('dialing');
      await bench.deskPhone('101').accept();
      expect(await at.call('ended')).toMatchObject({ outcome: 'unanswered', cause: 'busy' });
      await bench.deskPhone('101').hangup().catch(() => undefined);
      await at.telephony.stop();
    }
  });
});
