import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lines } from './support/exchange.ts';
import { openReception, read, soon, type Reception } from './support/reception.ts';

/** Longer than any check here takes: the caller waits until somebody lifts. */
const patient = { holdMs: 60_000 } as const;

describe('a call at the desk', () => {
  let at: Reception;
  beforeAll(async () => { at = await openReception(); });
  afterEach(() => at.quiet());
  afterAll(() => at.close());

  it('from a known number shows who it is, and the panel with channel and context by F2 and by the button', async () => {
    at.bench.ring({ from: '+79001000202', did: lines.maps, ...patient });
    await at.card('ringing').waitFor({ timeout: soon });
    expect(await read(at.card())).toBe('Входящий Сафин Олег первичный 30.11.1979 +7 (900) 100-02-02');
    expect(await at.panel().count()).toBe(0);

    await at.desk.page.keyboard.press('F2');
    await at.panel().waitFor({ timeout: soon });
    const panel = await read(at.panel());
    expect(panel).toContain('Входящий вызов');
    expect(panel).toContain('+7 (900) 100-02-02 Яндекс Карты');
    expect(panel).toMatch(/Пациент 4\d (год|года|лет) 30\.11\.1979/);
    expect(await at.panel().getByLabel('Кто', { exact: false }).first().inputValue()).toBe('Сафин Олег');

    await at.panel().getByRole('button', { name: 'Закрыть окно звонка' }).click();
    await at.panel().waitFor({ state: 'detached', timeout: soon });
    await at.desk.page.getByRole('navigation').getByRole('button', { name: /^Звонки/ }).click();
    await at.panel().waitFor({ timeout: soon });
    expect(await at.panel().getAttribute('data-mode')).toBe('form');
    expect(await read(at.panel())).toContain('Яндекс Карты');
  });
});
