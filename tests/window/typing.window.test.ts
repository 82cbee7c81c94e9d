import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inMain } from './support/desk.ts';
import { lines } from './support/exchange.ts';
import { openReception, read, slow, soon, type Reception } from './support/reception.ts';

/** Letters of both keyboards, digits that choose in the table of calls, and Enter: whatever a bare key could set off. */
const comment = 'Болит 36 справа, was here in May;\nphone 33 41 or 42, перезвонить до 10:30! Ещё: asks for Orlova, F2? 1 2 3 4 5. '.repeat(2).slice(0, 200);

describe('a comment being typed in a call', () => {
  let at: Reception;
  let fallen = false;
  beforeAll(async () => { at = await openReception(); });
  afterEach(async () => { if (!fallen) await at.quiet(); });
  afterAll(() => at.close());

  /** Сафин is on the line, his panel is open, the cursor stands in the comment. */
  async function talking() {
    at.ring({ from: '+79001000202', did: lines.maps });
    await at.card('ringing').waitFor({ timeout: soon });
    await at.lift();
    await at.card('talking').waitFor({ timeout: soon });
    await at.desk.page.keyboard.press('F2');
    const field = at.panel().getByRole('textbox', { name: 'Комментарий' });
    await field.click({ timeout: soon });
    return field;
  }
  const form = async () => {
    const { panel } = await at.snapshot();
    if (panel?.mode !== 'form') throw new Error('The panel shows no call.');
    return panel.form;
  };

  it('loses no letter and sets nothing off while five calls arrive', async () => {
    expect(comment).toHaveLength(200);
    const { page } = at.desk, field = await talking(), { inquiryId } = await form();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { focusMoved: seen });
      document.addEventListener('focusin', (event) => { seen.push((event.target as Element).outerHTML.slice(0, 80)); });
      window.addEventListener('blur', () => { seen.push('window'); });
    });
    for (const [n, letter] of [...comment].entries()) {
      if (n === 20) for (const last of [41, 42, 43, 33, 34]) at.ring({ from: `+790020000${String(last)}`, did: lines.maps });
      if (n === 180) await at.rows().nth(4).waitFor({ timeout: 20_000 });
      await page.keyboard.type(letter);
    }
    expect(await field.inputValue()).toBe(comment);
    expect(await page.evaluate(() => (window as unknown as { focusMoved: string[] }).focusMoved)).toEqual([]);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const { cards } = await at.snapshot();
    expect(cards.map((card) => card.status)).toEqual(['talking', 'ringing', 'ringing', 'ringing', 'ringing', 'ringing']);
    expect(await read(at.card())).toContain('Ещё 5 на линии');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await inMain(at.desk, ({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)).toBe(1);
    await expect.poll(form, { timeout: soon }).toMatchObject({ inquiryId, comment, who: 'Сафин Олег' });
  });

  it('is there again, with the card and the panel, after the page was killed', async () => {
    await talking();
    await at.desk.page.keyboard.type(comment.slice(0, 120));
    await expect.poll(async () => (await form()).comment, { timeout: soon }).toBe(comment.slice(0, 120));

    fallen = true;
    // the page object of the test dies with the page: from here on main looks at its window itself
    await inMain(at.desk, ({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(); }, undefined);
    const look = () => inMain(at.desk, async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      if (webContents.isCrashed() || webContents.isLoading()) return undefined;
      const page = webContents.executeJavaScript(`({
        card: document.querySelector('[data-testid="call-card"][data-status="talking"]')?.innerText.replace(/\\s+/g, ' ').replace(/\\d\\d:\\d\\d/, '00:00'),
        who: document.querySelector('#panel-who')?.value, comment: document.querySelector('#panel-comment')?.value,
      })`) as Promise<{ readonly card?: string; readonly who?: string; readonly comment?: string }>;
      // a page that dies at this moment never answers
      return Promise.race([page, new Promise<undefined>((done) => { setTimeout(done, 1_000, undefined); })]);
    }, undefined);
    await expect.poll(look, { timeout: slow, interval: 200 }).toEqual({ card: 'Разговор 00:00 Сафин Олег первичный +7 (900) 100-02-02 Назначить прием', who: 'Сафин Олег', comment: comment.slice(0, 120) });
    expect(at.desk.log().map((line) => line['event'])).toContain('window.fell');
  });
});
