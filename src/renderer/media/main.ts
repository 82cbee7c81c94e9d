import { MEDIA } from '#shared/ipc/channels-media.ts';
import type { MediaDeed, MediaQuestion } from '#shared/softphone/media.ts';
import { deviceNames, devices } from './devices.ts';
import { Fault, nameOf } from './fault.ts';
import { createSounds } from './sounds.ts';
import { createTrial } from './trial.ts';
import { createVoices } from './voices.ts';

// The softphone's page: it has the microphone, the ear and one port to main. It is never seen and knows no names.
const voices = createVoices(), sounds = createSounds(), trial = createTrial();

function answerTo(ask: MediaDeed): unknown {
  switch (ask.deed) {
    case 'use': devices.use(ask.devices); return null;
    case 'offer': return voices.offer(ask.voice, ask.direction);
    case 'answer': return voices.answer(ask.voice, ask.sdp);
    case 'accept': return voices.accept(ask.voice, ask.sdp, ask.early);
    case 'mute': voices.mute(ask.voice, ask.on); return null;
    case 'keys': return voices.keys(ask.voice, ask.digits);
    case 'close': voices.close(ask.voice); return null;
    case 'sound': sounds.play(ask.what); return null;
    case 'devices': return deviceNames();
    case 'levels': return voices.levels().then((talk) => talk ?? trial.levels());
    case 'record': return trial.record();
    case 'play': return trial.play();
    case 'ring': return sounds.trial();
    case 'ping': return null;
  }
}
async function answer(port: MessagePort, { id, ask }: MediaQuestion): Promise<void> {
  try {
    port.postMessage({ id, ok: true, value: await answerTo(ask) ?? null });
  } catch (error) {
    port.postMessage({ id, ok: false, fault: error instanceof Fault ? error.fault : 'failed', why: nameOf(error) });
  }
}
window.addEventListener('message', ({ data, ports: [port], source }) => {
  if (data !== MEDIA || source !== window || !port) return;
  port.addEventListener('message', (event: MessageEvent<MediaQuestion>) => { void answer(port, event.data); });
  port.start();
}, { once: true });
