import { rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { startBench, type Bench } from '../telephony/bench/index.ts';
import { strengthOf, tailOf } from '../telephony/bench/sound.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { sipAccountOf } from './support/exchange.ts';
import { ask, signIn, sizeWindow } from './support/hands.ts';
import { fakeMicrophone, inMedia, killMedia, mediaProcesses, spoken, voiceStats, watchVoices } from './support/headset.ts';
import { createLook, screenshot } from './support/look.ts';
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
      return ours > 150 && ours > 20 * Math.max(his, none);
    }, { timeout: soon, message: 'our tone at the patient, and no other' }).toBe(true);
    await expect.poll(async () => (await ask<{ speaker: number }>(desk.page, 'softphone.levels')).speaker, { timeout: soon, message: 'his tone in our ear' }).toBeGreaterThan(0.6);
  };

  /** The same after a hold, when the recording of the patient's phone has ended (baresip drops it with the re-INVITE): our tone goes out in packets, his is in our ear. */
  const bothWaysAgain = async () => {
    const before = await voiceStats(desk);
    await expect.poll(async () => {
      const { direction, said, sent } = await voiceStats(desk);
      return direction === 'sendrecv' && said > 0.005 && sent > before.sent + 20;
    }, { timeout: soon, message: 'our tone goes out' }).toBe(true);
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
    await watchVoices(desk);
    expect(await ask(desk.page, 'telephony.dial', { phone: patient })).toMatchObject({ kind: 'dialing' });
    await card('dialing').waitFor({ timeout: soon });
    await expect.poll(async () => { await bench.deskPhone(patient).accept().catch(() => undefined); return card('talking').count(); }, { timeout: soon, interval: 200 }).toBe(1);
    await bothWays();
    const { callId } = (await snapshot()).cards[0]!;
    await ask(desk.page, 'telephony.hold', { callId, on: true });
    await card('held').waitFor({ timeout: soon });
    await expect.poll(() => voiceStats(desk), { timeout: soon, message: 'nothing of us on hold' }).toMatchObject({ direction: 'sendonly', said: 0 });
    await ask(desk.page, 'telephony.hold', { callId, on: false });
    await bothWaysAgain();
  });

  const talk = async () => {
    await bench.deskPhone(patient).dial('101');
    await card('ringing').waitFor({ timeout: soon });
    await desk.page.keyboard.press('Control+F2');
    await card('talking').waitFor({ timeout: soon });
  };
  const tool = (name: string) => desk.page.getByTestId('voice-bar').getByRole('button', { name, exact: true });

  it('is ruled by keys: microphone, hold, keypad, transfer; the card looks right in both themes', async () => {
    const { page } = desk, { look, verdict } = createLook(desk);
    await sizeWindow(desk, 1366, 768);
    await talk();
    await page.keyboard.press('Control+F6');
    await page.getByTestId('voice-bar').getByRole('button', { name: 'Выключен', pressed: true }).waitFor({ timeout: soon });
    await expect.poll(async () => (await heard(spoken))[0], { timeout: soon, message: 'nothing of us while muted' }).toBeLessThan(20);
    await page.keyboard.press('Control+F6');
    await bothWays();
    await screenshot(page, 'softphone-talk');
    await look('a talk through the headset');

    await tool('Клавиши').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('5#');
    await expect.poll(() => bench.deskPhone(patient).said(), { timeout: soon, message: 'the keys at the other side' }).toMatch(/received event: '5'[\s\S]*received event: '#'/);
    await screenshot(page, 'softphone-keypad');
    await look('the keypad');
    await page.keyboard.press('Escape');
    expect(await tool('Клавиши').evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+F10');
    await page.getByRole('textbox', { name: 'Кому перевести' }).waitFor({ timeout: soon });
    await screenshot(page, 'softphone-transfer');
    await look('the transfer');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await page.getByText('Внутренний номер или телефон цифрами').waitFor({ timeout: soon });
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+F9');
    await card('held').waitFor({ timeout: soon });
    await screenshot(page, 'softphone-held');
    await page.keyboard.press('Control+F9');
    await card('talking').waitFor({ timeout: soon });
    // nobody answers at 102: the caller is ours again, and the card says so
    await page.keyboard.press('Control+F10');
    await page.keyboard.type('102');
    await page.keyboard.press('Enter');
    await page.getByText('Коллега не ответил. Звонящий снова с вами.').waitFor({ timeout: soon });
    await bothWaysAgain();
    await screenshot(page, 'softphone-refused');
    await look('a colleague who does not answer');
    expect(verdict()).toEqual([]);
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

  it('has its settings: devices, the ring, the level and the echo of one\'s own voice', async () => {
    const { page } = desk, { look, verdict } = createLook(desk);
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Софтфон' }).focus();
    await page.keyboard.press('Enter');
    const section = page.locator('[data-section="softphone"]');
    await section.getByText('Звонки на 101 приходят в эту гарнитуру').waitFor({ timeout: soon });
    await section.getByRole('combobox', { name: 'Микрофон' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: /Fake/ }).first().waitFor({ timeout: soon });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await ask<{ devices: { microphone?: string } }>(page, 'softphone.settings')).devices.microphone, { timeout: soon }).toMatch(/Fake/);
    await section.getByRole('button', { name: 'Показать уровень' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => Number(await section.getByRole('meter', { name: 'Вас' }).getAttribute('aria-valuenow')), { timeout: soon }).toBeGreaterThan(25);
    await section.getByRole('button', { name: 'Записать 3 секунды' }).focus();
    await page.keyboard.press('Enter');
    await section.getByText('Слушайте…').waitFor({ timeout: soon });
    await expect.poll(async () => (await ask<{ speaker: number }>(page, 'softphone.levels')).speaker, { timeout: soon, message: 'the voice comes back' }).toBeGreaterThan(0.3);
    await section.getByText('Если вы услышали себя').waitFor({ timeout: soon });
    await screenshot(page, 'softphone-settings');
    await look('«Софтфон»');
    await screenshot(page, 'softphone-settings-dark');
    expect(verdict()).toEqual([]);
  });

  it('is registered within a second of the first paint (P14)', async () => {
    const painted = await desk.page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN));
    const registered = Date.parse(String(desk.log().find(({ event }) => event === 'sip.registered')?.['at']));
    expect(registered - painted).toBeLessThan(1_000);
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
