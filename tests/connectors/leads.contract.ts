import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeVendors, serve, type FakeLead } from './leads/fake-vendors.ts';
import { ask, openSharedDesk } from './leads/desk.ts';

const minute = 60_000, hour = 60 * minute;
let serial = 100;
/** A person who left a lead at a moment of the desk's clock. */
export const aFakeLead = (atMs: number, more: Partial<FakeLead> = {}): FakeLead => {
  const n = ++serial;
  return { id: String(n), atMs, phone: `+7911${String(n).padStart(7, '0')}`, name: 'Тестов Тест', comment: `заявка ${String(n)}`, ...more };
};
const externalIds = (rows: readonly { readonly externalId: string | null }[]): string[] => rows.map((row) => row.externalId ?? '').sort();
const idsOf = (leads: readonly FakeLead[]): string[] => leads.map((one) => one.id).sort();

/** What every source that is asked must do, whatever its vendor's words are. */
export function leadContract(vendor: keyof typeof fakeVendors): void {
  const make = fakeVendors[vendor];
  let shared: ReturnType<typeof openSharedDesk>;
  beforeAll(() => { shared = openSharedDesk(); });
  afterAll(() => { shared.close(); });
  let sources = 0;
  /** A server that fails is one that cannot be reached; UIS has a word of its own for it. */
  const down = vendor === 'uis' ? 'degraded' : 'disconnected';
  const openAt = (url: string, options: Parameters<typeof make>[0] = {}) => {
    // each test has a source of its own, and an hour between it and the last
    shared.clock.advance(hour);
    const fake = make({ now: () => shared.clock.now(), ...options }), source = fake.source(url, { id: `019abc00-0000-7000-9000-${String(++sources).padStart(12, '0')}` });
    return { desk: { ...shared, ...shared.of(source.id) }, fake, source, now: shared.clock.now() };
  };
  const open = (options: Parameters<typeof make>[0] = {}) => { const made = openAt('http://127.0.0.1:9', options); return { ...made, line: ask(shared, made.source, made.fake.fetch) }; };

  describe(`${vendor}: a source that is asked (R-108)`, () => {
    it('brings each lead once with its words, and its letter as it came', async () => {
      const { desk, fake, line, now } = open(), lead = aFakeLead(now - 3 * minute, { phone: '+79110001122' });
      fake.leads.push(lead);
      await line.look();
      await line.look(10 * minute);
      expect(line.poller.health()).toMatchObject({ state: 'connected', alarm: false });
      expect(desk.rows()).toMatchObject([{ externalId: lead.id, leftAt: lead.atMs, arrivedAt: now }]);
      expect(desk.kept()).toMatchObject([{ externalId: lead.id, inquiryId: desk.rows()[0]!.id, problems: '[]' }]);
      expect(desk.kept()[0]!.raw).toContain('9110001122');
      expect(desk.leads.store.get(desk.rows()[0]!.id)?.extra).toContain(lead.comment);
    });

    it('loses and doubles nothing of an hour in which it was down, repeated and reordered', async () => {
      const { desk, fake, line, now } = open();
      fake.leads.push(aFakeLead(now - 30 * minute));
      await line.look();
      fake.broken = () => ({ status: 503, type: 'text/plain', text: 'Later' });
      for (let n = 0; n < 60; n++) {
        desk.clock.advance(minute);
        await line.settled();
        if (n % 2 === 0) fake.leads.push(aFakeLead(desk.clock.now()));
      }
      expect(line.poller.health()).toMatchObject({ state: down, alarm: true });
      fake.broken = undefined;
      fake.shuffle = (rows) => [...rows.toReversed(), ...rows.slice(0, 3)];
      await line.look(2 * minute);
      await line.look(2 * minute);
      expect(line.poller.health()).toMatchObject({ state: 'connected', alarm: false });
      expect(externalIds(desk.rows())).toEqual(idsOf(fake.leads));
    });

    it('goes on after a page that is exactly full, and ends where the list ends', async () => {
      const { desk, fake, line, now } = open(), limit = { 'ident-service': 500, uis: 500, napopravku: 100, flexbe: 200 }[vendor];
      for (let n = 0; n < limit; n++) fake.leads.push(aFakeLead(now - minute - n * 1_000));
      await line.look();
      expect(desk.rows()).toHaveLength(limit);
      for (let n = 0; n < limit + 7; n++) fake.leads.push(aFakeLead(now - minute - n * 1_000));
      await line.look(3 * minute);
      expect(externalIds(desk.rows())).toEqual(idsOf(fake.leads));
      expect(fake.requests.filter((one) => !one.includes('set-received')).length).toBeLessThan(40);
    }, 20_000);

    it('keeps what cannot be read as it came, and goes on with the rest', async () => {
      const { desk, fake, line, now } = open(), good = aFakeLead(now - minute);
      fake.leads.push(good);
      fake.odd.push(17, 'слова', [], { deep: JSON.parse(`${'['.repeat(1_000)}${']'.repeat(1_000)}`) as unknown });
      await line.look();
      expect(externalIds(desk.rows())).toEqual([good.id]);
      const waiting = desk.waiting();
      expect(waiting.map((row) => row.raw)).toEqual(expect.arrayContaining(['17', '"слова"', '[]']));
      expect(waiting.every((row) => (JSON.parse(row.problems) as string[]).length > 0)).toBe(true);
      expect(line.poller.health().state).toBe('connected');
    });

    it.each([
      ['HTML instead of data', { status: 200, type: 'text/html', text: '<html>Welcome</html>' }, 'disconnected'], ['a redirect', { status: 302, text: '', headers: { location: 'https://elsewhere.example/' } }, 'misconfigured'],
      ['a failure', { status: 500, type: 'text/plain', text: 'Oops' }, 'disconnected'], ['other data', { status: 200, text: '"yes"' }, 'disconnected'], ['no such place', { status: 404, type: 'text/html', text: '<h1>404</h1>' }, 'disconnected'],
      ['a limit', { status: 429, type: 'text/plain', text: 'slow down', headers: { 'retry-after': '30' } }, 'degraded'], ['nonsense beyond any measure', { status: 200, text: `<${'x'.repeat(6_000_000)}`, type: 'text/html' }, 'disconnected'],
    ] as const)('tells %s from leads, and mends itself', async (_, answer, state) => {
      const { desk, fake, line, now } = open(), lead = aFakeLead(now - minute);
      fake.leads.push(lead);
      fake.broken = () => answer;
      await line.look();
      const said = line.poller.health().state;
      // an answer of 404 is a failure of the call to UIS, whose address has no paths
      expect([answer.status === 500 ? down : vendor === 'uis' && answer.status === 404 ? said : answer.status === 404 ? 'disconnected' : state, said === 'connected', desk.rows()]).toEqual([said, false, []]);
      fake.broken = undefined;
      await line.look(6 * minute);
      expect(externalIds(desk.rows())).toEqual([lead.id]);
      expect(line.poller.health()).toMatchObject({ state: 'connected', alarm: false });
    });

    it('refuses a wrong key as such and does not hammer', async () => {
      const { fake, line } = open();
      fake.key = 'another';
      await line.look();
      expect(line.poller.health()).toMatchObject({ state: 'unauthorized' });
      const asked = fake.requests.length;
      for (let n = 0; n < 20; n++) await line.look(minute);
      expect(fake.requests.length - asked).toBeLessThan(16);
    });

    it('raises an alarm after five minutes without a good look, and none before', async () => {
      const { desk, fake, line } = open();
      await line.look();
      fake.broken = () => ({ status: 503, type: 'text/plain', text: '' });
      desk.clock.advance(4 * minute + 50_000);
      await line.settled();
      expect(line.poller.health().alarm).toBe(false);
      desk.clock.advance(15_000);
      expect(line.poller.health().alarm).toBe(true);
    });

    it('corrects a clock that is an hour off, and never makes a lead from the future', async () => {
      for (const aheadMs of [hour, -hour]) {
        const { desk, fake, line, now } = open({ aheadMs });
        fake.leads.push(aFakeLead(now - 10 * minute));
        await line.look();
        await line.look(3 * minute);
        expect(desk.rows(), String(aheadMs)).toMatchObject([{ problems: '[]' }]);
        // the wire tells whole seconds
        expect(Math.abs(desk.rows()[0]!.leftAt - (now - 10 * minute)), String(aheadMs)).toBeLessThanOrEqual(1_000);
      }
      const { desk, fake, line, now } = open({ aheadMs: hour, tellsTime: false });
      fake.leads.push(aFakeLead(now - 10 * minute));
      await line.look();
      expect(desk.rows()).toMatchObject([{ leftAt: now, problems: '["clock-ahead"]' }]);
      expect(desk.kept()).toMatchObject([{ problems: '["clock-ahead"]' }]);
    });

    it('shows a repeated id with other words to a person, and makes no second lead of it', async () => {
      const { desk, fake, line, now } = open(), lead = aFakeLead(now - minute);
      fake.leads.push(lead);
      await line.look();
      fake.received.clear();
      fake.leads[0] = { ...lead, phone: '+79119998877' };
      await line.look(3 * minute);
      expect(desk.rows()).toHaveLength(1);
      expect(desk.waiting()).toMatchObject([{ externalId: lead.id, inquiryId: desk.rows()[0]!.id, problems: '["changed"]' }]);
    });

    it('catches up to exactly what was left, whatever happens in between', async () => {
      const deed = fc.oneof(
        fc.record({ kind: fc.constant('leave' as const), agoMs: fc.integer({ min: 0, max: 50 * minute }) }), fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1_000, max: 20 * minute }) }),
        fc.record({ kind: fc.constantFrom('down', 'up', 'shuffle', 'order', 'lose-cursor', 'restart', 'refuse-once') }),
      );
      await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), fc.boolean(), async (deeds, newestFirst) => {
        const { desk, fake, source } = openAt('http://127.0.0.1:9', vendor === 'flexbe' ? { newestFirst } : {});
        let line = ask(desk, source, fake.fetch), failOnce = false;
        await line.look();
        for (const one of deeds) {
          if (one.kind === 'leave') fake.leads.push(aFakeLead(desk.clock.now() - one.agoMs));
          else if (one.kind === 'pass') await line.look(one.ms);
          else if (one.kind === 'down') fake.broken = () => ({ status: 502, type: 'text/plain', text: '' });
          else if (one.kind === 'up') fake.broken = undefined;
          else if (one.kind === 'shuffle') fake.shuffle = (rows) => [...rows.toReversed(), ...rows.slice(0, 2)];
          else if (one.kind === 'order') fake.shuffle = undefined;
          else if (one.kind === 'lose-cursor') desk.loseCursors();
          else if (one.kind === 'refuse-once') { failOnce = true; fake.broken = () => { const fails = failOnce; failOnce = false; return fails ? { status: 500, type: 'text/plain', text: '' } : undefined; }; }
          else { await line.stop(); line = ask(desk, source, fake.fetch); await line.look(); }
        }
        fake.broken = undefined;
        for (let n = 0; n < 4; n++) await line.look(6 * minute);
        expect(externalIds(desk.rows())).toEqual(idsOf(fake.leads));
        await line.stop();
      }), { numRuns: 25 });
    }, 60_000);

    it('is asked over a real socket and told apart from a dead one', async () => {
      const fake = make({ now: () => shared.clock.now() }), web = await serve(fake), { desk, source, now } = openAt(web.url()), lead = aFakeLead(now - minute);
      fake.leads.push(lead);
      const line = ask(desk, source, globalThis.fetch, { real: true });
      await line.look();
      expect([externalIds(desk.rows()), await line.connector.check!()]).toEqual([[lead.id], vendor === 'napopravku' ? 0 : 1]);
      await web.close();
      await line.look({ 'ident-service': 1, uis: 1, napopravku: 2, flexbe: 1 }[vendor] * minute);
      expect(line.poller.health()).toMatchObject({ state: 'disconnected', code: vendor === 'uis' ? 'uis.unreachable' : 'leads.unreachable' });
    });
  });
}
