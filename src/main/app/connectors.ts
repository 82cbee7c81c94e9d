import { exchangeOf, type Connection } from '#shared/telephony/connections.ts';
import type { Checked } from '#shared/telephony/connections-contract.ts';
import { checkActionUrl, createActionUrlConnector } from '../modules/telephony/connectors/action-url/index.ts';
import { checkAsterisk, createAsteriskConnector } from '../modules/telephony/connectors/asterisk-ami/index.ts';
import { checkIdentService, createIdentServiceConnector } from '../modules/telephony/connectors/ident-service/index.ts';
import { checkUis, createUisConnector } from '../modules/telephony/connectors/uis/index.ts';
import type { TelephonyConnector } from '../modules/telephony/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';

export interface ConnectorDeps { readonly clock: Clock; readonly newId: NewId; readonly log: Log }

/** The connector of a connection. A new vendor is a line here and one below. */
export function connectorOf(connection: Connection, deps: ConnectorDeps): TelephonyConnector {
  switch (connection.vendor) {
    case 'uis': return createUisConnector(connection, deps);
    case 'ident-service': return createIdentServiceConnector(connection, deps);
    case 'asterisk-ami': return createAsteriskConnector(connection, deps);
    case 'action-url': return createActionUrlConnector({
      id: connection.id, exchange: exchangeOf(connection), listen: { address: connection.address, port: connection.port }, secret: connection.secret, dialAs: connection.dialAs,
      phones: connection.phones.map((one) => ({ ...one, user: connection.user, password: connection.password })),
    }, deps);
  }
}

const checkWithinMs = 25_000;
/** Tries a connection beside whatever is connected now; ends within half a minute. */
export async function checkConnection(connection: Connection, { clock }: { readonly clock: Clock }): Promise<Checked> {
  const late = new AbortController(), stop = clock.after(checkWithinMs, () => { late.abort(); });
  const deps = { clock, fetch: globalThis.fetch, signal: late.signal };
  try {
    switch (connection.vendor) {
      case 'uis': return await checkUis(connection, deps);
      case 'ident-service': return await checkIdentService(connection, deps);
      case 'asterisk-ami': return await checkAsterisk(connection, deps);
      case 'action-url': return await checkActionUrl(connection, deps);
    }
  } finally {
    stop();
  }
}
