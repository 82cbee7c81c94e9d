import { asteriskConnection, identServiceConnection, uisConnection, type ConnectionOf } from '#shared/telephony/connections.ts';
import type { FakeAmi } from './fake-ami.ts';
import type { FakeIdentService } from './fake-ident-service.ts';
import type { FakeUis } from './fake-uis.ts';

const id = (n: number) => `019abc00-0000-7000-8000-00000000000${String(n)}`;

/** Connections to the fakes, as the settings would hold them. */
export const uisAt = (uis: Pick<FakeUis, 'callApi' | 'dataApi'>, more: Partial<ConnectionOf<'uis'>> = {}): ConnectionOf<'uis'> => uisConnection.parse({
  vendor: 'uis', id: id(1), name: 'UIS', callApi: uis.callApi(), dataApi: uis.dataApi(), callSecret: 'key', dataSecret: 'key', line: '74950001001', relayToken: 'relay-token',
  phones: [{ phone: '101', employeeId: '77001' }, { phone: '102', employeeId: '77002' }], ...more,
});
export const identAt = (service: Pick<FakeIdentService, 'url'>, more: Partial<ConnectionOf<'ident-service'>> = {}): ConnectionOf<'ident-service'> =>
  identServiceConnection.parse({ vendor: 'ident-service', id: id(2), name: 'Site', url: service.url(), key: 'secret', phones: ['101'], ...more });
export const asteriskAt = (ami: Pick<FakeAmi, 'port'>, more: Partial<ConnectionOf<'asterisk-ami'>> = {}): ConnectionOf<'asterisk-ami'> => asteriskConnection.parse({
  vendor: 'asterisk-ami', id: id(3), name: 'Asterisk', host: '127.0.0.1', port: ami.port(), user: 'stoika', secret: 'word', phones: [{ phone: '101', device: 'PJSIP/101' }, { phone: '102', device: 'PJSIP/102' }], ...more,
});
