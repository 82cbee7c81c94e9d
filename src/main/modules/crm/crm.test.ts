import { describe, expect, it } from 'vitest';
import { instant } from '#shared/kernel/values.ts';
import { openModules } from '#tests/support/modules.ts';

describe('tasks', () => {
  it('stand in the context of the patient until somebody finishes them, overdue ones marked', async () => {
    const m = openModules(), desk = m.as('administrator'), now = m.clock.now();
    const { patientId } = await desk.patients.create({ surname: 'Зуев', firstName: 'Антон' });
    const { taskId } = await desk.crm.addTask({ patientId, what: 'Перезвонить', dueAt: now + 60_000 });
    expect((await desk.patients.context({ patientId })).tasks).toEqual([{ taskId, what: 'Перезвонить', dueAt: now + 60_000 }]);
    expect((await desk.crm.tasks({})).map((t) => t.overdue)).toEqual([false]);
    m.clock.moveTo(instant(now + 60_001));
    expect(await desk.crm.tasks({})).toEqual([{ id: taskId, what: 'Перезвонить', who: 'Зуев Антон', dueAt: now + 60_000, overdue: true, patientId }]);
    await desk.crm.finishTask({ taskId });
    expect((await desk.patients.context({ patientId })).tasks).toEqual([]);
    expect((await desk.crm.tasks({ open: false })).map((t) => t.id)).toEqual([taskId]);
    await expect(desk.crm.finishTask({ taskId })).rejects.toMatchObject({ code: 'conflict', reason: 'already-done' });
  });

  it('are about a card, a typed name or a number, never about nobody', async () => {
    const m = openModules(), desk = m.as('administrator'), dueAt = m.clock.now();
    await desk.crm.addTask({ typedName: 'Носова Мария', what: 'Записать', dueAt });
    await desk.crm.addTask({ phone: '8 900 200-00-01', what: 'Записать', dueAt: dueAt + 1 });
    await expect(desk.crm.addTask({ what: 'Записать', typedName: ' ', dueAt })).rejects.toMatchObject({ code: 'invalid-input', reason: 'who' });
    expect((await desk.crm.tasks({})).map((t) => t.who)).toEqual(['Носова Мария', '+7 (900) 200-00-01']);
  });
});

describe('the wait list', () => {
  it('keeps who waits for what, and «Хочет раньше» names the appointment it would replace', async () => {
    const m = openModules(), desk = m.as('administrator');
    const { patientId } = await desk.patients.create({ surname: 'Сафин', firstName: 'Олег' });
    const booked = await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: '2026-11-26', startMin: 600, endMin: 630 }, patientId });
    if (booked.kind !== 'done') throw new Error(booked.kind);
    await expect(desk.crm.addToWaitlist({ kind: 'wantsEarlier', patientId })).rejects.toMatchObject({ code: 'invalid-input', reason: 'appointmentId' });
    const { entryId } = await desk.crm.addToWaitlist({ kind: 'wantsEarlier', patientId, appointmentId: booked.appointmentId, doctorId: m.ids.orlova, wish: 'Утром' });
    expect(await desk.crm.waitlist(null)).toEqual([{ id: entryId, kind: 'wantsEarlier', who: 'Сафин Олег', wish: 'Утром', doctor: 'Орлова', createdAt: m.clock.now(), patientId }]);
    await expect(m.as('doctor').crm.waitlist(null)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
