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
    expect(await desk.crm.tasks({})).toEqual([{ id: taskId, kind: 'book', what: 'Перезвонить', who: 'Зуев Антон', dueAt: now + 60_000, overdue: true, patientId, owner: '', ownerId: m.ids.anna, result: '', revision: 0 }]);
    await desk.crm.finishTask({ taskId, result: 'Записан' });
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

describe('a task at work', () => {
  const day = 86_400_000;
  async function aTask(more: object = {}) {
    const m = openModules(), desk = m.as('administrator'), { taskId } = await desk.crm.addTask({ typedName: 'Козлов Пётр', phone: '8 999 123-45-67', what: 'Перезвонить', dueAt: m.clock.now() + 60_000, kind: 'callBack', ...more });
    return { m, desk, taskId, one: async () => (await desk.crm.tasks({}))[0]! };
  }

  it('is changed by whoever saw it last; an older picture is refused', async () => {
    const { m, desk, taskId, one } = await aTask();
    await desk.crm.editTask({ taskId, seen: 0, change: { what: 'Перезвонить утром', ownerId: m.ids.boris } });
    await expect(desk.crm.editTask({ taskId, seen: 0, change: { what: 'Другое' } })).rejects.toMatchObject({ code: 'conflict', reason: 'changed-since' });
    expect(await one()).toMatchObject({ what: 'Перезвонить утром', ownerId: m.ids.boris, revision: 1, phone: '+79991234567' });
    await expect(desk.crm.editTask({ taskId, seen: 1, change: { what: '  ' } })).rejects.toMatchObject({ code: 'invalid-input', reason: 'what' });
    expect((m.database.raw.prepare(`SELECT action FROM audit_log WHERE entity = 'task' ORDER BY seq`).raw().all()).flat()).toEqual(['crm.addTask', 'crm.editTask']);
  });

  it('reminds its owner when it is due, not before the time it was put off to, and anew when its time is changed', async () => {
    const { m, desk, taskId } = await aTask(), reminds = () => m.crm.live.of(m.ids.anna).reminders.map((r) => r.who), due = m.clock.now() + 60_000;
    expect([m.crm.live.of(m.ids.anna).due, reminds()]).toEqual([0, []]);
    m.clock.moveTo(instant(due));
    expect([m.crm.live.of(m.ids.anna).due, reminds(), m.crm.live.of(m.ids.boris).reminders]).toEqual([1, ['Козлов Пётр'], []]);
    await desk.crm.snoozeTask({ taskId, until: due + 600_000 });
    expect([m.crm.live.of(m.ids.anna).due, reminds()]).toEqual([1, []]);
    m.clock.advance(600_000);
    expect(reminds()).toEqual(['Козлов Пётр']);
    await desk.crm.editTask({ taskId, seen: 1, change: { dueAt: due + day } });
    expect([m.crm.live.of(m.ids.anna).due, reminds()]).toEqual([0, []]);
    await desk.crm.finishTask({ taskId, result: 'Придёт в пятницу' });
    expect((await desk.crm.tasks({ open: false }))[0]).toMatchObject({ result: 'Придёт в пятницу', doneAt: m.clock.now(), overdue: false });
    await desk.crm.reopenTask({ taskId });
    expect((await desk.crm.tasks({}))[0]).toMatchObject({ id: taskId, result: 'Придёт в пятницу' });
    await expect(desk.crm.reopenTask({ taskId })).rejects.toMatchObject({ code: 'conflict', reason: 'not-done' });
  });

  it('wakes the desk by itself at the moment it is due', async () => {
    const m = openModules(), desk = m.as('administrator');
    await desk.crm.addTask({ typedName: 'Козлов', what: 'Перезвонить', dueAt: m.clock.now() + 60_000 });
    m.crm.live.of(m.ids.anna);
    const told = m.told.length;
    m.clock.advance(59_999);
    expect(m.told.slice(told)).toEqual([]);
    m.clock.advance(1);
    expect(m.told.slice(told)).toEqual([['crm']]);
  });

  it('is found by owner, kind, lateness and words, whatever the case and ё', async () => {
    const { m, desk, taskId } = await aTask(), other = (await desk.crm.addTask({ typedName: 'Ёлкина Анна', what: 'Профосмотр', kind: 'checkup', dueAt: m.clock.now() - 1, ownerId: m.ids.boris })).taskId;
    const ids = async (filter: Parameters<typeof desk.crm.tasks>[0]) => (await desk.crm.tasks(filter)).map((t) => t.id);
    expect(await ids({ mine: true })).toEqual([taskId]);
    expect(await ids({ overdue: true })).toEqual([other]);
    expect(await ids({ kind: 'checkup' })).toEqual([other]);
    expect(await ids({ text: 'ЕЛКИНА' })).toEqual([other]);
    expect(await ids({ text: '4567' })).toEqual([taskId]);
    expect(await desk.crm.counts(null)).toEqual({ mine: 1, all: 2, overdue: 1, waitlist: 0, wantsEarlier: 0, freed: 0, roundLeft: 0 });
  });

  it('is counted as the lists show it: whose, late, finished, waiting, hoping for an earlier time', async () => {
    const m = openModules(), anna = m.as('administrator'), boris = m.as('administrator', m.ids.boris), soon = m.clock.now() + 60_000;
    const task = async (ownerId: string | undefined, dueAt: number) => (await anna.crm.addTask({ typedName: 'Козлов', what: 'Перезвонить', dueAt, ...(ownerId ? { ownerId } : {}) })).taskId;
    for (const [owner, due] of [[m.ids.anna, soon], [m.ids.anna, 1], [m.ids.boris, 1], [m.ids.boris, soon], [m.ids.boris, soon]] as const) await task(owner, due);
    await anna.crm.finishTask({ taskId: await task(m.ids.anna, 1) });
    const nobodys = await task(undefined, soon);
    m.database.raw.prepare('UPDATE tasks SET owner_id = NULL WHERE id = ?').run(nobodys);
    m.database.raw.prepare('UPDATE tasks SET _deleted = 1 WHERE id = ?').run(await task(m.ids.anna, 1));
    const { patientId } = await anna.patients.create({ surname: 'Сафин' }), booked = await anna.schedule.book({ slot: { doctorId: m.ids.orlova, day: '2026-11-26', startMin: 600, endMin: 630 }, patientId });
    if (booked.kind !== 'done') throw new Error(booked.kind);
    await anna.crm.addToWaitlist({ kind: 'wantsEarlier', patientId, appointmentId: booked.appointmentId });
    for (const typedName of ['Носова', 'Зуев']) await anna.crm.addToWaitlist({ kind: 'noSlot', typedName });
    await anna.crm.closeWaitlist({ entryId: (await anna.crm.addToWaitlist({ kind: 'noSlot', typedName: 'Ушёл' })).entryId });
    const length = async (list: Promise<readonly unknown[]>) => (await list).length;
    for (const [desk, mine] of [[anna, 3], [boris, 4]] as const) {
      const counts = await desk.crm.counts(null);
      expect(counts).toMatchObject({ mine, all: 6, overdue: 2, waitlist: 3, wantsEarlier: 1, freed: 0 });
      expect([counts.mine, counts.all, counts.overdue, counts.waitlist, counts.wantsEarlier]).toEqual([
        await length(desk.crm.tasks({ mine: true })), await length(desk.crm.tasks({})), await length(desk.crm.tasks({ overdue: true })), await length(desk.crm.waitlist(null)), await length(desk.crm.waitlist({ kind: 'wantsEarlier' })),
      ]);
    }
  });

  it('may be of the clinic’s own type; a retired one names its old tasks and is given to no new one', async () => {
    const m = openModules(), chief = m.as('manager'), { id } = await chief.crm.saveTaskType({ name: ' Снимок ', colour: 'orange', icon: 'tooth' });
    await expect(chief.crm.saveTaskType({ name: 'СНИМОК', colour: 'blue', icon: 'check' })).rejects.toMatchObject({ code: 'conflict', reason: 'type-there' });
    await expect(m.as('administrator').crm.saveTaskType({ name: 'Своё', colour: 'blue', icon: 'check' })).rejects.toMatchObject({ code: 'forbidden' });
    await chief.crm.addTask({ typedName: 'Козлов', what: 'Прислать снимок', dueAt: 1, typeId: id });
    await chief.crm.retireTaskType({ id, retired: true });
    expect((await chief.crm.tasks({}))[0]).toMatchObject({ kind: 'other', type: { id, name: 'Снимок', colour: 'orange', icon: 'tooth', retired: true } });
    await expect(chief.crm.addTask({ typedName: 'Козлов', what: 'Ещё', dueAt: 1, typeId: id })).rejects.toMatchObject({ code: 'conflict', reason: 'type-retired' });
  });

  it('goes into a file as it stands on the screen', async () => {
    const { m, desk } = await aTask();
    expect(await desk.crm.exportTasks({})).toEqual({ kind: 'cancelled' });
    expect(m.exported).toMatchObject([{ name: 'Задачи', rows: [['2026-11-24', '09:01', 'Перезвонить', 'Перезвонить', 'Козлов Пётр', '+7 (999) 123-45-67', '', 'открыта', '']] }]);
  });
});

describe('the wait list', () => {
  it('keeps wishes that can be met, lets them be changed and closed with a reason', async () => {
    const m = openModules(), desk = m.as('administrator');
    await expect(desk.crm.addToWaitlist({ kind: 'noSlot', typedName: 'Носова', fromDay: '2026-11-27', tillDay: '2026-11-26' })).rejects.toMatchObject({ reason: 'days' });
    const { entryId } = await desk.crm.addToWaitlist({ kind: 'noSlot', typedName: 'Носова', phone: '+79002000001', weekdays: 127, specialityId: m.ids.therapy });
    expect((await desk.crm.waitlist({}))[0]).toMatchObject({ weekdays: 0, speciality: 'терапевт', phone: '+79002000001' });
    await desk.crm.editWaitlist({ entryId, seen: 0, wishes: { doctorId: m.ids.kim, lengthMin: 60, weekdays: 1 } });
    await expect(desk.crm.editWaitlist({ entryId, seen: 0, wishes: {} })).rejects.toMatchObject({ reason: 'changed-since' });
    expect((await desk.crm.waitlist({ text: 'носова' }))[0]).toMatchObject({ doctor: 'Ким', lengthMin: 60, weekdays: 1, revision: 1 });
    await desk.crm.closeWaitlist({ entryId, reason: 'Записалась в другую клинику' });
    expect([await desk.crm.waitlist(null), (await desk.crm.waitlist({ closed: true })).map((w) => w.closed?.reason)]).toEqual([[], ['Записалась в другую клинику']]);
    await expect(desk.crm.closeWaitlist({ entryId })).rejects.toMatchObject({ reason: 'already-closed' });
    await desk.crm.exportWaitlist({ closed: true });
    expect(m.exported[0]?.rows).toMatchObject([['2026-11-24', 'Нет времени', 'Носова', '+7 (900) 200-00-01', 'Ким', '', 60, null, null, '', 'пн', '', '', 'снят', 'Записалась в другую клинику']]);
  });

  it('keeps who waits for what, and «Хочет раньше» names the appointment it would replace', async () => {
    const m = openModules(), desk = m.as('administrator');
    const { patientId } = await desk.patients.create({ surname: 'Сафин', firstName: 'Олег' });
    const booked = await desk.schedule.book({ slot: { doctorId: m.ids.orlova, day: '2026-11-26', startMin: 600, endMin: 630 }, patientId });
    if (booked.kind !== 'done') throw new Error(booked.kind);
    await expect(desk.crm.addToWaitlist({ kind: 'wantsEarlier', patientId })).rejects.toMatchObject({ code: 'invalid-input', reason: 'appointmentId' });
    const { entryId } = await desk.crm.addToWaitlist({ kind: 'wantsEarlier', patientId, appointmentId: booked.appointmentId, doctorId: m.ids.orlova, wish: 'Утром' });
    expect(await desk.crm.waitlist(null)).toEqual([{
      id: entryId, kind: 'wantsEarlier', who: 'Сафин Олег', wish: 'Утром', doctor: 'Орлова', doctorId: m.ids.orlova, createdAt: m.clock.now(), patientId, lengthMin: 30, weekdays: 0, barred: false, revision: 0,
      own: { appointmentId: booked.appointmentId, day: '2026-11-26', startMin: 600, doctor: 'Орлова' },
    }]);
    await expect(m.as('doctor').crm.waitlist(null)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
