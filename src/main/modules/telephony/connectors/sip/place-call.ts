import { UserAgent, type Core } from 'sip.js';
import { AppError } from '#shared/kernel/errors.ts';
import type { Log } from '#main/kernel/log.ts';
import type { EndCause } from '#shared/telephony/call.ts';
import type { MediaPort } from './media.ts';
import { sdpBody, sdpOf } from './voice-session.ts';

export interface PlacedCall {
  readonly sipCallId: string;
  /** Takes the call back; when the answer crosses, it is ended at once. */
  cancel(): void;
}
export interface PlaceCallDeps {
  readonly core: Core.UserAgentCore;
  readonly domain: string;
  readonly media: MediaPort;
  readonly log: Log;
  readonly connectorId: string;
  readonly voice: string;
  readonly to: string;
  /** The exchange plays its own ringing, or an announcement. */
  readonly early: () => void;
  /** The dialog is confirmed; `description` is what its voice has still to be told. */
  readonly answered: (session: Core.Session, description: string) => void;
  readonly refused: (status: number) => void;
}

/** Why an outgoing call of ours came to nothing. */
export function refusalCause(status: number): EndCause {
  if (status === 486 || status === 600) return 'busy';
  if (status === 480 || status === 408 || status === 487) return 'no-answer';
  return status === 488 || status === 606 || (status >= 500 && status < 600) ? 'failed' : 'rejected';
}

/** Sends one INVITE with our description. Throws when nothing was sent. */
export async function placeCall(deps: PlaceCallDeps): Promise<PlacedCall> {
  const { core, media, voice, log, connectorId } = deps;
  const target = UserAgent.makeURI(`sip:${deps.to}@${deps.domain}`);
  if (!target) throw new AppError('invalid-input', 'telephony.bad-number');
  const offer = await media.offer(voice, 'sendrecv');
  const { aor, contact } = core.configuration;
  const message = core.makeOutgoingRequestMessage('INVITE', target, aor, target, {},
    [`Contact: ${contact.toString()}`, 'Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, INFO, OPTIONS'], sdpBody(offer));
  let proceeding = false, unwanted = false, over = false;
  const refuse = ({ message: reply }: { readonly message: { readonly statusCode?: number | undefined } }) => {
    if (over) return;
    over = true;
    if (!unwanted) deps.refused(reply.statusCode ?? 0);
  };
  const proceed = () => {
    if (!proceeding && unwanted) outgoing.cancel();   // a CANCEL may follow only what was answered (RFC 3261, 9.1)
    proceeding = true;
  };
  const outgoing = core.invite(message, {
    onTrying: proceed,
    onProgress: ({ message: reply }) => {
      proceed();
      const early = sdpOf(reply);
      if (early === undefined || unwanted || over) return;
      deps.early();
      media.accept(voice, early, true).catch((error: unknown) => { log('warn', 'sip.early-media', { connector: connectorId }, error); });
    },
    onAccept: (reply) => {
      reply.ack();
      if (over || unwanted) { reply.session.bye(); return; }   // taken back, or a second phone of a forked call
      over = true;
      deps.answered(reply.session, sdpOf(reply.message) ?? '');
    },
    onReject: refuse, onRedirect: refuse,
  });
  return {
    sipCallId: message.callId,
    cancel: () => {
      if (over || unwanted) return;
      unwanted = true;
      if (proceeding) outgoing.cancel();
    },
  };
}
