import { AppError } from '#shared/kernel/errors.ts';
import type { MediaPort, Sound } from '#main/modules/telephony/connectors/sip/index.ts';

export type FakeMedia = ReturnType<typeof createFakeMedia>;

/** A microphone and an ear in memory: descriptions are words, what would be heard is a list. It can lose its microphone and fall. */
export function createFakeMedia() {
  const open = new Map<string, { direction: string; muted: boolean; heard: string[] }>();
  const lost = new Set<() => void>();
  const keys: string[] = [], sounds: Sound[] = [];
  let microphone = true, windowStands = true, offers = 0, telephoneEvents = true;
  const must = (voice: string) => {
    if (!windowStands) throw new AppError('connector-failed', 'media.silent');
    const found = open.get(voice);
    if (!found) throw new AppError('connector-failed', 'media.no-voice');
    return found;
  };
  const begin = (voice: string, direction: string) => {
    if (!windowStands) throw new AppError('connector-failed', 'media.silent');
    if (!microphone) throw new AppError('conflict', 'media.no-microphone');
    const known = open.get(voice) ?? { direction, muted: false, heard: [] };
    known.direction = direction;
    open.set(voice, known);
  };
  const port: MediaPort = {
    prepare: () => undefined,
    offer: (voice, direction) => Promise.resolve().then(() => { begin(voice, direction); return `v=0\r\ns=${voice} offer ${String(++offers)}\r\na=${direction}\r\n`; }),
    answer: (voice, offer) => Promise.resolve().then(() => {
      begin(voice, 'sendrecv');
      open.get(voice)!.heard.push(offer);
      return `v=0\r\ns=${voice} answer\r\na=sendrecv\r\n`;
    }),
    accept: (voice, answer) => Promise.resolve().then(() => { must(voice).heard.push(answer); }),
    mute: (voice, on) => Promise.resolve().then(() => { must(voice).muted = on; }),
    keys: (voice, digits) => Promise.resolve().then(() => { must(voice); if (telephoneEvents) keys.push(digits); return telephoneEvents; }),
    close: (voice) => { open.delete(voice); },
    sound: (what) => { if (sounds.at(-1) !== what) sounds.push(what); },
    onLost: (listener) => { lost.add(listener); return () => { lost.delete(listener); }; },
  };
  return {
    port, keys, sounds,
    voices: () => [...open.values()],
    setMicrophone: (there: boolean): void => { microphone = there; },
    setTelephoneEvents: (taken: boolean): void => { telephoneEvents = taken; },
    /** The window falls with every voice in it; it stands again at once, or never. */
    fall: (again = true): void => { open.clear(); windowStands = again; for (const listener of lost) listener(); },
  };
}
