import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HEARTBEAT } from '#shared/ipc/channels.ts';
import { inMain } from './support/desk.ts';
import { lines } from './support/exchange.ts';
import { openReception, soon, type Reception } from './support/reception.ts';

/** As slow as an old PC in the middle of an import. */
const timesSlower = 6;
const asked = 'добавить пациента';

describe('letters typed at once after Ctrl+K, on a slow machine', { timeout: 120_000 }, () => {
  let at: Reception, page: Page, debug: CDPSession;
  beforeAll(async () => {
    at = await openReception();
    page = at.desk.page;
    page.setDefaultTimeout(30_000);
    // a page that slow may miss its beats, and a hanging page is ended: that is another test's subject
    await inMain(at.desk, ({ ipcMain, BrowserWindow }, channel) => {
      const { webContents: sender } = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() !== 'app://stoika/media.html')!;
      setInterval(() => { ipcMain.emit(channel, { sender, senderFrame: sender.mainFrame }); }, 400);
    }, HEARTBEAT);
    debug = await page.context().newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: timesSlower });
    // whatever key reaches anything but the palette is written down
    await page.evaluate(() => {
      const astray: string[] = [];
      Object.assign(window, { astray });
      document.addEventListener('keydown', (event) => {
        if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !(event.target as Element).closest('[aria-modal="true"]')) astray.push(event.key);
      }, { capture: true });
    });
  });
  afterEach(async () => {
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'hidden' });
    await at.quiet();
  });
  afterAll(async () => {
    await debug.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await at.close();
  });

  const palette = () => page.getByRole('dialog', { name: 'Пациент, телефон или действие' });
  const query = () => palette().getByRole('textbox').inputValue();
  const astray = () => page.evaluate(() => (window as unknown as { astray: string[] }).astray.splice(0));
  const isFocused = (where: Locator) => where.evaluate((node) => node === document.activeElement);
  /** Ctrl+K and the letters go to the page in one burst: none waits until the one before it was dealt with. */
  async function burst(text: string): Promise<void> {
    const key = (type: 'rawKeyDown' | 'keyUp' | 'keyDown', more: object) => debug.send('Input.dispatchKeyEvent', { type, ...more });
    const k = { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 };
    await Promise.all([key('rawKeyDown', k), key('keyUp', k), ...[...text].flatMap((letter) => [key('keyDown', { key: letter, text: letter, unmodifiedText: letter }), key('keyUp', { key: letter })])]);
  }
  /** All of it stands in the field and nothing went below. */
  async function arrived(): Promise<void> {
    expect(await query()).toBe(asked);
    expect(await astray()).toEqual([]);
  }

  it('from the schedule: every letter is in the palette, and the next opening begins empty', async () => {
    await page.keyboard.press('Alt+1');
    await page.locator('[data-schedule-grid]').waitFor();
    for (let time = 0; time < 3; time++) {
      await burst(asked);
      await arrived();
      await palette().getByText('Добавить пациента').waitFor();
      await page.keyboard.press('Escape');
      await palette().waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+k');
      expect(await query()).toBe('');
      await page.keyboard.press('Control+k');
      await palette().waitFor({ state: 'hidden' });
    }
  });

  it('closed and opened again at once: the second query is whole and the first is not in it', async () => {
    await burst(asked);
    await page.keyboard.press('Escape');
    await burst('расписание');
    expect(await query()).toBe('расписание');
    expect(await astray()).toEqual([]);
  });

  it('from a text field: the field keeps what it held, and Esc gives it the focus back', async () => {
    await page.keyboard.press('Alt+2');
    const field = page.getByRole('textbox', { name: 'Поиск пациента' });
    await field.fill('сафин');
    await field.focus();
    await burst(asked);
    await arrived();
    expect(await field.inputValue()).toBe('сафин');
    await page.keyboard.press('Escape');
    await palette().waitFor({ state: 'hidden' });
    await expect.poll(() => isFocused(field), { timeout: soon }).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type(' о');
    expect(await field.inputValue()).toBe('сафин о');
    await astray();
  });

  it('while a call is talked and its panel is open: the comment keeps its own, and Enter does what was asked', async () => {
    at.ring({ from: '+79001000202', did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    await at.lift();
    await at.card('talking').waitFor({ timeout: soon });
    await page.keyboard.press('F2');
    const comment = at.panel().getByRole('textbox', { name: 'Комментарий' });
    await comment.fill('болит 36');
    await burst(asked);
    await arrived();
    expect(await comment.inputValue()).toBe('болит 36');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Новая карточка пациента' }).waitFor();
    expect(await at.card('talking').count()).toBe(1);
  });

  it('from the button in the head: the first letter is its own, too', async () => {
    const button = page.getByRole('banner').getByRole('button', { name: /Ctrl K/ });
    await button.focus();
    const press = (type: 'keyDown' | 'keyUp', more: object) => debug.send('Input.dispatchKeyEvent', { type, ...more });
    await Promise.all([press('keyDown', { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }), ...[...asked].map((letter) => press('keyDown', { key: letter, text: letter, unmodifiedText: letter }))]);
    await arrived();
    await page.keyboard.press('Escape');
    await expect.poll(() => isFocused(button), { timeout: soon }).toBe(true);
  });
});
