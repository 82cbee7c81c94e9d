import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createJobs } from '#main/worker/jobs.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { auditLog } from '#main/db/schema/index.ts';
import { createAudit } from '../audit/index.ts';
import { createSettings } from '../settings/index.ts';
import { openReadOnly } from '#main/db/index.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { CallContext } from '#main/ipc/context.ts';
import { openTestDatabase, testFolder, testKey } from '#tests/support/database.ts';
import { testWorker } from '#tests/support/worker.ts';
import { createCopies, placesFile } from './index.ts';
import { copyName } from '../../db/copy-files.ts';

const me = '00000000-0000-7000-8000-000000000001' as Id;
const ctx: CallContext = { sessionId: 's', actor: { employeeId: me, name: '', role: 'manager', has: () => true } };

function open({ scheduled = false }: { readonly scheduled?: boolean } = {}) {
  const database = openTestDatabase({ journal: join(testFolder(), 'journal') }), { clock } = database, own = dirname(database.file), folder = join(own, 'backups');
  const jobs = createJobs({ workerFile: testWorker, file: database.file, key: testKey, clock: systemClock, newId: createIds(systemClock), log: silentLog, changed: () => undefined });
  onTestFinished(() => jobs.stop());
  const audit = createAudit({ database, key: testKey, clock }), settings = createSettings({ db: database, audit, changed: () => undefined, about: () => ({ version: '0', demo: false, driver: 'test', keyHow: 'test' }) });
  let chosen: string | undefined;
  const notices = { push: vi.fn<(code: string, level: string) => void>(), clear: vi.fn<(code: string) => void>() }, commit = vi.fn<() => void>(), damaged = vi.fn<() => void>();
  const copies = createCopies({
    database, clock, log: silentLog, jobs, audit, notices, changed: () => undefined, zone: () => 'Europe/Moscow', damaged,
    files: { chooseFolder: () => Promise.resolve(chosen), chooseOpen: () => Promise.resolve(undefined), chooseSave: () => Promise.resolve(undefined) },
    local: { get: (key, schema) => settings.getLocal(key, schema), set: (tx, key, value) => { settings.setLocal(tx, key, value); } },
    places: { folder, own, along: [join(own, 'key.recovery')] },
    recovery: { prepare: () => Promise.resolve({ code: '0A1BC-DEFGH-11111-22222-33333-44444-55555-66666', commit }), isCode: (code) => Promise.resolve(code === 'right') },
    isPassword: (_, password) => Promise.resolve(password === 'secret'),
  });
  onTestFinished(() => { copies.stop(); });
  if (scheduled) copies.schedule();
  const settled = () => expect.poll(() => copies.handlers.brief(null, ctx), { timeout: 20_000 }).toMatchObject({ running: false });
  return { database, clock, folder, own, copies, jobs, notices, commit, damaged, audit, choose: (path: string | undefined) => { chosen = path; }, settled, ask: copies.handlers };
}
const state = async (desk: ReturnType<typeof open>) => desk.ask.state(null, ctx);

describe('copies of the base', () => {
  it('are made on demand, open under the same key, and are said in the log of changes', async () => {
    const desk = open();
    expect(await desk.ask.brief(null, ctx)).toEqual({ health: 'never', running: false });
    await desk.ask.make(null, ctx);
    await desk.settled();
    expect(await state(desk)).toMatchObject({ health: 'fresh', journal: 'none', copies: [{ name: copyName(desk.clock.now()), here: true, second: false }], last: { ok: true } });
    const copy = openReadOnly(join(desk.folder, copyName(desk.clock.now())), testKey);
    expect(copy.isSound()).toBe(true);
    copy.close();
    expect(desk.database.db.select({ action: auditLog.action }).from(auditLog).all()).toEqual([{ action: 'copies.made' }]);
  });

  it('are made by themselves: after a missed night at once, then each night at the hour that was set', async () => {
    const desk = open({ scheduled: true });
    await desk.ask.setHour({ hour: 4 }, ctx);
    await desk.settled();
    expect((await state(desk)).copies).toHaveLength(1);
    expect((await state(desk)).nextAt).toBe(Date.parse('2026-11-25T01:00:00Z'));
    for (let hours = 0; hours < 20; hours++) desk.clock.advance(3_600_000);
    await desk.settled();
    expect((await state(desk)).copies).toHaveLength(2);
  });

  it('are missed out loud: two days without one, or a try that failed', async () => {
    const desk = open({ scheduled: true });
    mkdirSync(desk.folder);
    writeFileSync(join(desk.folder, copyName(instant(desk.clock.now() - 3 * 86_400_000))), 'an old one');
    writeFileSync(join(desk.own, 'in-the-way'), '');
    desk.clock.advance(60_000);
    expect(desk.notices.push).toHaveBeenCalledWith('copies-old', 'warn');
    await desk.settled();
    expect(desk.notices.clear).toHaveBeenCalledWith('copies-old');
  });

  it('say when one could not be made, and leave the earlier ones', async () => {
    const desk = open();
    writeFileSync(desk.folder, 'a file where the folder should be');
    await desk.ask.make(null, ctx);
    await expect.poll(() => desk.notices.push.mock.calls, { timeout: 20_000 }).toEqual([['copies-failed', 'warn']]);
    expect(await state(desk)).toMatchObject({ last: { ok: false }, running: false, health: 'never' });
  });
});

describe('the second folder', () => {
  it('is looked at before it is taken; the program’s own folder is not', async () => {
    const desk = open();
    expect(await desk.ask.chooseFolder(null, ctx)).toEqual({ kind: 'cancelled' });
    desk.choose(join(desk.own, 'nowhere'));
    expect(await desk.ask.chooseFolder(null, ctx)).toEqual({ kind: 'refused', trouble: 'away' });
    mkdirSync(desk.folder);
    desk.choose(desk.folder);
    expect(await desk.ask.chooseFolder(null, ctx)).toEqual({ kind: 'refused', trouble: 'own-folder' });
    expect(existsSync(join(desk.folder, placesFile))).toBe(false);
  });

  it('gets each copy and the key under the printed code; its path is kept where the recovery screen finds it', async () => {
    const desk = open(), second = testFolder();
    mkdirSync(desk.folder);
    writeFileSync(join(desk.own, 'key.recovery'), 'wrapped');
    desk.choose(second);
    expect(await desk.ask.chooseFolder(null, ctx)).toEqual({ kind: 'set', sameDisk: true });
    await desk.ask.make(null, ctx);
    await desk.settled();
    expect(readdirSync(second).sort()).toEqual([copyName(desk.clock.now()), 'key.recovery']);
    expect(await state(desk)).toMatchObject({ copies: [{ here: true, second: true }], last: { ok: true, second: 'ok' }, second: { folder: second, sameDisk: true } });
    expect(JSON.parse(readFileSync(join(desk.folder, placesFile), 'utf8'))).toEqual({ folder: second });
    await desk.ask.dropFolder(null, ctx);
    expect(existsSync(join(desk.folder, placesFile))).toBe(false);
    expect(await state(desk)).not.toHaveProperty('second');
  });
});

describe('the recovery code', () => {
  it('is renewed only by who knows the password and has read the paper; until then the former one stays', async () => {
    const { ask, commit } = open();
    expect(await ask.newCode({ password: 'wrong' }, ctx)).toEqual({ kind: 'wrong-password' });
    const shown = await ask.newCode({ password: 'secret' }, ctx);
    if (shown.kind !== 'code') throw new Error(shown.kind);
    expect(shown.ask).toHaveLength(2);
    expect(await ask.confirmCode({ groups: ['XXXXX', 'YYYYY'] }, ctx)).toEqual({ kind: 'wrong', groups: shown.ask });
    expect(commit).not.toHaveBeenCalled();
    const groups = shown.code.split('-');
    expect(await ask.confirmCode({ groups: shown.ask.map((n) => groups[n - 1]!.toLowerCase()) }, ctx)).toEqual({ kind: 'kept' });
    expect(commit).toHaveBeenCalledOnce();
    await expect(async () => ask.confirmCode({ groups }, ctx)).rejects.toMatchObject({ code: 'conflict' });
  });
  it('lets nobody guess the password', async () => {
    const { ask, clock } = open();
    for (let n = 0; n < 3; n++) expect(await ask.newCode({ password: 'wrong' }, ctx)).toEqual({ kind: 'wrong-password' });
    expect(await ask.newCode({ password: 'secret' }, ctx)).toEqual({ kind: 'wait', ms: 1_000 });
    clock.advance(1_000);
    expect(await ask.newCode({ password: 'secret' }, ctx)).toMatchObject({ kind: 'code' });
  });
  it('can be checked against the paper at hand', async () => {
    const { ask } = open();
    expect([await ask.checkCode({ code: 'right' }, ctx), await ask.checkCode({ code: 'other' }, ctx)]).toEqual([{ right: true }, { right: false }]);
  });
});
