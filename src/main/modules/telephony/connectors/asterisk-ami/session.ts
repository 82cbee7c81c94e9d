import { createHash } from 'node:crypto';
import type { ConnectionOf } from '#shared/telephony/connections.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { openAmi, type AmiMessage, type AmiWire } from './wire.ts';

export type AsteriskConfig = ConnectionOf<'asterisk-ami'>;
/** The manager refused or did not reply. */
export class AmiFailure extends Error {
  readonly reason: string;
  constructor(reason: string) { super(reason); this.reason = reason; }
}
export type Fields = readonly (readonly [string, string])[];
/** `DeviceStateChange`: what is not one of these is a phone that answers the exchange. */
export const away = /^(UNAVAILABLE|INVALID|UNKNOWN)$/;

/** One connection to the manager interface: greeting, challenge, login, then actions with their answers and the events. */
export function createAmiSession(config: Pick<AsteriskConfig, 'host' | 'port' | 'tls' | 'user' | 'secret'>, deps: { readonly clock: Clock; readonly replyMs: number; readonly event: (event: AmiMessage) => void; readonly tooBig: () => void; readonly closed: (reason: string) => void }) {
  const { clock, replyMs } = deps;
  const waiting = new Map<string, { readonly done: (reply: AmiMessage) => void; readonly failed: (error: AmiFailure) => void }>();
  let serial = 0, over = false;
  const wire: AmiWire = openAmi({ host: config.host, port: config.port, tls: config.tls }, {
    message: (message) => {
      const actionId = message.get('actionid') ?? '', waiter = message.has('response') ? waiting.get(actionId) : undefined;
      if (waiter) { waiting.delete(actionId); waiter.done(message); } else if (message.has('event')) deps.event(message);
    },
    tooBig: deps.tooBig,
    closed: (error) => {
      over = true;
      const reason = /timed out|ECONN|ENOTFOUND|EHOST|ENET|EAI_/.test(`${error.message} ${'code' in error ? String(error.code) : ''}`) ? 'ami.unreachable' : 'ami.connection-lost';
      for (const waiter of waiting.values()) waiter.failed(new AmiFailure(reason));
      waiting.clear();
      deps.closed(reason);
    },
  }, { clock });
  const act = (action: string, fields: Fields = [], withId?: string): Promise<AmiMessage> => new Promise((resolve, reject) => {
    if (over) { reject(new AmiFailure('ami.connection-lost')); return; }
    const id = withId ?? `st-${String(++serial)}`;
    const late = clock.after(replyMs, () => { waiting.delete(id); reject(new AmiFailure('ami.no-reply')); });
    waiting.set(id, { done: (reply) => { late(); resolve(reply); }, failed: (error) => { late(); reject(error); } });
    wire.send([['Action', action], ['ActionID', id], ...fields]);
  });
  return {
    act,
    login: async (): Promise<void> => {
      // the secret itself never crosses the network
      const challenge = (await act('Challenge', [['AuthType', 'MD5']])).get('challenge');
      if (challenge === undefined) throw new AmiFailure('ami.unauthorized');
      const reply = await act('Login', [['AuthType', 'MD5'], ['Username', config.user], ['Key', createHash('md5').update(challenge + config.secret).digest('hex')], ['Events', 'call,system']]);
      if (reply.get('response')?.toLowerCase() !== 'success') throw new AmiFailure('ami.unauthorized');
    },
    close: (): void => { wire.close(); },
  };
}
export type Session = ReturnType<typeof createAmiSession>;
