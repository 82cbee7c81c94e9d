import { demoPasswordOf } from '#main/app/fixture/index.ts';
import type { Bridge } from '#shared/ipc/channels.ts';
import type { RunningDesk } from '#tests/window/support/desk.ts';

/** Calls a method as the page would; throws the code of a refusal. */
export async function ask<T>({ page }: RunningDesk, method: string, input: unknown = null): Promise<T> {
  const reply = await page.evaluate(([name, given]) => (window as unknown as { stoika: Bridge }).stoika.call(name, given), [method, input] as [string, unknown]) as { ok: boolean; value?: unknown; error?: { code: string; reason?: string } };
  if (!reply.ok) throw new Error(`${method}: ${reply.error?.code ?? ''} ${reply.error?.reason ?? ''}`);
  return reply.value as T;
}

/** Signs in at phone 101 without touching the screens: what they look like is not this test's business. */
export async function atWork(desk: RunningDesk, login = 'ivleva'): Promise<void> {
  for (let tries = 0; (await ask<{ kind: string }>(desk, 'start.state')).kind !== 'ready'; tries++) {
    if (tries > 600) throw new Error('the base was not opened within a minute');
    await new Promise((wait) => { setTimeout(wait, 100); });
  }
  await ask(desk, 'staff.signIn', { login, password: demoPasswordOf(login) });
  const phones = await ask<{ id: string; extension: string }[]>(desk, 'telephony.phones');
  await ask(desk, 'telephony.choosePhone', { phoneId: phones.find((phone) => phone.extension === '101')!.id });
}
