import { asc, eq } from 'drizzle-orm';
import type { WritableDb } from '#main/db/index.ts';
import { appointmentActions } from '#main/db/schema/index.ts';
import type { Inquiries } from '#main/modules/inquiries/index.ts';

/** Decides all history anew, one action after the other: what the sweep of the worker is held against. Says how many links changed. */
export const relinkAll = (tx: WritableDb, { linking }: Pick<Inquiries, 'linking'>): number =>
  tx.select().from(appointmentActions).where(eq(appointmentActions.deleted, 0)).orderBy(asc(appointmentActions.at), asc(appointmentActions.id)).all().filter((row) => linking.relink(tx, row)).length;
