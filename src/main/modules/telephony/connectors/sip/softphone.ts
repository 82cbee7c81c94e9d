import type { Core } from 'sip.js';
import { AppError } from '#shared/kernel/errors.ts';
import type { EndCause } from '#shared/telephony/call.ts';
import { partyOf } from '#shared/telephony/party.ts';
import type { Voice } from '#shared/telephony/voice.ts';
import { placeCall, refusalCause } from './place-call.ts';
import type { SoftCall, SoftphoneDeps } from './soft-call.ts';
import { createTransfers } from './transfers.ts';
import { createVoiceSession, sdpBody, sdpOf, type VoiceSession, type VoiceSessionDeps } from './voice-session.ts';

export type Softphone = ReturnType<typeof createSoftphone>;

/**
 * The phone itself, where there is no desk phone: signalling here, the voice in a window behind MediaPort.
 *
 *   offered ─answer─► answering ─200─► talking ◄─hold─► held ─┐
 *      │                 │ no microphone: offered again       ├─ BYE ─► over
 *   dial ──► calling ─200──────────► talking ─────────────────┘
 *
 * One voice speaks at a time: whoever is answered, dialled or retrieved puts the others on hold first.
 */
export function createSoftphone(deps: SoftphoneDeps) {
  const { media, domain, connectorId, clock, random, log, legs, changed } = deps;
  const calls = new Map<string, SoftCall>();
  let voices = 0;
  const run = Math.floor(random() * 2 ** 40).toString(36), nextVoice = () => `${run}-${++voices}`;

  const sounds = (): void => {
    const all = [...calls.values()], busy = all.some((one) => one.state !== 'offered');
    const waiting = all.some((one) => (one.state === 'calling' && !one.early) || (one.transfer?.consult?.ringing ?? false));
    media.sound(all.some((one) => one.state === 'offered') ? (busy ? 'knock' : 'ring') : waiting ? 'ringback' : 'off');
  };
  const news = (call: SoftCall): void => { sounds(); changed(call.key); };
  const over = (call: SoftCall, cause: EndCause): void => {
    if (!calls.delete(call.sipCallId)) return;
    call.transfer?.consult?.end();
    media.close(call.voice);
    sounds();
    legs.endedHere(call.sipCallId, cause);
  };
  const mustFind = (key: string): SoftCall => {
    const call = [...calls.values()].find((one) => one.key === key);
    if (!call) throw new AppError('conflict', 'telephony.cannot-answer');   // a handset has it
    return call;
  };
  const mustTalk = (key: string): SoftCall & { session: VoiceSession } => {
    const call = mustFind(key);
    if (!call.session) throw new AppError('conflict', 'telephony.not-answered');
    return call as SoftCall & { session: VoiceSession };
  };
  const mustCore = (): Core.UserAgentCore => {
    const core = deps.core();
    if (!core) throw new AppError('offline', 'telephony.unreachable');
    return core;
  };
  const sessionDeps = (voice: string): Omit<VoiceSessionDeps, 'ended' | 'referred'> => ({ media, voice, clock, random, log, connectorId, contact: mustCore().configuration.contact.toString() });

  const setHold = async (call: SoftCall & { session: VoiceSession }, on: boolean): Promise<void> => {
    await call.session.hold(on);
    if (calls.has(call.sipCallId)) { legs.heldHere(call.sipCallId, on); news(call); }
  };
  const onlyVoice = async (mine?: SoftCall): Promise<void> => {
    for (const other of calls.values()) if (other !== mine && other.session && !other.session.isHeld()) await setHold(other as SoftCall & { session: VoiceSession }, true);
  };
  const transfers = createTransfers({ ...deps, mustCore, sessionDeps, nextVoice, setHold, news, alive: (call) => calls.has(call.sipCallId) });

  const established = (call: SoftCall, session: Core.Session): VoiceSession => {
    const answered = call.request !== undefined;
    call.state = 'talking';
    delete call.request;
    delete call.placed;
    return call.session = createVoiceSession(session, {
      ...sessionDeps(call.voice), answered, ended: (cause) => { over(call, cause); }, referred: (status) => { transfers.referred(call, status); },
    });
  };
  const recover = async (call: SoftCall): Promise<void> => {
    if (!call.session) { if (call.state === 'calling') call.mute = true; return; }
    call.trouble = 'voice-restoring';
    news(call);
    if (await call.session.recover()) {
      if (call.trouble === 'voice-restoring') delete call.trouble;
      if (calls.has(call.sipCallId)) news(call);
    } else changed(call.key, 'voice-lost');
  };
  const stopListening = media.onLost(() => {
    for (const call of calls.values()) {
      void recover(call);
      void call.transfer?.consult?.recover();
    }
    sounds();
  });

  return {
    /** An INVITE rings on this phone; the account answers its CANCEL. */
    offered: (sipCallId: string, request: Core.IncomingInviteRequest, taken: () => void): void => {
      const key = legs.keyOf(sipCallId);
      if (key === undefined) return;
      calls.set(sipCallId, { sipCallId, key, voice: nextVoice(), state: 'offered', request, taken });
      sounds();
    },
    /** The caller gave up, another phone took it, or it rang too long: the account has told the desk. */
    withdrawn: (sipCallId: string): void => {
      const call = calls.get(sipCallId);
      if (!call || call.session) return;
      calls.delete(sipCallId);
      media.close(call.voice);
      sounds();
    },
    voice: (key: string): Voice | undefined => {
      const call = [...calls.values()].find((one) => one.key === key);
      if (!call) return undefined;
      const { transfer, trouble } = call;
      return { muted: call.session?.isMuted() ?? false, ...(transfer ? { transfer: { to: transfer.to, state: transfer.state } } : {}), ...(trouble === undefined ? {} : { trouble }) };
    },
    knows: (callKey: string): boolean => [...calls.values()].some((one) => one.key === callKey),
    answer: async (key: string): Promise<void> => {
      const call = mustFind(key), { request } = call;
      if (call.state !== 'offered' || !request) throw new AppError('conflict', 'telephony.already-answered');
      call.state = 'answering';
      delete call.trouble;
      news(call);
      try {
        await onlyVoice(call);
        const offer = sdpOf(request.message);
        const description = offer === undefined ? await media.offer(call.voice, 'sendrecv') : await media.answer(call.voice, offer);
        if (!calls.has(call.sipCallId)) throw new AppError('not-found', 'telephony.no-call');   // given up meanwhile
        const { contact } = mustCore().configuration;
        const { session } = request.accept({ statusCode: 200, extraHeaders: [`Contact: ${contact.toString()}`, 'Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, INFO, OPTIONS'], body: sdpBody(description) });
        call.taken?.();
        const voice = established(call, session);
        if (offer === undefined) voice.awaitAnswer();
        legs.takenHere(call.sipCallId);
        news(call);
      } catch (error) {
        if (call.state === 'answering' && calls.has(call.sipCallId)) {
          // it rings on: another phone may take it, or this one once it has a microphone
          call.state = 'offered';
          call.trouble = error instanceof AppError && error.reason === 'media.no-microphone' ? 'no-microphone' : 'voice-failed';
          media.close(call.voice);
          news(call);
        }
        throw error;
      }
    },
    dial: async (to: string): Promise<{ readonly callKey: string }> => {
      const core = mustCore();
      await onlyVoice();
      const call: { value?: SoftCall } = {}, voice = nextVoice();
      const placed = await placeCall({
        core, domain, media, log, connectorId, voice, to,
        early: () => { if (call.value) { call.value.early = true; sounds(); } },
        answered: (dialog, description) => {
          const mine = call.value;
          if (!mine || !calls.has(mine.sipCallId)) { dialog.bye(); return; }
          const session = established(mine, dialog);
          legs.takenHere(mine.sipCallId);
          news(mine);
          if (mine.mute) { void recover(mine); return; }
          media.accept(voice, description, false).catch((error: unknown) => { log('error', 'sip.voice-failed', { connector: connectorId }, error); session.bye('failed'); });
        },
        refused: (status) => { if (call.value) over(call.value, refusalCause(status)); },
      }).catch((error: unknown) => { media.close(voice); throw error; });
      const key = legs.dialledHere(placed.sipCallId, { party: partyOf(to) });
      call.value = { sipCallId: placed.sipCallId, key, voice, state: 'calling', placed };
      calls.set(placed.sipCallId, call.value);
      news(call.value);
      return { callKey: key };
    },
    hangup: (key: string): void => {
      const call = mustFind(key);
      if (call.session) { call.session.bye('normal'); return; }
      if (call.placed) { call.placed.cancel(); over(call, 'no-answer'); return; }
      call.taken?.();
      try { call.request?.reject({ statusCode: 486 }); } catch { log('debug', 'sip.reject', { connector: connectorId }); }
      over(call, 'rejected');
    },
    hold: async (key: string, on: boolean): Promise<void> => {
      const call = mustTalk(key);
      if (call.transfer) throw new AppError('conflict', 'telephony.transferring');
      if (call.trouble !== 'voice-restoring') delete call.trouble;   // read and acted upon
      if (!on) await onlyVoice(call);
      await setHold(call, on);
    },
    mute: async (key: string, on: boolean): Promise<void> => {
      const call = mustTalk(key);
      await call.session.mute(on);
      await call.transfer?.consult?.mute(on);
      news(call);
    },
    keys: (key: string, digits: string): Promise<void> => {
      const call = mustTalk(key);
      return call.transfer?.consult?.keys(digits) ?? call.session.keys(digits);
    },
    blindTransfer: (key: string, to: string): Promise<void> => transfers.blind(mustTalk(key), to),
    startTransfer: (key: string, to: string): Promise<void> => transfers.consult(mustTalk(key), to),
    completeTransfer: (key: string): Promise<void> => transfers.complete(mustTalk(key)),
    cancelTransfer: (key: string): Promise<void> => transfers.cancel(mustTalk(key)),
    /** The exchange is out of sight, and our talks with it. */
    drop: (): void => {
      const lost = [...calls.values()];
      calls.clear();
      for (const call of lost) { call.transfer?.consult?.drop(); media.close(call.voice); }
      if (lost.length > 0) media.sound('off');
    },
    /** The program goes: nobody is left talking to silence. */
    leave: (): void => {
      for (const call of calls.values()) {
        call.transfer?.consult?.end();
        if (call.session) call.session.bye('normal');
        else if (call.placed) call.placed.cancel();
      }
    },
    stop: stopListening,
  };
}
