import * as z from 'zod';
import { AppError } from '#shared/kernel/errors.ts';
import { descriptionAnswer, devicesAnswer, levelsAnswer, mediaReply, recordAnswer, type MediaDeed, type SoftphoneDevices } from '#shared/softphone/media.ts';
import type { Cancel, Clock } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { MediaPort } from '../../modules/telephony/connectors/sip/index.ts';

/** The hidden window as seen from here: a port, and its end. */
export interface MediaDoor { post(message: unknown): void; close(): void }
export interface MediaDoorEvents {
  /** The page runs and has its port. */
  ready(): void;
  message(data: unknown): void;
  /** Closed, fallen or never loaded. */
  gone(reason: string): void;
}
export type OpenMediaDoor = (events: MediaDoorEvents) => MediaDoor;

/** A question that is not answered in this time fails; the page is then asked whether it lives at all. */
const answerMs = 5_000, pingMs = 2_000;
/** The trials of the settings record and play for three seconds. */
const longMs = 9_000;
/** A window that falls again and again is left shut for a while: the calls end in order, the program works on. */
const fallsAtMost = 3, fallsWithinMs = 60_000, restMs = 30_000;

interface Asked { readonly resolve: (value: unknown) => void; readonly reject: (error: AppError) => void; readonly late: Cancel }
export type MediaClient = ReturnType<typeof createMediaClient>;

/**
 * The voice of this PC, asked over a port. The window opens when it is first needed, is closed when it hangs, and opens
 * again by itself; whatever waits for an answer then fails at once.
 */
export function createMediaClient({ open, clock, log, devices }: { readonly open: OpenMediaDoor; readonly clock: Clock; readonly log: Log; readonly devices: () => SoftphoneDevices }) {
  const asked = new Map<number, Asked>(), lost = new Set<() => void>();
  let door: MediaDoor | undefined, ready = false, waiting: (() => void)[] = [], number = 0, shut = false, falls: number[] = [], sounding = 'off';

  function gone(mine: MediaDoor, reason: string): void {
    if (door !== mine) return;
    log(reason === 'closed' ? 'info' : 'error', 'softphone.window-gone', { reason });
    door = undefined;
    ready = false;
    waiting = [];
    falls = [...falls.filter((at) => clock.mono() - at < fallsWithinMs), clock.mono()];
    for (const one of Array.from(asked.values())) one.reject(new AppError('connector-failed', 'media.silent'));
    sounding = 'off';
    for (const listener of lost) listener();
  }
  function begin(): void {
    if (door || shut) return;
    if (falls.length >= fallsAtMost && clock.mono() - (falls.at(-1) ?? 0) < restMs) throw new AppError('connector-failed', 'media.silent');
    const mine: MediaDoor = door = open({
      ready: () => {
        if (door !== mine) return;
        ready = true;
        void ask({ deed: 'use', devices: devices() }, z.null()).catch(() => undefined);
        for (const run of waiting.splice(0)) run();
      },
      message: (data) => { if (door === mine) answered(data); },
      gone: (reason) => { gone(mine, reason); },
    });
  }
  function answered(data: unknown): void {
    const reply = mediaReply.safeParse(data);
    const one = reply.success ? asked.get(reply.data.id) : undefined;
    if (!reply.success || !one) return;
    if (reply.data.ok) one.resolve(reply.data.value);
    else log('warn', 'softphone.refused', { fault: reply.data.fault, why: reply.data.why });
    if (!reply.data.ok) one.reject(new AppError(reply.data.fault === 'no-microphone' ? 'conflict' : 'connector-failed', `media.${reply.data.fault}`, { why: reply.data.why }));
  }
  /** A page that does not answer either is slow, or hangs: one that hangs is closed. */
  function isAlive(mine: MediaDoor | undefined): void {
    if (!mine || door !== mine) return;
    put({ deed: 'ping' }, pingMs).catch(() => {
      if (door !== mine) return;
      mine.close();
      gone(mine, 'hang');
    });
  }
  function put(question: MediaDeed, withinMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++number, settle = () => { asked.get(id)?.late(); asked.delete(id); };
      const late = clock.after(withinMs, () => { settle(); reject(new AppError('connector-failed', 'media.silent')); if (question.deed !== 'ping') isAlive(door); });
      asked.set(id, { late, resolve: (value) => { settle(); resolve(value); }, reject: (error) => { settle(); reject(error); } });
      const send = () => { if (asked.has(id)) door?.post({ id, ask: question }); };
      if (ready) send(); else waiting.push(send);
    });
  }
  async function ask<T>(question: MediaDeed, answer: z.ZodType<T>, withinMs = answerMs): Promise<T> {
    begin();
    const parsed = answer.safeParse(await put(question, withinMs));
    if (!parsed.success) throw new AppError('connector-failed', 'media.failed');
    return parsed.data;
  }
  /** For what needs no answer and opens no window. */
  const tell = (question: MediaDeed): void => { if (door) put(question, answerMs).catch(() => undefined); };

  const port: MediaPort = {
    prepare: () => { try { begin(); } catch { log('debug', 'softphone.resting'); } },
    offer: (voice, direction) => ask({ deed: 'offer', voice, direction }, descriptionAnswer),
    answer: (voice, sdp) => ask({ deed: 'answer', voice, sdp }, descriptionAnswer),
    accept: async (voice, sdp, early) => { await ask({ deed: 'accept', voice, sdp, early }, z.null()); },
    mute: async (voice, on) => { await ask({ deed: 'mute', voice, on }, z.null()); },
    keys: (voice, digits) => ask({ deed: 'keys', voice, digits }, z.boolean()),
    close: (voice) => { tell({ deed: 'close', voice }); },
    sound: (what) => {
      if (what === sounding) return;
      sounding = what;
      if (what === 'off') { tell({ deed: 'sound', what }); return; }
      ask({ deed: 'sound', what }, z.null()).catch((error: unknown) => { log('warn', 'softphone.no-sound', {}, error); });
    },
    onLost: (listener) => { lost.add(listener); return () => { lost.delete(listener); }; },
  };
  return {
    port,
    devices: () => ask({ deed: 'devices' }, devicesAnswer),
    levels: () => ask({ deed: 'levels' }, levelsAnswer),
    record: () => ask({ deed: 'record' }, recordAnswer, longMs),
    play: async () => { await ask({ deed: 'play' }, z.null(), longMs); },
    ring: async () => { await ask({ deed: 'ring' }, z.null(), longMs); },
    /** Other devices were chosen. */
    use: (): void => { tell({ deed: 'use', devices: devices() }); },
    close: (): void => {
      shut = true;
      const mine = door;
      door = undefined;
      for (const one of Array.from(asked.values())) one.reject(new AppError('connector-failed', 'media.silent'));
      mine?.close();
    },
  };
}
