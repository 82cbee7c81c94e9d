import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { WhyInquiry } from '#shared/inquiries/why.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 30_000;

describe('why it is linked, and «Учёт обращений», by keyboard', () => {
  const profile = prepareProfile();
  let desk: RunningDesk, page: Page, callId: Id, bookedOn: string;
  /** Both themes: axe, and a picture of each. */
  const seen = async (name: string): Promise<void> => { expect(await lookAt(page, `attribution-${name}`)).toEqual([]); };
  beforeAll(async () => {
    desk = await launchDesk({ profile });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    await signIn(page, 'popova', '101');
  });
  afterAll(async () => {
    await desk.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('says beside «Кто, тип» why the type is what it is, and in the panel at the side what the call led to', async () => {
    await ring(page, '+79001000606');
    callId = await callIdOf(callCard(page, 'ringing').first());
    await atThePhone(page, 'answer', callId);
    await ask(page, 'inquiries.openPanel', {});
    const why = page.getByRole('button', { name: 'Почему такой тип' });
    await why.click();
    await page.getByTestId('why-type').waitFor();
    expect(await page.getByTestId('why-type').innerText()).toMatch(/^Хочет записаться: приёма впереди нет\s+решено \d\d\.\d\d \d\d:\d\d:\d\d$/);
    await seen('type');
    await page.keyboard.press('Escape');
    await page.getByTestId('why-type').waitFor({ state: 'detached' });
    const tomorrow = addDays(dayOf(instant(Date.now()), 'Europe/Moscow'), 1);
    // two bookings while they talk: one of the caller, one of somebody else
    const { inquiry } = await ask<WhyInquiry>(page, 'inquiries.why', { inquiryId: callId });
    expect(inquiry.kind).toBe('call');
    const [{ doctorId, day, startMin }] = await ask<[{ doctorId: Id; day: string; startMin: number }]>(page, 'schedule.freeSlots', { fromDay: tomorrow, lengthMin: 90, limit: 1 });
    const own = (await ask<{ patientId: Id }[]>(page, 'patients.byPhone', { phone: '+79001000606' }))[0]!, other = (await ask<{ patientId: Id }[]>(page, 'patients.byPhone', { phone: '+79001000808' }))[0]!;
    bookedOn = day;
    await ask(page, 'schedule.book', { slot: { doctorId, day, startMin, endMin: startMin + 30 }, patientId: own.patientId });
    await ask(page, 'schedule.book', { slot: { doctorId, day, startMin: startMin + 60, endMin: startMin + 90 }, patientId: other.patientId });
    await ask(page, 'inquiries.save', { inquiryId: callId });
    await page.getByRole('button', { name: 'Лист ожидания и задача' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Почему такой тип и связи' }).waitFor();
    await page.getByRole('menuitem', { name: 'Почему такой тип и связи' }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByTestId('why-panel');
    await panel.getByText('Сделано во время разговора с этим пациентом').waitFor();
    await panel.getByText('В «Кто» другой пациент').waitFor();
    await seen('panel');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await atThePhone(page, 'callerHangsUp', callId);
    // and one after it, by the window alone
    await ask(page, 'schedule.book', { slot: { doctorId, day, startMin: startMin + 30, endMin: startMin + 60 }, patientId: own.patientId });
  });

  it('says of an appointment which contact it belongs to, from the menu of the schedule', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+1');
    for (let left = 14; left > 0 && await page.locator(`[data-day="${bookedOn}"]`).count() === 0; left -= 1) await page.getByRole('button', { name: 'Следующий день' }).click();
    const block = page.locator('[data-appointment]').filter({ hasText: 'Зуев' }).first();
    await block.click({ button: 'right' });
    const item = page.getByRole('menuitem', { name: 'К какому обращению привязано и почему' });
    await item.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByTestId('why-appointment');
    await panel.getByText('Сделано во время разговора с этим пациентом').waitFor();
    expect(await panel.innerText()).toMatch(/Связано: Входящий звонок \d\d:\d\d:\d\d, Зуев Антон/);
    await seen('appointment');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('tries other windows on the last days before they count, and switches them on', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Учёт обращений' }).focus();
    await page.keyboard.press('Enter');
    const section = page.getByTestId('attribution');
    await section.getByRole('heading', { name: 'Учёт обращений' }).waitFor();
    const booked = section.getByRole('textbox', { name: 'Запись, минут' });
    await booked.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await section.getByTestId('tried').waitFor();
    expect(await section.getByTestId('tried').getByRole('status').innerText()).toMatch(/Изменится связей: [1-9]/);
    await seen('tried');
    await section.getByRole('button', { name: 'Включить эти окна' }).focus();
    await page.keyboard.press('Enter');
    await section.getByText('Запись: до 0 мин до разговора или после него').waitFor();
    await section.getByText('До этого: запись 30 мин').waitFor();
  });

  it('decides all history anew and finds nothing to change', async () => {
    const section = page.getByTestId('attribution');
    await section.getByRole('button', { name: 'Пересчитать', exact: true }).focus();
    await page.keyboard.press('Enter');
    await section.getByTestId('rebuild-result').waitFor();
    expect(await section.getByTestId('rebuild-result').innerText()).toMatch(/изменено связей: 0$/);
    await seen('rebuilt');
  });
});
