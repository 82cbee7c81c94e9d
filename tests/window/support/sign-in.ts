import { demoPasswordOf } from '#main/app/fixture/index.ts';
import type { RunningDesk } from './desk.ts';

/** How long the program may take to open its base and draw the next screen on a busy machine, ms. */
export const slow = 30_000;

/** Signs in as a person would: the name, the demo password, the phone of the shift; ends on the schedule. */
export async function signIn({ page }: RunningDesk, login: string, extension: string): Promise<void> {
  await page.locator(`#login-${login}`).click({ timeout: slow });
  await page.getByLabel('Пароль', { exact: true }).fill(demoPasswordOf(login));
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  const choice = page.getByRole('dialog', { name: 'Каким телефоном работаете в этой смене?' });
  await choice.getByRole('radio', { name: extension, exact: true }).check({ timeout: slow });
  await choice.getByRole('button', { name: 'Начать смену' }).click();
  await choice.waitFor({ state: 'detached', timeout: slow });
  await page.getByRole('contentinfo', { name: 'Состояние программы' }).getByText(`Телефон ${extension}`).waitFor({ timeout: slow });
}
