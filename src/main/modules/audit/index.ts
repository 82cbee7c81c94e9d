import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { auditContract } from '#shared/audit/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Database, WritableDb } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import { eraseTextsOf, type Erased } from './erase.ts';
import { createHeadFile } from './head-file.ts';
import { createNaming } from './names.ts';
import { chainKeyOf, createMac, digestOf, erasedAction, genesis, macOf, type ChainRow } from './rules.ts';
import { createReading, type ReadingDeps } from './reading.ts';
import { createReads, createWrites, eraseTexts } from './store.ts';
import { walkChain, type ChainHead, type Verification } from './walk.ts';

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
export type { ChainHead, Verification } from './walk.ts';

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
  /** The head that was remembered outside of the database, at the last verification or the last end of the program. */
  known(): ChainHead | undefined;
  /** Remembers the head as it is now, unless the one that is known no longer fits: that stays as evidence until a verification has told of it. */
  remember(force?: boolean): void;
  readonly handlers: Pick<Handlers<typeof auditContract, CallContext>, 'ofEntity' | 'page' | 'authors'>;
}

export interface AuditDeps {
  readonly database: Database;
  /** The raw database key, 64 hexadecimal digits. */
  readonly key: string;
  readonly clock: Clock;
  readonly salt?: () => string;
  /** How the log is told to a person: the wall clock and the language of this PC. */
  readonly reading?: Omit<ReadingDeps, 'clock' | 'nameOf'>;
}

const plainly: NonNullable<AuditDeps['reading']> = { zone: () => 'UTC', language: () => 'ru' };

/** История изменений: an HMAC chain per PC (QUALITY.md S8, P15). */
export function createAudit({ database, key, clock, salt = () => randomBytes(16).toString('base64url'), reading = plainly }: AuditDeps): Audit {
  const mac = createMac(chainKeyOf(key)), reads = createReads(database.db), log = createReading(reads, { clock, nameOf: createNaming(database.db), ...reading });
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

  const headFile = createHeadFile(`${database.file}.head`, mac);
  const verify = (known?: ChainHead): Promise<Verification> => walkChain(reads, mac, { known, breathe: () => setImmediate() });

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
    known: () => headFile.read(),
    remember: (force = false) => {
      const now = head(), known = headFile.read();
      if (known?.seq === now.seq && known.mac === now.mac) return;
      if (!force && known && known.seq > 0 && reads.macAt(known.seq) !== known.mac) return;
      headFile.write(now);
    },
    handlers: {
      ofEntity: ({ entity, entityId }, ctx) => log.ofEntity(entity, entityId, actorOf(ctx)),
      page: (filter, ctx) => log.page(filter, actorOf(ctx)),
      authors: () => log.authors(),
    },
  };
}
