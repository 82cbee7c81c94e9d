import assert from 'node:assert/strict';
import type { Id } from '#shared/kernel/values.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

/** Why things are linked, and «Учёт обращений»; begins signed in as «Администратор» with a phone, ends with the manager at the desk. */
export const attribution: readonly TourStep[] = [
  { say: 'Why the type is «Уже записан» or «Хочет записаться»: the rule and when it was decided', name: 'why-type', play: async ({ page }) => {
    await ring(page, '+79001000606', '+74950001002');
    const callId = await callIdOf(callCard(page, 'ringing').first());
    await atThePhone(page, 'answer', callId);
    await ask(page, 'inquiries.openPanel', { inquiryId: callId });
    await page.getByRole('button', { name: 'Почему такой тип' }).click();
    await page.getByTestId('why-type').waitFor();
  } },
  { say: 'What the call led to, by which rule, with both times; and what lay near and did not', name: 'why-panel', play: async ({ page }) => {
    const callId = await callIdOf(callCard(page, 'talking').first());
    await page.keyboard.press('Escape');
    const today = await page.evaluate(() => new Date().toISOString().slice(0, 10)), [slot] = await ask<[{ doctorId: Id; day: string; startMin: number }]>(page, 'schedule.freeSlots', { fromDay: today, lengthMin: 60, limit: 1 });
    const idOf = async (phone: string) => (await ask<{ patientId: Id }[]>(page, 'patients.byPhone', { phone }))[0]!.patientId;
    for (const [n, phone] of ['+79001000606', '+79001000808'].entries()) {
      const startMin = slot.startMin + n * 30;
      await ask(page, 'schedule.book', { slot: { doctorId: slot.doctorId, day: slot.day, startMin, endMin: startMin + 30 }, patientId: await idOf(phone) });
    }
    await ask(page, 'inquiries.save', { inquiryId: callId });
    await page.getByRole('button', { name: 'Лист ожидания и задача' }).click();
    await page.getByRole('menuitem', { name: 'Почему такой тип и связи' }).click();
    await page.getByTestId('why-panel').getByText('В «Кто» другой пациент').waitFor();
  } },
  { say: '«Учёт обращений»: what a narrower window would change in the last week, before they count', name: 'try-windows', play: async ({ page }) => {
    await page.keyboard.press('Escape');
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'talking').first()));
    await ask(page, 'staff.signOut');
    await signIn(page, 'popova', '101');
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Учёт обращений' }).click();
    const section = page.getByTestId('attribution');
    await section.getByRole('textbox', { name: 'Запись, минут' }).fill('0');
    await section.getByRole('textbox', { name: 'Перенос и отмена, минут' }).fill('0');
    await section.getByRole('button', { name: 'Проверить' }).click();
    await section.getByTestId('tried').getByRole('listitem').first().waitFor();
  } },
  { say: 'All history decided anew: 0 links changed', name: 'rebuilt', play: async ({ page }) => {
    const section = page.getByTestId('attribution');
    await section.getByRole('button', { name: 'Пересчитать', exact: true }).click();
    await section.getByTestId('rebuild-result').waitFor();
    assert.match(await section.getByTestId('rebuild-result').innerText(), /изменено связей: 0$/);
    await section.getByTestId('rebuild-result').scrollIntoViewIfNeeded();
  } },
];
