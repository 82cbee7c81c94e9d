import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Clinic } from '#main/app/compose.ts';
import { demoPasswordOf, liniya } from '#main/app/fixture/index.ts';
import { callIdOf } from '#main/kernel/ids.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import { damageOf } from './kill/check.ts';
import type { Acknowledged } from './kill/report.ts';
import { composed, makeClinicFile, openFile } from './kill/setting.ts';

let folder: string, clinic: Clinic, acknowledged: Acknowledged[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stoika-check-'));
  makeClinicFile(folder);
  clinic = composed(openFile(folder));
  const session = clinic.openSession(() => undefined), call = async <T>(name: string, input: unknown): Promise<T> => {
    const reply = await session.call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
    return reply.value as T;
  };
  await call('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
  const phones = await call<{ id: string; extension: string }[]>('telephony.phones', null);
  await call('telephony.choosePhone', { phoneId: phones.find((p) => p.extension === '101')!.id });
  const key = clinic.simulator!.ring({ from: '+79001000606', line: '+74950001002' }), callId = callIdOf(liniya.exchange, key);
  clinic.simulator!.answer(key, '101');
  const patientId = (await call<{ patientId: string }[]>('patients.search', { text: 'Зуев' }))[0]!.patientId;
  const { bufferId } = await call<{ bufferId: string }>('inquiries.save', { inquiryId: callId, change: { comment: 'Скол', person: { kind: 'patient', id: patientId } }, thenBook: true });
  // The week of the fixture is this week: what is free in it depends on the day on which the test runs.
  const fromDay = addDays(dayOf(instant(Date.now()), liniya.branch.zone), 1);
  const [free] = await call<{ doctorId: string; day: string; startMin: number; endMin: number }[]>('schedule.freeSlots', { fromDay, lengthMin: 5, limit: 1 });
  const slot = { doctorId: free!.doctorId, day: free!.day, startMin: free!.startMin, endMin: free!.endMin };
  const { appointmentId, actionId } = await call<{ appointmentId: string; actionId: string }>('schedule.book', { slot, patientId, given: { inquiryId: callId, how: 'buffer' } });
  clinic.simulator!.callerHangsUp(key);
  acknowledged = [{ kind: 'answered', callId }, { kind: 'saved', inquiryId: callId, comment: 'Скол', bufferId }, { kind: 'booked', appointmentId, actionId, inquiryId: callId, bufferId, startMin: slot.startMin }, { kind: 'ended', callId }];
});
afterAll(async () => {
  await clinic.close();
  rmSync(folder, { recursive: true, force: true });
});

it('finds no damage in a clinic that nobody damaged', async () => {
  expect(await damageOf(clinic, acknowledged)).toEqual({ lost: [], halfDone: [] });
});

it.each([
  ['a booking whose action is gone', `UPDATE appointment_actions SET _deleted = 1 WHERE given_inquiry_id IS NOT NULL`],
  ['a booking that lost its link', `UPDATE appointment_actions SET linked_inquiry_id = NULL WHERE given_inquiry_id IS NOT NULL`],
  ['a buffer that did not end', `UPDATE buffers SET ended_at = NULL, ended_how = NULL`],
  ['an appointment moved without its action', `UPDATE appointments SET start_min = start_min + 5 WHERE created_by IS NOT NULL`],
  ['a status without its action', `UPDATE appointments SET status = 'cancelled' WHERE created_by IS NOT NULL`],
  ['a call that never ended', `UPDATE inquiries SET ended_at = NULL`],
  ['a leg that never ended', `UPDATE call_legs SET state = 'talking'`],
  ['a change log altered in the middle', `UPDATE audit_log SET at = at + 1 WHERE seq = 2`],
  ['a change log without a row', `DELETE FROM audit_log WHERE seq = 3`],
  ['two appointments in one place', `INSERT INTO appointments (id, branch_id, doctor_id, day, start_min, end_min) SELECT 'twin', branch_id, doctor_id, day, start_min, end_min FROM appointments WHERE created_by IS NOT NULL`],
])('notices %s', async (_, sql) => {
  const { raw } = clinic.database;
  raw.exec(`BEGIN; ${sql}`);
  try {
    expect((await damageOf(clinic, acknowledged)).halfDone.length).toBeGreaterThan(0);
  } finally {
    raw.exec('ROLLBACK');
  }
});

it('misses every acknowledged write that is not there', async () => {
  const never: Acknowledged[] = [{ kind: 'answered', callId: 'x' }, { kind: 'ended', callId: 'x' }, { kind: 'saved', inquiryId: 'x', comment: '' }, { kind: 'card', patientId: 'x', surname: '' }, { kind: 'booked', appointmentId: 'x', actionId: 'x', startMin: 0 },
    { kind: 'moved', appointmentId: 'a', actionId: 'a', startMin: 0, day: '' }, { kind: 'cancelled', appointmentId: 'b' }, { kind: 'status', appointmentId: 'c', status: 'confirmed' }];
  expect((await damageOf(clinic, never)).lost).toHaveLength(never.length);
});
