import { and, eq, isNull } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { leadConnectorOf } from '#main/app/lead-sources/connectors.ts';
import { inquiries, leadCursors, leadEnvelopes, leads as leadTable } from '#main/db/schema/index.ts';
import { createIds } from '#main/kernel/ids.ts';
import { silentLog } from '#main/kernel/log.ts';
import { createEnvelopes, createLeadPoller, createLeads, type LeadConnector, type ReadItem } from '#main/modules/leads/index.ts';
import type { LeadSource } from '#shared/leads/sources.ts';
import { openDatabase } from '#main/db/index.ts';
import { createVirtualClock } from '#main/kernel/virtual-clock.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOptions, openTestDatabase, testStart, type TestDatabase } from '#tests/support/database.ts';

export const branchId = '019abc00-0000-7000-8000-0000000000b1';

/** The base's side of leads, with no clinic around it: what a source brings becomes rows, on a virtual clock. */
export function openLeadDesk(database: TestDatabase = openTestDatabase()) {
  const { clock } = database, newId = createIds(clock), branch = () => ({ id: branchId, zone: 'Europe/Moscow' });
  const leads = createLeads({
    database, clock, newId, log: silentLog, branch, channelOf: () => undefined, changed: () => undefined, audit: { append: () => undefined },
    inquiries: {
      addLead: (tx, lead) => { tx.insert(inquiries).values({ id: lead.id, branchId: lead.branchId, kind: 'lead', startedAt: lead.startedAt, sourceId: lead.sourceId, phoneRaw: lead.phone, typedName: lead.name }).run(); },
      changeLead: () => undefined, absorb: () => undefined,
    },
  });
  const envelopes = createEnvelopes({ database, clock, newId, log: silentLog, receive: leads.receive, branch });
  const { db } = database;
  return {
    database, clock, leads, envelopes,
    kept: () => db.select().from(leadEnvelopes).all(),
    rows: () => db.select().from(leadTable).all().filter((row) => row.deleted === 0),
    of: (sourceId: string) => ({
      rows: () => db.select().from(leadTable).where(and(eq(leadTable.sourceId, sourceId), eq(leadTable.deleted, 0))).all(), kept: () => db.select().from(leadEnvelopes).where(eq(leadEnvelopes.sourceId, sourceId)).all(),
      waiting: () => db.select().from(leadEnvelopes).where(and(eq(leadEnvelopes.sourceId, sourceId), isNull(leadEnvelopes.handledAt))).all(),
    }),
    loseCursors: () => { database.write((tx) => { tx.delete(leadCursors).run(); }); },
  };
}
/** One base for many tests: each has its own source in it. Closed by `close`. */
export function openSharedDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'stoika-leads-')), clock = createVirtualClock(testStart), database = openDatabase(openOptions(folder, { clock }));
  return { ...openLeadDesk({ ...database, clock }), close: () => { database.close(); rmSync(folder, { recursive: true, force: true }); } };
}
export type LeadDesk = ReturnType<typeof openLeadDesk>;

const turns = async (n: number): Promise<void> => { for (let i = 0; i < n; i++) await new Promise((resolve) => { setImmediate(resolve); }); };
/** Waits for a look; where it waits for time itself (a request is repeated after a moment), time passes. */
export async function settle(desk: Pick<LeadDesk, 'clock'>, done: Promise<void>, real = false): Promise<void> {
  let over = false;
  void done.then(() => { over = true; });
  for (let n = 0; !over; n++) {
    await (real ? new Promise((resolve) => { setTimeout(resolve, 2); }) : turns(10));
    if (!over && (!real || n % 50 === 49)) desk.clock.advance(200);
  }
}

/** A source asked by the poller; `gate` stands between it and the base, so that a test can see what is told before what is kept. */
export function ask(desk: LeadDesk, source: LeadSource, fetch: typeof globalThis.fetch, gate: { readonly keep?: (items: readonly ReadItem[]) => void; readonly real?: boolean } = {}) {
  const abort = new AbortController(), connector: LeadConnector = leadConnectorOf(source, { clock: desk.clock, fetch, random: () => 0.5, signal: abort.signal });
  const poller = createLeadPoller({
    connector, clock: desk.clock, random: () => 0.5, log: silentLog, marks: desk.envelopes.marks, healthChanged: () => undefined,
    keep: (items) => { gate.keep?.(items); for (const item of items) desk.envelopes.keep({ id: source.id, name: source.name }, item); },
    acknowledged: (items) => { desk.envelopes.claimsAccepted(source.id, items.flatMap((item) => (item.receipt === undefined ? [] : [item.receipt]))); },
  });
  const stop = async (): Promise<void> => { abort.abort(); await poller.stop(); };
  onTestFinished(stop);
  return {
    connector, poller, stop,
    /** Starts, or waits for the next look, and for all it brings. */
    look: async (ms = 0): Promise<void> => {
      if (ms === 0) poller.start();
      else desk.clock.advance(ms);
      await settle(desk, poller.settled(), gate.real);
    },
    settled: (): Promise<void> => settle(desk, poller.settled(), gate.real),
  };
}
