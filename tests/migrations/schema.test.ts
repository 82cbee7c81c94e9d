import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { additionsTo } from '#main/db/additions.ts';
import { ddlOf, shapesOf } from '#main/db/ddl.ts';
import { openDriver, type RawDatabase } from '#main/db/driver.ts';
import { reportTriggers } from '#main/db/report-marks.ts';
import { runMigrations } from '#main/db/migrate.ts';
import * as schema from '#main/db/schema/index.ts';
import * as sync from '#main/db/schema/sync.ts';
import { branchTable, localTable } from '#main/db/schema/kinds.ts';
import { openTestDatabase, testFolder, testKey, testMigrations } from '#tests/support/database.ts';
import { index, integer, real, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { brokenPromises, shapeOf, tableNames } from './shape.ts';

function migratedTo(version: number): RawDatabase {
  const raw = openDriver(`${testFolder()}/x.db`, testKey);
  runMigrations(raw, testMigrations.filter((m) => m.version <= version), () => undefined);
  return raw;
}

describe('the schema of a freshly migrated database', () => {
  it('is the one the drizzle tables describe: tables, columns, indexes, triggers', () => {
    const direct = openDriver(`${testFolder()}/direct.db`, testKey);
    direct.exec(ddlOf(schema));
    expect(shapeOf(openTestDatabase().raw)).toEqual(shapeOf(direct));
    direct.close();
  });
  it('has the sync state of the hub design from the first file on', () => {
    const { raw } = openTestDatabase();
    expect(tableNames(raw)).toEqual(expect.arrayContaining(['sync_meta', 'sync_outbox', 'sync_pending', 'sync_row']));
    expect(raw.prepare(`SELECT k, v FROM sync_meta WHERE k IN ('capture', 'node') ORDER BY k`).all()).toEqual([{ k: 'capture', v: 'off' }, { k: 'node', v: 'test01' }]);
  });
  it('guards every table that travels against deletes, captures its inserts and updates, and marks the days of the reports', () => {
    const { raw } = openTestDatabase();
    const triggers = raw.prepare(`SELECT tbl_name || '_' || count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name <> 'sync_capture' GROUP BY tbl_name ORDER BY tbl_name`).raw().all().flat();
    const travelling = shapesOf(schema).filter((t) => t.kind !== 'local').map((t) => `${t.name}_${4 + (reportTriggers[t.name]?.length ?? 0)}`);
    expect(travelling.length).toBeGreaterThan(20);
    expect(triggers).toEqual(travelling);
  });
  it('leaves every kind of appointment’s place in the chair whole: one register', () => {
    const slot = shapesOf(schema).find((t) => t.name === 'appointments')?.registers.find((r) => r.name === '@slot');
    expect(slot?.columns.map((c) => c.column).sort()).toEqual(['chair_id', 'day', 'doctor_id', 'end_min', 'start_min']);
  });
});

describe('migrations', () => {
  it('only add: what version n promised, n + 1 keeps', () => {
    for (let version = 1; version < testMigrations.length; version++) {
      const before = migratedTo(version), after = migratedTo(version + 1);
      expect(brokenPromises(shapeOf(before), shapeOf(after)), testMigrations[version]!.name).toEqual([]);
      before.close();
      after.close();
    }
  });
  it('would be caught dropping a column, changing a default or renaming a table', () => {
    for (const [change, lost] of [
      ['ALTER TABLE drafts DROP COLUMN value', ['column drafts.value: TEXT NOT NULL default \'{}\' key 0 hidden 0']],
      ['ALTER TABLE drafts RENAME COLUMN at TO when_at', ['column drafts.at: INTEGER NOT NULL default 0 key 0 hidden 0']],
      ['DROP TABLE local_settings', ['column local_settings.key: TEXT NOT NULL default - key 1 hidden 0', 'column local_settings.value: TEXT NOT NULL default \'{}\' key 0 hidden 0', 'table local_settings STRICT, WITHOUT ROWID']],
      ['ALTER TABLE drafts ADD COLUMN more TEXT', []],
    ] as const) {
      const raw = migratedTo(1), before = shapeOf(raw);
      raw.exec(change);
      expect(brokenPromises(before, shapeOf(raw)).length, change).toBe(lost.length);
      raw.close();
    }
  });
  it('never change once they are on main', () => {
    const digest = (n: number) => createHash('sha256').update(testMigrations[n]!.sql).digest('hex').slice(0, 16);
    expect(digest(0)).toBe('f88358f7b691defe');
  });
  it('lack nothing that the drizzle schema has (run `node src/main/db/generate.ts what_it_adds` after changing it)', () => {
    expect(additionsTo(openTestDatabase().raw, schema)).toBe('');
  });
});

describe('the generator of migrations', () => {
  const before = { visits: branchTable('visits', { day: text().notNull().default('') }, (t) => [index('visits_day').on(t.day)]) };
  const after = {
    visits: branchTable('visits', { day: text().notNull().default(''), note: text(), price: integer().notNull().default(0) }, (t) => [index('visits_day').on(t.day, t.price)]),
    rooms: localTable('rooms', { key: text().primaryKey() }),
  };
  const withSync = (tables: object) => ({ ...sync, ...tables });
  it('adds tables, columns, indexes and triggers, so that an old file becomes what a new one is', () => {
    const old = openDriver(`${testFolder()}/old.db`, testKey), fresh = openDriver(`${testFolder()}/fresh.db`, testKey);
    old.exec(ddlOf(withSync(before)));
    old.exec(`INSERT INTO visits (id, branch_id, day) VALUES ('v', 'b', '2026-11-24')`);
    fresh.exec(ddlOf(withSync(after)));
    const text = additionsTo(old, withSync(after));
    old.exec(text);
    expect(shapeOf(old)).toEqual(shapeOf(fresh));
    expect(old.prepare('SELECT day, note, price FROM visits').raw().all()).toEqual([['2026-11-24', null, 0]]);
    expect(additionsTo(old, withSync(after))).toBe('');
    old.close();
    fresh.close();
  });
  it('refuses a schema that gave up a table or a column', () => {
    const raw = openDriver(`${testFolder()}/x.db`, testKey);
    raw.exec(ddlOf(withSync(after)));
    expect(() => additionsTo(raw, withSync(before))).toThrow(/rooms, visits\.note, visits\.price/);
    raw.close();
  });
});

describe('a table that travels', () => {
  it('is refused with all its breaches of the rules', () => {
    const bad = branchTable('bad', { name: text().notNull(), price: real(), code: text().unique(), other: integer().references(() => good.key) }, (t) => [uniqueIndex('bad_name').on(t.name)]);
    const good = localTable('good', { key: integer().primaryKey(), code: text().notNull().unique() });
    expect(() => ddlOf({ bad, good })).toThrow(/bad\.name is neither nullable nor defaulted\nbad\.price: only text and integer survive JSON unchanged\nbad has a foreign key\nbad has a UNIQUE besides its key/);
    expect(ddlOf({ good })).toContain('"code" TEXT NOT NULL UNIQUE');
  });
});
