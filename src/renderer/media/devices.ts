import type { SoftphoneDevices } from '#shared/softphone/media.ts';

/** Setting the output is newer than the DOM's type list. */
export interface Sink { setSinkId(id: string): Promise<void> }

let chosen: SoftphoneDevices = { ringVolume: 70 };
const listeners = new Set<() => void>();

export const devices = {
  chosen: (): SoftphoneDevices => chosen,
  use: (given: SoftphoneDevices): void => { chosen = given; for (const listener of listeners) listener(); },
  /** Something was plugged in or out, or another device was chosen. */
  onChange: (listener: () => void): void => { listeners.add(listener); },
};
navigator.mediaDevices.addEventListener('devicechange', () => { for (const listener of listeners) listener(); });

/** Names repeat the system's choice under `default` and `communications`; each device is named once. */
export async function deviceNames(): Promise<{ microphones: string[]; speakers: string[] }> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const names = (kind: MediaDeviceKind) => [...new Set(all.filter((one) => one.kind === kind && one.label !== '' && one.deviceId !== 'default' && one.deviceId !== 'communications').map((one) => one.label))];
  return { microphones: names('audioinput'), speakers: names('audiooutput') };
}

/** Devices are remembered by name: ids are made anew at each start, and a headset put into another socket is still that headset. */
async function idOf(kind: MediaDeviceKind, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  return (await navigator.mediaDevices.enumerateDevices()).find((one) => one.kind === kind && one.label === name)?.deviceId;
}

export async function openMicrophone(): Promise<MediaStream> {
  const id = await idOf('audioinput', chosen.microphone);
  return navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(id === undefined ? {} : { deviceId: { exact: id } }) } });
}

/** Sends a sound to the chosen output; '' is the system's own. */
export async function sendTo(sink: Sink, which: 'speaker' | 'ringer'): Promise<void> {
  const id = await idOf('audiooutput', chosen[which]) ?? '';
  await sink.setSinkId(id).catch(() => sink.setSinkId('').catch(() => undefined));
}
