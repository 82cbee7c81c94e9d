import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lines } from './support/exchange.ts';
import { lookAt } from './support/look.ts';
import { openReception, soon, type Reception } from './support/reception.ts';

describe('axe finds nothing in either theme', () => {
  let at: Reception;
  beforeAll(async () => { at = await openReception(); });
  afterEach(() => at.quiet());
  afterAll(() => at.close());

  /** What axe says of the whole screen as it stands, in the light and in the dark. */
  const findings = () => lookAt(at.desk.page, 'calls');
  const openPanel = async (mode: 'form' | 'table' | 'recent') => {
    await at.desk.page.keyboard.press('F2');
    await at.panel().and(at.desk.page.locator(`[data-mode="${mode}"]`)).waitFor({ timeout: soon });
  };

  it('though it would find a button without a name, and letters that are pale in the dark alone', async () => {
    const { page } = at.desk;
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<div id="planted"><button type="button"></button><p>бледно</p></div>');
      // by the object model: the page takes no styles written into it
      Object.assign(document.querySelector<HTMLElement>('#planted p')!.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999', colorScheme: 'light dark', background: 'light-dark(white, black)', color: 'light-dark(black, #333)' });
    });
    expect((await lookAt(page, 'planted', '#planted')).map((line) => line.split(' ').slice(0, 3).join(' ')).toSorted()).toEqual(['planted, dark: color-contrast', 'planted, light: button-name']);
    await page.evaluate(() => { document.querySelector('#planted')!.remove(); });
  });

  it('while a known patient calls and while he talks', async () => {
    at.ring({ from: '+79001000202', did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    await openPanel('form');
    expect(await findings()).toEqual([]);
    await at.lift();
    await at.card('talking').waitFor({ timeout: soon });
    expect(await findings()).toEqual([]);
  });

  it('while it asks which of two patients is talking', async () => {
    at.ring({ from: '+79001000101', did: lines.site });
    await at.card('ringing').waitFor({ timeout: soon });
    await at.lift();
    await at.card('talking').getByRole('list').waitFor({ timeout: soon });
    await openPanel('form');
    expect(await findings()).toEqual([]);
  });

  it('while three call at once and stand in the table', async () => {
    for (const from of ['+79001000202', '+79002000033', '+79001000303']) at.ring({ from, did: lines.maps });
    await at.rows().nth(1).waitFor({ timeout: soon });
    await openPanel('table');
    expect(await findings()).toEqual([]);
  });

  it('when a call was missed and the recent ones are looked through', async () => {
    at.ring({ from: '+79002000055', did: lines.maps, cancelAfterMs: 100 });
    await at.card('missed').waitFor({ timeout: soon });
    await at.card('missed').hover();
    await at.desk.page.keyboard.press('F2');
    await at.panel().and(at.desk.page.locator('[data-mode="recent"]')).waitFor({ timeout: soon });
    expect(await findings()).toEqual([]);
    expect(await at.card('missed').count()).toBe(1);
  });
});
