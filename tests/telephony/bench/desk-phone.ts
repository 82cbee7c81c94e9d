import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, tcpUp, type Child } from './child.ts';
import { wav } from './sound.ts';

export interface DeskPhone {
  readonly phone: string;
  accept(): Promise<void>;
  hangup(): Promise<void>;
  dial(number: string): Promise<void>;
  hold(on: boolean): Promise<void>;
  /** What it printed: keys pressed at the other side among it. */
  said(): string;
  /** What it hears in this talk, or heard in the last: a WAV that may still be written. */
  heardFile(): string | undefined;
}
export interface DeskPhoneConfig { readonly folder: string; readonly phone: string; readonly password: string; readonly domain: string; readonly sipPort: number; readonly firstPort: number; readonly mediaPort: number; /** What its microphone hears, Hz; silence when absent. */ readonly tone?: number | undefined }

const configOf = (folder: string, c: DeskPhoneConfig) => `poll_method epoll
sip_listen 127.0.0.1:${c.firstPort}
call_local_timeout 120
call_max_calls 4
audio_path /usr/share/baresip
audio_player aufile,${folder}/heard.wav
audio_source aufile,${folder}/said.wav
audio_alert aufile,${folder}/alert.wav
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports ${c.mediaPort}-${c.mediaPort + 7}
net_interface 127.0.0.1
module_path /usr/lib/baresip/modules
module g711.so
module aufile.so
${c.tone === undefined ? '' : 'module sndfile.so\n'}module uuid.so
module_tmp account.so
module_app menu.so
module_app contact.so
module ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${c.firstPort + 2}
snd_path ${folder}
`;

/** One command of baresip's ctrl_tcp: a netstring with JSON (`5:hello,`). Resolves with what the phone said. */
function command(port: number, name: string, params = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const stop = setTimeout(() => { socket.destroy(); reject(new Error(`The desk phone does not answer to "${name}".`)); }, 3_000);
    const done = (run: () => void) => { clearTimeout(stop); socket.destroy(); run(); };
    let held = Buffer.alloc(0);
    const json = Buffer.from(JSON.stringify({ command: name, params, token: 'stoika' }));
    socket.on('connect', () => { socket.write(Buffer.concat([Buffer.from(`${json.length}:`), json, Buffer.from(',')])); });
    socket.on('error', error => { done(() => { reject(error); }); });
    socket.on('data', data => {
      held = Buffer.concat([held, data]);
      for (let colon = held.indexOf(58); colon > 0; colon = held.indexOf(58)) {
        const length = Number(held.subarray(0, colon).toString());
        if (held.length < colon + length + 2) return;
        const message = JSON.parse(held.subarray(colon + 1, colon + 1 + length).toString()) as { response?: boolean; ok?: boolean; data?: string };
        held = held.subarray(colon + length + 2);
        if (!message.response) continue;
        done(() => { if (message.ok) resolve(message.data ?? ''); else reject(new Error(`The desk phone refused "${name}": ${message.data ?? ''}`)); });
        return;
      }
    });
  });
}

/** Starts baresip as a desk phone and waits until it is registered. */
export async function startDeskPhone(c: DeskPhoneConfig): Promise<{ readonly child: Child; readonly control: DeskPhone }> {
  const folder = join(c.folder, `phone-${c.phone}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'said.wav'), wav({ seconds: 30, rate: 8_000, hertz: c.tone }));
  writeFileSync(join(folder, 'config'), configOf(folder, c));
  writeFileSync(join(folder, 'contacts'), '');
  writeFileSync(join(folder, 'accounts'), `<sip:${c.phone}@${c.domain}>;auth_user=${c.phone};auth_pass=${c.password};outbound="sip:127.0.0.1:${c.sipPort};transport=udp";regint=60;audio_codecs=PCMA/8000/1,PCMU/8000/1;answermode=manual;sipnat=none\n`);
  const child = startChild(`phone-${c.phone}`, 'baresip', ['-f', folder, '-4'], { cwd: folder, limitSeconds: 900, killAfterSeconds: 0.5 });
  const port = c.firstPort + 2;
  await tcpUp(port, child);
  const plain = (text: string) => text.replace(/\x1b\[[0-9;]*m/g, '');
  const until = performance.now() + 10_000;
  while (!/\bOK\b/.test(plain(await command(port, 'reginfo')))) {
    if (performance.now() > until) throw new Error(`Desk phone ${c.phone} did not register:\n${child.output()}`);
    await sleep(50);
  }
  return {
    child,
    control: {
      phone: c.phone, said: () => plain(child.output(Infinity)),
      // baresip's sndfile writes both directions of each talk, named by time
      heardFile: () => { const last = readdirSync(folder).filter(name => name.endsWith('-dec.wav')).map(name => join(folder, name)).sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).at(-1); return last; },
      accept: async () => { await command(port, 'accept'); },
      hangup: async () => { await command(port, 'hangup'); },
      dial: async number => { await command(port, 'dial', `sip:${number}@${c.domain}`); },
      hold: async on => { await command(port, on ? 'hold' : 'resume'); },
    },
  };
}
