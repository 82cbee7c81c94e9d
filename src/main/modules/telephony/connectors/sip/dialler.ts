import { UserAgent, type Core, type UserAgent as Agent } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { EndCause } from '#shared/telephony/call.ts';
import { createBridge, type Bridge } from './bridge.ts';
import { inactiveSdp, ownCallId } from './null-media.ts';

/** How a desk phone is made to call: by the phone itself on our REFER, or with this program in the middle of the call. */
export type DialWay = 'refer' | 'threePcc';
export interface DiallerDeps {
  readonly agent: Agent;
  readonly user: string;
  readonly domain: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly connectorId: string;
  /** `auto`: REFER where the end of the call can be watched, this program in the middle where it cannot or the phone refuses. */
  readonly mode: 'auto' | DialWay;
  readonly watching: () => boolean;
  readonly told: {
    /** The phone rings: from now on there is a call. */
    began(callId: string, to: string): void;
    /** The phone is told to call: its own call is the same one. */
    handed(callId: string): void;
    /** A second call of this order on the way to the patient. */
    joined(callId: string, other: string): void;
    answered(callId: string): void;
    /** `reason` says more than the cause, for the screen. */
    ended(callId: string, cause: EndCause, reason?: string): void;
    went(way: DialWay): void;
  };
}

export const phoneAnswersWithinMs = 8_000;
/** Whoever pressed the button lifts the handset within this, or did not mean it; after half a minute the voicemail of many an exchange would lift it. */
export const liftWithinMs = 25_000;
const referAnsweredWithinMs = 5_000;
const patientAnswersWithinMs = 180_000;

/** Why the phone itself did not take the call. */
const ownReason = (status: number): string => (status === 486 || status === 600 ? 'telephony.phone-busy' : status === 480 || status === 404 || status === 408 || status === 410 || status === 488 ? 'telephony.phone-unreachable' : 'telephony.refused');
/** What the patient's side answered, as an end. */
export const causeOf = (status: number): EndCause => (status === 486 || status === 600 ? 'busy' : status === 480 || status === 408 || status === 487 ? 'no-answer' : status === 603 ? 'rejected' : 'failed');

/**
 * Click to call on a desk phone (TELEPHONY.md 3b): the phone is called first and nothing goes to the patient before its
 * handset is lifted.
 *
 *   calling ──18x──► ringing ──200──► lifted ──REFER──► handed ──NOTIFY 200──► over: the phone owns the call
 *      │ refused        │ not lifted     │ put down        │ REFER refused        NOTIFY 4xx: ended
 *      ▼                ▼                ▼                 ▼
 *   (no call)         ended            ended            bridged (bridge.ts) ── either side hangs up ──► ended
 */
export function createDialler({ agent, user, domain, clock, log, connectorId, mode, watching, told }: DiallerDeps) {
  const live = new Set<() => void>();

  /** Calls the phone; resolves with the call's key as soon as it rings. */
  const dial = (to: string): Promise<{ readonly callKey: string }> => new Promise((resolve, reject) => {
    const core = agent.userAgentCore, own = UserAgent.makeURI(`sip:${user}@${domain}`), target = UserAgent.makeURI(`sip:${encodeURIComponent(to).replace('%2B', '+')}@${domain}`);
    if (!own || !target) { reject(new AppError('invalid-input', 'telephony.bad-number')); return; }
    let state: 'calling' | 'ringing' | 'lifted' | 'handed' | 'bridged' | 'over' = 'calling';
    let session: Core.Session | undefined, progress: 'none' | 'tried' | 'rings' = 'none', bridge: Bridge | undefined, timer: Cancel = () => undefined;
    // the phone shows who will be called; its own number would tell nothing
    const message = core.makeOutgoingRequestMessage('INVITE', own, own, own, { fromDisplayName: to, callId: ownCallId() }, [
      `Contact: ${core.configuration.contact.toString()}`, 'Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, OPTIONS', 'Supported: replaces',
    ], { contentDisposition: 'session', contentType: 'application/sdp', content: inactiveSdp });
    const { callId } = message;
    const later = (ms: number, run: () => void) => { timer(); timer = clock.after(ms, run); };
    const quietly = (run: () => void) => { try { run(); } catch { log('debug', 'sip.dial-step', { connector: connectorId }); } };
    const bye = () => { const at = session; session = undefined; if (at) quietly(() => { at.delegate = {}; at.bye(); }); };
    const over = (cause: EndCause | undefined, reason?: string) => {
      if (state === 'over') return;
      const before = state;
      state = 'over';
      timer();
      live.delete(abandon);
      bye();
      bridge?.close();
      if (before === 'calling') reject(new AppError('connector-failed', reason ?? 'telephony.refused'));
      else if (cause !== undefined) told.ended(callId, cause, reason);
    };
    /** The connection is gone: nothing can be sent, and a phone that was not told to call calls nobody. */
    function abandon() {
      if (state === 'calling') reject(new AppError('offline', 'telephony.no-reply'));
      state = 'over';
      timer();
    }
    live.add(abandon);

    const toBridge = () => {
      const phone = session;
      if (!phone || state === 'over') return;
      state = 'bridged';
      timer();
      told.went('threePcc');
      bridge = createBridge({
        agent, own, target, phone, clock, patientAnswersWithinMs,
        joined: (other) => { told.joined(callId, other); }, answered: () => { told.answered(callId); },
        ended: (status) => { over(status === undefined ? 'normal' : causeOf(status), status === undefined || causeOf(status) !== 'failed' ? undefined : 'telephony.refused'); },
      });
    };
    const refer = () => {
      const phone = session;
      if (!phone) return;
      state = 'handed';
      const refused = (status: number) => {
        if (state !== 'handed') return;
        log('info', 'sip.refer-refused', { connector: connectorId, status });
        if (mode === 'refer') over('failed', 'telephony.phone-cannot-dial');
        else toBridge();
      };
      later(referAnsweredWithinMs, () => { refused(408); });
      told.handed(callId);   // a quick phone is calling before its answer to us arrives
      phone.refer({
        onAccept: () => {
          if (state !== 'handed') return;
          told.went('refer');
          later(patientAnswersWithinMs, () => { over('no-answer'); });
        },
        onRedirect: () => { refused(302); }, onReject: ({ message: reply }) => { refused(reply.statusCode ?? 500); },
      }, { extraHeaders: [`Refer-To: <${target.toRaw()}>`, `Referred-By: <${own.toRaw()}>`] });
    };
    /** RFC 3515: what became of the phone's own call, as the first line of a SIP answer. */
    const notified = (body: string) => {
      const status = Number(/^SIP\/2\.0 (\d{3})/.exec(body)?.[1]);
      if (state !== 'handed') return;
      if (status < 200) { if (status > 100) progress = 'rings'; else if (progress === 'none') progress = 'tried'; return; }
      if (status >= 300) {
        // Asterisk says 503 whenever its channel goes before an answer; where it rang, nobody answered
        const cause = progress === 'rings' && status === 503 ? 'no-answer' : causeOf(status);
        over(cause, cause === 'failed' ? 'telephony.refused' : undefined);
        return;
      }
      if (!(status >= 200)) return;
      // FreeSWITCH says 200 before it calls anybody: that is "taken over", and the phone's own dialog tells the rest
      if (progress === 'none' && watching()) { bye(); return; }
      told.answered(callId);
      // nobody will see its end where the phone is not watched: the call is over for us, and says so
      over(watching() ? undefined : 'unknown');
    };
    const lifted = ({ session: found, ack }: Core.AckableIncomingResponseWithSession) => {
      ack();
      if (session || state === 'over') { quietly(() => { found.bye(); }); return; }   // a second phone of this number lifted as well, or it is too late
      if (state === 'calling') began();
      session = found;
      state = 'lifted';
      timer();
      found.delegate = {
        onBye: (request) => {
          request.accept();
          session = undefined;
          // after REFER some phones leave at once: the call is theirs, and their dialog tells its end
          if (state === 'handed' && watching()) { state = 'over'; timer(); live.delete(abandon); } else over(state === 'bridged' ? 'normal' : 'no-answer');
        },
        onNotify: (request) => { request.accept(); notified(request.message.body); },
        onInvite: (request) => { request.reject({ statusCode: 488 }); },
      };
      if (mode === 'threePcc' || (mode === 'auto' && !watching())) toBridge();
      else refer();
    };
    function began() {
      state = 'ringing';
      told.began(callId, to);
      resolve({ callKey: callId });
    }
    const request = core.invite(message, {
      onProgress: ({ message: reply }) => {
        if (state !== 'calling' || reply.statusCode === 100) return;
        began();
        later(liftWithinMs, () => { quietly(() => { request.cancel(); }); over('no-answer', 'telephony.phone-silent'); });
      },
      onAccept: lifted,
      onRedirect: () => { over('failed', 'telephony.phone-unreachable'); },
      // a phone that rang and then refused was refused by hand: nobody needs to be told
      onReject: ({ message: reply }) => { if (state === 'ringing') over('rejected'); else over('no-answer', ownReason(reply.statusCode ?? 500)); },
    });
    later(phoneAnswersWithinMs, () => { quietly(() => { request.cancel(); }); over('failed', 'telephony.phone-unreachable'); });
  });

  return {
    dial,
    clear: (): void => { for (const abandon of Array.from(live)) abandon(); live.clear(); },
  };
}
export type Dialler = ReturnType<typeof createDialler>;
