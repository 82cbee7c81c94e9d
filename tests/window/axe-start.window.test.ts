import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { launchDesk, newFolder } from './support/desk.ts';
import { ask } from './support/hands.ts';
import { createLook } from './support/look.ts';

const patience = 15_000;

describe('axe finds nothing at the first starts, in either theme', { timeout: 120_000 }, () => {
  it('over the first clinic, its code, the question for it, and a start that fails', async () => {
    const profile = newFolder('axe-start'), options = { profile, demo: false, args: ['--password-store=basic'] };
    const found: string[] = [];
    const withDesk = async (play: (page: Page, look: (state: string) => Promise<void>) => Promise<void>) => {
      const desk = await launchDesk(options);
      try {
        const { look, verdict } = createLook(desk);
        desk.page.setDefaultTimeout(patience);
        await play(desk.page, look);
        found.push(...verdict());
      } finally {
        await desk.close();
      }
    };
    await withDesk(async (page, look) => {
      await page.getByRole('button', { name: 'Создать базу' }).click();
      await page.getByText('Заполните это поле').first().waitFor();
      await look('first clinic');
      await ask(page, 'start.begin', { branch: 'Первая', zone: 'Europe/Moscow', surname: 'Первая', firstName: '', login: 'pervaya', password: 'verysecret-2026' });
      await page.reload();
      await page.getByRole('heading', { name: 'Распечатайте код восстановления' }).waitFor();
      await look('recovery code');
    });
    await withDesk(async (page, look) => {
      await page.getByLabel('Код восстановления').fill('не код');
      await page.getByRole('button', { name: 'Открыть базу' }).click();
      await page.getByText('Это не похоже').waitFor();
      await look('code asked');
    });
    rmSync(join(profile, 'key.recovery'));
    await withDesk(async (page, look) => {
      await page.getByText('База не открыта').waitFor();
      await look('no key files');
    });
    expect(found).toEqual([]);
  });
});
