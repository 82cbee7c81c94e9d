import { createIds } from '#main/kernel/ids.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createSimulator } from '#main/modules/telephony/connectors/simulator/index.ts';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import { createFakeExchange } from './fake-exchange.ts';
import { telephonyContract, type TelephonyWorld } from './telephony-contract.ts';

const lines: Record<string, readonly string[]> = { '+74950001001': ['101', '102'], '+74950001002': ['101'], '+74950001003': ['102'] };

telephonyContract('simulator', () => {
  const simulator = createSimulator({ id: 'sim', exchange: 'simulator', phones: ['101', '102'], lines }, { clock: systemClock, newId: createIds(systemClock) });
  return Promise.resolve({
    connector: simulator.connector,
    ring: call => simulator.ring({ from: call.from, line: call.line, ...(call.name === undefined ? {} : { displayName: call.name }), ...(call.anonymous ? { anonymous: true } : {}) }),
    answer: (call, phone) => { simulator.answer(call, phone); },
    callerHangsUp: call => { simulator.callerHangsUp(call); },
    goOffline: () => { simulator.goOffline(); },
    goOnline: () => { simulator.goOnline(); },
    stop: () => Promise.resolve(),
  });
});

const sipWorld = (options: { backToBack?: boolean; tellReason?: boolean }) => async (): Promise<TelephonyWorld> => {
  const exchange = await createFakeExchange({ passwords: { 101: 'p1', 102: 'p2' }, ...options });
  const connector = createSipConnector({
    id: 'sip', exchange: 'pbx', server: exchange.url, domain: exchange.domain, accounts: [{ phone: '101', user: '101', password: 'p1' }, { phone: '102', user: '102', password: 'p2' }],
  });
  let calls = 0;
  return {
    connector,
    ring: call => {
      const callId = `call-${++calls}`;
      exchange.ring({ callId, from: call.from, line: call.line, phones: lines[call.line] ?? [], ...(call.name === undefined ? {} : { name: call.name }), ...(call.anonymous ? { anonymous: true } : {}) });
      return callId;
    },
    answer: (call, phone) => { exchange.answer(call, phone); },
    callerHangsUp: call => { exchange.end(call); },
    goOffline: exchange.goOffline, goOnline: exchange.goOnline, stop: exchange.stop,
  };
};
telephonyContract('sip, an exchange that is a proxy', sipWorld({}));
telephonyContract('sip, an exchange with a Call-ID per leg', sipWorld({ backToBack: true }));
telephonyContract('sip, an exchange that gives no reason with CANCEL', sipWorld({ tellReason: false }));
