import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { WritableDb } from '#main/db/index.ts';
import { auditLog, auditTexts } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import { erasedAction } from './rules.ts';

/** Whose texts go: those of these things, and those in which one of these words stands (an id, the digits of a number). */
export interface Erased { readonly ids: readonly Id[]; readonly words: readonly string[] }

const portion = 500;

/** Blanks texts and salts that are about a person, whatever row of the chain they belong to; the numbers of the rows, ascending. */
export function eraseTextsOf(tx: WritableDb, { ids, words }: Erased): number[] {
  const about = new Set<number>(), spared = and(isNotNull(auditTexts.text), ne(auditLog.action, erasedAction));
  const joined = () => tx.select({ seq: auditTexts.seq }).from(auditTexts).innerJoin(auditLog, eq(auditLog.seq, auditTexts.seq)).$dynamic();
  const entities = tx.selectDistinct({ entity: auditLog.entity }).from(auditLog).all().map((row) => row.entity);
  for (let at = 0; at < ids.length; at += portion) {
    const some = ids.slice(at, at + portion);
    // by the index (entity, id): a thing's id says nothing of its kind
    for (const entity of entities) for (const { seq } of joined().where(and(eq(auditLog.entity, entity), inArray(auditLog.entityId, some), spared)).all()) about.add(seq);
  }
  if (words.length > 0) for (const { seq } of joined().where(and(or(...words.map((word) => sql`instr(${auditTexts.text}, ${word}) > 0`)), spared)).all()) about.add(seq);
  const rows = [...about].sort((a, b) => a - b);
  for (let at = 0; at < rows.length; at += portion) tx.update(auditTexts).set({ text: null, salt: '' }).where(inArray(auditTexts.seq, rows.slice(at, at + portion))).run();
  return rows;
}
