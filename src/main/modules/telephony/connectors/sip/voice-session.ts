import type { Core } from 'sip.js';
import { AppError } from '#shared/kernel/errors.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import type { EndCause } from '#shared/telephony/call.ts';
import type { MediaPort, VoiceDirection } from './media.ts';

export interface VoiceSessionDeps {
  readonly media: MediaPort;
  readonly voice: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly connectorId: string;
  readonly contact: string;
  /** The other side called: nothing may be asked of it before its ACK (RFC 3261, 15). */
  readonly answered?: boolean;
  /** The dialog is over, whoever ended it. Called once. */
  readonly ended: (cause: EndCause) => void;
  /** News of a REFER we sent: the status of the new call (RFC 3515). */
  readonly referred: (status: number) => void;
}
export type VoiceSession = ReturnType<typeof createVoiceSession>;

const reinviteWithinMs = 8_000;
export const sdpBody = (content: string): Core.Body => ({ contentDisposition: 'session', contentType: 'application/sdp', content });
export const sdpOf = (message: { readonly body: string | { readonly body: string } | undefined }): string | undefined => {
  const body = typeof message.body === 'string' ? message.body : message.body?.body;
  return body === undefined || body.trim() === '' ? undefined : body;
};

/**
 * A confirmed dialog whose voice goes through this PC. Its descriptions change one after another:
 *
 *   talking ──re-INVITE sendonly──► held ──re-INVITE sendrecv──► talking
 *      │  ▲                          │
 *      │  └── recover(): the voice was lost, a new description is offered; refused or late → BYE
 *      └────────────── BYE, either side ──► ended
 */
export function createVoiceSession(session: Core.Session, deps: VoiceSessionDeps) {
  const { media, voice, clock, random, log, connectorId, contact } = deps;
  let held = false, muted = false, over = false, owed = false;
  let acknowledged: () => void = () => undefined, acked = !deps.answered;
  let turn: Promise<unknown> = acked ? Promise.resolve() : new Promise<void>((resolve) => { acknowledged = resolve; });
  let awaitedAnswer: ((sdp: string | undefined) => void) | undefined;

  const end = (cause: EndCause): void => {
    if (over) return;
    over = true;
    media.close(voice);
    deps.ended(cause);
  };
  const gone = () => new AppError('not-found', 'telephony.no-call');
  const pause = (ms: number) => new Promise<void>((resolve) => { clock.after(ms, resolve); });

  /** One offer and its answer; undefined when the exchange offers at the same moment (RFC 3261, 14.1). */
  const exchange = (offer: string) => new Promise<string | undefined>((resolve, reject) => {
    const late = clock.after(reinviteWithinMs, () => { reject(new AppError('connector-failed', 'sip.no-reply')); });
    const refuse = ({ message }: { readonly message: { readonly statusCode?: number | undefined } }) => {
      late();
      const status = message.statusCode ?? 0;
      if (status === 491) { resolve(undefined); return; }
      reject(new AppError('connector-failed', 'sip.reinvite-refused', { status }));
      if (status === 481 || status === 408) bye('failed');   // the exchange knows this talk no more
    };
    try {
      session.invite({
        onAccept: (reply) => { late(); reply.ack(); resolve(sdpOf(reply.message) ?? ''); }, onReject: refuse, onRedirect: refuse,
      }, { extraHeaders: [`Contact: ${contact}`], body: sdpBody(offer) });
    } catch {
      late();
      resolve(undefined);   // a description is under way just now
    }
  });
  const describe = async (direction: VoiceDirection): Promise<void> => {
    for (let tries = 0; ; tries++) {
      if (over) throw gone();
      const answer = await exchange(await media.offer(voice, direction));
      if (answer !== undefined) { await media.accept(voice, answer, false); return; }
      if (tries === 2) throw new AppError('connector-failed', 'sip.reinvite-refused', { status: 491 });
      await pause(2_100 + random() * 1_900);
    }
  };
  /** Descriptions follow one another; a failed one does not stop the next. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const next = turn.then(run, run);
    turn = next.catch(() => undefined);
    return next;
  };

  const reinvited = (request: Core.IncomingInviteRequest): void => {
    const offer = sdpOf(request.message), refuse = (error: unknown) => {
      log('warn', 'sip.reinvite-failed', { connector: connectorId }, error);
      try { request.reject({ statusCode: 488 }); } catch { log('debug', 'sip.reject', { connector: connectorId }); }
    };
    void inTurn(async () => {
      const body = offer === undefined ? await media.offer(voice, held ? 'sendonly' : 'sendrecv') : await media.answer(voice, offer);
      if (over) return;
      const answered = offer === undefined ? new Promise<string | undefined>((resolve) => {
        const late = clock.after(reinviteWithinMs, () => { resolve(undefined); });
        awaitedAnswer = (sdp) => { late(); resolve(sdp); };
      }) : undefined;
      request.accept({ statusCode: 200, extraHeaders: [`Contact: ${contact}`], body: sdpBody(body) });
      const answer = await answered;
      if (answer !== undefined) await media.accept(voice, answer, false);
    }).catch(refuse);
  };

  session.delegate = {
    onAck: ({ message }) => { ack(); awaitedAnswer?.(sdpOf(message)); awaitedAnswer = undefined; },
    onAckTimeout: () => { ack(); bye('connection-lost'); },
    onBye: (request) => { request.accept(); end('normal'); },
    onInvite: reinvited,
    onNotify: (request) => {
      request.accept();
      const status = Number(/^SIP\/2\.0 (\d{3})/m.exec(sdpOf(request.message) ?? '')?.[1]);
      if (status >= 100 && status < 700) deps.referred(status);
    },
    // nobody sends this phone elsewhere but the person at it
    onRefer: (request) => { request.reject({ statusCode: 603 }); },
  };

  const sendBye = (): void => { try { session.bye(); } catch { log('debug', 'sip.bye', { connector: connectorId }); } };
  function ack(): void {
    if (acked) return;
    acked = true;
    if (over && owed) sendBye();
    acknowledged();
  }
  function bye(cause: EndCause): void {
    if (over) return;
    if (acked) sendBye(); else owed = true;
    end(cause);
  }
  return {
    bye,
    /** The caller sent no description: ours was the offer, his answer comes with the ACK. */
    awaitAnswer: (): void => {
      awaitedAnswer = (sdp) => { media.accept(voice, sdp ?? '', false).catch((error: unknown) => { log('error', 'sip.voice-failed', { connector: connectorId }, error); bye('failed'); }); };
    },
    isHeld: (): boolean => held,
    isMuted: (): boolean => muted,
    hold: (on: boolean): Promise<void> => inTurn(async () => {
      if (over) throw gone();
      if (held === on) return;
      await describe(on ? 'sendonly' : 'sendrecv');
      held = on;
    }),
    mute: async (on: boolean): Promise<void> => {
      await media.mute(voice, on);
      muted = on;
    },
    keys: async (digits: string): Promise<void> => {
      if (await media.keys(voice, digits)) return;
      for (const digit of digits) session.info(undefined, { body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content: `Signal=${digit}\r\nDuration=160\r\n` } });
    },
    /** Asks the exchange to connect the other party with `target`; resolves when it took the order. */
    refer: (target: string): Promise<void> => new Promise((resolve, reject) => {
      const late = clock.after(reinviteWithinMs, () => { reject(new AppError('connector-failed', 'sip.no-reply')); });
      const refuse = ({ message }: { readonly message: { readonly statusCode?: number | undefined } }) => { late(); reject(new AppError('connector-failed', 'telephony.transfer-refused', { status: message.statusCode ?? 0 })); };
      try {
        session.refer({ onAccept: () => { late(); resolve(); }, onReject: refuse, onRedirect: refuse }, { extraHeaders: [`Refer-To: <${target}>`, `Referred-By: <${session.localURI.toString()}>`, `Contact: ${contact}`] });
      } catch (error) {
        late();
        reject(new AppError('connector-failed', 'telephony.transfer-refused', {}, { cause: error }));
      }
    }),
    /** What `Refer-To` names to take this dialog's place (RFC 3891). */
    replaces: (): { readonly uri: string; readonly header: string } => ({
      uri: session.remoteURI.toString().replace(/^<|>$/g, ''),
      header: encodeURIComponent(`${session.callId};to-tag=${session.remoteTag};from-tag=${session.localTag}`),
    }),
    /** The voice is gone: a new one is offered to the exchange, or the talk ends in order. */
    recover: (): Promise<boolean> => inTurn(async () => {
      if (over) return false;
      try {
        await describe(held ? 'sendonly' : 'sendrecv');
        if (muted) await media.mute(voice, true);
        return true;
      } catch (error) {
        log('error', 'sip.voice-not-restored', { connector: connectorId }, error);
        bye('connection-lost');
        return false;
      }
    }),
  };
}
