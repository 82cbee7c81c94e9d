import { UserAgent, type Core, type UserAgent as Agent } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { LineCheck } from '../../port.ts';
import { inactiveSdp, ownCallId } from './null-media.ts';

export interface TrialDeps {
  readonly agent: Agent;
  readonly user: string;
  readonly domain: string;
  readonly clock: Clock;
}
export const trialMs = 30_000;
const goodbyeAfterMs = 1_500;

/**
 * The ring of the set-up wizard: the number calls itself. The exchange must offer the call here as well (it arrives), the
 * phone must ring, and its dialog must be told. Nothing of it becomes a call: a number that calls itself rings nobody.
 */
export function createTrial({ agent, user, domain, clock }: TrialDeps) {
  let shown: ((more: Partial<LineCheck>) => void) | undefined;

  const ring = (told: (soFar: LineCheck) => void, stop: AbortSignal): Promise<LineCheck> => new Promise((resolve, reject) => {
    const core = agent.userAgentCore, own = UserAgent.makeURI(`sip:${user}@${domain}`);
    if (!own || shown || stop.aborted) { reject(new AppError('conflict', 'telephony.cannot-check')); return; }
    let check: LineCheck = { registered: true, arrives: false, rings: false, watched: false, lifted: false }, session: Core.Session | undefined;
    let timer: Cancel = () => undefined;
    const quietly = (run: () => void) => { try { run(); } catch { /* the call is gone already */ } };
    const end = () => {
      if (!shown) return;
      shown = undefined;
      timer();
      stop.removeEventListener('abort', giveUp);
      if (session) quietly(() => { session?.bye(); });
      resolve(check);
    };
    const giveUp = () => { quietly(() => { if (!session) request.cancel(); }); end(); };
    shown = more => {
      const next = { ...check, ...more };
      if (JSON.stringify(next) === JSON.stringify(check)) return;
      check = next;
      told(check);
    };
    const message = core.makeOutgoingRequestMessage('INVITE', own, own, own, { fromDisplayName: 'Stoika', callId: ownCallId() }, [
      `Contact: ${core.configuration.contact.toString()}`, 'Allow: INVITE, ACK, CANCEL, BYE, OPTIONS',
    ], { contentDisposition: 'session', contentType: 'application/sdp', content: inactiveSdp });
    const request = core.invite(message, {
      onProgress: ({ message: reply }) => { if (reply.statusCode === 180 || reply.statusCode === 183) shown?.({ rings: true }); },
      onAccept: accepted => {
        accepted.ack();
        if (session || !shown) { quietly(() => { accepted.session.bye(); }); return; }
        session = accepted.session;
        session.delegate = { onBye: bye => { bye.accept(); session = undefined; end(); } };
        shown({ rings: true, lifted: true });
        timer();
        // long enough for the phone's dialog to be told
        timer = clock.after(goodbyeAfterMs, end);
      },
      onRedirect: end, onReject: end,
    });
    timer = clock.after(trialMs, giveUp);
    stop.addEventListener('abort', giveUp);
    told(check);
  });
  return {
    ring,
    /** An INVITE of the number to itself came in. */
    arrived: (): void => { shown?.({ arrives: true }); },
    /** A dialog of the number with itself was told. */
    dialogSeen: (): void => { shown?.({ watched: true }); },
  };
}
export type Trial = ReturnType<typeof createTrial>;
