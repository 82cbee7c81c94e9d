import assert from 'node:assert/strict';
import { ask } from '../support/hands.ts';
import type { TourStep } from './steps.ts';

/** New leads: the list, what the person left, the call that answers it. */
export const leads: readonly TourStep[] = [
  { say: 'Two leads have come: who, since when, what is wished; the number under the pointer', name: 'leads', play: async ({ page, seen }) => {
    await page.keyboard.press('Alt+1');
    await ask(page, 'leads.practice');
    await ask(page, 'leads.practice');
    const list = page.getByRole('region', { name: 'Новые заявки' });
    await list.getByTestId('lead').nth(1).waitFor();
    await list.getByTestId('lead').first().getByRole('button').first().hover();
    await seen(/\+7 \(\d{3}\)/, page.getByRole('tooltip'));
  } },
  { say: '«+»: the lead as it was left, and the three ways to save', name: 'lead-panel', play: async ({ page, seen }) => {
    await page.getByTestId('lead').first().getByRole('button', { name: /^Открыть заявку/ }).click();
    await seen('По заявке', page.getByTestId('call-panel'));
    await page.getByTestId('call-panel').getByLabel('Комментарий').first().fill('Спросил цену');
  } },
  { say: 'Saved: it waits no more; «Позвонить» at the other opens the panel of the call', name: 'lead-call', play: async ({ page, seen }) => {
    await page.getByTestId('call-panel').getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.keyboard.press('Control+S');
    await page.getByTestId('lead').nth(1).waitFor({ state: 'detached' });
    await page.getByTestId('lead').getByRole('button', { name: /^Позвонить по заявке/ }).click();
    await seen('Исходящий вызов', page.getByTestId('call-panel'));
  } },
  { say: 'The call needs its topic before the lead is closed', name: 'lead-topic', play: async ({ page, seen }) => {
    const panel = page.getByTestId('call-panel');
    await panel.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await seen('Звонок по заявке сохраняется с темой', panel);
    await panel.locator('#panel-topic').fill('Тер');
    await page.getByRole('option', { name: 'Терапия' }).click();
    await panel.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByTestId('lead').waitFor({ state: 'detached' });
    assert.equal(await page.getByTestId('lead').count(), 0);
    await page.locator('[data-call]').first().waitFor();
    await page.keyboard.press('Control+F8');
    await page.getByRole('button', { name: 'Закрыть окно звонка' }).click();
  } },
];
