import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { Round } from '#shared/crm/contract.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { FreeSlot, PlaceResult } from '#shared/schedule/contract.ts';
import { ask } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

export const crm: readonly TourStep[] = [
  { say: '«Начало смены»: what waits today, on one page; a figure opens its rows', name: 'morning', play: async ({ page }) => {
    await page.keyboard.press('Alt+5');
    await page.getByRole('tab', { name: /^Начало смены/ }).click();
    await page.getByTestId('morning').getByRole('button', { name: /^Просроченные задачи/ }).press('Enter');
    await page.getByTestId('morning').getByText('Перезвонить про результаты снимка').waitFor();
  } },
  { say: '«CRM»: the tasks of everybody, the overdue ones first', name: 'tasks', play: async ({ page, seen }) => {
    await page.getByRole('tab', { name: /^Все/ }).click();
    await seen('Профосмотр ребёнка перед школой');
  } },
  { say: 'A new task: about whom, of which type, when to remind', name: 'task', play: async ({ page }) => {
    await page.getByRole('button', { name: 'Задача', exact: true }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Новая задача' });
    await form.getByRole('textbox', { name: 'Для кого' }).fill('Громова');
    await page.getByRole('option').first().click();
    await form.getByLabel('Что сделать').fill('Позвать на профосмотр');
  } },
  { say: '«Лист ожидания»: who waits, how long, for whom and when', name: 'waitlist', play: async ({ page, seen }) => {
    await page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).press('Enter');
    await page.getByRole('tab', { name: /^Лист ожидания/ }).click();
    await seen('Ждёт', page.getByRole('columnheader'));
    await page.getByRole('row').nth(1).waitFor();
  } },
  { say: 'A patient cancels: «Освободилось окно», and who fits, in order, with the reasons', name: 'freed', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+1');
    const today = dayOf(instant(Date.now()), 'Europe/Moscow'), [slot] = await ask<FreeSlot[]>(page, 'schedule.freeSlots', { fromDay: addDays(today, 1), lengthMin: 30, limit: 1 });
    const found = async (text: string) => (await ask<PersonRow[]>(page, 'patients.search', { text, limit: 1 }))[0]!.patientId;
    const made = await ask<PlaceResult>(page, 'schedule.book', { slot: { doctorId: slot!.doctorId, day: slot!.day, startMin: slot!.startMin, endMin: slot!.endMin }, patientId: await found('Громова') });
    if (made.kind !== 'done') throw new Error(made.kind);
    await ask(page, 'crm.addToWaitlist', { kind: 'noSlot', typedName: 'Носова Мария', phone: '+79002000001', doctorId: slot!.doctorId, lengthMin: 30, wish: 'Живёт рядом' });
    await ask(page, 'schedule.cancel', { appointmentId: made.appointmentId, by: 'patient' });
    await seen('Освободилось окно');
    await page.getByRole('button', { name: 'Кому предложить' }).press('Enter');
    await seen('Носова Мария', page.getByRole('region', { name: /кому предложить/ }));
  } },
  { say: '«Обзвон на ближайший день»: a number calls, one key says the result', name: 'round', play: async ({ page, seen }) => {
    await page.getByRole('tab', { name: /^Обзвон/ }).click();
    const { calls } = await ask<Round>(page, 'crm.round', {});
    await page.locator('[data-call-key]').nth(calls.length - 1).waitFor({ state: 'attached' });
    const first = page.locator('[data-call-key]').first(), name = (await first.innerText()).split('\n')[0]!;
    await first.focus();
    await page.keyboard.press('1');
    await seen('сделано', page.locator('[data-call-key]').filter({ hasText: name }));
  } },
  { say: 'The call round beside the schedule', name: 'round-docked', play: async ({ page }) => {
    await page.getByRole('button', { name: 'Рядом с расписанием' }).press('Enter');
    await page.locator('[data-round] [data-call-key]').first().waitFor();
  } },
  { say: '«Типы задач»: the clinic’s own beside the built-in ones', name: 'task-types', play: async ({ page, seen }) => {
    await page.getByRole('button', { name: 'Закрыть обзвон' }).press('Enter');
    await page.keyboard.press('Alt+4');
    await page.getByRole('button', { name: 'Типы задач' }).press('Enter');
    await seen('встроенный');
  } },
];
