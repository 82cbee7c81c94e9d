import { eq } from 'drizzle-orm';
import { dirname, join } from 'node:path';
import type { Restored } from '#shared/start/contract.ts';
import { employees } from '../db/schema/index.ts';
import { createCopies, type Copies, type CopiesDeps, type CopyPlaces, type RecoveryPort } from '../modules/copies/index.ts';
import { verifyPassword } from '../modules/staff/index.ts';

/** What only the start of the program knows of the copies. */
export interface CopyOptions {
  readonly places: CopyPlaces;
  /** Copies are made by themselves, at night and after a missed night; tests and the demo make theirs on demand. */
  readonly scheduled: boolean;
  /** The journal had a gap when the base was opened. */
  readonly journalBroken: boolean;
  /** A copy took the place of the base just now: the log of changes has to say so. */
  readonly restored: Restored | undefined;
  readonly recovery?: RecoveryPort;
  readonly damaged: () => void;
}

type Joined = Omit<CopiesDeps, 'places' | 'recovery' | 'isPassword' | 'damaged'>;

/** Connects the copies with the clinic. Without options (tests) they lie beside the database and wait to be asked for. */
export function connectCopies(deps: Joined, options: CopyOptions | undefined): Copies {
  const { database, audit } = deps, own = dirname(database.file);
  const copies = createCopies({
    ...deps,
    places: options?.places ?? { folder: join(own, 'backups'), own, along: [] },
    recovery: options?.recovery, damaged: options?.damaged ?? (() => undefined),
    isPassword: async (id, password) => {
      const [row] = database.db.select({ password: employees.password }).from(employees).where(eq(employees.id, id)).all();
      return Boolean(row?.password) && verifyPassword(password, row?.password ?? '');
    },
  });
  const restored = options?.restored;
  if (restored) database.write((tx) => { audit.append(tx, { action: 'copies.restored', entity: 'copy', after: { copyAt: restored.copyAt, applied: restored.applied, whole: restored.whole, skipped: restored.skipped } }); });
  if (options?.scheduled) copies.schedule();
  if (options && (options.journalBroken || restored)) copies.journalBroken();
  return copies;
}
