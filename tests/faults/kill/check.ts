import type { Clinic } from '#main/app/compose.ts';
import type { Acknowledged } from './report.ts';

/** What a death broke: acknowledged writes that are gone, and rows that tell half a story. Both are lists of sentences. */
export interface Damage { readonly lost: readonly string[]; readonly halfDone: readonly string[] }

/** Each finds what must not be, whoever was killed when; the statement lists the ids. */
const halves: readonly (readonly [what: string, sql: string])[] = [
  ['an appointment without its booking', `SELECT id FROM appointments a WHERE (SELECT count(*) FROM appointment_actions x WHERE x.appointment_id = a.id AND x.kind = 'booked' AND x._deleted = 0) <> 1`],
  ['a booking without its appointment', `SELECT id FROM appointment_actions x WHERE NOT EXISTS (SELECT 1 FROM appointments a WHERE a.id = x.appointment_id)`],
  ['a cancelled appointment without the cancellation, or the reverse', `SELECT id FROM appointments a WHERE (status = 'cancelled') <> EXISTS (SELECT 1 FROM appointment_actions x WHERE x.appointment_id = a.id AND x.kind = 'cancelled' AND x._deleted = 0)`],
  ['an appointment that is not where its last action put it', `SELECT id FROM appointments a WHERE a.start_min <> (SELECT json_extract(coalesce(x.to_slot, x.from_slot), '$.startMin') FROM appointment_actions x WHERE x.appointment_id = a.id AND x._deleted = 0 ORDER BY x.at DESC, x.id DESC LIMIT 1)`],
  ['a booking from the buffer that is not linked to its inquiry', `SELECT id FROM appointment_actions WHERE given_inquiry_id IS NOT NULL AND linked_inquiry_id IS NOT given_inquiry_id`],
  ['a booking from the buffer whose buffer has not ended', `SELECT x.id FROM appointment_actions x WHERE x.given_how = 'buffer' AND NOT EXISTS (SELECT 1 FROM buffers b WHERE b.inquiry_id = x.given_inquiry_id AND b.ended_how = 'booked')`],
  ['a buffer ended by a booking that is not there', `SELECT b.id FROM buffers b WHERE b.ended_how = 'booked' AND NOT EXISTS (SELECT 1 FROM appointment_actions x WHERE x.given_inquiry_id = b.inquiry_id)`],
  ['two appointments in one place', `SELECT a.id FROM appointments a JOIN appointments b ON a.day = b.day AND a.doctor_id = b.doctor_id AND a.id < b.id AND a.start_min < b.end_min AND b.start_min < a.end_min WHERE a.status <> 'cancelled' AND b.status <> 'cancelled'`],
  ['a link to an inquiry that is not there', `SELECT id FROM appointment_actions WHERE linked_inquiry_id IS NOT NULL AND linked_inquiry_id NOT IN (SELECT id FROM inquiries)`],
  ['a call’s leg without its inquiry', `SELECT id FROM call_legs WHERE call_id NOT IN (SELECT id FROM inquiries)`],
  ['a call’s inquiry without a leg', `SELECT id FROM inquiries WHERE kind = 'call' AND id NOT IN (SELECT call_id FROM call_legs)`],
  ['a call that goes on although its source has died', `SELECT id FROM inquiries WHERE kind = 'call' AND ended_at IS NULL UNION ALL SELECT id FROM call_legs WHERE state <> 'ended'`],
  ['an answered leg whose inquiry was not answered', `SELECT l.id FROM call_legs l JOIN inquiries i ON i.id = l.call_id WHERE l.answered_at IS NOT NULL AND i.answered_at IS NULL`],
  ['a saved inquiry without its line in the change log', `SELECT id FROM inquiries i WHERE saved_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_log l WHERE l.entity = 'inquiry' AND l.entity_id = i.id)`],
  ['an appointment without its line in the change log', `SELECT id FROM appointments a WHERE created_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_log l WHERE l.entity = 'appointment' AND l.entity_id = a.id AND l.action = 'schedule.book')`],
  ['a card without its phone or its line in the change log', `SELECT id FROM patients p WHERE surname LIKE 'Карточка-%' AND NOT (EXISTS (SELECT 1 FROM patient_phones f WHERE f.patient_id = p.id) AND EXISTS (SELECT 1 FROM audit_log l WHERE l.entity = 'patient' AND l.entity_id = p.id AND l.action = 'patients.create'))`],
  ['a text without its line in the change log', `SELECT CAST(seq AS TEXT) FROM audit_texts WHERE seq NOT IN (SELECT seq FROM audit_log)`],
];

/**
 * Looks for damage in a clinic that has been opened again after a death. `acknowledged` is what the dead process said.
 * A booking or a move is looked for among the actions, which are never rewritten: the appointment itself may have been
 * moved once more, by a write that was committed and whose acknowledgement the death cut off. That the appointment
 * stands where its last action put it is one of `halves`.
 */
export async function damageOf({ database: { raw }, audit }: Pick<Clinic, 'database' | 'audit'>, acknowledged: readonly Acknowledged[]): Promise<Damage> {
  const lost: string[] = [], halfDone: string[] = [];
  const row = (sql: string, ...ids: unknown[]): Record<string, unknown> | undefined => raw.prepare(sql).get(...ids) as Record<string, unknown> | undefined;
  const miss = (what: Acknowledged, found: boolean): void => { if (!found) lost.push(JSON.stringify(what)); };

  for (const a of acknowledged) {
    if (a.kind === 'answered') miss(a, row('SELECT 1 FROM inquiries i JOIN call_legs l ON l.call_id = i.id WHERE i.id = ? AND i.answered_at IS NOT NULL AND l.answered_at IS NOT NULL', a.callId) !== undefined);
    if (a.kind === 'ended') miss(a, row(`SELECT 1 FROM inquiries i JOIN call_legs l ON l.call_id = i.id WHERE i.id = ? AND i.outcome = 'answered' AND l.cause = 'normal'`, a.callId) !== undefined);
    if (a.kind === 'saved') miss(a, row('SELECT 1 FROM inquiries WHERE id = ? AND comment = ? AND author_id IS NOT NULL', a.inquiryId, a.comment) !== undefined && (!a.bufferId || row('SELECT 1 FROM buffers WHERE id = ?', a.bufferId) !== undefined));
    if (a.kind === 'card') miss(a, row('SELECT 1 FROM patients WHERE id = ? AND surname = ?', a.patientId, a.surname) !== undefined);
    if (a.kind === 'booked') miss(a, row(`SELECT 1 FROM appointment_actions x JOIN appointments a ON a.id = x.appointment_id WHERE x.id = ? AND a.id = ? AND json_extract(x.to_slot, '$.startMin') = ? AND x.linked_inquiry_id IS ?`, a.actionId, a.appointmentId, a.startMin, a.inquiryId ?? row('SELECT linked_inquiry_id AS l FROM appointment_actions WHERE id = ?', a.actionId)?.['l'] ?? null) !== undefined);
    if (a.kind === 'moved') miss(a, row(`SELECT 1 FROM appointment_actions WHERE id = ? AND appointment_id = ? AND kind = 'moved' AND json_extract(to_slot, '$.day') = ? AND json_extract(to_slot, '$.startMin') = ?`, a.actionId, a.appointmentId, a.day, a.startMin) !== undefined);
    // Nothing changes an appointment of this desk after these two: the row itself must say so.
    if (a.kind === 'cancelled') miss(a, row(`SELECT 1 FROM appointments WHERE id = ? AND status = 'cancelled'`, a.appointmentId) !== undefined);
    if (a.kind === 'status') miss(a, row('SELECT 1 FROM appointments WHERE id = ? AND status = ?', a.appointmentId, a.status) !== undefined);
  }
  for (const [what, sql] of halves) for (const found of raw.prepare(sql).raw().all() as [string][]) halfDone.push(`${what}: ${found[0]}`);
  const check = (raw.prepare('PRAGMA quick_check').raw().all() as [string][]).map(([line]) => line);
  if (check.join() !== 'ok') halfDone.push(`the file is damaged: ${check.slice(0, 3).join(', ')}`);
  const chain = await audit.verify();
  if (chain.brokenAt !== undefined) halfDone.push(`the change log is broken at ${chain.brokenAt}: ${chain.what ?? ''}`);
  return { lost, halfDone };
}
