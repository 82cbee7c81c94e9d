import type { Bridge } from '#shared/ipc/channels.ts';
import { median } from '#tests/bench/measure.ts';
import { pssByKind } from '#tests/bench/window/pss.ts';
import { inMain, type RunningDesk } from '#tests/window/support/desk.ts';

/** What one compressed hour takes of each kind, and what is leaked on purpose in the control. */
export interface Hour { readonly calls: number; readonly cards: number; readonly changes: number; readonly leak?: boolean }
/** What is counted at rest, on the same screen with nothing open. */
export interface AtRest { readonly shares: ReadonlyMap<string, number>; readonly nodes: number; readonly listeners: number; readonly pageTimers: number; readonly mainTimers: number }

/** What the page was answered for a screen that was left is forgotten by the library after so long (query-client.ts): two or three such timers wait, by which screens were left last. */
const forgetsAfterMs = 300_000;

/** Starts the page anew and counts its timers from its first line on. One that was set before would be counted only once it is set again. */
export async function watchPage({ page }: RunningDesk): Promise<void> {
  await page.addInitScript(countTimers, forgetsAfterMs);
  await page.reload();
}
function countTimers(leftOut: number): void {
  const alive = new Set<number>(), page = window as unknown as Record<string, unknown>;
  for (const [start, stop] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']] as const) {
    const begin = page[start] as (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => number, end = page[stop] as (id?: number) => void;
    page[start] = (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const id: number = begin(start === 'setTimeout' ? (...passed) => { alive.delete(id); run(...passed); } : run, ms, ...given);
      if (start !== 'setTimeout' || ms !== leftOut) alive.add(id);
      return id;
    };
    page[stop] = (id?: number) => { if (id !== undefined) alive.delete(id); end(id); };
  }
  page['timersAlive'] = () => alive.size;
}

/** And those of main, which hold no process open and are in no list of Node's. */
const watchMain = (desk: RunningDesk) => inMain(desk, () => {
  const main = globalThis as unknown as Record<string, unknown>, alive = new Set<unknown>();
  if (main['timersAlive']) return;
  for (const [start, stop] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']] as const) {
    const begin = main[start] as (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => object, end = main[stop] as (timer?: unknown) => void;
    main[start] = (run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const timer = begin(start === 'setTimeout' ? (...passed) => { alive.delete(timer); run(...passed); } : run, ms, ...given);
      alive.add(timer);
      return timer;
    };
    main[stop] = (timer?: unknown) => { alive.delete(timer); end(timer); };
  }
  main['timersAlive'] = () => alive.size;
}, null);

/** A desk that is left alone has by then forgotten the last persons and given back what Chromium kept for reuse. */
const quietAfterMs = 12_000, shortRestMs = 1_500;
const mostGrowth = 1.02;
const wholeOf = ({ shares }: AtRest): number => [...shares.values()].reduce((sum, mib) => sum + mib, 0);
/** Whether a count is where it was, by the bar of QUALITY.md R15. */
const backTo = (now: number, before: number): boolean => now <= Math.max(1, before) * mostGrowth;

const timersOf = ({ pageTimers, mainTimers }: AtRest): number => pageTimers + mainTimers;
/** The start has timers of its own that go within minutes: the yardstick is the fewest seen so far, or as many could leak unseen. */
const yardstickOf = (start: AtRest, rests: readonly AtRest[]): AtRest => {
  const { pageTimers, mainTimers } = rests.reduce((fewest, one) => (timersOf(one) < timersOf(fewest) ? one : fewest), start);
  return { ...start, pageTimers, mainTimers };
};

/** Those who call, are looked up and booked: as many as a clinic sees, so that nobody's card holds the whole shift. */
export interface Person { readonly id: string; readonly surname: string; readonly phone: string }
export const people: readonly Person[] = Array.from({ length: 300 }, (_, n) => ({ id: `019a0000-0000-7000-9000-${String(n).padStart(12, '0')}`, surname: `Смен${'абвгдежзиклмнопрстуфх'[n % 20]!}${'абвгдежзиклмнопрстуфх'[Math.floor(n / 20)]!}ин`, phone: `+7903${String(1_000_000 + n)}` }));

export async function openShift(desk: RunningDesk) {
  const { page, electron } = desk, debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable');
  await watchMain(desk);

  // put into the page once: each new evaluation would leave its own compiled text behind, which is no wear of the desk
  await page.evaluate(() => { (window as unknown as { hour: unknown }).hour = async ({ calls, cards, changes, leak, first, people }: Hour & { readonly first: number; readonly people: readonly Person[] }): Promise<number[]> => {
    const { stoika } = window as unknown as { stoika: Bridge }, held = (window as unknown as { held?: unknown[] }).held ??= [];
    const ask = async <T>(method: string, input: unknown): Promise<T> => {
      const reply = await stoika.call(method, input) as { ok: boolean; value?: unknown; error?: { code: string; reason?: string } };
      if (!reply.ok) throw new Error(`${method}: ${reply.error?.code ?? ''} ${reply.error?.reason ?? ''}`);
      return reply.value as T;
    };
    const painted = () => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); });
    const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
      for (const limit = performance.now() + 20_000; ;) {
        const found = look();
        if (found !== null && found !== undefined && found !== false) return found;
        if (performance.now() > limit) throw new Error(`waited for ${what}`);
        await new Promise((done) => { setTimeout(done, 4); });
      }
    };
    const press = (key: string, code: string, more: KeyboardEventInit = {}) => { document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more })); };
    const times: number[] = [];
    const { doctors } = await ask<{ doctors: { id: string }[] }>('directories.all', null);
    const personOf = (n: number) => people[(n * 7) % people.length]!;
    const day = new Date(Date.now() + 86_400_000 * 3).toISOString().slice(0, 10);

    async function call(n: number): Promise<void> {
      // from rest, and at every part of a frame alike: rings in step with the frames would take one frame or two by chance
      await new Promise((done) => { setTimeout(done, 80 + ((n * 0.618) % 1) * 16.7); });
      const began = performance.now();
      // two of five are in no card
      void ask('telephony.simulate', { deed: 'ring', from: n % 5 < 2 ? `+79020000${String(n % 1_000).padStart(3, '0')}` : personOf(n).phone, line: '+74950001002' });
      const callId = (await until('a ringing card', () => document.querySelector('[data-call][data-status="ringing"]'))).getAttribute('data-call')!;
      await painted();
      times.push(performance.now() - began);
      const state = (status: string) => until(`the card that is ${status}`, () => document.querySelector(`[data-call="${callId}"][data-status="${status}"]`));
      if (n % 5 !== 4) {
        await ask('telephony.simulate', { deed: 'answer', callId });
        await state('talking');
        await ask('inquiries.openPanel', { inquiryId: callId });
        await until('the panel', () => document.querySelector('[data-testid="call-panel"]'));
        await ask('inquiries.save', { inquiryId: callId, change: { comment: `Разговор ${n}` } });
        await ask('inquiries.closePanel', null);
      }
      await ask('telephony.simulate', { deed: 'callerHangsUp', callId });
      await state(n % 5 === 4 ? 'missed' : 'ended');
      await ask('telephony.dismissCard', { callId });
      await until('no card and no panel', () => !document.querySelector('[data-call], [data-testid="call-panel"]'));
      if (leak) {
        for (let more = 0; more < 20; more++) { const lost = document.createElement('i'); lost.addEventListener('click', () => { held.push(lost); }); held.push(lost, Array.from({ length: 20_000 }, () => n + more), setInterval(() => undefined, 60_000)); }
      }
    }
    async function card(n: number): Promise<void> {
      const name = personOf(n).surname;
      press('2', 'Digit2', { altKey: true });
      const box = await until('the search', () => document.querySelector<HTMLInputElement>('input[aria-label="Поиск пациента"]'));
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, name);
      box.dispatchEvent(new Event('input', { bubbles: true }));
      (await until(`${name} in the list`, () => [...document.querySelectorAll<HTMLElement>('[aria-label="Найденные пациенты"] button')].find((one) => one.textContent.includes(name)))).click();
      await until(`the card of ${name}`, () => [...document.querySelectorAll('[data-testid="patient-card"] h1, [data-testid="patient-card"] h2, [data-testid="patient-card"] [role="heading"]')].some((one) => one.textContent.includes(name)));
    }
    async function change(n: number): Promise<void> {
      press('1', 'Digit1', { altKey: true });
      const startMin = 540 + (n % 140) * 5, slot = { doctorId: doctors[n % doctors.length]!.id, day, startMin, endMin: startMin + 5 };
      const done = await ask<{ kind: string; appointmentId: string }>('schedule.book', { slot, patientId: personOf(n).id, comment: `запись ${n}` });
      await painted();
      if (done.kind === 'done') await ask('schedule.cancel', { appointmentId: done.appointmentId, by: 'patient', reason: 'Заболел' });
    }
    // spread over the hour as they come: the three kinds in proportion
    const most = Math.max(calls, cards, changes);
    for (let n = 0, c = 0, p = 0, s = 0; n < most; n++) {
      for (; c * most < (n + 1) * calls && c < calls; c++) await call(first + c);
      for (; p * most < (n + 1) * cards && p < cards; p++) await card(first + p);
      for (; s * most < (n + 1) * changes && s < changes; s++) await change(first + s);
    }
    press('1', 'Digit1', { altKey: true });
    await until('the schedule', () => document.querySelector('[data-schedule-grid]'));
    return times;
  }; });
  /** Works an hour; how long each call took until its card was painted. */
  const work = (hour: Hour, from: number): Promise<number[]> => page.evaluate((given) => (window as unknown as { hour(of: unknown): Promise<number[]> }).hour(given), { ...hour, first: from, people });

  /**
   * The picture of the screen drawn anew: what is round about it is drawn too when there is time, and the tiles of
   * before go some seconds after their last use. That is up to 25 MiB or nothing, depending on what was shown last.
   */
  async function drawAnew(): Promise<void> {
    await inMain(desk, async ({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows().filter((one) => one.isVisible()), wait = () => new Promise((done) => { setTimeout(done, 1_000); });
      for (const one of windows) one.hide();
      await wait();
      for (const one of windows) one.show();
      await wait();
    }, null);
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => { requestAnimationFrame(done); }); }));
  }
  async function collect(): Promise<void> {
    for (let n = 0; n < 3; n++) await debug.send('HeapProfiler.collectGarbage');
    await inMain(desk, () => {
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
      const gc = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
      // what is native behind an object goes a turn after it: statements of the base above all
      const turn = () => new Promise<void>((done) => { setImmediate(() => { setImmediate(done); }); });
      return (async () => { for (let n = 0; n < 3; n++) { gc(); await turn(); } })();
    }, null);
  }
  async function counted(): Promise<AtRest> {
    await collect();
    await page.waitForTimeout(300);
    const { metrics } = await debug.send('Performance.getMetrics'), of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
    const mainTimers = await inMain(desk, () => (globalThis as unknown as { timersAlive(): number }).timersAlive(), null);
    const pageTimers = await page.evaluate(() => (window as unknown as { timersAlive(): number }).timersAlive());
    return { shares: await pssByKind(electron), nodes: of('Nodes'), listeners: of('JSEventListeners'), pageTimers, mainTimers };
  }
  /**
   * At rest: nothing to do for `restMs`, rubbish collected, what was to fade has faded. What goes by itself (a notice,
   * a listener whose owner the collector has not come to) goes within `patience`; what is leaked stays however long one
   * waits. A long rest also lets the desk give back what it keeps for reuse, and the picture be drawn anew.
   */
  async function atRest(restMs: number, before?: AtRest, patienceMs = 15_000): Promise<AtRest> {
    await collect();
    await page.waitForTimeout(restMs);
    if (restMs === quietAfterMs) await drawAnew();
    for (const limit = performance.now() + patienceMs; ;) {
      const now = await counted();
      if (!before || performance.now() > limit || (backTo(now.nodes, before.nodes) && backTo(now.listeners, before.listeners) && backTo(timersOf(now), timersOf(before)))) return now;
      await page.waitForTimeout(500);
    }
  }
  return { work, atRest };
}

export interface ShiftFigures { readonly calls: number; readonly growth: number; readonly perThousand: number; readonly nodes: number; readonly listeners: number; readonly timers: number; readonly popup: number; readonly firstPopupMs: number; readonly pss: readonly number[] }

/** Growth from one to the next by least squares: memory at rest goes up and down by some MiB by itself. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2, mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return values.reduce((sum, one, n) => sum + (n - middle) * (one - mean), 0) / values.reduce((sum, _, n) => sum + (n - middle) ** 2, 0);
}

export interface ShiftTold { readonly figures: ShiftFigures; readonly control: ShiftFigures }

/** Twelve hours of work; the first is the yardstick of the others. `hours` may be fewer where only the way is tried. */
export async function workShift(desk: RunningDesk, whole: Hour, hours: number, say: (line: string) => void): Promise<ShiftFigures> {
  const shift = await openShift(desk), part = (n: number): number => Math.max(1, Math.round(n / hours)), hour: Hour = { calls: part(whole.calls), cards: part(whole.cards), changes: part(whole.changes), ...(whole.leak ? { leak: true } : {}) };
  // what is compiled and read once is no wear
  await shift.work({ calls: Math.min(60, hour.calls), cards: Math.min(40, hour.cards), changes: Math.min(10, hour.changes) }, 0);
  const rests: AtRest[] = [], popups: number[][] = [];
  const before = await shift.atRest(whole.leak ? shortRestMs : quietAfterMs);
  for (let n = 0; n < hours; n++) {
    popups.push(await shift.work(hour, 1_000 + n * hour.calls));
    rests.push(await shift.atRest(hours > 1 ? quietAfterMs : shortRestMs, yardstickOf(before, rests), whole.leak ? 0 : undefined));
    const { shares, nodes, listeners, pageTimers, mainTimers } = rests[n]!;
    say(`hour ${n + 1}: ${wholeOf(rests[n]!).toFixed(0)} MiB (${[...shares].map(([kind, mib]) => `${kind} ${mib.toFixed(0)}`).join(', ')}), ${nodes} nodes, ${listeners} listeners, ${pageTimers} + ${mainTimers} timers, a card in ${median(popups[n]!).toFixed(1)} ms`);
  }
  const first = rests[0]!, last = rests.at(-1)!;
  return {
    calls: hour.calls * hours, growth: wholeOf(last) / wholeOf(first), perThousand: slopeOf(rests.map(wholeOf)) / hour.calls * 1_000,
    nodes: last.nodes / before.nodes, listeners: last.listeners / before.listeners, timers: timersOf(last) / Math.max(1, timersOf(yardstickOf(before, rests))),
    popup: median(popups.at(-1)!) / median(popups[0]!), firstPopupMs: median(popups[0]!), pss: rests.map((one) => Math.round(wholeOf(one))),
  };
}

/** What does not hold of QUALITY.md R15; memory and times only where the machine is ours. */
export function wornBy({ growth, perThousand, nodes, listeners, timers, popup }: ShiftFigures, full: boolean): string[] {
  const back = (what: string, ratio: number): string[] => (ratio <= mostGrowth ? [] : [`${what} are ${ratio.toFixed(3)} of what they were`]);
  return [
    ...back('DOM nodes', nodes), ...back('listeners', listeners), ...back('timers', timers),
    ...(full && growth > 1.1 ? [`memory is ${growth.toFixed(3)} of the first hour's`] : []), ...(full && perThousand > 5 ? [`${perThousand.toFixed(1)} MiB for 1 000 calls`] : []),
    ...(full && popup > 1.2 ? [`the last card took ${popup.toFixed(2)} of the first`] : []),
  ];
}
