import { sql } from 'drizzle-orm';
import type { Id } from '#shared/kernel/values.ts';
import type { ReadableDb } from '../../../db/index.ts';
import { inquiries } from '../../../db/schema/index.ts';
import { callBackOf, untilTheyCameAgain, type LaterCall } from '../rules/call-back.ts';

/** A missed call with the end of its day: what of its number followed until then. */
export interface MissedCall { readonly id: Id; readonly phone: string | null; readonly startedAt: number; readonly till: number }
export interface CallBackCall { readonly startedAt: number; readonly answeredAt: number | null }
/** A call that may be a call-back, under the number it was with or the missed call it was made for. */
interface Later extends LaterCall { readonly id: Id; readonly key: string }

const weekMs = 7 * 86_400_000;

/**
 * The call-back of each of these missed calls on its own day; one that has none is absent (A-41, docs/decisions/0026).
 * The numbers of a week are asked for at once: a page of missed calls pays for one or two questions, not for fifty (P7).
 */
export function createCallBacks(db: ReadableDb): (missed: readonly MissedCall[]) => ReadonlyMap<Id, CallBackCall> {
  const columns = (key: typeof inquiries.phoneE164 | typeof inquiries.headId) => ({ key, id: inquiries.id, startedAt: inquiries.startedAt, answeredAt: inquiries.answeredAt, direction: inquiries.direction });
  const isCall = sql`${inquiries.kind} = 'call' and ${inquiries.outcome} is not 'failed' and ${inquiries.deleted} = 0`;
  const ofNumbers = db.select(columns(inquiries.phoneE164)).from(sql`json_each(${sql.placeholder('phones')}) as n`).crossJoin(inquiries)
    .where(sql`${inquiries.phoneE164} = n.value and ${inquiries.startedAt} >= ${sql.placeholder('from')} and ${inquiries.startedAt} < ${sql.placeholder('till')} and ${isCall} and (${inquiries.direction} = 'outbound' or ${inquiries.answeredAt} is not null)`);
  /** Those made in answer to a missed call, to whatever number of the person. */
  const inAnswer = db.select(columns(inquiries.headId)).from(sql`json_each(${sql.placeholder('ids')}) as n`).crossJoin(inquiries)
    .where(sql`${inquiries.headId} = n.value and ${inquiries.direction} = 'outbound' and ${isCall}`);
  const followed = ofNumbers.unionAll(inAnswer).prepare();
  const read = (cells: unknown): Later => {
    const [key, id, startedAt, answeredAt, direction] = cells as [string, Id, number, number | null, LaterCall['direction']];
    return { key, id, startedAt, answeredAt, direction };
  };
  const byTime = (a: Later, b: Later): number => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);

  return (missed) => {
    const backs = new Map<Id, CallBackCall>(), calls: Later[] = [];
    for (const week of Map.groupBy(missed, ({ startedAt }) => Math.floor(startedAt / weekMs)).values()) {
      const phones = JSON.stringify([...new Set(week.flatMap(({ phone }) => phone ?? []))]), ids = JSON.stringify(week.map(({ id }) => id));
      const from = Math.min(...week.map(({ startedAt }) => startedAt)), till = Math.max(...week.map((one) => one.till));
      for (const cells of followed.values({ phones, ids, from, till })) calls.push(read(cells));
    }
    if (calls.length === 0) return backs;
    const byKey = Map.groupBy(calls, ({ key }) => key);
    for (const { id, phone, startedAt, till } of missed) {
      const made = byKey.get(id), own = phone === null ? undefined : byKey.get(phone);
      if (made === undefined && own === undefined) continue;
      // a call-back of the same number is found both ways
      const near = new Map([...made ?? [], ...own ?? []].filter((call) => call.startedAt < till && (call.startedAt > startedAt || (call.startedAt === startedAt && call.id > id))).map((call) => [call.id, call]));
      const back = near.size === 0 ? undefined : callBackOf(Number.NEGATIVE_INFINITY, untilTheyCameAgain([...near.values()].sort(byTime)));
      if (back) backs.set(id, back);
    }
    return backs;
  };
}
