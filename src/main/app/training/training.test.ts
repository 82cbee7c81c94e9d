import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClinic } from '#main/app/compose.ts';
import type { ClinicSession } from '#main/app/clinic-port.ts';
import { noDialogs } from '#main/kernel/files.ts';
import { silentLog } from '#main/kernel/log.ts';
import type { VirtualClock } from '#main/kernel/virtual-clock.ts';
import type { DeskSnapshot } from '#shared/desk/snapshot.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { TrainingLevel, TrainingResult, TrainingState } from '#shared/training/contract.ts';
import type { DemoScale } from '../demo/index.ts';
import { openTestClinic, type TestClinic, type TestWindow } from '#tests/support/clinic.ts';
import { testFolder, testMigrations } from '#tests/support/database.ts';
import { createTraining, type Training } from './index.ts';
import { levels } from './levels.ts';
import { practiceTags } from './tags.ts';

const small: DemoScale = { patients: 30, branches: 1, doctorsPerBranch: 4, fromDay: 0, tillDay: 2, calls: 10, callDays: 2, bookedShare: 1 };
const settle = async (): Promise<void> => { for (let n = 0; n < 4; n++) await new Promise<void>((done) => { setImmediate(done); }); };

interface Room { readonly real: TestClinic; readonly training: Training; readonly trainee: TestWindow; readonly folder: string; readonly closeWindow: () => void; readonly clock: VirtualClock; ask<T>(method: string, input?: unknown): Promise<T>; step(seconds: number): Promise<void>; state(): Promise<TrainingState>; desk(): DeskSnapshot; chosen: string | undefined }
/** A real clinic of the fixture, a training beside it, and the practice window as a session. */
async function openRoom(folder = testFolder()): Promise<Room> {
  let close: () => void = () => undefined, session: ClinicSession | undefined;
  const room = { chosen: undefined as string | undefined };
  const files = { ...noDialogs, chooseOpen: () => Promise.resolve(room.chosen) };
  const handlers: { of?: Training } = {};
  const real = openTestClinic({ files, training: { levels: (i, c) => handlers.of!.handlers.levels(i, c), start: (i, c) => handlers.of!.handlers.start(i, c), startFile: (i, c) => handlers.of!.handlers.startFile(i, c), state: (i, c) => handlers.of!.handlers.state(i, c), finish: (i, c) => handlers.of!.handlers.finish(i, c) } });
  const { clock } = real;
  const training = handlers.of = createTraining({
    folder, migrations: () => testMigrations, clock, log: silentLog, version: 'test', files, create: createClinic, scale: small, language: () => 'ru',
    window: { open: () => Promise.resolve({ window: 2, closed: new Promise<void>((done) => { close = done; }) }), focus: () => undefined },
    real: () => ({ database: real.database, changed: () => undefined }),
  });
  onTestFinished(() => training.stop());
  const open = async (): Promise<ClinicSession> => session ??= (await training.sessionOf(2, () => undefined))!;
  return Object.assign(room, {
    real, training, folder, clock, trainee: await real.signIn('ivleva'), closeWindow: () => { close(); },
    ask: async <T>(method: string, input: unknown = null): Promise<T> => {
      const reply = await (await open()).call(method, input);
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.reason ?? ''}`);
      return reply.value as T;
    },
    step: async (seconds: number) => { for (let n = 0; n < seconds * 2; n++) { clock.advance(500); await settle(); } },
    state: async () => (await (await open()).call('training.state', null) as { value: TrainingState }).value,
    desk: () => session!.snapshot(),
  });
}
/** Every row of every table of the real base by number, and the end of its chain. */
const picture = ({ database, audit }: TestClinic) => ({
  rows: Object.fromEntries((database.raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name").pluck().all() as string[]).map((name) => [name, database.raw.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()])),
  head: audit.head(),
});
const liftAndHear = async (room: Room): Promise<{ callId: Id; says: string }> => {
  const ringing = room.desk().cards.find(({ status }) => status === 'ringing')!;
  await room.ask('telephony.simulate', { deed: 'answer', callId: ringing.callId });
  await settle();
  const state = await room.state();
  return { callId: ringing.callId, says: state.kind === 'running' ? state.calls.find(({ callId }) => callId === ringing.callId)?.says ?? '' : '' };
};
/** Chooses one tag in the pop-up and saves, as the trainee does. */
async function tag(room: Room, name: string): Promise<void> {
  const popup = room.desk().tagPopup!, one = popup.groups.flatMap(({ tags }) => tags).find((of) => of.name === name)!;
  await room.ask('tags.save', { callId: popup.callId, choice: { tagIds: [one.id] } });
}
async function bookTo(room: Room, callId: Id, doctorName: string, patientId: Id): Promise<void> {
  const doctor = room.training.practice()!.database.raw.prepare('SELECT id FROM doctors WHERE display_name = ?').pluck().get(doctorName) as string;
  const slots = await room.ask<{ doctorId: string; chairId?: string; day: string; startMin: number; endMin: number }[]>('schedule.freeSlots', { fromDay: '2026-11-24', doctorId: doctor, lengthMin: 30, limit: 1 });
  const { doctorId, day, startMin, endMin } = slots[0]!;
  expect(await room.ask('schedule.book', { slot: { doctorId, day, startMin, endMin }, patientId, given: { inquiryId: callId, how: 'current' } })).toMatchObject({ kind: 'done' });
}

describe('the training shift', () => {
  it('played by a script: one done well, one without a booking, one missed and called back, one forgotten', async () => {
    const room = await openRoom(), before = picture(room.real);
    const offered = await room.trainee.ask<TrainingLevel[]>('training.levels');
    expect(offered.map(({ id, calls }) => [id, calls])).toEqual([['calm', 4], ['rush', 8], ['storm', 12]]);
    expect(await room.trainee.ask('training.start', { level: 'calm', speed: 1 })).toEqual({ kind: 'started' });
    expect(await room.trainee.ask('training.start', { level: 'calm', speed: 1 })).toEqual({ kind: 'running' });
    expect(await room.state()).toMatchObject({ kind: 'running', came: 0, of: 4 });
    expect(room.desk().me).toMatchObject({ name: 'Ивлева Анна', phone: { extension: '101' } });
    const people = room.training.practice()!.database.raw.prepare('SELECT surname, id FROM patients').raw().all() as [string, string][], idOf = (surname: string) => people.find(([one]) => one === surname)![1];
    const topicOf = (name: string) => room.training.practice()!.database.raw.prepare('SELECT id FROM topics WHERE name = ?').pluck().get(name) as string;

    await room.step(6);
    const safin = await liftAndHear(room);
    expect(safin.says).toContain('это Сафин');
    await room.ask('inquiries.save', { inquiryId: safin.callId, change: { whoType: 'wantsToBook', topicId: topicOf('Терапия'), comment: 'Болит зуб' }, thenBook: false });
    await bookTo(room, safin.callId, 'Орлова', idOf('Сафин'));
    await room.ask('telephony.simulate', { deed: 'deskHangsUp', callId: safin.callId });

    await room.step(80); // the second rings, waits a minute and gives up
    await room.step(60);
    const missed = room.training.practice()!.database.raw.prepare("SELECT id FROM inquiries WHERE outcome = 'missed' ORDER BY started_at DESC").pluck().get() as string;
    expect(await room.ask('telephony.dial', { phone: '+79004440011', inquiryId: missed })).toMatchObject({ kind: 'dialing' });
    await room.step(6);
    const state = await room.state();
    expect(state.kind === 'running' && `${state.calls[0]!.state}: ${state.calls[0]!.says ?? ''}`).toMatch(/^talking: .*Анна Ветрова/);
    await room.ask('inquiries.save', { inquiryId: room.desk().cards[0]!.callId, change: { person: { kind: 'typed', name: 'Ветрова Анна' }, whoType: 'wantsToBook', topicId: topicOf('Ортодонтия') }, thenBook: false });
    await room.ask('telephony.simulate', { deed: 'deskHangsUp', callId: room.desk().cards[0]!.callId });
    await settle();
    expect(room.desk().tagPopup).toMatchObject({ groups: [{ name: 'Почему без записи' }], more: 0 }); // not of Сафин, who is booked
    await tag(room, 'Нет удобного времени');

    await room.step(30); // Громова rings at 2:50
    const gromova = await liftAndHear(room);
    await room.ask('inquiries.save', { inquiryId: gromova.callId, change: { person: { kind: 'patient', id: idOf('Громова') }, topicId: topicOf('Терапия') }, thenBook: false });
    await room.ask('telephony.simulate', { deed: 'deskHangsUp', callId: gromova.callId });
    await settle();
    expect(room.desk().tagPopup).toMatchObject({ callId: gromova.callId, canSave: false });
    await tag(room, 'Подумает');
    expect(room.desk().tagPopup).toBeUndefined();
    await room.step(200); // Лебедева rings, nobody answers; then the time is over

    const end = await room.state();
    if (end.kind !== 'finished') throw new Error(end.kind);
    const told = end.result.marks.map(({ call, aspect, code, got }) => `${call} ${aspect} ${code} ${String(got)}`);
    expect(told).toEqual([
      'c1 answer good 10', 'c1 person good 8', 'c1 topic good 4', 'c1 booking good 12',
      'c2 back missed 6', 'c2 person good 8', 'c2 whoType good 4', 'c2 topic good 4', 'c2 booking notBooked 0',
      'c3 answer good 10', 'c3 person good 8', 'c3 topic wrongTopic 0', 'c3 tags wrongTags 0',
      'c4 back noCallBack 0',
    ]);
    expect(end.result).toMatchObject({ level: 'calm', calls: 4, got: 74, of: 136, percent: 54, grade: 'fair' });

    // nothing of it reached the real base but how well it went
    expect(await room.trainee.ask('training.levels')).toMatchObject([{ id: 'calm', own: { times: 1, best: 54, last: 54 } }, {}, {}]);
    const after = picture(room.real);
    expect(after.head).toEqual(before.head);
    expect(after.rows).toEqual({ ...before.rows, training_results: 1 });
    expect(JSON.stringify(room.real.database.raw.prepare('SELECT * FROM training_results').all())).not.toMatch(/Сафин|Ветрова|Громова/);
  });

  it('leaves no file behind once its window is closed, and can be begun again', async () => {
    const room = await openRoom();
    await room.trainee.ask('training.start', { level: 'rush', speed: 2 });
    await room.state();
    const [made] = readdirSync(room.folder);
    expect(existsSync(join(room.folder, made!, 'practice.db'))).toBe(true);
    room.closeWindow();
    await expect.poll(() => readdirSync(room.folder)).toEqual([]);
    expect(room.training.owns(2)).toBe(false);
    expect(await room.trainee.ask('training.start', { level: 'rush', speed: 2 })).toEqual({ kind: 'started' });
  });

  it('removes what a killed program left of a training', async () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'training-killed'));
    writeFileSync(join(folder, 'training-killed', 'practice.db'), 'x');
    writeFileSync(join(folder, 'clinic.db'), 'the real one');
    await openRoom(folder);
    expect(readdirSync(folder)).toEqual(['clinic.db']);
  });

  it('ends when asked to, and a caller who never rang is not held against anybody', async () => {
    const room = await openRoom();
    await room.trainee.ask('training.start', { level: 'rush', speed: 2 });
    await room.state();
    await room.step(3);
    await liftAndHear(room);
    await room.ask('training.finish');
    const end = await room.state() as { kind: 'finished'; result: TrainingResult };
    expect(new Set(end.result.marks.map(({ call }) => call))).toEqual(new Set(['r1']));
    await room.ask('training.finish'); // twice is once
    expect(await room.trainee.ask('training.levels')).toMatchObject([{}, { own: { times: 1 } }, {}]);
  });

  it('plays an acceptance scenario as a rush hour, and refuses what is none', async () => {
    const room = await openRoom();
    room.chosen = join(import.meta.dirname, '../../../../tests/scenarios/O-01.yaml');
    expect(await room.trainee.ask('training.startFile', { speed: 1 })).toEqual({ kind: 'started' });
    expect(await room.state()).toMatchObject({ kind: 'running', level: 'O-01' });
    await room.step(5);
    expect(room.desk().cards).toMatchObject([{ status: 'ringing' }]);
    await room.training.stop();
    const bad = join(testFolder(), 'bad.yaml');
    for (const text of ['training: x', '- [', 'a: &a [*a]', `x: ${'y'.repeat(300_000)}`]) {
      writeFileSync(bad, text);
      room.chosen = bad;
      expect(await room.trainee.ask('training.startFile', { speed: 1 })).toEqual({ kind: 'bad-file' });
    }
    room.chosen = undefined;
    expect(await room.trainee.ask('training.startFile', { speed: 1 })).toEqual({ kind: 'nothing-chosen' });
  });

  it('asks for the tags its callers want after their talks and judges them; each level asks only for tags there are', async () => {
    for (const level of levels) for (const { wants } of level.callers) expect((wants.tags ?? []).every((name) => practiceTags.includes(name)), level.training).toBe(true);
    const room = await openRoom(), before = picture(room.real);
    room.chosen = join(testFolder(), 'own.yaml');
    writeFileSync(room.chosen, JSON.stringify({ training: 'own', title: 'Своя', about: 'Метки', minutes: 1, callers: [{ call: 'a', at: 1, from: 'P3', line: '+74950001001', says: 'Дорого', wants: { book: true, tags: ['Дорого у вас'] } }] }));
    await room.trainee.ask('training.startFile', { speed: 1 });
    await room.state();
    await room.step(2);
    const { callId } = await liftAndHear(room);
    const person = room.training.practice()!.database.raw.prepare("SELECT id FROM patients WHERE surname = 'Сафин'").pluck().get() as Id;
    await bookTo(room, callId, 'Ким', person);
    await room.ask('telephony.simulate', { deed: 'deskHangsUp', callId });
    await settle();
    expect(room.desk().tagPopup).toMatchObject({ callId, groups: [{}, { name: 'Ещё', tags: [{ name: 'Дорого у вас' }] }] });
    await tag(room, 'Дорого у вас');
    await room.ask('training.finish');
    expect(await room.state()).toMatchObject({ kind: 'finished', result: { percent: 100, grade: 'excellent' } });
    expect(picture(room.real)).toEqual({ head: before.head, rows: { ...before.rows, training_results: 1 } });
  });
});
