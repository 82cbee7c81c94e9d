/** How loud a stream is now, 0 to 1: the root of the mean square, lifted so that speech stands in the middle. */
export interface Meter { level(): number; close(): void }

let context: AudioContext | undefined;
const shared = (): AudioContext => context ??= new AudioContext();

export function createMeter(stream: MediaStream): Meter {
  const audio = shared(), source = audio.createMediaStreamSource(stream), analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  void audio.resume();
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      return loudness(Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length));
    },
    close: () => { source.disconnect(); },
  };
}

/** -60 dB and less is silence, -6 dB is full. */
export function loudness(rms: number): number {
  if (rms <= 0) return 0;
  return Math.min(1, Math.max(0, (20 * Math.log10(rms) + 60) / 54));
}
