import { rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { startBench, type Bench } from '../telephony/bench/index.ts';
import { strengthOf, tailOf } from '../telephony/bench/sound.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { sipAccountOf } from './support/exchange.ts';
import { ask, signIn } from './support/hands.ts';
import { fakeMicrophone, inMedia, killMedia, mediaProcesses, spoken } from './support/headset.ts';
import { prepareProfile } from './support/profile.ts';
import { slow, soon } from './support/reception.ts';
import { windowSettings } from './support/settings.ts';

/** Сафин Олег has a telephone that says a tone and writes down what it hears. */
const patient = '+79001000202', saidThere = 880;

describe('the softphone at a real exchange, with a patient who has a real phone', () => {
  let bench: Bench, desk: RunningDesk;
  beforeAll(async () => {
    bench = await startBench({ phones: ['101', patient], deskPhones: [patient], voices: { tone: saidThere } });
    desk = await launchDesk({ profile: prepareProfile({ sip: [sipAccountOf(bench, '101')], softphone: '101' }), args: fakeMicrophone() });
    await signIn(desk.page);
    await desk.page.getByText('Связь с АТС есть').waitFor({ timeout: slow });
  });
  afterEach(async () => {
    for (const card of (await snapshot()).cards) if (card.voice) await ask(desk.page, 'telephony.hangup', { callId: card.callId }).catch(() => undefined);
    await expect.poll(async () => (await snapshot()).cards.filter((card) => !card.closable).length, { timeout: soon }).toBe(0);
  });
  afterAll(async () => {
    await desk.close();
    rmSync(desk.profile, { recursive: true, force: true });
    await bench.stop();
  });

  const snapshot = () => ask<DeskSnapshot>(desk.page, 'desk.snapshot');
  const card = (status: string) => desk.page.locator(`[data-testid="call-card"][data-status="${status}"]`);
  /** How strong a tone is in what the patient's phone writes down now; 0 while it writes nothing. */
  const heard = async (...hertz: readonly number[]): Promise<number[]> => {
    const file = bench.deskPhone(patient).heardFile(), size = () => (file === undefined ? 0 : statSync(file).size), from = size();
    await sleep(400);
    const seconds = (size() - from) / 2 / 8_000, now = file !== undefined && seconds > 0.1 ? tailOf(file, seconds) : undefined;
    return hertz.map((one) => (now ? strengthOf(now, one) : 0));
  };
  /** Our tone in what the patient's phone hears, his in our ear: both, and no other tone. */
  const bothWays = async () => {
    await expect.poll(async () => {
      const [ours, his, none] = await heard(spoken, saidThere, 500) as [number, number, number];
      return ours > 500 && ours > 20 * Math.max(his, none);
    }, { timeout: soon, message: 'our tone at the patient, and no other' }).toBe(true);
    await expect.poll(async () => (await ask<{ speaker: number }>(desk.page, 'softphone.levels')).speaker, { timeout: soon, message: 'his tone in our ear' }).toBeGreaterThan(0.6);
  };

  it('rings, is answered by keys, and both hear each other', async () => {
    await bench.deskPhone(patient).dial('101');
    await card('ringing').getByText('Сафин Олег').waitFor({ timeout: soon });
    await desk.page.keyboard.press('Control+F2');
    await card('talking').waitFor({ timeout: soon });
    await bothWays();
    await bench.deskPhone(patient).hangup();
    await card('ended').waitFor({ timeout: soon });
    expect((await snapshot()).cards[0]).toMatchObject({ status: 'ended', title: 'Сафин Олег' });
  });

  it('calls, holds and takes back: on hold the patient hears nothing of us', async () => {
    expect(await ask(desk.page, 'telephony.dial', { phone: patient })).toMatchObject({ kind: 'dialing' });
    await card('dialing').waitFor({ timeout: soon });
    await expect.poll(async () => { await bench.deskPhone(patient).accept().catch(() => undefined); return card('talking').count(); }, { timeout: soon, interval: 200 }).toBe(1);
    await bothWays();
    const { callId } = (await snapshot()).cards[0]!;
    await ask(desk.page, 'telephony.hold', { callId, on: true });
    await card('held').waitFor({ timeout: soon });
    await expect.poll(async () => (await heard(spoken))[0], { timeout: soon, message: 'nothing of us on hold' }).toBeLessThan(20);
    await ask(desk.page, 'telephony.hold', { callId, on: false });
    await bothWays();
  });

  it('goes on talking after the window of the voice was killed', async () => {
    await bench.deskPhone(patient).dial('101');
    await card('ringing').waitFor({ timeout: soon });
    await desk.page.keyboard.press('Control+F2');
    await card('talking').waitFor({ timeout: soon });
    await bothWays();
    const before = await mediaProcesses(desk);
    await killMedia(desk);
    await expect.poll(async () => (await mediaProcesses(desk)).filter((pid) => !before.includes(pid)).length, { timeout: soon }).toBe(1);
    await expect.poll(async () => (await snapshot()).cards[0]?.voice, { timeout: soon }).toEqual({ muted: false });
    await bothWays();
    expect(await card('talking').count()).toBe(1);
  });

  it('gives the microphone to its own page alone, and nothing but sound', async () => {
    const settings = await windowSettings(desk);
    expect(settings).toHaveLength(2);
    for (const one of settings) expect(one).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
    const tried = (what: string) => `navigator.mediaDevices.getUserMedia(${what}).then((stream) => { for (const track of stream.getTracks()) track.stop(); return 'given'; }, (error) => error.name)`;
    expect(await inMedia(desk, tried('{ audio: true }'))).toBe('given');
    expect(await inMedia(desk, tried('{ video: true }'))).toBe('NotAllowedError');
    expect(await inMedia(desk, tried('{ audio: true, video: true }'))).toBe('NotAllowedError');
    expect(await desk.page.evaluate(tried('{ audio: true }'))).toBe('NotAllowedError');
    expect(await inMedia(desk, `Notification.requestPermission()`)).toBe('denied');
    expect(await inMedia(desk, `new Promise((done) => { navigator.geolocation.getCurrentPosition(() => done('given'), (error) => done(error.code)); })`)).toBe(1);
    expect(await inMedia(desk, `[typeof window.stoika, typeof require, typeof process].join()`)).toBe('undefined,undefined,undefined');
    expect(await inMedia(desk, `fetch('app://stoika/index.html').then((r) => String(r.status), (e) => e.name)`)).toBe('TypeError');
  });
});
