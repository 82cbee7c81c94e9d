import type { Core } from 'sip.js';
import { AppError } from '#shared/kernel/errors.ts';
import { placeCall } from './place-call.ts';
import type { SoftCall, SoftphoneDeps, Transfer } from './soft-call.ts';
import { createVoiceSession, type VoiceSession, type VoiceSessionDeps } from './voice-session.ts';

type Talking = SoftCall & { session: VoiceSession };
interface TransferDeps extends SoftphoneDeps {
  readonly mustCore: () => Core.UserAgentCore;
  readonly sessionDeps: (voice: string) => Omit<VoiceSessionDeps, 'ended' | 'referred'>;
  readonly nextVoice: () => string;
  readonly setHold: (call: Talking, on: boolean) => Promise<void>;
  readonly news: (call: SoftCall) => void;
  readonly alive: (call: SoftCall) => boolean;
}

/** A colleague's phone rings that long at most before the caller is ours again. */
const ringsAtMostMs = 60_000;

/**
 * Handing a caller over (RFC 3515, 5589).
 *
 *   blind:    hold ─► REFER to ─202─► sent ─NOTIFY 2xx─► BYE      (NOTIFY ≥300, silence: the caller is ours again)
 *   consult:  hold ─► INVITE to ─200─► talking ─complete─► REFER to;Replaces ─► sent ─► BYE, the colleague's phone ends the word
 *                        └ refused, ended or cancelled: the caller is ours again
 */
export function createTransfers(deps: TransferDeps) {
  const { media, domain, connectorId, clock, log, legs, news, setHold, alive } = deps;

  const retrieve = (call: SoftCall): void => {
    if (alive(call) && call.session?.isHeld()) void setHold(call as Talking, false).catch((error: unknown) => { log('warn', 'sip.retrieve-failed', { connector: connectorId }, error); });
  };
  /** The caller is ours again, and the card says why. */
  const back = (call: SoftCall, trouble: 'transfer-refused' | 'colleague-refused' | undefined): void => {
    const { transfer } = call;
    if (!transfer) return;
    delete call.transfer;
    transfer.late?.();
    transfer.consult?.end();
    if (trouble) call.trouble = trouble; else delete call.trouble;
    news(call);
    retrieve(call);
  };
  const begin = async (call: Talking, to: string, state: Transfer['state']): Promise<Transfer> => {
    if (call.transfer) throw new AppError('conflict', 'telephony.transferring');
    const transfer: Transfer = call.transfer = { to, state };
    delete call.trouble;
    news(call);
    try {
      await setHold(call, true);
    } catch (error) {
      back(call, undefined);
      throw error;
    }
    return transfer;
  };
  const send = async (call: Talking, transfer: Transfer, target: string): Promise<void> => {
    transfer.state = 'sent';
    news(call);
    transfer.late = clock.after(ringsAtMostMs, () => { failed(call); });
    try {
      await call.session.refer(target);
    } catch (error) {
      failed(call);
      throw error;
    }
  };
  /** The colleague still on the line is spoken to again; without him the caller is. */
  function failed(call: SoftCall): void {
    const { transfer } = call;
    if (!transfer) return;
    transfer.late?.();
    if (transfer.consult?.replaces()) {
      transfer.state = 'talking';
      call.trouble = 'transfer-refused';
      news(call);
    } else back(call, 'transfer-refused');
  }
  const blind = async (call: Talking, to: string): Promise<void> => {
    const transfer = await begin(call, to, 'sent');
    await send(call, transfer, `sip:${to}@${domain}`);
  };
  /** What became of the REFER. */
  const referred = (call: SoftCall, status: number): void => {
    if (call.transfer?.state !== 'sent' || status < 200) return;
    if (status >= 300) { failed(call); return; }
    call.transfer.late?.();
    call.session?.bye('normal');
  };

  const consult = async (call: Talking, to: string): Promise<void> => {
    const core = deps.mustCore(), transfer = await begin(call, to, 'calling');
    const voice = deps.nextVoice();
    let session: VoiceSession | undefined, early = false, over = false, lost = false;
    const close = () => { over = true; media.close(voice); };
    const leave = () => { if (!over) { close(); if (call.transfer === transfer && transfer.state !== 'sent') back(call, 'colleague-refused'); } };
    try {
      const placed = await placeCall({
        core, domain, media, log, connectorId, voice, to, early: () => { early = true; news(call); }, refused: leave,
        answered: (dialog, description) => {
          if (over) { dialog.bye(); return; }
          session = createVoiceSession(dialog, { ...deps.sessionDeps(voice), ended: leave, referred: () => undefined });
          transfer.state = 'talking';
          news(call);
          if (lost) { void session.recover(); return; }
          media.accept(voice, description, false).catch((error: unknown) => { log('error', 'sip.voice-failed', { connector: connectorId }, error); session?.bye('failed'); });
        },
      });
      legs.hide(placed.sipCallId);
      if (call.transfer !== transfer || !alive(call)) { placed.cancel(); close(); return; }   // the caller hung up meanwhile
      transfer.consult = {
        get ringing() { return session === undefined && !early; },
        end: () => {
          if (over) return;
          close();
          if (session) session.bye('normal'); else placed.cancel();
        },
        drop: close,
        mute: async (on) => { await session?.mute(on); },
        keys: (digits) => session?.keys(digits),
        recover: () => { lost = session === undefined; return session?.recover(); },
        replaces: () => (over ? undefined : session?.replaces()),
      };
      news(call);
    } catch (error) {
      close();
      back(call, undefined);
      throw error;
    }
  };

  return {
    blind, consult, referred,
    complete: async (call: Talking): Promise<void> => {
      const { transfer } = call;
      if (!transfer || transfer.state === 'sent') throw new AppError('conflict', 'telephony.no-transfer');
      const place = transfer.consult?.replaces();
      if (place) { await send(call, transfer, `${place.uri}?Replaces=${place.header}`); return; }
      // he has not answered yet: the caller waits for him instead of us
      transfer.consult?.end();
      delete transfer.consult;
      await send(call, transfer, `sip:${transfer.to}@${domain}`);
    },
    cancel: async (call: Talking): Promise<void> => {
      if (!call.transfer || call.transfer.state === 'sent') throw new AppError('conflict', 'telephony.no-transfer');
      const { transfer } = call;
      delete call.transfer;
      transfer.consult?.end();
      news(call);
      await setHold(call, false);
    },
  };
}
