import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { DayView } from '#shared/schedule/contract.ts';
import { addDays, clockText, dayOf, dayText, shortDayText } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, callCard, callIdOf, atThePhone, historyRow, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 20_000, profile = prepareProfile();
let desk: RunningDesk, page: Page;

/** Both themes: axe, and a picture of each. */
async function seen(name: string): Promise<void> {
  expect(await lookAt(page, `leads-${name}`)).toEqual([]);
}

beforeAll(async () => {
  desk = await launchDesk({ profile });
  page = desk.page;
  page.setDefaultTimeout(patience);
  await sizeWindow(desk, 1366, 768);
  await signIn(page, 'ivleva', '101');
});
afterAll(async () => {
  await desk.close();
  rmSync(profile, { recursive: true, force: true });
});

const press = async (...keys: string[]): Promise<void> => { for (const key of keys) await page.keyboard.press(key); };
const isOn = (what: Locator): Promise<boolean> => what.evaluate((element) => element === document.activeElement).catch(() => false);
const has = (what: Locator) => expect.poll(() => isOn(what), { timeout: patience, message: `the focus is on ${String(what)}` }).toBe(true);
async function walkTo(what: Locator, key: string, most: number): Promise<void> {
  await what.waitFor();
  for (let n = 0; n <= most && !(await isOn(what)); n++) await press(key);
  await has(what);
}
const snapshot = () => ask<DeskSnapshot>(page, 'desk.snapshot');
const list = () => page.getByRole('region', { name: 'Новые заявки' });
const heard = async (times: number): Promise<void> => { await page.locator(`[data-testid="lead-sound"][data-heard="${String(times)}"]`).waitFor({ state: 'attached' }); };

it('a lead goes from its sound to «Успешность» by the keyboard alone', async () => {
  await press('Alt+1');
  const grid = page.locator('[data-schedule-grid]');
  await has(grid);
  await ask(page, 'leads.practice');
  await heard(1);
  await list().getByTestId('lead').waitFor();
  // the list came, the hands were left alone
  expect(await isOn(grid)).toBe(true);
  const lead = (await snapshot()).leads!.rows[0]!, topic = 'Терапия';

  // the number is there for whoever has no mouse
  await press('F8');
  const name = list().getByRole('button', { name: lead.name, exact: true });
  await has(name);
  await page.getByRole('tooltip').getByText(lead.number).waitFor();
  await seen('list');

  // «+»: what the person left, and three ways to save
  await press('Tab');
  await has(list().getByRole('button', { name: `Открыть заявку: ${lead.name}` }));
  await press('Enter');
  const panel = page.getByTestId('call-panel');
  await panel.getByRole('heading', { name: 'Заявка' }).waitFor();
  await panel.getByText('Ждёт ответа').waitFor();
  await panel.getByText(/По заявке:/).waitFor();
  for (const button of ['Сохранить и записать', 'Сохранить и перейти к карточке пациента', 'Сохранить']) await panel.getByRole('button', { name: button, exact: true }).waitFor();
  expect(await panel.getByLabel('Кому').first().inputValue()).toBe(lead.name);
  await seen('panel');
  await press('Escape');
  await panel.waitFor({ state: 'detached' });

  // «Позвонить»: the panel of the call that answers it
  await press('F8');
  await has(name);
  await walkTo(list().getByRole('button', { name: `Позвонить по заявке: ${lead.name}` }), 'Tab', 3);
  await press('Enter');
  await panel.getByRole('heading', { name: 'Исходящий вызов' }).waitFor();
  await panel.getByText(/По заявке:/).waitFor();
  const callId = await callIdOf(callCard(page, 'dialing').or(callCard(page, 'talking')).first());
  await page.locator(`[data-call="${callId}"][data-status="talking"]`).waitFor();

  // no topic, no saving: pressing again does not help
  await press('F2');
  await has(page.locator('#panel-topic'));
  await press('Control+Enter', 'Control+Enter');
  await panel.getByText('Звонок по заявке сохраняется с темой: выберите её.').waitFor();
  expect((await snapshot()).buffer).toBeUndefined();
  await seen('call');
  await has(page.locator('#panel-topic'));
  await page.keyboard.type('Тер');
  await press('ArrowDown', 'Enter');
  await expect.poll(() => page.locator('#panel-topic').inputValue()).toBe(topic);
  await press('Control+Enter');
  await page.getByTestId('buffer').waitFor();
  await list().waitFor({ state: 'detached' });
  await atThePhone(page, 'callerHangsUp', callId);
  await callCard(page, 'ended').waitFor();

  // booked from the buffer with a new card
  await has(grid);
  const today = dayOf(instant(Date.now()), 'Europe/Moscow'), day = addDays(today, 3);
  for (let n = 1; n <= 3; n++) {
    await press('PageDown');
    await page.locator(`[data-schedule-grid][aria-label*="${dayText(addDays(today, n))}"]`).waitFor();
  }
  const first = (await ask<DayView>(page, 'schedule.day', { day })).doctors[0]!;
  await press('ArrowDown', 'Home', ...Array.from({ length: 6 }, () => 'Control+ArrowDown'));
  await page.locator('[aria-live="polite"]').getByText(`${first.name}, ${clockText(15 * 60)}–${clockText(15 * 60 + first.usualMin)}, свободно`).waitFor({ state: 'attached' });
  await press('Shift+F10');
  await has(page.getByRole('menuitem', { name: new RegExp(`из буфера - ${lead.name}`) }));
  await press('Enter');
  const form = page.locator('[data-booking-form]');
  await has(form.getByRole('button', { name: 'Добавить новую' }));
  await press('Enter');
  await has(form.getByLabel('Фамилия'));
  await walkTo(form.getByLabel('Персональные данные'), 'Tab', 12);
  await press('Space', 'Enter');
  await has(form.getByLabel('Комментарий к приёму'));
  await press('Control+Enter');
  await form.waitFor({ state: 'detached' });

  // the lead is nobody's any more, and the history says what came of it
  await press('Alt+3');
  const booked = `запись ${shortDayText(day)} 15:00 ${first.name}`;
  await historyRow(page, booked).first().waitFor();
  expect(await page.locator('[data-testid="history-row"][data-yellow]').count()).toBe(0);
  const { rows } = await ask<{ rows: { kind: string; who: string; topic: string; author: string; success: { text: string }[] }[] }>(page, 'inquiries.history', { view: 'heads', fromDay: today, tillDay: today, kinds: ['lead'] });
  expect(rows.filter((row) => row.who === lead.name).map((row) => [row.kind, row.topic, row.author, row.success.map(({ text }) => text)])).toEqual([['lead', topic, 'Ивлева Анна', [booked]]]);
}, 120_000);

it('«Сохранить и перейти к карточке пациента» closes the lead and opens a card of what it says; «Сохранить» only closes it (R-115)', async () => {
  const panel = page.getByTestId('call-panel');
  /** A new lead, opened by «+». */
  const opened = async () => {
    const before = new Set(((await snapshot()).leads?.rows ?? []).map(({ inquiryId }) => inquiryId));
    await ask(page, 'leads.practice');
    await expect.poll(async () => ((await snapshot()).leads?.rows ?? []).some(({ inquiryId }) => !before.has(inquiryId)), { timeout: patience }).toBe(true);
    const lead = (await snapshot()).leads!.rows.find(({ inquiryId }) => !before.has(inquiryId))!;
    await list().getByRole('button', { name: `Открыть заявку: ${lead.name}` }).first().press('Enter');
    await panel.getByRole('heading', { name: 'Заявка' }).waitFor();
    return lead;
  };
  const isOpen = async (id: string) => ((await snapshot()).leads?.rows ?? []).some(({ inquiryId }) => inquiryId === id);
  // the topic is pointed at once and not insisted on: the second press saves
  const save = async (button: string) => { for (let n = 0; n < 2 && await panel.count() > 0; n++) await panel.getByRole('button', { name: button, exact: true }).press('Enter'); };

  const first = await opened();
  await save('Сохранить и перейти к карточке пациента');
  const card = page.getByRole('form', { name: 'Новая карточка пациента' });
  await card.waitFor();
  expect(await card.getByLabel('Фамилия').inputValue()).toBe(first.name.split(' ')[0]);
  expect(await isOpen(first.inquiryId)).toBe(false);
  await press('Escape');
  await card.waitFor({ state: 'detached' });

  const second = await opened();
  await save('Сохранить');
  await expect.poll(() => isOpen(second.inquiryId), { timeout: patience }).toBe(false);
  await panel.waitFor({ state: 'detached' });
  expect(await card.count()).toBe(0);
});

it('folds to a line and falls silent', async () => {
  await ask(page, 'leads.practice');
  await ask(page, 'leads.practice');
  await list().getByTestId('lead').nth(1).waitFor();
  await list().getByRole('button', { name: 'Свернуть заявки' }).focus();
  await press('Enter');
  await list().getByText(/^2 заявки ждут$/).waitFor();
  await seen('folded');
  await list().getByRole('button', { name: 'Выключить звук заявок' }).focus();
  await press('Enter');
  await page.locator('[data-testid="lead-sound"][data-sound="off"]').waitFor({ state: 'attached' });
  const before = await page.getByTestId('lead-sound').getAttribute('data-heard');
  await ask(page, 'leads.practice');
  // a new lead unfolds the list, without a sound
  await list().getByTestId('lead').nth(2).waitFor();
  expect(await page.getByTestId('lead-sound').getAttribute('data-heard')).toBe(before);
}, 60_000);

it('«Показать все (N)» counts the «Заявка-диалог» too and opens exactly what it counts, of any day (R-135, A-28)', async () => {
  const link = list().getByRole('button', { name: /^Показать все/ }), { adChannels } = await ask<{ adChannels: { id: string }[] }>(page, 'directories.all');
  // the list shows all three there are: nothing to be shown besides
  await list().getByTestId('lead').nth(2).waitFor();
  expect(await link.count()).toBe(0);
  await ask(page, 'inquiries.addDialog', { kind: 'dialogLead', phone: '+7 900 300-00-77', adChannelId: adChannels[0]!.id, text: 'Можно перезвонить?' });
  await ask(page, 'inquiries.addDialog', { kind: 'dialogLead', phone: '+7 900 300-00-78', adChannelId: adChannels[0]!.id, text: 'Жду звонка', at: Date.now() - 26 * 3_600_000 });
  await ask(page, 'inquiries.addDialog', { kind: 'dialog', adChannelId: adChannels[0]!.id, text: 'Спасибо, ответ получила' });
  await list().getByRole('button', { name: 'Показать все (5)', exact: true }).waitFor();
  expect(await list().getByTestId('lead').count()).toBe(3);
  await press('Alt+1');
  await page.locator('[data-schedule-grid]').waitFor();
  await press('F8');
  await walkTo(link, 'Tab', 24);
  await seen('show-all');
  await press('Enter');
  await page.getByRole('treegrid', { name: 'История обращений' }).waitFor();
  // by обращения, of all time, and of nothing but what waits: a chip says so
  await page.getByRole('listitem').filter({ hasText: 'Необработанные заявки' }).waitFor();
  expect(await page.getByRole('radio', { name: 'По обращениям' }).isChecked()).toBe(true);
  const rows = page.getByTestId('history-row');
  await expect.poll(() => rows.count(), { timeout: patience }).toBe(5);
  expect(await page.locator('[data-testid="history-row"][data-yellow]').count()).toBe(5);
  // the keyboard went along: the first row shown has it
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-index')), { timeout: patience }).toBe('0');
  await press('ArrowDown');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-index')), { timeout: patience }).toBe('1');
  expect(await historyRow(page, 'Заявка-диалог').count()).toBe(2);
  expect((await ask<{ rows: unknown[] }>(page, 'inquiries.history', { view: 'heads', unprocessed: 'all' })).rows).toHaveLength(5);
}, 60_000);
