import { UserAgent, type UserAgent as Agent } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import { parseDialogInfo, type DialogInfo } from './dialog-info.ts';

export interface WatchDeps {
  readonly agent: Agent;
  readonly user: string;
  readonly domain: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly connectorId: string;
  /** `first`: the document that opens a subscription, the whole truth about the phone. */
  readonly seen: (dialogs: readonly DialogInfo[], first: boolean) => void;
  /** The exchange offers no dialog events for this phone, or stopped. */
  readonly lost: () => void;
}
const expires = 600;
const againMs = 30_000;
const refusedAgainMs = 300_000;

/** Subscribes to a phone's dialog events (RFC 4235) on SIP.js's core, and again whenever the exchange ends it. Returns the stop. */
export function watchDialogs({ agent, user, domain, clock, log, connectorId, seen, lost }: WatchDeps): Cancel {
  let stopped = false;
  let timer: Cancel | undefined;
  const again = (ms: number) => {
    if (stopped) return;
    lost();
    timer?.();
    timer = clock.after(ms, subscribe);
  };
  const read = (body: string, first: boolean) => { if (!stopped) seen(parseDialogInfo(body), first); };
  function subscribe() {
    const core = agent.userAgentCore;
    const target = UserAgent.makeURI(`sip:${user}@${domain}`);
    if (stopped || !target) return;
    const message = core.makeOutgoingRequestMessage('SUBSCRIBE', target, core.configuration.aor, target, {}, [
      'Event: dialog', `Expires: ${expires}`, 'Accept: application/dialog-info+xml', `Contact: ${core.configuration.contact.toString()}`,
    ]);
    core.subscribe(message, {
      onNotify: ({ request, subscription }) => {
        request.accept();
        if (subscription) {
          subscription.autoRefresh = true;
          subscription.delegate = {
            onNotify: later => { later.accept(); read(later.message.body, false); },
            onTerminated: () => { again(againMs); },
          };
        }
        read(request.message.body, true);
        if (!subscription) again(againMs);
      },
      onNotifyTimeout: () => { again(againMs); },
      onRedirect: () => { again(refusedAgainMs); },
      onReject: ({ message: reply }) => {
        log('warn', 'sip.watch-refused', { connector: connectorId, status: reply.statusCode });
        again(refusedAgainMs);
      },
    });
  }
  subscribe();
  return () => { stopped = true; timer?.(); };
}
