import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Round } from '#shared/crm/contract.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { FreeSlot } from '#shared/schedule/contract.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atThePhone, callCard, callIdOf, ring, signIn, sizeWindow } from './support/hands.ts';
import { prepareProfile } from './support/profile.ts';

const patience = 15_000, site = '+74950001001';

describe('calling out from where the number stands', { timeout: 90_000 }, () => {
  let desk: RunningDesk, page: Page;
  const snapshot = () => ask<DeskSnapshot>(page, 'desk.snapshot');
  const panel = () => page.getByTestId('call-panel');

  beforeAll(async () => {
    desk = await launchDesk({ profile: prepareProfile() });
    page = desk.page;
    page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    await signIn(page, 'ivleva', '101');
  });
  afterEach(async () => {
    for (const { callId } of (await snapshot()).cards) await ask(page, 'telephony.dismissCard', { callId });
    await ask(page, 'inquiries.closePanel');
  });
  afterAll(async () => { await desk.close(); });

  it('calls a missed caller back from the window of their call: an orange card, and a conversation like any other once it is answered (R-006, R-166, R-167)', async () => {
    await ring(page, '+79003000096', site);
    await atThePhone(page, 'callerHangsUp', await callIdOf(callCard(page, 'ringing')));
    await page.keyboard.press('F2');
    await panel().locator('tbody tr').filter({ hasText: '300-00-96' }).click();
    await panel().and(page.locator('[data-mode="form"]')).waitFor();
    await panel().getByRole('button', { name: 'Позвонить +7 (900) 300-00-96' }).or(panel().getByRole('button', { name: 'Позвонить +79003000096' })).click();
    const dialled = callCard(page, 'dialing');
    await dialled.locator('svg.tabler-icon-phone-outgoing').waitFor();
    expect((await snapshot()).cards.find(({ status }) => status === 'dialing')).toMatchObject({ colour: 'orange', word: 'Исходящий', number: '+7 (900) 300-00-96' });
    const talking = callCard(page, 'talking');
    await talking.getByRole('button', { name: 'Добавить пациента' }).waitFor();
    await talking.getByRole('button', { name: 'Назначить прием' }).waitFor();
    const dialog = page.getByRole('dialog', { name: 'Новая карточка пациента' });
    await talking.getByRole('button', { name: 'Добавить пациента' }).press('Enter');
    await dialog.waitFor();
    expect(await dialog.locator('input[type="tel"], input[inputmode="tel"]').first().inputValue()).toBe('+7 (900) 300-00-96');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await talking.getByRole('button', { name: 'Назначить прием' }).press('Enter');
    await expect.poll(async () => (await snapshot()).buffer?.hint, { timeout: patience }).toContain('+7 (900) 300-00-96');
    await ask(page, 'inquiries.dropBuffer', { bufferId: (await snapshot()).buffer!.bufferId });
    await atThePhone(page, 'deskHangsUp', await callIdOf(talking));
    await callCard(page, 'ended').waitFor();
  });

  it('calls from a task of the CRM and to remind of an appointment, by F7 at its row (R-008)', async () => {
    const [safin] = await ask<PersonRow[]>(page, 'patients.search', { text: 'Сафин', limit: 1 }), { patientId } = safin!, { day } = await ask<Round>(page, 'crm.round', {});
    const slot = (await ask<FreeSlot[]>(page, 'schedule.freeSlots', { fromDay: day, lengthMin: 30, limit: 50 })).find((one) => one.day === day)!;
    await ask(page, 'schedule.book', { slot: { doctorId: slot.doctorId, day, startMin: slot.startMin, endMin: slot.endMin }, patientId });
    await ask(page, 'crm.addTask', { patientId, what: 'Позвать на осмотр', kind: 'callBack', dueAt: Date.now() + 3_600_000 });
    /** F7 at the focused row calls Сафин; then the handset goes down. */
    const calls = async () => {
      await page.keyboard.press('F7');
      await callCard(page, 'dialing').waitFor();
      const mine = (await snapshot()).cards.find(({ status }) => status === 'dialing')!;
      expect(mine).toMatchObject({ colour: 'orange', title: 'Сафин Олег', number: '+7 (900) 100-02-02' });
      expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0);
      await atThePhone(page, 'deskHangsUp', mine.callId);
      await callCard(page, 'dialing').waitFor({ state: 'detached' });
    };
    await page.keyboard.press('Alt+5');
    await page.getByRole('tab', { name: /^Мои/ }).click();
    await page.getByRole('row').filter({ hasText: 'Позвать на осмотр' }).focus();
    await calls();
    await page.getByRole('tab', { name: /^Обзвон/ }).click();
    await page.locator('[data-call-key]').filter({ hasText: 'Сафин' }).focus();
    await calls();
    await page.keyboard.press('Alt+1');
  });
});
