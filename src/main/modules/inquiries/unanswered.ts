import { and, eq, gte, isNull, notExists, sql } from 'drizzle-orm';
import type { ReadableDb } from '../../db/index.ts';
import { inquiries, lostMarks } from '../../db/schema/index.ts';

/** Of a call `later`: the clinic called, or the caller got through. */
const reaches = sql`later.kind = 'call' and later._deleted = 0 and later.outcome is not 'failed' and (later.direction = 'outbound' or later.answered_at is not null)`;
const isCalledBack = sql`exists (select 1 from inquiries answer where answer.head_id = ${inquiries.id} and answer.direction = 'outbound' and answer._deleted = 0)`;

/**
 * Missed calls since `since` that nobody commented, called back or closed with a reason, beside when their number was last
 * reached: the ☎ and the morning ask the same. What answers them is asked once a number, not once a call: a caller who
 * rings in vain all day would be walked again from each. One call-back answers every missed call before it.
 */
export function createUnanswered(db: ReadableDb) {
  const since = sql.placeholder('since');
  const unanswered = db.$with('unanswered').as(db.select({ id: inquiries.id, line: inquiries.lineE164, phone: inquiries.phoneE164, startedAt: inquiries.startedAt }).from(inquiries).where(and(
    gte(inquiries.startedAt, since), eq(inquiries.outcome, 'missed'), isNull(inquiries.authorId), eq(inquiries.deleted, 0), sql`not ${isCalledBack}`,
    // closed with a reason in «Ничего не потеряно»
    notExists(db.select({ one: sql`1` }).from(lostMarks).where(and(eq(lostMarks.kind, 'missedCall'), eq(lostMarks.entityId, inquiries.id), eq(lostMarks.closed, true)))),
  )));
  const reached = db.$with('reached').as(db.select({ phone: sql`later.phone_e_164`.as('reached_phone'), last: sql`max(later.started_at)`.as('last_reached') }).from(sql`${inquiries} later`)
    .where(sql`later.phone_e_164 in (select ${unanswered.phone} from ${unanswered}) and later.started_at >= ${since} and ${reaches}`).groupBy(sql`later.phone_e_164`));
  /** Nobody reached the number since. Of the very same moment, another call than the missed one has to have done it. */
  const isOwed = sql`(${reached.last} is null or ${unanswered.startedAt} > ${reached.last} or (${unanswered.startedAt} = ${reached.last}
    and not exists (select 1 from inquiries later where later.phone_e_164 = ${unanswered.phone} and later.started_at = ${unanswered.startedAt} and later.id <> ${unanswered.id} and ${reaches})))`;
  return { unanswered, reached, isOwed };
}
