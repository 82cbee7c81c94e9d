import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wav } from '../../telephony/bench/sound.ts';
import { inMain, newFolder, type RunningDesk } from './desk.ts';

/** What the microphone of the program under test hears, Hz. */
export const spoken = 660;

/** Switches that put a tone where the microphone is; the program grants itself the rest. */
export function fakeMicrophone(): readonly string[] {
  const file = join(newFolder('voice'), 'spoken.wav');
  writeFileSync(file, wav({ seconds: 20, rate: 48_000, hertz: spoken }));
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${file}`];
}

const mediaUrl = 'app://stoika/media.html';
/** Runs a script in the softphone's hidden page. */
export const inMedia = <T>(desk: RunningDesk, script: string): Promise<T> => inMain(desk, ({ webContents }, [url, text]) => {
  const page = webContents.getAllWebContents().find((one) => one.getURL() === url);
  if (!page) throw new Error('The softphone has no window.');
  return page.executeJavaScript(text, true) as Promise<T>;
}, [mediaUrl, script] as const);

/** Process numbers of the softphone's pages: one, or none. */
export const mediaProcesses = (desk: RunningDesk): Promise<number[]> => inMain(desk, ({ webContents }, url) => webContents.getAllWebContents().filter((one) => one.getURL() === url).map((one) => one.getOSProcessId()), mediaUrl);
export const killMedia = (desk: RunningDesk): Promise<void> => inMain(desk, ({ webContents }, url) => { for (const one of webContents.getAllWebContents()) if (one.getURL() === url) one.forcefullyCrashRenderer(); }, mediaUrl);

/** From now on the test sees the connections of this page; a page opened anew is watched anew. */
export const watchVoices = (desk: RunningDesk): Promise<null> => inMedia(desk, `globalThis.seen ??= (() => {
  const Real = RTCPeerConnection, seen = [];
  globalThis.RTCPeerConnection = class extends Real { constructor(...given) { super(...given); seen.push(this); } };
  return seen;
})(); null`);
export interface VoiceStats { readonly sent: number; readonly said: number; readonly direction: string }
/** What the first voice alive sends: packets so far, how loud its microphone is (0 to 1), and what was agreed. */
export const voiceStats = (desk: RunningDesk): Promise<VoiceStats> => inMedia(desk, `(async () => {
  const voice = globalThis.seen.find((one) => one.connectionState !== 'closed'), all = [...(await voice.getStats()).values()];
  return { sent: all.find((one) => one.type === 'outbound-rtp').packetsSent, said: all.find((one) => one.type === 'media-source').audioLevel, direction: voice.getTransceivers()[0].currentDirection };
})()`);
