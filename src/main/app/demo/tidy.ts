import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { inquiries, lostMarks } from '#main/db/schema/index.ts';
import { callWriter } from './calls.ts';
import type { Making } from './context.ts';
import { inserter } from './rows.ts';

const minuteMs = 60_000;
const reached = ['Перезвонили, ответили на вопрос', 'Перезвонили, подумает', 'Перезвонили: спрашивал про цены', 'Перезвонили, запишется сама', 'Перезвонили, уточняли адрес'] as const;
const reasons = ['Ошиблись номером', 'Реклама', 'Не дозвонились три раза', 'Пришёл сам'] as const;

/**
 * What a tidy desk did about every missed call nobody came back to: most were called back within the hour, some did not
 * answer, and a few were closed with a reason.
 */
export function callBackMissed(making: Making): void {
  const { database, random, now, clinic, administrators } = making, topicIds = [...clinic.topics.values()], { branchId } = clinic;
  const open = database.db.select({ id: inquiries.id, headId: inquiries.headId, startedAt: inquiries.startedAt, phone: inquiries.phoneE164, patientId: inquiries.patientId }).from(inquiries).where(and(
    eq(inquiries.kind, 'call'), eq(inquiries.outcome, 'missed'), isNull(inquiries.authorId),
    sql`not exists (select 1 from inquiries later where later.phone_e_164 = ${inquiries.phoneE164} and later.started_at >= ${inquiries.startedAt} and later.id <> ${inquiries.id} and (later.answered_at is not null or later.author_id is not null))`,
  )).orderBy(asc(inquiries.startedAt), asc(inquiries.id)).all();
  database.write((tx) => {
    const call = callWriter(tx, making), close = inserter(tx, lostMarks, ['id', 'branchId', 'kind', 'entityId', 'note', 'closed', 'byEmployee', 'at']);
    for (const { id, headId, startedAt, phone, patientId } of open) {
      const by = random.pick(administrators), fate = random.next(), at = Math.min(startedAt + random.between(4, 50) * minuteMs, now - 4 * minuteMs), answeredAt = at + 9_000;
      if (phone === null || fate > 0.92) { close({ id: random.idAt(at), branchId, kind: 'missedCall', entityId: id, note: random.pick(reasons), closed: true, byEmployee: by.id, at }); continue; }
      call({
        startedAt: at, phone, by, outbound: true, headId: headId ?? id, whoType: 'wantsToBook', topicId: random.pick(topicIds), ...(patientId ? { patientId } : {}),
        ...(fate < 0.8 ? { answeredAt, endedAt: answeredAt + random.between(20, 160) * 1_000, comment: random.pick(reached) } : { endedAt: at + 35_000, comment: 'Не ответили, перезвонят сами' }),
      });
    }
  });
}
