import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBench, type Bench } from '../telephony/bench/index.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { lift, lines, sipAccountOf } from './support/exchange.ts';
import { signIn } from './support/hands.ts';
import { prepareProfile, type SipAccount } from './support/profile.ts';
import { read, slow, soon } from './support/reception.ts';

describe('an exchange that does not answer as it should', () => {
  let bench: Bench, desk: RunningDesk | undefined;
  beforeAll(async () => { bench = await startBench({ deskPhones: ['101'] }); });
  afterEach(async () => {
    await desk?.close();
    if (desk) rmSync(desk.profile, { recursive: true, force: true });
    desk = undefined;
  });
  afterAll(() => bench.stop());

  async function deskWith(account: SipAccount) {
    desk = await launchDesk({ profile: prepareProfile({ sip: [account] }) });
    await signIn(desk.page);
    const { page } = desk, line = page.getByRole('contentinfo', { name: 'Состояние программы' });
    return {
      desk, page,
      /** The line of states, watched until it says what is expected. */
      line: () => expect.poll(() => read(line), { timeout: slow }),
      card: (status: string) => page.locator(`[data-testid="call-card"][data-status="${status}"]`, { hasText: 'Сафин Олег' }),
    };
  }

  it('says that the password of the phone is refused, and goes on working', async () => {
    const at = await deskWith(sipAccountOf(bench, '101', 'mistyped'));
    await at.line().toContain('АТС не принимает пароль телефона');
    expect(at.desk.log().map((entry) => JSON.stringify(entry)).join('\n')).not.toContain('mistyped');
    await at.page.getByRole('main').getByText('Орлова').first().waitFor({ timeout: slow });
  });

  it('is down when the shift begins and falls in a call: the line says so, text stays, and calls come once it is back', async () => {
    await bench.stopExchange();
    const at = await deskWith(sipAccountOf(bench, '101'));
    await at.line().toContain('Нет связи с АТС');
    await bench.startExchange();
    await at.line().toContain('Связь с АТС есть');

    bench.ring({ from: '+79001000202', did: lines.maps, untilTold: true });
    await at.card('ringing').waitFor({ timeout: soon });
    await lift(bench, '101', async () => await at.card('talking').count() === 1);
    await at.page.keyboard.press('F2');
    const comment = at.page.getByTestId('call-panel').getByRole('textbox', { name: 'Комментарий' });
    await comment.click({ timeout: soon });
    await at.page.keyboard.type('Просит вечер четверга');
    await bench.stopExchange();
    await at.line().toContain('Нет связи с АТС');
    await at.card('talking').waitFor({ state: 'detached', timeout: soon });
    expect(await comment.inputValue()).toBe('Просит вечер четверга');
    expect(await comment.evaluate((element) => element === document.activeElement)).toBe(true);

    await bench.startExchange();
    await at.line().toContain('Связь с АТС есть');
    bench.ring({ from: '+79001000202', did: lines.maps, untilTold: true });
    await at.card('ringing').waitFor({ timeout: soon });
  });
});
