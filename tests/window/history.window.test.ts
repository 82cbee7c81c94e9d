import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { LoadedClinic } from '#main/app/fixture/index.ts';
import type { WritableDb } from '#main/db/index.ts';
import { inquiries } from '#main/db/schema/index.ts';
import { addDays, dayOf, instantOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { HistoryRow } from '#shared/inquiries/contract.ts';
import { launchDesk, newFolder, type RunningDesk } from './support/desk.ts';
import { cellsOf, saveTo } from './support/files.ts';
import { ask, historyRow, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000, hour = 3_600_000;

/** Two calls a day of the six days before today; the second of each day is a missed one with its call-back. */
function pastCalls(tx: WritableDb, { branchId, employees, patients, topics, adChannels, zone }: LoadedClinic): void {
  const noon = instantOf(dayOf(instant(Date.now()), zone), 720, zone), people = [...patients.values()], id = (day: number, n: number): string => `019a0000-0000-7000-8000-0000000${String(day).padStart(2, '0')}${String(n).padStart(3, '0')}`;
  for (let day = 1; day <= 6; day++) {
    const at = noon - day * 24 * hour, call = { branchId, kind: 'call' as const, authorId: employees.get('Анна')!.id, patientId: people[day % people.length]!.id, adChannelId: [...adChannels.values()][0]!, phoneE164: `+790030000${10 + day}`, phoneDigitsRev: `${[...String(10 + day)].reverse().join('')}0000300097` };
    tx.insert(inquiries).values([
      { ...call, id: id(day, 1), headId: id(day, 1), startedAt: at, answeredAt: at + 8_000, endedAt: at + 158_000, talkMs: 150_000, outcome: 'answered', whoType: 'wantsToBook', topicId: topics.get('Терапия')!, comment: `Скол зуба 2.${day}`, savedAt: at + 160_000 },
      { ...call, id: id(day, 2), headId: id(day, 2), startedAt: at + hour, endedAt: at + hour + 20_000, outcome: 'missed', authorId: null, whoType: 'wantsToBook' },
      { ...call, id: id(day, 3), headId: id(day, 2), direction: 'outbound', startedAt: at + 2 * hour, answeredAt: at + 2 * hour + 5_000, endedAt: at + 2 * hour + 95_000, talkMs: 90_000, outcome: 'answered', whoType: 'alreadyBooked', comment: 'Перезвонили', savedAt: at + 2 * hour + 96_000 },
    ]).run();
  }
}

describe('«История обращений»', { timeout: 90_000 }, () => {
  let desk: RunningDesk, page: Page, list: Locator;
  const found: string[] = [];
  const look = async (state: string) => {
    found.push(...await lookAt(page, `history-${state}`));
  };
  const press = async (...keys: string[]) => { for (const key of keys) await page.keyboard.press(key); };
  const today = dayOf(instant(Date.now()), 'Europe/Moscow'), rows = () => page.getByTestId('history-row');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-index') ?? '');
  const choose = async (field: string, option: string | RegExp) => {
    await page.getByRole('search').getByRole('combobox', { name: field, exact: true }).or(page.getByRole('search').getByLabel(field, { exact: true })).first().click();
    await page.getByRole('option', { name: option }).click();
  };

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile({ rows: pastCalls }) });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await signIn(page);
    await sizeWindow(desk, 1366, 768);
    const { adChannels } = await ask<{ adChannels: { id: string; name: string }[] }>(page, 'directories.all');
    await ask(page, 'inquiries.addDialog', { kind: 'dialogLead', phone: '+7 900 100-02-02', adChannelId: adChannels[0]!.id, text: 'Здравствуйте, можно перезвонить?' });
    list = page.getByRole('grid', { name: 'История обращений' });
  });
  afterAll(async () => { await desk.close(); });

  it('lists every event of a period, says beside the yellow one what is due, and opens the copied text by one click (R-131, R-134, A-27)', async () => {
    await press('Alt+3');
    await list.waitFor();
    const lead = historyRow(page, 'Заявка-диалог').first();
    expect(await lead.getAttribute('data-yellow')).toBe('true');
    expect(await lead.innerText()).toContain('не обработано');
    await lead.getByRole('button', { name: 'Содержание диалога' }).click();
    expect(await page.getByTestId('dialog-text').innerText()).toBe('Здравствуйте, можно перезвонить?');
    await press('Escape');
    await choose('Период', '7 дней');
    await expect.poll(() => rows().count(), { timeout: patience }).toBeGreaterThan(12);
    await expect.poll(() => page.getByRole('status').filter({ hasText: 'событ' }).innerText(), { timeout: patience }).toMatch(/^\d+ событи[ейя]$/);
    await look('events');
  });

  it('is written into a file of Excel, row for row what stands on the screen', async () => {
    const path = join(newFolder('history'), 'history.xlsx'), { rows: shown } = await ask<{ rows: HistoryRow[] }>(page, 'inquiries.history', { fromDay: addDays(today, -6), tillDay: today, limit: 200 });
    await saveTo(desk, path);
    await page.getByRole('button', { name: 'Excel' }).press('Enter');
    await expect.poll(async () => (await cellsOf(path))?.length, { timeout: patience }).toBe(shown.length + 1);
    const [head, ...lines] = (await cellsOf(path))!, at = (title: string): number => head!.indexOf(title), cell = (line: string[], title: string): string => line[at(title)] ?? '';
    expect(head).toEqual(['День', 'Время', 'Событие', 'Направление', 'Итог', 'Разговор', 'Телефон', 'Кто', 'Кто, тип', 'Тема разговора', 'Комментарий', 'Сотрудник', 'Сотрудник телефона', 'Успешность', 'Рекламный канал', 'Событий', 'Перезвонили', 'Отметки']);
    expect(lines.map((line) => [cell(line, 'Время'), cell(line, 'Кто'), cell(line, 'Тема разговора'), cell(line, 'Комментарий'), cell(line, 'Сотрудник'), cell(line, 'Рекламный канал'), cell(line, 'Успешность')]))
      .toEqual(shown.map((row) => [row.time, row.who, row.topic, row.comment, row.author, row.adChannel, row.success.map(({ text }) => text).join('; ')]));
    // of each of six days one missed call was called back, and the lead waits
    expect(lines.filter((line) => cell(line, 'Итог') === 'пропущен' && /^перезвонили \d\d\.\d\d\.\d{4} \d\d:\d\d$/.test(cell(line, 'Перезвонили'))).length).toBe(6);
    expect(lines.filter((line) => cell(line, 'Событие') === 'заявка-диалог').map((line) => cell(line, 'Отметки'))).toEqual([expect.stringContaining('не обработано')]);
    // the pixels say the same as the cells
    expect(await rows().first().innerText()).toContain(cell(lines[0]!, 'Кто') || cell(lines[0]!, 'Время'));
  });

  it('is walked by arrows, opens the comment by Enter, and its menu by Shift+F10', async () => {
    await rows().first().focus();
    await press('ArrowDown', 'ArrowDown');
    await expect.poll(focused, { timeout: patience }).toBe('2');
    await press('Shift+F10');
    const menu = page.getByRole('menu', { name: 'Действия со строкой' });
    await menu.waitFor();
    expect(await menu.getByRole('menuitem').count()).toBeGreaterThan(2);
    await look('menu');
    await press('Escape');
    await expect.poll(focused, { timeout: patience }).toBe('2');
    await press('Enter');
    await page.getByTestId('call-panel').or(page.locator('#panel-comment')).first().waitFor();
    await press('Escape');
    await page.locator('#panel-comment').waitFor({ state: 'detached' });
  });

  it('keeps the author when a colleague changes the comment, and tells who changed what', async () => {
    const { rows: [mine] } = await ask<{ rows: HistoryRow[] }>(page, 'inquiries.history', { fromDay: today, tillDay: today, kinds: ['dialogLead'] });
    await ask(page, 'inquiries.save', { inquiryId: mine!.id, change: { comment: 'Спросит про имплант' } });
    await ask(page, 'inquiries.save', { inquiryId: mine!.id, change: { comment: 'Перезвонить после 17:00' } });
    const row = page.locator(`[data-inquiry="${mine!.id}"]`);
    await expect.poll(() => row.innerText(), { timeout: patience }).toContain('изменён');
    await row.focus();
    await press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Кто что менял' }).click();
    const changes = page.getByRole('dialog', { name: 'Кто что менял' });
    await changes.getByTestId('row-change').first().waitFor();
    expect(await changes.getByTestId('row-change').first().innerText()).toMatch(/Ивлева[\s\S]*Спросит про имплант[\s\S]*Перезвонить после 17:00/);
    await look('changes');
    await press('Escape');
    await changes.waitFor({ state: 'hidden' });
  });

  it('shows an обращение as one row that unfolds into its events by Space', async () => {
    await page.getByText('По обращениям', { exact: true }).click();
    const tree = page.getByRole('treegrid', { name: 'История обращений' });
    await tree.waitFor();
    const many = tree.locator('[role="row"][aria-expanded]').first();
    await many.waitFor();
    const before = await rows().count();
    await many.focus();
    await press('Space');
    await tree.locator('[aria-level="2"]').nth(1).waitFor();
    expect(await many.getAttribute('aria-expanded')).toBe('true');
    await look('heads');
    await press('ArrowLeft');
    await expect.poll(() => tree.locator('[aria-level="2"]').count(), { timeout: patience }).toBe(0);
    expect(await rows().count()).toBeGreaterThanOrEqual(before - 2);
  });

  it('is narrowed by conditions that stand as chips, and takes each away by its ×', async () => {
    await choose('Успешность', /^Актуальные \(1\)$/);
    await expect.poll(() => rows().count(), { timeout: patience }).toBe(1);
    const chips = page.getByRole('list', { name: 'Выбранные условия' });
    expect(await chips.innerText()).toContain('Необработанные заявки: Актуальные');
    await chips.getByRole('button', { name: /^Убрать условие: Необработанные/ }).press('Enter');
    await expect.poll(() => rows().count(), { timeout: patience }).toBeGreaterThan(1);
    await page.getByRole('button', { name: /^Ещё фильтры/ }).press('Enter');
    const more = page.getByRole('dialog', { name: 'Ещё фильтры' });
    await more.waitFor();
    await more.getByLabel('В комментарии').fill('ПЕРЕЗВОНИТЬ ПОСЛЕ 17');
    await look('more');
    await press('Escape');
    await expect.poll(() => rows().count(), { timeout: patience }).toBe(1);
    expect(await rows().first().innerText()).toContain('Перезвонить после 17:00');
  });

  it('keeps a filter under a name and the columns for the employee', async () => {
    await page.getByRole('button', { name: 'Мои фильтры' }).press('Enter');
    const own = page.getByRole('dialog', { name: 'Мои фильтры' });
    await own.getByLabel('Сохранить нынешний фильтр').fill('После пяти');
    await look('saved');
    await press('Enter');
    await own.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Сбросить' }).click();
    await expect.poll(() => rows().count(), { timeout: patience }).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Мои фильтры' }).press('Enter');
    await own.getByRole('button', { name: 'После пяти', exact: true }).press('Enter');
    await expect.poll(() => rows().count(), { timeout: patience }).toBe(1);
    await page.getByRole('button', { name: 'Столбцы' }).press('Enter');
    await page.getByRole('dialog', { name: 'Столбцы' }).getByLabel('Чей телефон').press('Space');
    await page.getByRole('columnheader', { name: 'Чей телефон' }).waitFor();
    await press('Escape');
    await page.getByRole('button', { name: 'Сбросить' }).click();
    await look('columns');
    expect((await ask<{ hidden?: string[] }>(page, 'inquiries.savedFilters')).hidden).toEqual(['direction', 'talk']);
  });

  it('shows the same rows in the card of a person', async () => {
    const [person] = await ask<{ patientId: string }[]>(page, 'patients.search', { text: 'Сафин Олег', limit: 1 });
    expect(person).toBeDefined();
    await historyRow(page, 'Сафин Олег').first().getByRole('button', { name: 'Сафин Олег' }).click();
    await page.getByRole('tab', { name: 'Обращения' }).click();
    await page.getByRole('grid', { name: 'Обращения пациента' }).waitFor();
    expect(await historyRow(page, 'Перезвонить после 17:00').count()).toBe(1);
    await look('card');
  });

  it('has nothing that axe finds, in either theme', () => {
    expect(found).toEqual([]);
  });
});
