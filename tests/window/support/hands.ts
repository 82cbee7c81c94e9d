import type { Locator, Page } from 'playwright-core';
import type { Bridge } from '#shared/ipc/channels.ts';
import type { Reply } from '#shared/ipc/contract.ts';
import { clockText } from '#shared/kernel/time.ts';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { inMain, type RunningDesk } from './desk.ts';

/** What the hands, the eyes and the telephone of a receptionist do in the real window. */

const patience = 15_000;

/** Calls a method as the page itself would; throws the code of a refusal. */
export async function ask<T>(page: Page, method: string, input: unknown = null): Promise<T> {
  const reply = await page.evaluate(([name, given]) => (window as unknown as { stoika: Bridge }).stoika.call(name, given), [method, input] as [string, unknown]) as Reply;
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.reason ?? ''}`);
  return reply.value as T;
}

/** Gives the window exactly this much room for its page. */
export async function sizeWindow(desk: RunningDesk, width: number, height: number): Promise<void> {
  await inMain(desk, ({ BrowserWindow }, size) => { BrowserWindow.getAllWindows().find((one) => one.webContents.getURL() !== 'app://stoika/media.html')!.setContentSize(size.width, size.height); }, { width, height });
  await desk.page.waitForFunction((wanted) => innerWidth === wanted.width && innerHeight === wanted.height, { width, height }, { timeout: patience });
}

/** Waits for the sign-in screen: a demo clinic may be being made meanwhile. */
export async function atTheDoor(page: Page, timeout = 240_000): Promise<void> {
  await page.locator('[data-screen="login"] [role="radio"]').first().waitFor({ timeout });
}

/** Chooses the name, types the demo password, answers the question about the phone if one is given: the desk is on screen at the end. */
export async function signIn(page: Page, login = 'ivleva', phone: string | undefined = '101'): Promise<void> {
  await atTheDoor(page);
  await page.locator(`#login-${login}`).click();
  await page.keyboard.type(demoPasswordOf(login));
  await page.keyboard.press('Enter');
  if (phone !== undefined) {
    await page.getByRole('radio', { name: phone, exact: true }).check({ timeout: patience });
    await page.getByRole('button', { name: 'Начать смену' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: patience });
  }
  await page.getByRole('banner').waitFor({ timeout: patience });
}

/** The city calls a line of the clinic, on the built-in exchange. */
export const ring = (page: Page, from: string | undefined, line = '+74950001001'): Promise<null> =>
  ask(page, 'telephony.simulate', { deed: 'ring', line, ...(from === undefined ? { anonymous: true } : { from }) });
/** What happens to a call at the telephones: the handset is lifted, somebody hangs up. */
export const atThePhone = (page: Page, deed: 'answer' | 'callerHangsUp' | 'deskHangsUp', callId: string): Promise<null> => ask(page, 'telephony.simulate', { deed, callId });

/** The card of a call in this state, full or slim. */
export const callCard = (page: Page, status: string): Locator => page.locator(`[data-call][data-status="${status}"]`);
export const callIdOf = async (card: Locator): Promise<string> => (await card.getAttribute('data-call', { timeout: patience })) ?? '';

/** The middle of a five-minute cell of the schedule on screen, scrolled into view as a wheel would. */
export async function cellOf(page: Page, doctor: string, minuteOfDay: number): Promise<{ x: number; y: number }> {
  const column = page.locator(`[data-schedule-grid] [role="list"][aria-label="${doctor}"]`);
  await column.waitFor({ timeout: patience });
  return column.evaluate((element, minute) => {
    const grid = element.closest<HTMLElement>('[data-schedule-grid]')!;
    const minutes = Number(grid.style.getPropertyValue('--mins'));
    const [hours = 0, rest = 0] = [...grid.querySelectorAll('span')].find((span) => /^\d\d:\d\d$/.test(span.textContent))!.textContent.split(':').map(Number);
    const perMinute = element.getBoundingClientRect().height / minutes, down = (minute - (hours * 60 + rest) + 2.5) * perMinute;
    const place = () => ({ x: element.getBoundingClientRect().left + element.getBoundingClientRect().width / 2, y: element.getBoundingClientRect().top + down });
    const box = grid.getBoundingClientRect(), before = place();
    grid.scrollTop += before.y - (box.top + box.height / 2);
    const { left, right } = element.getBoundingClientRect();
    if (right > box.right) grid.scrollLeft += right - box.right;
    if (left < box.left + 80) grid.scrollLeft -= box.left + 80 - left;
    return place();
  }, minuteOfDay);
}

/** The block of an appointment: found by what it says aloud. */
export const blockOf = (page: Page, startMin: number, patient: string): Locator => page.locator(`[data-appointment][aria-label^="${clockText(startMin)}"][aria-label*="${patient}"]`);

/** The row of «История обращений» with this text in it. */
export const historyRow = (page: Page, text: string): Locator => page.getByTestId('history-row').filter({ hasText: text });
