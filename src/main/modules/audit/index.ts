import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { auditContract } from '#shared/audit/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import { eraseTextsOf, type Erased } from './erase.ts';
import { breachOf, chainKeyOf, createMac, digestOf, erasedAction, genesis, macOf, type Breach, type ChainRow } from './rules.ts';
import { createReading, type ReadingDeps } from './reading.ts';
import { createReads, createWrites, eraseTexts } from './store.ts';

export { createChanges, type Change } from './changes.ts';
export { createNames, createOpeningReads, type OpeningsAsked } from './openings.ts';

/** One change. `action` is `module.deed`; `before` and `after` are plain values and may hold personal data: they can be erased. */
export interface AuditEntry {
  readonly employeeId?: Id | null | undefined;
  readonly action: string;
  readonly entity: string;
  readonly entityId?: Id | null | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
}
export interface ChainHead { readonly seq: number; readonly mac: string }
export interface Verification { readonly rows: number; readonly brokenAt?: number; readonly what?: Breach }

export interface Audit {
  /** Adds a row to this PC's chain, in the transaction of the change itself. */
  append(tx: WritableDb, entry: AuditEntry): void;
  /** Erases the texts of one entity (QUALITY.md S9) and says so in the chain; returns how many rows lost theirs. */
  erase(tx: WritableDb, by: { readonly employeeId?: Id | undefined; readonly entity: string; readonly entityId: Id }): number;
  /** Erases the texts of everything that is about a person and says so in the chain, under that card; how many rows lost theirs, and the chain's own row of it. */
  eraseAll(tx: WritableDb, by: { readonly employeeId: Id; readonly patientId: Id } & Erased): { readonly texts: number; readonly seq?: number };
  /** The last row: whoever keeps it elsewhere can tell a cut tail. */
  head(): ChainHead;
  /**
   * Walks the chain in order of number and stops at the first row that does not fit; gives way to other work between
   * pages. `known` is a head that was kept elsewhere.
   */
  verify(known?: ChainHead): Promise<Verification>;
  readonly handlers: Handlers<typeof auditContract, CallContext>;
}

export interface AuditDeps {
  readonly database: Database;
  /** The raw database key, 64 hexadecimal digits. */
  readonly key: string;
  readonly clock: Clock;
  readonly salt?: () => string;
  /** What the log needs of later modules to be read by a person; without it every thing is nameless. */
  readonly reading?: Omit<ReadingDeps, 'clock'>;
}

const pageRows = 2000;
const nameless: NonNullable<AuditDeps['reading']> = { nameOf: () => undefined, zone: () => 'UTC', language: () => 'ru' };

/** История изменений: an HMAC chain per PC (QUALITY.md S8, P15). */
export function createAudit({ database, key, clock, salt = () => randomBytes(16).toString('base64url'), reading = nameless }: AuditDeps): Audit {
  const mac = createMac(chainKeyOf(key)), reads = createReads(database.db), log = createReading(reads, { clock, ...reading });
  let writes: ReturnType<typeof createWrites> | undefined;
  const head = (): ChainHead => reads.head() ?? { seq: 0, mac: genesis };

  function append(tx: WritableDb, { employeeId, action, entity, entityId, before, after }: AuditEntry): void {
    writes ??= createWrites(tx);
    const last = head(), seq = last.seq + 1;
    const text = before === undefined && after === undefined ? undefined : JSON.stringify({ before, after });
    const seasoning = text === undefined ? '' : salt();
    const row: ChainRow = {
      seq, node: database.node, at: clock.now(), employeeId: employeeId ?? null, action, entity, entityId: entityId ?? null,
      digest: text === undefined ? '' : digestOf(seasoning, text),
    };
    writes.row.run({ ...row, mac: macOf(mac, last.mac, row) });
    if (text !== undefined) writes.text.run({ seq, salt: seasoning, text });
  }

  async function verify(known?: ChainHead): Promise<Verification> {
    let before: ChainHead = { seq: 0, mac: genesis };
    const silent: number[] = [];
    const broken = (seq: number, what: Breach): Verification => ({ rows: before.seq, brokenAt: seq, what });
    for (let page = reads.page(0, pageRows); page.length > 0; page = reads.page(before.seq, pageRows)) {
      for (const row of page) {
        const breach = breachOf(mac, before, row);
        if (breach) return broken(breach.seq, breach.what);
        if (row.digest !== '' && row.text === null) silent.push(row.seq);
        if (row.seq === known?.seq && row.mac !== known.mac) return broken(row.seq, 'altered');
        before = { seq: row.seq, mac: row.mac };
      }
      await setImmediate();
    }
    if (known && known.seq > before.seq) return broken(before.seq + 1, 'tail-cut');
    const erased = silent.length > 0 ? reads.erased() : undefined, missing = silent.find((seq) => !erased?.has(seq));
    return missing === undefined ? { rows: before.seq } : broken(missing, 'text-missing');
  }

  return {
    append,
    erase: (tx, { employeeId, entity, entityId }) => {
      const rows = eraseTexts(tx, entity, entityId);
      if (rows.length > 0) append(tx, { employeeId, action: erasedAction, entity, entityId, after: { rows } });
      return rows.length;
    },
    eraseAll: (tx, { employeeId, patientId, ids, words }) => {
      const rows = eraseTextsOf(tx, { ids, words });
      if (rows.length === 0) return { texts: 0 };
      append(tx, { employeeId, action: erasedAction, entity: 'patient', entityId: patientId, after: { rows } });
      return { texts: rows.length, seq: head().seq };
    },
    head,
    verify,
    handlers: {
      ofEntity: ({ entity, entityId }, ctx) => log.ofEntity(entity, entityId, actorOf(ctx)),
      page: (filter, ctx) => log.page(filter, actorOf(ctx)),
      authors: () => log.authors(),
      verify: () => verify(),
    },
  };
}
