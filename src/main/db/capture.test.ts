import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { openTestDatabase, testStart, type TestDatabase } from '#tests/support/database.ts';
import { createVirtualClock } from '../kernel/virtual-clock.ts';
import { counterLimit } from './capture.ts';
import { shapesOf } from './ddl.ts';
import * as schema from './schema/index.ts';
import { appointments, patients } from './schema/index.ts';
import { quoted } from './sql.ts';
import { hlcMilliseconds, setCapture } from './stamp.ts';
import { eq } from 'drizzle-orm';

interface Message { readonly hlc: string; readonly scope: string; readonly tbl: string; readonly row_id: string; readonly patch: string }
type Value = string | number | null;

const shapes = shapesOf(schema).filter((t) => t.kind !== 'local');
const messagesOf = ({ raw }: TestDatabase, run = ''): Message[] => raw.prepare('SELECT * FROM sync_outbox WHERE row_id LIKE ? ORDER BY hlc').all(`${run}%`) as Message[];
const columnsOf = ({ raw }: TestDatabase, table: string): { name: string; type: string; notnull: number }[] =>
  (raw.prepare(`PRAGMA table_info(${quoted(table)})`).all() as { name: string; type: string; notnull: number; pk: number }[]).filter((c) => c.pk === 0 && c.name !== 'branch_id');
const everything = ({ raw }: TestDatabase, run: string): unknown => shapes.map((t) => raw.prepare(`SELECT * FROM ${quoted(t.name)} WHERE id LIKE ? ORDER BY id`).all(`${run}%`));

/** A PC that has capture on; `now` may be set back. */
function aCapturingPc(): TestDatabase & { time: number } {
  const clock = createVirtualClock(testStart);
  const pc = { time: testStart as number, clock };
  const database = openTestDatabase({ clock: { ...clock, now: () => instant(pc.time) } });
  database.write((tx) => { setCapture(tx, true); });
  return Object.assign(pc, database);
}

/** The least a receiver has to do: make the row, set the registers of each message in the order of stamps. */
function replay(messages: readonly Message[], to: TestDatabase): void {
  for (const { tbl, row_id: id, scope, patch } of messages) {
    const shape = shapes.find((s) => s.name === tbl)!;
    to.raw.prepare(shape.kind === 'branch' ? `INSERT OR IGNORE INTO ${quoted(tbl)} (id, branch_id) VALUES (?, ?)` : `INSERT OR IGNORE INTO ${quoted(tbl)} (id) VALUES (?)`).run(...(shape.kind === 'branch' ? [id, scope] : [id]));
    for (const [register, value] of Object.entries(JSON.parse(patch) as Record<string, Value | Record<string, Value>>)) {
      const values = register.startsWith('@') ? Object.entries(value as Record<string, Value>) : [[register, value] as const];
      for (const [column, v] of values) to.raw.prepare(`UPDATE ${quoted(tbl)} SET ${quoted(column)} = ? WHERE id = ?`).run(v, id);
    }
  }
}

/** One change: which of three tables and of two rows, which of a few columns get what, how far the clock moves first. */
const change = fc.record({
  table: fc.nat(2),
  row: fc.nat(1),
  picks: fc.array(fc.tuple(fc.nat(4), fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('', 'Ё"\\~', "о'Хара", '~')), fc.oneof(fc.maxSafeInteger(), fc.constant(0)), fc.boolean()), { minLength: 1, maxLength: 5 }),
  move: fc.constantFrom(0, 0, 1, 250, -3_600_000, 86_400_000),
  fails: fc.nat(9).map((n) => n === 0),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
/** Few tables and columns in one run, so that changes meet; all of them over the runs. */
const story = fc.record({ first: fc.nat(shapes.length - 1), offset: fc.nat(40), changes: fc.array(change, { minLength: 1, maxLength: 30 }) });

function make(pc: TestDatabase, run: string, { first, offset }: { first: number; offset: number }, { table, row, picks }: Change): void {
  const { name, kind } = shapes[(first + table * 5) % shapes.length]!, columns = columnsOf(pc, name), id = `${run}${row}`;
  const set = new Map(picks.map(([at, words, number, empty]) => {
    const c = columns[(at + offset) % columns.length]!;
    return [c.name, empty && c.notnull === 0 ? null : c.type === 'INTEGER' ? number : words.replaceAll('\u0000', '')] as const;
  }));
  const names = [...set.keys()].map(quoted), values = [...set.values()];
  if (pc.raw.prepare(`SELECT 1 FROM ${quoted(name)} WHERE id = ?`).get(id)) pc.raw.prepare(`UPDATE ${quoted(name)} SET ${names.map((n) => `${n} = ?`).join(', ')} WHERE id = ?`).run(...values, id);
  else pc.raw.prepare(`INSERT INTO ${quoted(name)} (id, ${kind === 'branch' ? 'branch_id, ' : ''}${names.join(', ')}) VALUES (?, ${kind === 'branch' ? '?, ' : ''}${names.map(() => '?').join(', ')})`).run(id, ...(kind === 'branch' ? ['filial'] : []), ...values);
}

describe('change capture', () => {
  it('whatever is written, the outbox replayed onto an empty PC gives the same rows, and each register’s clock is its last message', () => {
    const pc = aCapturingPc(), other = openTestDatabase();
    let runs = 0;
    fc.assert(fc.property(story, (told) => {
      const run = `r${runs++}-`;
      for (const one of told.changes) {
        pc.time += one.move;
        try {
          pc.write(() => {
            make(pc, run, told, one);
            if (one.fails) throw new Error('changed my mind');
          });
        } catch (error) {
          expect(error).toMatchObject({ message: 'changed my mind' });
        }
      }
      const messages = messagesOf(pc, run);
      other.write(() => { replay(messages, other); });
      expect(everything(other, run)).toEqual(everything(pc, run));
      const clocks = new Map<string, Record<string, string>>();
      for (const m of messages) clocks.set(`${m.tbl}/${m.row_id}`, { ...clocks.get(`${m.tbl}/${m.row_id}`), ...Object.fromEntries(Object.keys(JSON.parse(m.patch) as object).map((r) => [r, m.hlc])) });
      const stored = pc.raw.prepare('SELECT tbl, row_id, clk FROM sync_row WHERE row_id LIKE ?').all(`${run}%`) as { tbl: string; row_id: string; clk: string }[];
      expect(new Map(stored.map((r) => [`${r.tbl}/${r.row_id}`, JSON.parse(r.clk)]))).toEqual(clocks);
    }), { numRuns: 100, interruptAfterTimeLimit: 15_000 });
  });

  it('sleeps until a hub is configured', () => {
    const database = openTestDatabase();
    database.write((tx) => { tx.insert(patients).values({ id: 'p1', surname: 'Свиридова' }).run(); });
    expect(messagesOf(database)).toEqual([]);
    expect(database.raw.prepare('SELECT count(*) AS n FROM sync_row').get()).toEqual({ n: 0 });
  });

  it('a stamp is the time of the write, a counter and this PC; a clock set back never gives a smaller one', () => {
    const pc = aCapturingPc();
    const write = (id: string) => { pc.write((tx) => { tx.insert(patients).values({ id }).run(); }); };
    write('p1');
    pc.time += 5;
    write('p2');
    write('p3');
    pc.time -= 86_400_000;
    write('p4');
    const late = hlcMilliseconds(testStart + 5);
    expect(messagesOf(pc).map((m) => [m.hlc, m.row_id])).toEqual([[`${hlcMilliseconds(testStart)}0001test01`, 'p1'], [`${late}0001test01`, 'p2'], [`${late}0002test01`, 'p3'], [`${late}0003test01`, 'p4']]);
    expect(messagesOf(pc)[0]!.hlc).toHaveLength(19);
  });

  it('goes to the next millisecond before a millisecond’s stamps run out', () => {
    const pc = aCapturingPc();
    pc.write((tx) => { tx.insert(patients).values({ id: 'p1' }).run(); });
    pc.raw.prepare(`UPDATE sync_meta SET v = ? WHERE k = 'counter'`).run(String(counterLimit / 2 + 1));
    pc.write((tx) => { tx.insert(patients).values({ id: 'p2' }).run(); });
    expect(messagesOf(pc).at(-1)!.hlc).toBe(`${hlcMilliseconds(testStart + 1)}0001test01`);
  });

  it('sends only what changed; the slot always whole; nothing when nothing changed', () => {
    const pc = aCapturingPc();
    pc.write((tx) => { tx.insert(appointments).values({ id: 'a1', branchId: 'f1', doctorId: 'd1', chairId: 'c1', day: '2026-11-24', startMin: 600, endMin: 630 }).run(); });
    pc.write((tx) => { tx.update(appointments).set({ startMin: 615, status: 'confirmed' }).where(eq(appointments.id, 'a1')).run(); });
    pc.write((tx) => { tx.update(appointments).set({ status: 'confirmed' }).where(eq(appointments.id, 'a1')).run(); });
    const slot = { doctor_id: 'd1', chair_id: 'c1', day: '2026-11-24', start_min: 600, end_min: 630 };
    expect(messagesOf(pc).map((m) => [m.scope, m.tbl, JSON.parse(m.patch) as unknown])).toEqual([
      ['f1', 'appointments', { branch_id: 'f1', '@slot': slot }],
      ['f1', 'appointments', { '@slot': { ...slot, start_min: 615 }, status: 'confirmed' }],
    ]);
  });

  it('keeps a row in its branch', () => {
    const pc = aCapturingPc();
    pc.write((tx) => { tx.insert(appointments).values({ id: 'a1', branchId: 'f1' }).run(); });
    expect(() => pc.write((tx) => tx.update(appointments).set({ branchId: 'f2' }).run())).toThrow(/never change/);
    expect(messagesOf(pc)).toHaveLength(1);
  });
});
