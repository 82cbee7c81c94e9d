// A display to draw on: the one that is there, or an invisible one of our own.
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, stopChild } from './child.mjs';
import { folder, isRoot } from './places.mjs';
import { Stop, say } from './say.mjs';

/** An X authority entry for any display ("wild" family), so that it can be written before the number is known. */
function ticket() {
  const field = (content) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(content.length);
    return Buffer.concat([length, content]);
  };
  return Buffer.concat([Buffer.from([0xff, 0xff]), field(Buffer.alloc(0)), field(Buffer.alloc(0)), field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(randomBytes(16))]);
}

let opened = 0;

/** `{ env, stop }`: what a child needs in its environment. `size` is of the invisible display. */
export async function openDisplay({ always = false, size = '1920x1080' } = {}) {
  if (process.platform !== 'linux' || (!always && (process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']))) return { env: {}, invisible: false, stop: () => Promise.resolve() };
  const authority = join(folder('displays'), `${process.pid}-${++opened}.xauth`);
  writeFileSync(authority, ticket(), { mode: 0o600 });
  chmodSync(authority, 0o600);
  if (isRoot) chownSync(authority, 65_534, 65_534);
  const child = start('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-auth', authority, '-noreset'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve) => {
    const timer = setTimeout(resolve, 15_000, undefined);
    const end = (value) => { clearTimeout(timer); resolve(value); };
    child.stdio[3].once('data', (data) => { end(data.toString().trim()); });
    child.once('error', () => { end(undefined); });
    child.once('close', () => { end(undefined); });
  });
  if (!number) throw new Stop('there is no display, and the invisible one (Xvfb) did not start.');
  say(`-> Display: an invisible one (Xvfb :${number}, ${size})${always ? '' : ', because none is set here'}`);
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, invisible: true, stop: () => stopChild(child) };
}
