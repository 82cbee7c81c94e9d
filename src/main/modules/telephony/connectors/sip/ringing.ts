import type { Core } from 'sip.js';
import type { Cancel, Clock } from '#main/kernel/clock.ts';
import type { Log } from '#main/kernel/log.ts';
import { partyText } from '#shared/telephony/party.ts';
import { createAdmission, forgottenAfterMs, ringingAtMost } from './admission.ts';
import { callerOf, isCompletedElsewhere, lineOf } from './headers.ts';
import type { LegTracker } from './legs.ts';
import type { Softphone } from './softphone.ts';

/** A phone that rings longer than this is not ringing: the exchange forgot to cancel. */
const ringAtMostMs = 5 * 60_000;

export interface RingingDeps {
  /** Users that mean this phone itself. */
  readonly own: readonly string[];
  /** Those that are no dialled number: the account's, and our Contact's, which Asterisk (PJSIP) writes into To. */
  readonly users: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly connectorId: string;
  later(ms: number, run: () => void): Cancel;
  readonly legs: LegTracker;
  softphone(): Softphone | undefined;
  /** The number called itself: a phone being told to dial, by us or at another PC, or the wizard's ring. */
  selfCalled(): void;
}

/** Calls that ring on the line of one account. */
export function createRinging({ own, users, clock, log, connectorId, later, legs, softphone, selfCalled }: RingingDeps) {
  /** How each call that rings here is given up, and since when it rings; the oldest first. */
  const ringing = new Map<string, { readonly giveUp: () => void; readonly since: number }>();
  const admission = createAdmission(clock, refused => { log('warn', 'sip.flood', { connector: connectorId, refused }); });
  const reject = (request: Core.IncomingInviteRequest, statusCode: number) => { try { request.reject({ statusCode }); } catch { log('debug', 'sip.reject', { connector: connectorId }); } };

  return {
    /** The connection is gone: nothing more is heard of what rang. */
    clear: (): void => { ringing.clear(); },
    invited: (request: Core.IncomingInviteRequest): void => {
      const { message } = request;
      const oldest = ringing.size >= ringingAtMost ? ringing.values().next().value : undefined;
      const forgotten = oldest !== undefined && clock.mono() - oldest.since >= forgottenAfterMs;
      if (!admission.admits(oldest === undefined || forgotten)) { request.reject({ statusCode: 486 }); return; }
      oldest?.giveUp();
      const sipCallId = message.callId.slice(0, 255), told = { ...callerOf(message) };
      if (own.includes(partyText(told.party) ?? '')) {
        selfCalled();
        // of several refusals an exchange passes on the lowest: what the phone itself says is worth more than this
        request.reject({ statusCode: 488 });
        return;
      }
      const line = lineOf(message, users);
      try {
        request.trying();
        request.progress();
      } catch {
        log('warn', 'sip.bad-invite', { connector: connectorId });
        request.reject({ statusCode: 400 });
        return;
      }
      const giveUp = () => {
        expire();
        ringing.delete(sipCallId);
        reject(request, 480);
        softphone()?.withdrawn(sipCallId);
        legs.inviteExpired(sipCallId);
      };
      const expire = later(ringAtMostMs, giveUp);
      ringing.set(sipCallId, { giveUp, since: clock.mono() });
      request.delegate = {
        onCancel: cancel => {
          if (ringing.get(sipCallId)?.giveUp !== giveUp) return;   // of a connection that is gone
          expire();
          ringing.delete(sipCallId);
          reject(request, 487);
          softphone()?.withdrawn(sipCallId);
          legs.inviteCancelled(sipCallId, isCompletedElsewhere(cancel) ? 'elsewhere' : 'abandoned');
        },
      };
      legs.inviteArrived(sipCallId, line ? { ...told, line } : told);
      softphone()?.offered(sipCallId, request, () => { expire(); ringing.delete(sipCallId); });
    },
  };
}
