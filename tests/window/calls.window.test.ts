import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lines } from './support/exchange.ts';
import { openReception, read, soon, type Reception } from './support/reception.ts';

describe('a call at the desk', () => {
  let at: Reception;
  beforeAll(async () => { at = await openReception(); });
  afterEach(() => at.quiet());
  afterAll(() => at.close());

  it('from a known number shows who it is, and the panel with channel and context by F2 and by the button (R-009, R-012, R-154)', async () => {
    at.ring({ from: '+79001000202', did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    expect(await read(at.card())).toBe('Входящий Сафин Олег первичный 30.11.1979 +7 (900) 100-02-02');
    expect(await at.panel().count()).toBe(0);

    await at.desk.page.keyboard.press('F2');
    await at.panel().waitFor({ timeout: soon });
    const panel = await read(at.panel());
    expect(panel).toContain('Входящий вызов');
    expect(panel).toContain('+7 (900) 100-02-02 Яндекс Карты');
    expect(panel).toMatch(/Пациент 4\d (год|года|лет) 30\.11\.1979/);
    expect(await at.panel().locator('#panel-who').inputValue()).toBe('Сафин Олег');

    await at.panel().getByRole('button', { name: 'Закрыть окно звонка' }).click();
    await at.panel().waitFor({ state: 'detached', timeout: soon });
    await at.desk.page.getByRole('navigation').getByRole('button', { name: /^Звонки/ }).click();
    await at.panel().waitFor({ timeout: soon });
    expect(await at.panel().getAttribute('data-mode')).toBe('form');
    expect(await read(at.panel())).toContain('Яндекс Карты');

    // Esc closes an open list first, then the panel; what was typed is there again
    await at.desk.page.locator('#panel-comment').fill('Просит перезвонить');
    await at.desk.page.locator('#panel-topic').press('ArrowDown');
    await at.desk.page.getByRole('option', { name: 'Терапия' }).waitFor({ timeout: soon });
    await at.desk.page.keyboard.press('Escape');
    await at.desk.page.getByRole('option', { name: 'Терапия' }).waitFor({ state: 'hidden', timeout: soon });
    expect(await at.panel().count()).toBe(1);
    await at.desk.page.keyboard.press('Escape');
    await at.panel().waitFor({ state: 'detached', timeout: soon });
    await at.desk.page.keyboard.press('F2');
    await expect.poll(() => at.desk.page.locator('#panel-comment').inputValue(), { timeout: soon }).toBe('Просит перезвонить');
  });

  it('from an unknown number shows the number alone, and once answered the two things to do (R-152, R-153)', async () => {
    at.ring({ from: '+79002000077', did: lines.site });
    await at.card('ringing').waitFor({ timeout: soon });
    expect(await read(at.card())).toBe('Входящий +7 (900) 200-00-77');
    expect(await at.card().getByRole('button').count()).toBe(0);
    await at.lift();
    await at.card('talking').waitFor({ timeout: soon });
    expect(await at.card().getByRole('button').allInnerTexts()).toEqual(['Добавить пациента', 'Назначить прием']);
    expect(await read(at.card())).toMatch(/^Разговор \d\d:\d\d \+7 \(900\) 200-00-77 Добавить пациента Назначить прием$/);
  });

  it('from a number of two cards names nobody, and once answered asks who it is and chooses for no one', async () => {
    at.ring({ from: '+79001000101', did: lines.site });
    await at.card('ringing').waitFor({ timeout: soon });
    expect(await read(at.card())).toBe('Входящий Неизвестный пациент +7 (900) 100-01-01');
    await at.lift();
    await at.card('talking').waitFor({ timeout: soon });
    const choices = at.card().getByRole('list', { name: 'Кто звонит' }).getByRole('button');
    expect(await choices.count()).toBe(2);
    expect(await read(choices.nth(0))).toBe('1 Громова Елена 14.03.1986');
    expect(await read(choices.nth(1))).toBe('2 Громов Тимур 02.06.2017 родитель: Громова Елена');
    const assign = at.card().getByRole('button', { name: 'Назначить прием' });
    expect(await assign.getAttribute('aria-disabled')).toBe('true');
    expect(await assign.getAttribute('aria-description')).toBe('Сначала выберите, кто звонит');

    await at.desk.page.keyboard.press('F2');
    await at.panel().waitFor({ timeout: soon });
    expect(await read(at.panel())).toContain('2 карточки с этим номером. Кто звонит?');
    expect(await at.panel().locator('#panel-who').inputValue()).toBe('');
    const { panel } = await at.snapshot();
    expect(panel?.mode === 'form' && panel.form.person).toEqual({ kind: 'none' });

    await choices.filter({ hasText: 'Громов Тимур' }).click();
    await at.card('talking').getByRole('button', { name: 'Громов Тимур' }).waitFor({ timeout: soon });
    expect(await choices.count()).toBe(0);
  });

  it('without a number says that the number is hidden', async () => {
    at.ring({ anonymous: true, did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    expect(await read(at.card())).toBe('Входящий Номер скрыт');
    await at.desk.page.keyboard.press('F2');
    await at.panel().waitFor({ timeout: soon });
    expect(await read(at.panel())).toContain('Номер скрыт Яндекс Карты');
  });

  it('beside two others keeps one full card, and the panel is a table of two columns in which digits choose', async () => {
    at.ring({ from: '+79001000202', did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    at.ring({ from: '+79002000033', did: lines.site });
    at.ring({ anonymous: true, did: lines.maps });
    await at.rows().nth(1).waitFor({ timeout: soon });
    expect(await at.card().count()).toBe(1);
    expect(await read(at.card())).toContain('Сафин Олег');
    expect(await read(at.card())).toContain('Ещё 2 на линии');
    expect((await Promise.all([0, 1].map((n) => read(at.rows().nth(n))))).sort()).toEqual(['Входящий +7 (900) 200-00-33', 'Входящий Номер скрыт']);

    await at.desk.page.keyboard.press('F2');
    await at.panel().waitFor({ timeout: soon });
    expect(await at.panel().getAttribute('data-mode')).toBe('table');
    expect(await read(at.panel())).toContain('Входящие: 3 звонка');
    expect(await at.panel().getByRole('columnheader').allInnerTexts()).toEqual(['Время', 'Телефон']);
    const cells = await at.panel().locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.children.length));
    expect(cells).toEqual([2, 2, 2]);
    await at.desk.page.keyboard.type('33');
    await at.panel().and(at.desk.page.locator('[data-mode="form"]')).waitFor({ timeout: soon });
    const { panel } = await at.snapshot();
    expect(panel?.mode === 'form' && panel.form.number).toBe('+7 (900) 200-00-33');
  });

  it('given up by the caller stays 10 s as missed, and its clock stops under the pointer', async () => {
    at.ring({ from: '+79002000041', did: lines.maps, cancelAfterMs: 200 });
    await at.card('missed').waitFor({ timeout: soon });
    at.ring({ from: '+79002000042', did: lines.maps, cancelAfterMs: 200 });
    const held = at.card('missed').filter({ hasText: '00-42' }), gone = at.rows().filter({ hasText: '00-41' });
    await held.waitFor({ timeout: soon });
    await gone.waitFor({ timeout: soon });
    expect(await read(held)).toMatch(/^Пропущен · \d+ с \+7 \(900\) 200-00-42$/);
    const ended = (await at.snapshot()).cards.map((card) => card.leavesAt! - 10_000);
    await expect.poll(async () => { const { at: now, cards } = await at.snapshot(); return cards[0]!.leavesAt! - now; }, { timeout: soon, interval: 100 }).toBeLessThan(4_000);
    // the lower edge: when the row under it leaves, the card comes down and stays under the pointer
    const box = (await held.boundingBox())!;
    await at.desk.page.mouse.move(box.x + box.width / 2, box.y + box.height - 6);
    await expect.poll(async () => (await at.snapshot()).cards[0]!.leavesAt, { timeout: soon }).toBeUndefined();
    const left = Math.max(0, ended[0]! + 10_000 - (await at.snapshot()).at);

    await gone.waitFor({ state: 'detached', timeout: 15_000 });
    const stayed = (await at.snapshot()).at - ended[1]!;
    expect(stayed).toBeGreaterThanOrEqual(10_000);
    expect(stayed).toBeLessThan(12_000);
    await expect.poll(async () => (await at.snapshot()).at, { timeout: 10_000 }).toBeGreaterThan(ended[0]! + 11_000);
    expect(await held.count()).toBe(1);
    expect(await at.card().getByText(/\d с/).count()).toBe(0);

    await at.desk.page.mouse.move(700, 5);
    const from = (await at.snapshot()).at;
    await held.waitFor({ state: 'detached', timeout: 15_000 });
    expect((await at.snapshot()).at - from).toBeGreaterThan(left - 1_000);
    expect(await at.desk.page.getByRole('navigation').getByRole('button', { name: /^Звонки ?: сейчас 0, пропущено [1-9]/ }).count()).toBe(1);
  });

  it('lifted on the desk phone is a talk on the screen, and over when the handset is laid down', async () => {
    at.ring({ from: '+79001000202', did: lines.site });
    await at.card('ringing').waitFor({ timeout: soon });
    await at.lift();
    await at.card('talking').waitFor({ timeout: soon });
    expect(await read(at.card())).toMatch(/^Разговор \d\d:\d\d Сафин Олег первичный \+7 \(900\) 100-02-02 Назначить прием$/);
    // the handset is not ours to lay down, and the screen says so
    await at.desk.page.keyboard.press('Control+F8');
    await at.desk.page.getByText('Этот телефон так не умеет: возьмите или положите трубку самого аппарата.').waitFor({ timeout: soon });
    expect(await at.card('talking').count()).toBe(1);
    await at.bench.deskPhone('101').hangup();
    await at.card('ended').waitFor({ timeout: soon });
    expect(await read(at.card())).toMatch(/^Завершён · \d+ с Сафин Олег/);
  });
});
