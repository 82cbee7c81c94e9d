import { describe, expect, it } from 'vitest';
import type { E164 } from '#shared/kernel/values.ts';
import { openModules } from '#tests/support/modules.ts';
import { preparedDuring } from '#tests/support/prepares.ts';

describe('the hot paths of cards and schedule', () => {
  it('prepare no statement once the program is warm', async () => {
    const m = openModules(), desk = m.as('manager'), day = '2026-11-25';
    const mother = (await desk.patients.create({ surname: 'Громова', firstName: 'Елена', phones: [{ raw: '+79001000101' }] })).patientId;
    const { patientId } = await desk.patients.create({ surname: 'Громов', firstName: 'Тимур', guardianId: mother, familyWith: mother, phones: [{ raw: '+79001000101' }] });
    const slot = (startMin: number) => ({ doctorId: m.ids.orlova, day, startMin, endMin: startMin + 30 });
    const first = await desk.schedule.book({ slot: slot(600), patientId });
    expect(first.kind).toBe('done');

    const paths: Record<string, () => unknown> = {
      byPhone: () => m.patients.findByPhone('+79001000101' as E164),
      employeesByPhone: () => m.patients.employeesByPhone('+79001000101' as E164),
      context: () => desk.patients.context({ patientId }),
      name: () => desk.patients.search({ text: 'гром ти' }),
      wrongLayout: () => desk.patients.search({ text: 'uhjv' }),
      digits: () => desk.patients.search({ text: '0101' }),
      day: () => desk.schedule.day({ day }),
      freeSlots: () => desk.schedule.freeSlots({ fromDay: day, lengthMin: 30 }),
      book: () => desk.schedule.book({ slot: slot(700), patientId }),
      move: () => first.kind === 'done' && desk.schedule.move({ appointmentId: first.appointmentId, slot: slot(800) }),
      status: () => first.kind === 'done' && desk.schedule.setStatus({ appointmentId: first.appointmentId, status: 'confirmed' }),
      channel: () => m.directories.channelOfLine('+74950001001' as E164),
    };
    for (const [name, path] of Object.entries(paths)) expect({ name, prepared: await preparedDuring(m.database, path) }).toEqual({ name, prepared: [] });
    expect(await preparedDuring(m.database, () => { m.database.raw.prepare('SELECT 1'); })).toEqual(['SELECT 1']);
  });
});
