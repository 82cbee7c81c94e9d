import { devices, openMicrophone, sendTo } from './devices.ts';
import { Fault } from './fault.ts';
import { createMeter, loudness, type Meter } from './meter.ts';

interface Voice {
  readonly connection: RTCPeerConnection;
  readonly ear: HTMLAudioElement;
  microphone: MediaStream;
  meter: Meter;
  muted: boolean;
  /** What was last agreed, and what is being offered. */
  held: boolean;
  holding: boolean;
}
/** Host candidates come at once; a PC with many networks must not keep the caller waiting for the last one. */
const gatherMs = 700;
const spoken: ReadonlySet<string> = new Set(['audio/opus', 'audio/G722', 'audio/PCMA', 'audio/PCMU', 'audio/telephone-event']);

function gathered(connection: RTCPeerConnection): Promise<void> {
  if (connection.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((done) => {
    const timer = setTimeout(done, gatherMs);
    connection.addEventListener('icegatheringstatechange', () => { if (connection.iceGatheringState === 'complete') { clearTimeout(timer); done(); } });
  });
}

/** One RTCPeerConnection for each dialog of main's; it alone decides what they are told. */
export function createVoices() {
  const voices = new Map<string, Voice>();
  const opening = new Map<string, Promise<Voice>>();

  const apply = (voice: Voice): void => {
    for (const track of voice.microphone.getTracks()) track.enabled = !voice.muted && !voice.held;
    voice.ear.muted = voice.held;
  };
  async function open(id: string): Promise<Voice> {
    let microphone: MediaStream;
    try { microphone = await openMicrophone(); } catch (error) { throw new Fault('no-microphone', error); }
    // no servers: the exchange is in the clinic's network or has an address of its own; no bundle, which phones know nothing of
    const connection = new RTCPeerConnection({ iceServers: [], rtcpMuxPolicy: 'require' }), ear = new Audio();
    ear.autoplay = true;
    for (const track of microphone.getTracks()) connection.addTrack(track, microphone);
    connection.addEventListener('track', ({ track }) => {
      ear.srcObject = new MediaStream([track]);
      void ear.play().catch(() => undefined);
    });
    await sendTo(ear, 'speaker');
    const voice: Voice = { connection, ear, microphone, meter: createMeter(microphone), muted: false, held: false, holding: false };
    voices.set(id, voice);
    return voice;
  }
  const wanted = (id: string): Promise<Voice> => {
    const known = voices.get(id);
    if (known) return Promise.resolve(known);
    const one = opening.get(id) ?? open(id).finally(() => { opening.delete(id); });
    opening.set(id, one);
    return one;
  };
  const must = (id: string): Voice => {
    const voice = voices.get(id);
    if (!voice) throw new Fault('no-voice');
    return voice;
  };
  const prefer = ({ connection }: Voice): void => {
    const codecs = RTCRtpReceiver.getCapabilities('audio')?.codecs.filter((codec) => spoken.has(codec.mimeType));
    for (const transceiver of connection.getTransceivers()) if (codecs?.length) transceiver.setCodecPreferences(codecs);
  };
  const local = async ({ connection }: Voice): Promise<string> => {
    await gathered(connection);
    return connection.localDescription?.sdp ?? '';
  };
  const described = async <T>(work: () => Promise<T>): Promise<T> => {
    try { return await work(); } catch (error) { throw error instanceof Fault ? error : new Fault('bad-description', error); }
  };
  const close = (id: string): void => {
    const voice = voices.get(id);
    voices.delete(id);
    if (!voice) return;
    voice.meter.close();
    voice.connection.close();
    voice.ear.srcObject = null;
    for (const track of voice.microphone.getTracks()) track.stop();
  };
  devices.onChange(() => {
    for (const voice of voices.values()) {
      void sendTo(voice.ear, 'speaker');
      void openMicrophone().then(async (microphone) => {
        const [track] = microphone.getAudioTracks();
        await voice.connection.getSenders()[0]?.replaceTrack(track ?? null);
        for (const old of voice.microphone.getTracks()) old.stop();
        voice.meter.close();
        voice.microphone = microphone;
        voice.meter = createMeter(microphone);
        apply(voice);
      }).catch(() => undefined);
    }
  });

  return {
    offer: (id: string, direction: 'sendrecv' | 'sendonly') => described(async () => {
      const voice = await wanted(id), { connection } = voice;
      if (connection.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' });
      prefer(voice);
      for (const transceiver of connection.getTransceivers()) transceiver.direction = direction;
      voice.holding = direction === 'sendonly';
      await connection.setLocalDescription(await connection.createOffer());
      return local(voice);
    }),
    answer: (id: string, sdp: string) => described(async () => {
      const voice = await wanted(id), { connection } = voice;
      if (connection.signalingState === 'have-local-offer') await connection.setLocalDescription({ type: 'rollback' });
      await connection.setRemoteDescription({ type: 'offer', sdp });
      prefer(voice);
      await connection.setLocalDescription(await connection.createAnswer());
      return local(voice);
    }),
    accept: (id: string, sdp: string, early: boolean) => described(async () => {
      const voice = must(id), { connection } = voice;
      if (connection.signalingState === 'stable') return;   // told already, with the ringing
      await connection.setRemoteDescription({ type: early ? 'pranswer' : 'answer', sdp });
      voice.held = voice.holding;
      apply(voice);
    }),
    mute: (id: string, on: boolean): void => {
      const voice = must(id);
      voice.muted = on;
      apply(voice);
    },
    keys: (id: string, digits: string): boolean => {
      const dtmf = must(id).connection.getSenders()[0]?.dtmf;
      if (!dtmf?.canInsertDTMF) return false;
      dtmf.insertDTMF(dtmf.toneBuffer + digits, 160, 70);
      return true;
    },
    close: (id: string): void => {
      close(id);
      void opening.get(id)?.then(() => { close(id); }, () => undefined);
    },
    /** How loud we and the other side are; undefined where nobody talks. */
    levels: async (): Promise<{ microphone: number; speaker: number } | undefined> => {
      const voice = [...voices.values()].find((one) => !one.held);
      if (!voice) return undefined;
      let heard = 0;
      for (const report of (await voice.connection.getStats()).values() as Iterable<{ readonly type: string; readonly audioLevel?: number }>) if (report.type === 'inbound-rtp') heard = report.audioLevel ?? 0;
      return { microphone: voice.muted ? 0 : voice.meter.level(), speaker: loudness(heard) };
    },
  };
}
