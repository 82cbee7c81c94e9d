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

/** So far may the calls of one question lie apart: a page is nearly always one question, and no number brings years of calls. */
const longestMs = 31 * 86_400_000;

/** Missed calls in the order of a page, cut where they lie too far apart. */
function stretches(missed: readonly MissedCall[]): MissedCall[][] {
  const found: MissedCall[][] = [];
  for (const one of missed) {
    const last = found.at(-1);
    if (last && Math.abs(last[0]!.startedAt - one.startedAt) < longestMs) last.push(one);
    else found.push([one]);
  }
  return found;
}

/**
 * The call-back of each of these missed calls on its own day; one that has none is absent (A-41, docs/decisions/0026).
 * The numbers of a month are asked for at once: a page of missed calls pays for one question, not for fifty (P7).
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
    const backs = new Map<Id, CallBackCall>(), byKey = new Map<string, Later[]>();
    for (const stretch of stretches(missed)) {
      const phones = JSON.stringify([...new Set(stretch.flatMap(({ phone }) => phone ?? []))]), ids = JSON.stringify(stretch.map(({ id }) => id));
      const from = Math.min(...stretch.map(({ startedAt }) => startedAt)), till = Math.max(...stretch.map((one) => one.till));
      for (const cells of followed.values({ phones, ids, from, till })) {
        const call = read(cells), others = byKey.get(call.key);
        if (others) others.push(call);
        else byKey.set(call.key, [call]);
      }
    }
    if (byKey.size === 0) return backs;
    for (const { id, phone, startedAt, till } of missed) {
      const near: Later[] = [];
      for (const calls of [byKey.get(id), phone === null ? undefined : byKey.get(phone)]) for (const call of calls ?? []) {
        // a call-back of the same number is found both ways, and a number of two stretches in both
        if (call.startedAt < till && (call.startedAt > startedAt || (call.startedAt === startedAt && call.id > id)) && !near.some((known) => known.id === call.id)) near.push(call);
      }
      const back = near.length === 0 ? undefined : callBackOf(Number.NEGATIVE_INFINITY, untilTheyCameAgain(near.length === 1 ? near : near.sort(byTime)));
      if (back) backs.set(id, back);
    }
    return backs;
  };
}
