import { devices, openMicrophone, sendTo, type Sink } from './devices.ts';
import { Fault } from './fault.ts';
import { createMeter, type Meter } from './meter.ts';

/** The meter of the settings lets the microphone go when nobody has looked for so long. */
const looksMs = 2_000;
const recordMs = 3_000;

/** What the settings try: the level of the microphone, and the echo of three seconds. Nothing of it leaves this page. */
export function createTrial() {
  let listening: { readonly stream: MediaStream; readonly meter: Meter } | undefined, timer: ReturnType<typeof setTimeout> | undefined;
  let opening: Promise<void> | undefined, echo: AudioBuffer | undefined, playing: Meter | undefined;

  const open = async (): Promise<MediaStream> => { try { return await openMicrophone(); } catch (error) { throw new Fault('no-microphone', error); } };
  const letGo = (): void => {
    clearTimeout(timer);
    listening?.meter.close();
    for (const track of listening?.stream.getTracks() ?? []) track.stop();
    listening = undefined;
  };
  devices.onChange(letGo);

  return {
    levels: async (): Promise<{ microphone: number; speaker: number }> => {
      clearTimeout(timer);
      timer = setTimeout(letGo, looksMs);
      if (!listening) {
        opening ??= open().then((stream) => { listening = { stream, meter: createMeter(stream) }; }).finally(() => { opening = undefined; });
        await opening;
      }
      return { microphone: listening?.meter.level() ?? 0, speaker: playing?.level() ?? 0 };
    },
    record: async (): Promise<{ peak: number }> => {
      const stream = await open(), recorder = new MediaRecorder(stream), parts: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => { parts.push(data); });
      const stopped = new Promise((done) => { recorder.addEventListener('stop', done, { once: true }); });
      recorder.start();
      setTimeout(() => { recorder.stop(); }, recordMs);
      await stopped;
      for (const track of stream.getTracks()) track.stop();
      const decoder = new OfflineAudioContext(1, 1, 48_000);
      echo = await decoder.decodeAudioData(await new Blob(parts).arrayBuffer());
      return { peak: Math.min(1, echo.getChannelData(0).reduce((most, one) => Math.max(most, Math.abs(one)), 0)) };
    },
    play: async (): Promise<void> => {
      if (!echo) throw new Fault('nothing-recorded');
      const audio = new AudioContext(), source = audio.createBufferSource(), out = audio.createMediaStreamDestination();
      await sendTo(audio as unknown as Sink, 'speaker');
      source.buffer = echo;
      source.connect(audio.destination);
      source.connect(out);
      playing = createMeter(out.stream);
      const ended = new Promise((done) => { source.addEventListener('ended', done, { once: true }); });
      await audio.resume();
      source.start();
      await ended;
      playing.close();
      playing = echo = undefined;
      await audio.close();
    },
  };
}
