import type { Id } from '#shared/kernel/values.ts';
import type { RawDatabase } from '../../db/index.ts';
import type { Conversation } from './rules/attribution.ts';
import { conversationOf, type TalkFacts } from './rules/conversation.ts';

/** A conversation of a patient, with how the patient was known: by the card in «Кто», or by a number that one card alone holds. */
export interface Talk extends Conversation { readonly byNumber: boolean }

/** A call rings for less than this before it is answered: rows are found by when they began. */
export const longestRingMs = 3_600_000;

/**
 * Cards that alone hold the number of an inquiry: a condition on `patient_phones f` and `inquiries i`. It speaks of
 * `i` throughout, by a column that the rest of the query does not fix, and compares instead of asking what EXISTS (which
 * SQLite makes a join): so it is asked of inquiries that were found, not of every number. The rebuild uses it as well.
 */
export const onlyHolder = `f._deleted = 0 AND 1 = (SELECT 1 FROM patients me WHERE me.id = f.patient_id AND me._deleted = 0 AND i.started_at >= 0)
  AND NOT EXISTS (SELECT 1 FROM patient_phones o JOIN patients p ON p.id = o.patient_id AND p._deleted = 0 WHERE o.e164 = i.phone_e_164 AND o._deleted = 0 AND o.patient_id <> f.patient_id)`;

type Found = [id: Id, kind: TalkFacts['kind'], startedAt: number, answeredAt: number | null, endedAt: number | null, byNumber: 0 | 1];

/** The conversations of `:patient` that began between `:from` and `:till`. */
export const talksSql = `SELECT id, kind, started_at, answered_at, ended_at, 0 FROM inquiries WHERE patient_id = :patient AND started_at BETWEEN :from AND :till AND _deleted = 0
  UNION ALL
  SELECT i.id, i.kind, i.started_at, i.answered_at, i.ended_at, 1 FROM patient_phones f CROSS JOIN inquiries i
  WHERE f.patient_id = :patient AND i.phone_e_164 = f.e164 AND i.started_at BETWEEN :from AND :till AND i.patient_id IS NULL AND i.employee_id IS NULL AND i._deleted = 0 AND ${onlyHolder}`;

/** By one statement, for it runs in the transaction of every booking (P8). */
export function createTalks(raw: RawDatabase): (patientId: Id, from: number, till: number) => Talk[] {
  const find = raw.prepare(talksSql).raw();
  return (patientId, from, till) => (find.all({ patient: patientId, from, till }) as Found[]).flatMap(([id, kind, startedAt, answeredAt, endedAt, byNumber]) => {
    const talk = conversationOf({ id, kind, startedAt, answeredAt, endedAt }, patientId);
    return talk ? [{ ...talk, byNumber: byNumber === 1 }] : [];
  });
}
