import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBench, type Bench } from '../telephony/bench/index.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { lines, sipAccountOf } from './support/exchange.ts';
import { signIn } from './support/hands.ts';
import { prepareProfile, type SipAccount } from './support/profile.ts';
import { slow, soon } from './support/reception.ts';

describe('an exchange that does not answer as it should', () => {
  let bench: Bench, desk: RunningDesk | undefined;
  beforeAll(async () => { bench = await startBench(); });
  afterEach(async () => {
    await desk?.close();
    if (desk) rmSync(desk.profile, { recursive: true, force: true });
    desk = undefined;
  });
  afterAll(() => bench.stop());

  async function deskWith(account: SipAccount) {
    desk = await launchDesk({ profile: prepareProfile({ sip: [account] }) });
    await signIn(desk.page);
    const line = desk.page.getByRole('contentinfo', { name: 'Состояние программы' });
    return { desk, says: (words: string) => line.getByText(words, { exact: true }).waitFor({ timeout: slow }) };
  }

  it('says that the password of the phone is refused, and goes on working', async () => {
    const at = await deskWith(sipAccountOf(bench, '101', 'mistyped'));
    await at.says('АТС не принимает пароль телефона');
    expect(at.desk.log().map((entry) => JSON.stringify(entry)).join('\n')).not.toContain('mistyped');
    await at.desk.page.getByRole('main').getByText('Орлова').first().waitFor({ timeout: slow });
  });

  it('is down when the shift begins: the line says so, and calls come once it is back', async () => {
    await bench.stopExchange();
    const at = await deskWith(sipAccountOf(bench, '101'));
    await at.says('Нет связи с АТС');
    await bench.startExchange();
    await at.says('Связь с АТС есть');
    bench.ring({ from: '+79001000202', did: lines.maps, untilTold: true });
    await at.desk.page.locator('[data-testid="call-card"][data-status="ringing"]', { hasText: 'Сафин Олег' }).waitFor({ timeout: soon });

    await bench.stopExchange();
    await at.says('Нет связи с АТС');
    await at.desk.page.locator('[data-testid="call-card"][data-status="ringing"]').waitFor({ state: 'detached', timeout: soon });
    await bench.startExchange();
    await at.says('Связь с АТС есть');
  });
});
