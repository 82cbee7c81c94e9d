import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { signIn, sizeWindow } from './support/hands.ts';
import { createLook } from './support/look.ts';
import { prepareProfile } from './support/profile.ts';
import { soon } from './support/reception.ts';

let desk: RunningDesk, port = 0;
beforeAll(async () => {
  port = await new Promise<number>((resolve) => { const probe = createServer().listen(0, '127.0.0.1', () => { const { port: free } = probe.address() as AddressInfo; probe.close(() => { resolve(free); }); }); });
  desk = await launchDesk({ profile: prepareProfile() });
  await sizeWindow(desk, 1366, 768);
  await signIn(desk.page, 'popova', '101');
});
afterAll(async () => {
  await desk?.close();
  if (desk) rmSync(desk.profile, { recursive: true, force: true });
});

/** A request as the phone at this address of the loopback network would send it. */
const phoneSays = (address: string, path: string): Promise<number> => new Promise((resolve) => {
  get({ host: '127.0.0.1', port, path, localAddress: address, agent: false }, (response) => { response.resume(); resolve(response.statusCode ?? 0); }).on('error', () => { resolve(0); });
});

it('phones of the network are set up by keyboard, and the call one of them tells of rings at the desk', async () => {
  const { page } = desk, look = createLook(desk);
  await page.keyboard.press('Alt+4');
  await page.getByRole('navigation', { name: 'Настройки' }).getByRole('button', { name: 'Подключения' }).press('Enter');
  await page.getByRole('button', { name: /Телефоны Yealink по сети/ }).press('Enter');
  const form = page.getByTestId('connection-form');
  await form.getByLabel('Название').press('Control+A');
  await page.keyboard.type('Телефоны стойки');
  const address = form.getByRole('combobox', { name: 'Адрес этого компьютера' });
  await address.press('Enter');
  await page.getByRole('option', { name: '127.0.0.1', exact: true }).click({ timeout: soon });
  await form.getByLabel('Порт', { exact: true }).fill(String(port));
  await form.getByRole('textbox', { name: 'Телефоны', exact: true }).fill('101 = 127.0.0.2');
  const line = await form.locator('code[title*="/incoming?"]').getAttribute('title', { timeout: soon });
  const path = new URL(line ?? '').pathname;
  await look.look('the form');
  expect(look.verdict()).toEqual([]);
  await form.getByRole('button', { name: 'Сохранить и подключить' }).press('Enter');
  await form.waitFor({ state: 'detached', timeout: soon });
  expect(await page.content()).not.toContain(path);   // the secret is not shown again

  await expect.poll(() => phoneSays('127.0.0.2', `${path}?call=1&remote=sip:%2B79001000202@pbx&user=101`), { timeout: soon }).toBe(200);
  await page.locator('[data-testid="call-card"][data-status="ringing"]', { hasText: 'Сафин Олег' }).waitFor({ timeout: soon });
  // another phone of the network, and a wrong path, are not heard
  expect(await phoneSays('127.0.0.9', `${path}?call=2&remote=sip:%2B79001000303@pbx`)).toBe(403);
  expect(await phoneSays('127.0.0.2', path.replace(/\/[^/]+\//, '/a-path-that-is-guessed/'))).toBe(404);
  expect(await page.locator('[data-call]').count()).toBe(1);
  expect(await phoneSays('127.0.0.2', path.replace('incoming', 'terminated').concat('?call=1&remote=sip:%2B79001000202@pbx'))).toBe(200);
  await page.locator('[data-testid="call-card"][data-status="missed"]').waitFor({ timeout: soon });
});
