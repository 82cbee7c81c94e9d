const rate = 8_000;
/** An hour and a half of samples is as much memory as a picture of it is worth; longer ones have a plain line. */
const mostSamples = rate * 60 * 90;

/** Decodes on the browser's own thread, and reads the samples on a worker's. Undefined for a sound it cannot decode. */
export async function waveformOf(bytes: Uint8Array, parts: number, signal: AbortSignal): Promise<readonly number[] | undefined> {
  try {
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.slice().buffer);
    if (signal.aborted || sound.length > mostSamples) return undefined;
    const samples = sound.getChannelData(0).slice(), worker = new Worker(new URL('./peaks.worker.ts', import.meta.url), { type: 'module' });
    try {
      return await new Promise<readonly number[] | undefined>((done) => {
        worker.addEventListener('message', ({ data }: MessageEvent<number[]>) => { done(data); });
        worker.addEventListener('error', () => { done(undefined); });
        signal.addEventListener('abort', () => { done(undefined); });
        worker.postMessage({ samples, parts }, [samples.buffer]);
      });
    } finally {
      worker.terminate();
    }
  } catch {
    return undefined;
  }
}
