import type { Chime, LeadsView } from '#shared/leads/view.ts';

type Note = readonly [hertz: number, from: number, seconds: number];
/** Three rising glassy notes, unlike any telephone; a shorter echo of them later; a knuckle on wood during a talk. */
const tunes: Readonly<Record<Chime['kind'] | 'tick', { readonly notes: readonly Note[]; readonly loud: number }>> = {
  arrival: { notes: [[659, 0, 0.5], [880, 0.14, 0.6], [1319, 0.28, 0.9]], loud: 0.22 },
  reminder: { notes: [[880, 0, 0.4], [1319, 0.16, 0.7]], loud: 0.16 },
  tick: { notes: [[1000, 0, 0.05]], loud: 0.05 },
};

/** Plays the sound of a lead once. Never rejects: a PC without a loudspeaker still shows the list. */
export async function playChime(kind: Chime['kind'], sound: Exclude<LeadsView['sound'], 'off'>): Promise<void> {
  const { notes, loud } = tunes[sound === 'tick' ? 'tick' : kind];
  const audio = new AudioContext(), volume = audio.createGain();
  volume.gain.value = loud;
  volume.connect(audio.destination);
  await audio.resume().catch(() => undefined);
  for (const [hertz, from, seconds] of notes) {
    const tone = audio.createOscillator(), shape = audio.createGain(), at = audio.currentTime + 0.02 + from;
    tone.type = 'sine';
    tone.frequency.value = hertz;
    shape.gain.setValueAtTime(0, at);
    shape.gain.linearRampToValueAtTime(1, at + 0.012);
    shape.gain.exponentialRampToValueAtTime(0.001, at + seconds);
    tone.connect(shape).connect(volume);
    tone.start(at);
    tone.stop(at + seconds + 0.05);
  }
  setTimeout(() => { void audio.close(); }, 2500);
}
