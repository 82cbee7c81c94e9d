import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { patientPhones, patients } from '#main/db/schema/index.ts';
import { nameColumns, phoneColumns } from '#main/modules/patients/rules.ts';
import { QUIET } from '#shared/ipc/channels.ts';
import { atWork } from '#tests/bench/window/at-work.ts';
import { people, watchPage, wornBy, workShift, type ShiftTold } from '#tests/faults/shift/work.ts';
import { inMain, launchDesk, type RunningDesk } from './support/desk.ts';
import { prepareProfile } from './support/profile.ts';

/** QUALITY.md R15. `npm test` works a short while; `npm run faults -- shift` the whole shift, told through the file it names. */
const { STOIKA_SHIFT_CALLS: asked, STOIKA_SHIFT_OUT: out } = process.env;
const calls = asked === undefined ? 16 : Number(asked), hours = asked === undefined ? 1 : 12;

let desk: RunningDesk;
beforeAll(async () => {
  desk = await launchDesk({ profile: prepareProfile({ rows: (tx) => {
    for (const [n, { id, surname, phone }] of people.entries()) {
      tx.insert(patients).values({ id, surname, firstName: 'Анна', ...nameColumns({ surname, firstName: 'Анна', patronymic: '' }), createdAt: 0 }).run();
      tx.insert(patientPhones).values({ id: `019a0000-0000-7000-a000-${String(n).padStart(12, '0')}`, patientId: id, ...phoneColumns(phone), main: true }).run();
    }
  } }) });
  await watchPage(desk);
  await atWork(desk);
  await desk.page.locator('[data-schedule-grid]').waitFor({ timeout: 60_000 });
}, 120_000);
afterAll(async () => { await desk.close(); });

it('gives back what main keeps for reuse when nothing happens at the window', async () => {
  const { before, after } = await inMain(desk, async ({ ipcMain }, channel) => {
    const held = () => process.getBuiltinModule('node:v8').getHeapStatistics().total_physical_size;
    const quiet = new Promise<void>((resolve) => { ipcMain.on(channel, () => { setTimeout(resolve, 500); }); });
    const thrownAway = Array.from({ length: 300 }, () => Array.from({ length: 20_000 }, (_, n) => ({ n })));
    const before = held();
    thrownAway.length = 0;
    await quiet;
    return { before, after: held() };
  }, QUIET);
  expect(after).toBeLessThan(before / 2);
}, 60_000);

it('leaves no node, listener or timer behind after a shift of calls, cards and bookings', async () => {
  const figures = await workShift(desk, { calls, cards: Math.round(calls * 1.5), changes: Math.round(calls / 4) }, hours, (line) => { process.stderr.write(`${line}\n`); });
  // a desk that leaks on purpose: what does not see it is blind
  const control = await workShift(desk, { calls: 8, cards: 2, changes: 2, leak: true }, 1, () => undefined);
  if (out !== undefined) writeFileSync(out, JSON.stringify({ figures, control } satisfies ShiftTold));
  expect(wornBy(control, false).length).toBeGreaterThan(1);
  if (out === undefined) expect(wornBy(figures, false)).toEqual([]);
}, 2_400_000);
