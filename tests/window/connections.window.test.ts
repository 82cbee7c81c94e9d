import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import { phoneEvents } from '#shared/telephony/action-url.ts';
import { createFakeAmi, type FakeAmi } from '#tests/connectors/fake-ami.ts';
import { createFakeUis, type FakeUis } from '#tests/connectors/fake-uis.ts';
import { demoPasswordOf } from '#main/app/fixture/liniya.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { ask, atTheDoor, callCard, sizeWindow } from './support/hands.ts';
import { lookAt } from './support/look.ts';

const patience = 15_000;
const hourIn = (timeZone: string): number => Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format());
/** The account lies where it is day: at night its calls are asked for more rarely. */
const dayZone = ['Europe/Moscow', 'Asia/Vladivostok', 'America/Los_Angeles'].find((zone) => hourIn(zone) >= 8 && hourIn(zone) < 20)!;

describe('«Подключения»', () => {
  let desk: RunningDesk, page: Page, uis: FakeUis, ami: FakeAmi;
  beforeAll(async () => {
    uis = await createFakeUis({ employees: { 101: 77001, 102: 77002 }, lines: { '+74950001001': ['101', '102'], '+74950001002': ['101'] }, key: 'key-5150', timezone: dayZone });
    ami = await createFakeAmi({ phones: ['101', '102'], lines: {} });
    desk = await launchDesk();
    page = desk.page;
    page.setDefaultTimeout(patience);
    await sizeWindow(desk, 1366, 768);
    await atTheDoor(page);
    await page.locator('#login-popova').click();
    await page.keyboard.type(demoPasswordOf('popova'));
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: '101', exact: true }).check();
    await page.getByRole('button', { name: 'Начать смену' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('banner').waitFor();
  }, 300_000);
  afterAll(async () => {
    await desk?.close();
    await Promise.all([uis?.stop(), ami?.stop()]);
  });

  /** Goes to a field by its name and types, with the keyboard alone. */
  const fill = async (label: string, text: string) => {
    const field = page.locator('input, textarea').and(page.getByLabel(label, { exact: true }));
    await field.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  const press = async (name: string | RegExp) => {
    const button = page.getByRole('button', { name }).first();
    await button.focus();
    await page.keyboard.press('Enter');
  };
  const looksGood = async (name: string) => {
    expect(await lookAt(page, `connections-${name}`)).toEqual([]);
  };

  it('connects UIS by keyboard: check, employees and their phones, save', async () => {
    await page.keyboard.press('Alt+4');
    await press('Подключения');
    await page.getByTestId('connections-settings').waitFor();
    await looksGood('empty');
    await press(/^UIS \(CoMagic\)/);
    await page.getByTestId('connection-form').waitFor();
    // nothing filled in: the form says what, and asks nobody
    await press('Сохранить и подключить');
    await page.getByText('Как назвать подключение?').waitFor();
    await fill('Название', 'UIS, центр');
    await page.getByLabel('Личный кабинет', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await fill('Адрес Call API', uis.callApi());
    await fill('Адрес Data API', uis.dataApi());
    await fill('Ключ Call API', 'key-5150');
    await fill('Ключ Data API', 'key-5150');
    uis.refuseWith(-32003, 'ip_not_whitelisted');
    await press('Проверить');
    await page.locator('[data-finding="calls fails"]').waitFor();
    await page.getByTestId('address-help').getByText('UIS не впускает этот компьютер').waitFor();
    await page.getByTestId('address-help').scrollIntoViewIfNeeded();
    await looksGood('address');
    uis.accept();
    await press('Проверить');
    await page.locator('[data-finding="history works"]').waitFor();
    await press('Взять внутренние номера из UIS');
    expect(await page.getByLabel('Телефон: Сотрудник 77001', { exact: true }).inputValue()).toBe('101');
    await fill('Номер для исходящих', '+7 495 000-10-01');
    await page.keyboard.press('Escape');
    await press('Проверить');
    await page.locator('[data-finding="line works"]').waitFor();
    await page.getByTestId('check-result').scrollIntoViewIfNeeded();
    await looksGood('form');
    await press('Сохранить и подключить');
    await page.locator('[data-connection="uis"] [data-health="connected"]').waitFor();
    expect(uis.seen.requests.some((one) => one.method.startsWith('start.'))).toBe(false);
  }, 120_000);

  it('gives no key back to the window, and keeps it when the form leaves it empty', async () => {
    expect(JSON.stringify(await ask(page, 'connections.list'))).not.toContain('key-5150');
    await press('Изменить');
    expect(await page.getByLabel('Ключ Call API', { exact: true }).getAttribute('placeholder')).toContain('Сохранён');
    await fill('Название', 'UIS');
    await press('Сохранить и подключить');
    await page.locator('[data-connection="uis"] [data-health="connected"]').waitFor();
    // the focus comes back to the page, not to nowhere
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('rings at this desk when UIS rings, and tells which employee’s phone it is', async () => {
    const id = uis.ring({ from: '79002000001', line: '+74950001001' });
    await callCard(page, 'ringing').waitFor();
    uis.answer(id, '101');
    await callCard(page, 'talking').waitFor();
    uis.end(id);
    await callCard(page, 'talking').waitFor({ state: 'detached' });
    expect((await ask<DeskSnapshot>(page, 'desk.snapshot')).telephony.state).toBe('connected');
  });

  it('connects an Asterisk beside it, shows each one’s state, and removes it after asking', async () => {
    await press(/^Asterisk \(AMI\)/);
    await fill('Название', 'Asterisk');
    await fill('Адрес Asterisk', '127.0.0.1');
    await fill('Порт', String(ami.port()));
    await fill('Пользователь AMI', 'stoika');
    await fill('Пароль AMI', 'word');
    await fill('Телефоны', '101\n102');
    await press('Проверить');
    await page.locator('[data-finding="dial works"]').waitFor();
    await press('Сохранить и подключить');
    await page.locator('[data-connection="asterisk-ami"] [data-health="connected"]').waitFor();
    await ami.goOffline();
    await page.locator('[data-connection="asterisk-ami"] [data-health="disconnected"]').waitFor();
    await looksGood('list');
    const remove = page.locator('[data-connection="asterisk-ami"]').getByRole('button', { name: 'Удалить' });
    await remove.focus();
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog');
    await question.getByText('Записанные звонки останутся в истории').waitFor();
    await question.getByRole('button', { name: 'Удалить' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-connection="asterisk-ami"]').waitFor({ state: 'detached' });
    expect(await page.locator('[data-connection]').count()).toBe(1);
  });

  it('shows what is typed into each Yealink phone, a line for every event it may tell', async () => {
    await press(/^Телефоны Yealink по сети/);
    const lines = page.getByRole('region', { name: 'Что вписать в телефон' });
    await lines.waitFor();
    const shown = await lines.locator('code').allTextContents();
    expect(shown.map((line) => /\/([a-z-]+)(\?|$)/.exec(line)?.[1])).toEqual([...phoneEvents]);
    // phones fill the name in as it is: it stands last
    expect(shown.filter((line) => line.includes('?')).every((line) => line.endsWith('&line=$local&name=$display_remote'))).toBe(true);
    for (const name of ['Отмена звонившим', 'Отклонённый', 'Отмена исходящего', 'Занято']) await page.getByRole('button', { name: `Копировать строку: ${name}` }).waitFor();
    await page.getByRole('button', { name: 'Копировать строку: Проба' }).focus();
    await looksGood('phones');
  });
});
