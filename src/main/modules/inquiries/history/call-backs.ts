import { asc, sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { inquiries } from '../../../db/schema/index.ts';
import { callBackOf, untilTheyCameAgain } from '../rules/call-back.ts';

/** A missed call with the end of its day: what of its number followed until then. */
export interface MissedCall { readonly id: Id; readonly phone: string | null; readonly startedAt: number; readonly till: number }
export interface CallBackCall { readonly startedAt: number; readonly answeredAt: number | null }

/** The call-back of each of these missed calls on its own day; one that has none is absent (A-41, docs/decisions/0026). */
export function createCallBacks(db: ReadableDb): (missed: readonly MissedCall[]) => ReadonlyMap<Id, CallBackCall> {
  // by index for each missed call: those of its number, and those that were made in answer to it, to whatever number
  const field = (name: string) => sql.raw(`json_extract(m.value, '$.${name}')`);
  const followed = db.select({ missedId: sql<Id>`${field('id')}`, startedAt: sql<number>`${inquiries.startedAt}`, answeredAt: sql<number | null>`${inquiries.answeredAt}`, direction: sql<'inbound' | 'outbound'>`${inquiries.direction}` })
    .from(sql`json_each(${sql.placeholder('missed')}) m cross join ${inquiries}`)
    .where(sql`${inquiries.id} in (select n.id from inquiries n where n.phone_e_164 = ${field('phone')} and n.started_at >= ${field('startedAt')} and n.started_at < ${field('till')} union all select h.id from inquiries h where h.head_id = ${field('id')} and h.direction = 'outbound')
      and ${inquiries.startedAt} < ${field('till')} and (${inquiries.startedAt}, ${inquiries.id}) > (${field('startedAt')}, ${field('id')}) and ${inquiries.kind} = 'call' and ${inquiries.deleted} = 0
      and ${inquiries.outcome} is not 'failed' and (${inquiries.direction} = 'outbound' or ${inquiries.answeredAt} is not null)`).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).prepare();
  return (missed) => {
    const found = missed.length === 0 ? [] : followed.all({ missed: JSON.stringify(missed) }), backs = new Map<Id, CallBackCall>();
    for (const [id, later] of Map.groupBy(found, ({ missedId }) => missedId)) {
      const back = callBackOf(Number.NEGATIVE_INFINITY, untilTheyCameAgain(later));
      if (back) backs.set(id, back);
    }
    return backs;
  };
}
