import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bridge } from '#shared/ipc/channels.ts';
import { inMain, newFolder, type RunningDesk } from '#tests/window/support/desk.ts';
import { byRatio, type Figure } from '../figure.ts';
import { median, percentile } from '../measure.ts';

/** Known to the fixture, with a policy and no appointment. */
const caller = { phone: '+79001000606', name: 'Зуев Антон' };

interface Times { readonly cards: number[]; readonly floors: number[]; readonly seen: number[] }

/**
 * From the ring at the built-in exchange to the painted card, and beside it the barest thing that can be painted in the
 * same page. Both begin from a page at rest, for one that has just drawn goes on ticking and makes the next frame wait;
 * both end at the second animation frame after the page has changed.
 */
const timesOf = (desk: RunningDesk, rounds: number): Promise<Times> => desk.page.evaluate(async ({ rounds: times, phone, name }) => {
    const { stoika } = window as unknown as { stoika: Bridge };
    const ask = async (method: string, input: unknown): Promise<unknown> => {
      const reply = await stoika.call(method, input) as { ok: boolean; value?: unknown; error?: { code: string } };
      if (!reply.ok) throw new Error(`${method}: ${reply.error?.code ?? ''}`);
      return reply.value;
    };
    const pause = (ms: number) => new Promise((done) => { setTimeout(done, ms); });
    const painted = () => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); });
    const until = (there: () => Element | null): Promise<Element> => new Promise((done, late) => {
      const look = (): boolean => {
        const found = there();
        if (found) { watch.disconnect(); clearTimeout(timer); done(found); }
        return found !== null;
      };
      const watch = new MutationObserver(look), timer = setTimeout(() => { watch.disconnect(); late(new Error('no card within 10 s')); }, 10_000);
      watch.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
      look();
    });
    const bare = document.createElement('div'), cardTimes: number[] = [], floorTimes: number[] = [], seenTimes: number[] = [];
    document.body.append(bare);
    for (let n = 0; n < times + 3; n++) {
      await pause(80 + (n * 7) % 17);
      let from = performance.now();
      bare.textContent = name;
      await painted();
      const floor = performance.now() - from;
      bare.textContent = '';
      await pause(80 + (n * 11) % 17);
      from = performance.now();
      void ask('telephony.simulate', { deed: 'ring', from: phone, line: '+74950001001' });
      const card = await until(() => document.querySelector('[data-call][data-status="ringing"]'));
      const seenAfter = performance.now() - from;
      await painted();
      const took = performance.now() - from;
      if (!card.textContent.includes(name)) throw new Error(`the card shows ${card.textContent.slice(0, 100)}`);
      if (n >= 3) { cardTimes.push(took); floorTimes.push(floor); seenTimes.push(seenAfter); }
      const callId = card.getAttribute('data-call');
      await ask('telephony.simulate', { deed: 'callerHangsUp', callId });
      await until(() => document.querySelector(`[data-call="${callId}"]:not([data-status="ringing"])`));
      await ask('telephony.dismissCard', { callId });
      for (let tries = 0; document.querySelector('[data-call]') && tries < 500; tries++) await pause(10);
    }
    bare.remove();
    return { cards: cardTimes, floors: floorTimes, seen: seenTimes };
  }, { rounds, ...caller });

/** P1 on an idle desk. */
export async function p1(desk: RunningDesk, rounds: number): Promise<Figure[]> {
  const { cards, floors, seen } = await timesOf(desk, rounds);
  const windows = await inMain(desk, async ({ BrowserWindow }, times) => {
    const took: number[] = [];
    for (let n = 0; n < times; n++) {
      const from = performance.now(), window = new BrowserWindow({ width: 400, height: 200, show: true, webPreferences: { sandbox: true } });
      await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent('<!doctype html><h1>Зуев Антон</h1>')}`);
      await window.webContents.executeJavaScript('new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(() => { done(null); }); }); })');
      took.push(performance.now() - from);
      window.destroy();
      await new Promise((done) => { setTimeout(done, 150); });
    }
    return took;
  }, Math.max(3, Math.min(15, Math.round(rounds / 3))));

  const value = median(cards), floor = median(floors), what = 'ring at the exchange -> card with the caller painted (idle)';
  const late = byRatio('P1 card p95', `${what}, 95 of 100; floor: median of a bare DOM update in the same page`, percentile(cards, 0.95), floor, 3);
  return [byRatio('P1 card p50', `${what}, in the page after ${median(seen).toPrecision(3)} ms; floor: a bare DOM update in the same page`, value, floor, 2), { ...late, what: `${late.what}, and never more than 100 ms`, ok: late.ok && Math.max(...cards) <= 100 }, byRatio('P1 against a window per call', 'the same card; floor: a window opened for each call, painted', value, median(windows), 1 / 3)];
}

/** Surnames differ, or every second row would be a question whether it is the same person. */
function writePeople(path: string, rows: number): void {
  const two = (n: number): string => String(n).padStart(2, '0');
  const lines = Array.from({ length: rows }, (_, n) => `Ввозимов${n.toString(36)};Анна;Ильинична;${two(1 + (n % 28))}.${two(1 + (n % 12))}.${1930 + (n % 90)};8 9${String(100_000_000 + n).slice(-9)}`);
  writeFileSync(path, `Фамилия;Имя;Отчество;Дата рождения;Телефон\n${lines.join('\n')}\n`);
}

/** P1 at work: the same ring while an import brings people in and the report of a year is asked for again and again. */
export async function p1Busy(desk: RunningDesk, rounds: number, people: number): Promise<Figure[]> {
  const csv = join(newFolder('people'), 'people.csv');
  writePeople(csv, people);
  await inMain(desk, ({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }); }, csv);
  const idle = await timesOf(desk, rounds);
  await desk.page.evaluate(async () => {
    const { stoika } = window as unknown as { stoika: Bridge }, work = (window as unknown as { work: { reports: number; stop: boolean; failed?: string } }).work = { reports: 0, stop: false } as { reports: number; stop: boolean; failed?: string };
    const ask = async <T>(method: string, input: unknown): Promise<T> => {
      const reply = await stoika.call(method, input) as { ok: boolean; value?: unknown; error?: { code: string; reason?: string } };
      if (!reply.ok) throw new Error(`${method}: ${reply.error?.code ?? ''} ${reply.error?.reason ?? ''}`);
      return reply.value as T;
    };
    const stateOf = async (id: string): Promise<string | undefined> => (await ask<{ id: string; state: string }[]>('import.list', null)).find((one) => one.id === id)?.state;
    const { draft } = await ask<{ draft: { importId: string; mapping: unknown } }>('import.choose', null);
    await ask('import.check', { importId: draft.importId, kind: 'patients', mapping: draft.mapping, addDoctors: false });
    while (await stateOf(draft.importId) === 'checking') await new Promise((done) => { setTimeout(done, 50); });
    await ask('import.start', { importId: draft.importId });
    const tillDay = new Date().toISOString().slice(0, 10), fromDay = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10);
    void (async () => {
      while (!work.stop) { await ask('reports.efficiency', { fromDay, tillDay }); work.reports++; await new Promise((done) => { setTimeout(done, 200); }); }
    })().catch((error: unknown) => { work.failed = String(error); });
  });
  const busy = await timesOf(desk, rounds);
  const done = await desk.page.evaluate(async () => {
    const { work, stoika } = window as unknown as { work: { reports: number; stop: boolean; failed?: string }; stoika: Bridge };
    work.stop = true;
    const list = await stoika.call('import.list', null) as { value?: { state: string }[] };
    const jobs = await stoika.call('jobs.list', null) as { value?: { kind: string; failure?: { code: string; reason?: string } }[] }, { failure } = jobs.value?.find(({ kind }) => kind === 'import.run') ?? {};
    return { ...work, state: list.value?.[0]?.state, fell: failure ? `${failure.code} ${failure.reason ?? ''}` : undefined };
  });
  if (done.state !== 'running' && done.state !== 'done') throw new Error(`the import did not go on beside the calls: ${done.state ?? 'none'}, ${done.fell ?? 'no failure'}`);
  if (done.failed !== undefined) throw new Error(`no report was made: ${done.failed}`);
  const what = `ring -> card while ${people} people are brought in (${done.state ?? 'none'} at the end) and reports of a year are asked for (${done.reports} answered meanwhile: a long one takes its turn in the worker after the import); floor: the same desk idle`, most = Math.max(...busy.cards);
  const half = byRatio('P1 card at work p50', what, median(busy.cards), median(idle.cards), 1.25);
  return [{ ...half, what: `${half.what}, and never more than 100 ms (${most.toFixed(0)})`, ok: half.ok && most <= 100 }];
}
