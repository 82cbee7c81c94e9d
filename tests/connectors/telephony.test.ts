import { createIds } from '#main/kernel/ids.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createSimulator } from '#main/modules/telephony/connectors/simulator/index.ts';
import { createSipConnector } from '#main/modules/telephony/connectors/sip/index.ts';
import { createAsteriskConnector } from '#main/modules/telephony/connectors/asterisk-ami/index.ts';
import { createIdentServiceConnector } from '#main/modules/telephony/connectors/ident-service/index.ts';
import { createUisConnector } from '#main/modules/telephony/connectors/uis/index.ts';
import { createFakeAmi } from './fake-ami.ts';
import { createFakeMedia } from './fake-media.ts';
import { createFakeExchange } from './fake-exchange.ts';
import { createFakeIdentService } from './fake-ident-service.ts';
import { createFakeUis } from './fake-uis.ts';
import { asteriskAt, identAt, uisAt } from './vendor-connections.ts';
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

const sipWorld = (options: { backToBack?: boolean; hints?: boolean; tellReason?: boolean }, softphone = false) => async (): Promise<TelephonyWorld> => {
  const exchange = await createFakeExchange({ passwords: { 101: 'p1', 102: 'p2' }, softphone, ...options });
  const connector = createSipConnector({
    id: 'sip', exchange: 'pbx', server: exchange.url, domain: exchange.domain, accounts: [{ phone: '101', user: '101', password: 'p1' }, { phone: '102', user: '102', password: 'p2' }],
  }, softphone ? { media: createFakeMedia().port } : {});
  let calls = 0;
  return {
    connector,
    ring: call => {
      const callId = `call-${++calls}`;
      exchange.ring({ callId, offers: softphone, from: call.from, line: call.line, phones: lines[call.line] ?? [], ...(call.name === undefined ? {} : { name: call.name }), ...(call.anonymous ? { anonymous: true } : {}) });
      return callId;
    },
    answer: (call, phone) => { exchange.answer(call, phone); },
    callerHangsUp: call => { exchange.end(call); },
    goOffline: exchange.goOffline, goOnline: exchange.goOnline, stop: exchange.stop,
  };
};
telephonyContract('sip, an exchange that is a proxy', sipWorld({}));
telephonyContract('sip, an exchange with a Call-ID per leg', sipWorld({ backToBack: true }));
telephonyContract('sip, an exchange with one light for each phone (Asterisk)', sipWorld({ backToBack: true, hints: true }));
telephonyContract('sip, an exchange with one light for each phone that gives no reason', sipWorld({ backToBack: true, hints: true, tellReason: false }));
telephonyContract('softphone, an exchange that is a proxy', sipWorld({}, true));
telephonyContract('softphone, an exchange with a Call-ID per leg', sipWorld({ backToBack: true }, true));
telephonyContract('sip, an exchange that gives no reason with CANCEL', sipWorld({ tellReason: false }));

telephonyContract('uis', async () => {
  const uis = await createFakeUis({ employees: { 101: 77001, 102: 77002 }, lines });
  return {
    connector: createUisConnector(uisAt(uis), { wishes: { aliveMs: 15, idleMs: 15, nightMs: 15 }, lostAfterMs: 300 }),
    silentAbout: ['name'],
    ring: call => String(uis.ring({ from: call.anonymous ? '' : call.from, line: call.line })),
    answer: (call, phone) => { uis.answer(Number(call), phone); },
    callerHangsUp: call => { uis.end(Number(call)); },
    goOffline: uis.goOffline, goOnline: uis.goOnline, stop: uis.stop,
  };
});
telephonyContract('ident-service', async () => {
  const service = await createFakeIdentService();
  return {
    connector: createIdentServiceConnector(identAt(service, { lines: Object.entries(lines).map(([line, phones]) => ({ line, phones: [...phones] })) }), { everyMs: 15, lostAfterMs: 300 }),
    silentAbout: ['name', 'answered-phone'],
    ring: call => service.ring({ from: call.anonymous ? '' : call.from, line: call.line }),
    answer: call => { service.answer(call); },
    callerHangsUp: call => { service.end(call); },
    goOffline: service.goOffline, goOnline: service.goOnline, stop: service.stop,
  };
});
telephonyContract('asterisk-ami', async () => {
  const ami = await createFakeAmi({ phones: ['101', '102'], lines });
  return {
    connector: createAsteriskConnector(asteriskAt(ami)),
    ring: call => ami.ring(call),
    answer: (call, phone) => { ami.answer(call, phone); },
    callerHangsUp: call => { ami.end(call); },
    goOffline: ami.goOffline, goOnline: ami.goOnline, stop: ami.stop,
  };
});
