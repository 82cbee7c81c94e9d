import { devices, sendTo, type Sink } from './devices.ts';

type Note = readonly [hertz: number, from: number, seconds: number];
interface Tune { readonly notes: readonly Note[]; readonly every: number; readonly to: 'speaker' | 'ringer'; readonly loud: number }

/** Two soft strokes on the loudspeaker; a knock and the ringing of the line (425 Hz, 1 s in 5) in the headset. */
const tunes: Readonly<Record<'ring' | 'knock' | 'ringback', Tune>> = {
  ring: { notes: [[784, 0, 0.9], [988, 0.02, 0.9], [784, 0.45, 0.9], [1175, 0.47, 0.9]], every: 2.6, to: 'ringer', loud: 0.5 },
  knock: { notes: [[620, 0, 0.16], [620, 0.24, 0.16]], every: 5, to: 'speaker', loud: 0.12 },
  ringback: { notes: [[425, 0, 1]], every: 5, to: 'speaker', loud: 0.1 },
};

/** Plays one tune at a time, over and over until another or silence is asked for. */
export function createSounds() {
  let tune: 'off' | keyof typeof tunes = 'off';
  const now = () => tune;
  let stop: () => void = () => undefined;

  function start(what: Tune): () => void {
    const audio = new AudioContext(), volume = audio.createGain();
    volume.gain.value = what.to === 'ringer' ? what.loud * (devices.chosen().ringVolume / 100) ** 2 : what.loud;
    volume.connect(audio.destination);
    const round = () => {
      for (const [hertz, from, seconds] of what.notes) {
        const tone = audio.createOscillator(), shape = audio.createGain(), at = audio.currentTime + 0.02 + from;
        tone.frequency.value = hertz;
        shape.gain.setValueAtTime(0, at);
        shape.gain.linearRampToValueAtTime(0.5, at + 0.015);
        if (what.to === 'ringer') shape.gain.exponentialRampToValueAtTime(0.001, at + seconds);
        else { shape.gain.setValueAtTime(0.5, at + seconds - 0.02); shape.gain.linearRampToValueAtTime(0, at + seconds); }
        tone.connect(shape).connect(volume);
        tone.start(at);
        tone.stop(at + seconds + 0.05);
      }
    };
    let timer: ReturnType<typeof setInterval> | undefined, over = false;
    void sendTo(audio as unknown as Sink, what.to).then(() => audio.resume()).then(() => {
      if (over) return;
      round();
      timer = setInterval(round, what.every * 1000);
    });
    return () => {
      over = true;
      clearInterval(timer);
      void audio.close();
    };
  }
  const play = (what: 'off' | 'ring' | 'knock' | 'ringback'): void => {
    if (what === tune) return;
    stop();
    tune = what;
    stop = what === 'off' ? () => undefined : start(tunes[what]);
  };
  return {
    play,
    /** A trial of the ring; a real one goes on. */
    trial: async (): Promise<void> => {
      if (now() !== 'off') return;
      play('ring');
      await new Promise((done) => { setTimeout(done, 2_000); });
      if (now() === 'ring') play('off');
    },
  };
}
