import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { TaskRow } from '#shared/crm/contract.ts';
import type { PersonRow } from '#shared/patients/contract.ts';
import type { FreeSlot, PlaceResult } from '#shared/schedule/contract.ts';
import { ask } from './hands.ts';
import { lookAt } from './look.ts';

const patience = 15_000;

/** What the tests of the CRM do at one desk, and what axe found meanwhile; `page` is the window's once it stands. */
export function crmHands(page: () => Page) {
  const today = dayOf(instant(Date.now()), 'Europe/Moscow');
  const found: string[] = [];

  /** Both themes, by axe and as a picture. */
  const look = async (state: string): Promise<void> => { found.push(...await lookAt(page(), `crm-${state}`)); };
  const tab = (name: RegExp) => page().getByRole('tab', { name });
  const card = async (text: string) => (await ask<PersonRow[]>(page(), 'patients.search', { text, limit: 5 }))[0]!;
  const free = (lengthMin = 30) => ask<FreeSlot[]>(page(), 'schedule.freeSlots', { fromDay: addDays(today, 1), lengthMin, limit: 50 });
  const book = async (patientId: string, { doctorId, day, startMin, endMin }: FreeSlot): Promise<string> => {
    const done = await ask<PlaceResult>(page(), 'schedule.book', { slot: { doctorId, day, startMin, endMin }, patientId });
    if (done.kind !== 'done') throw new Error(done.kind);
    return done.appointmentId;
  };
  const tasks = (filter: object = {}) => ask<TaskRow[]>(page(), 'crm.tasks', filter);
  /** What a failed test left open spoils no other. */
  const shut = async () => {
    await expect.poll(async () => {
      if (await page().locator('[role="dialog"], [role="menu"]').filter({ visible: true }).count() === 0) return true;
      await page().keyboard.press('Escape');
      return false;
    }, { timeout: patience, interval: 150 }).toBe(true);
  };
  return { book, card, found, free, look, shut, tab, tasks, today };
}
