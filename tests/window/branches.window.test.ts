import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DayView } from '#shared/schedule/contract.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant, type Day } from '#shared/kernel/values.ts';
import { mondayOf } from '#shared/schedule/plan.ts';
import { branches, chairs, doctors, workShifts } from '#main/db/schema/index.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createIds } from '#main/kernel/ids.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, blockOf, signIn, sizeWindow } from './support/hands.ts';
import { createLook, screenshot } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';

interface Places { readonly here: string; readonly branches: readonly { readonly id: string; readonly name: string }[] }
const patience = 15_000;

/** «Линия» has a second branch seven hours ahead; this PC stands in the first one, in Moscow. */
describe('a clinic of two branches and two clocks, by keyboard', { timeout: 120_000 }, () => {
  const newId = createIds(systemClock), there = { branch: '', chair: '', doctor: '' };
  // a day of the coming week, whatever today is: nothing of it is past in either place
  const day = addDays(mondayOf(dayOf(instant(Date.now()), 'Europe/Moscow')), 9);
  let desk: RunningDesk, page: Page, profile: string, look: (state: string) => Promise<void>, verdict: () => string[];
  beforeAll(async () => {
    profile = prepareProfile({ rows: (tx) => {
      Object.assign(there, { branch: newId(), chair: newId(), doctor: newId() });
      tx.insert(branches).values({ id: there.branch, name: 'Линия на море', zone: 'Asia/Vladivostok', opensMin: 540, closesMin: 1260 }).run();
      tx.insert(chairs).values({ id: there.chair, branchId: there.branch, name: 'А' }).run();
      tx.insert(doctors).values({ id: there.doctor, branchId: there.branch, displayName: 'Морская', sort: 9 }).run();
      tx.insert(workShifts).values({ id: newId(), branchId: there.branch, doctorId: there.doctor, chairId: there.chair, day, startMin: 540, endMin: 1080 }).run();
    } });
    desk = await launchDesk({ profile, env: { TZ: 'Europe/Moscow' } });
    page = desk.page;
    page.setDefaultTimeout(patience);
    ({ look, verdict } = createLook(desk));
    await signIn(page, 'popova', '102');
    await sizeWindow(desk, 1366, 768);
  });
  afterEach(() => { expect(verdict()).toEqual([]); });
  afterAll(async () => {
    await desk.close();
    rmSync(profile, { recursive: true, force: true });
  });

  const column = (doctor: string) => page.locator(`[data-schedule-grid] [role="list"][aria-label="${doctor}"]`);
  /** Chooses in a list as the arrows do. */
  async function choose(name: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name, exact: true }).or(page.getByRole('textbox', { name, exact: true })).first().focus();
    const wanted = page.getByRole('option', { name: option, exact: true });
    await page.keyboard.press('ArrowDown');
    await wanted.waitFor();
    for (let left = 8; left > 0 && await wanted.getAttribute('data-combobox-selected') === null; left -= 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await wanted.waitFor({ state: 'hidden' });
  }
  async function goTo(on: Day): Promise<void> {
    await page.locator('[data-schedule-grid]').focus();
    await page.keyboard.press('g');
    await page.getByLabel('Какой день').fill(`${on.slice(8)}.${on.slice(5, 7)}.${on.slice(0, 4)}`);
    await page.keyboard.press('Enter');
    await page.locator(`[data-day="${on}"]`).first().waitFor();
  }

  it('shows the other branch with its doctors, and says how far its clock is ahead', async () => {
    await goTo(day);
    await column('Орлова').waitFor();
    expect([await page.locator('[data-zone]').count(), await column('Морская').count()]).toEqual([0, 0]);
    await choose('Филиал', 'Линия на море');
    await column('Морская').waitFor();
    await column('Орлова').waitFor({ state: 'detached' });
    expect((await page.locator('[data-zone]').innerText()).replaceAll(/\s/g, ' ')).toBe('Часы филиала: +7 ч');
    await expect.poll(() => page.locator('[data-nearest]').innerText()).toContain('09:00');
    await screenshot(page, 'branches-other');
    await look('the other branch');
  });

  it('books there by the clock on its wall, and nowhere else', async () => {
    const grid = page.locator('[data-schedule-grid]');
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-cursor]:not([data-taken])').waitFor();
    await page.keyboard.press('Enter');
    const form = page.locator('[data-booking-form]');
    await form.waitFor();
    await expect.poll(() => form.getByPlaceholder('Фамилия или телефон').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('сафин');
    await page.getByRole('option').filter({ visible: true }).first().waitFor();
    await page.keyboard.press('Enter');
    await form.locator('[data-booking-person]').waitFor();
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    const view = await ask<DayView>(page, 'schedule.day', { day, branchId: there.branch }), [made, ...others] = view.appointments;
    expect([view.branch.zone, made?.doctorId, others]).toEqual(['Asia/Vladivostok', there.doctor, []]);
    await blockOf(page, made!.startMin, 'Сафин').waitFor();
    expect((await ask<DayView>(page, 'schedule.day', { day })).appointments.map((a) => a.id)).not.toContain(made!.id);
    await look('booked there');
  });

  it('stands in that branch from then on where the manager says so', async () => {
    await page.getByRole('button', { name: 'Вид', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Сделать филиалом этого компьютера' }).waitFor();
    await look('menu of the view with the branch');
    await page.getByRole('menuitem', { name: 'Сделать филиалом этого компьютера' }).press('Enter');
    await expect.poll(() => ask<Places>(page, 'schedule.places').then(({ here }) => here)).toBe(there.branch);
    await page.keyboard.press('Alt+4');
    await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Рабочее место' }).press('Enter');
    await page.locator('[data-section="workplace"] h1').waitFor();
    await look('workplace of two branches');
    const places = await ask<Places>(page, 'schedule.places'), home = places.branches.find((one) => one.id !== there.branch)!;
    await choose('Филиал этого компьютера', home.name);
    await expect.poll(() => ask<Places>(page, 'schedule.places').then(({ here }) => here)).toBe(home.id);
    await page.keyboard.press('Alt+1');
    await choose('Филиал', home.name);
    await column('Орлова').waitFor();
    await column('Морская').waitFor({ state: 'detached' });
  });

  it('has its own hours to look for, and a list of its keys', async () => {
    await choose('Удобное время', 'свои часы…');
    await page.getByRole('combobox', { name: 'До', exact: true }).or(page.getByRole('textbox', { name: 'До', exact: true })).first().waitFor();
    await look('own hours');
    await page.getByRole('button', { name: 'Вид', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Клавиши расписания' }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await look('keys of the schedule');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
