/**
 * A child of trial.ts: the whole of main on a real encrypted file, with two receptionists working as fast as they can
 * until the process is killed. Arguments: folder, seed, and for the trials of power cuts how many deeds, how SQLite flushes,
 * and whether the journal is kept. Every acknowledgement goes out only after the reply came.
 */
import { writeSync } from 'node:fs';
import { callIdOf } from '#main/kernel/ids.ts';
import { demoPasswordOf, liniya } from '#main/app/fixture/index.ts';
import { createRandom } from '#main/app/demo/random.ts';
import type { ClinicSession } from '#main/app/clinic-port.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { Acknowledged } from './report.ts';
import { composed, openFile } from './setting.ts';

const [folder, seed, deeds = '0', flush = 'FULL', journal = 'journal'] = process.argv.slice(2) as [string, string, string?, string?, string?];
const random = createRandom(Number(seed)), database = openFile(folder, journal === 'journal' ? {} : { journal: undefined });
database.raw.exec(`PRAGMA synchronous = ${flush}`);
const clinic = composed(database), simulator = clinic.simulator!;
const tell = (line: Acknowledged): void => { writeSync(1, `${JSON.stringify(line)}\n`); };

interface Desk { readonly session: ClinicSession; readonly extension: string; readonly line: string; call?: { readonly key: string; readonly callId: string; readonly typed: boolean; bufferId?: string } | undefined }

async function must<T>(session: ClinicSession, name: string, input: unknown): Promise<T> {
  const reply = await session.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.reason ?? ''}`);
  return reply.value as T;
}

async function signedIn(login: string, extension: string, line: string): Promise<Desk> {
  const session = clinic.openSession(() => undefined);
  await must(session, 'staff.signIn', { login, password: demoPasswordOf(login) });
  const phones = await must<{ id: string; extension: string }[]>(session, 'telephony.phones', null);
  await must(session, 'telephony.choosePhone', { phoneId: phones.find((p) => p.extension === extension)!.id });
  return { session, extension, line };
}

const desks = [await signedIn('ivleva', '101', '+74950001002'), await signedIn('chuev', '102', '+74950001003')];
const { doctors, topics } = await must<{ doctors: { id: string }[]; topics: { id: string }[] }>(desks[0]!.session, 'directories.all', null);
const today = dayOf(instant(Date.now()), liniya.branch.zone);
const numbers = ['+79001000606', '+79001000808', '+79001000202', '+79001000101', '+79015550001', '+79015550002'];
const known = await Promise.all(['Зуев', 'Лебедева', 'Сафин'].map(async (text) => (await must<{ patientId: string }[]>(desks[0]!.session, 'patients.search', { text }))[0]!.patientId));
const booked: string[] = [];
let cards = 0;

const place = () => {
  const startMin = 540 + random.int(144) * 5;
  return { doctorId: random.pick(doctors).id, day: addDays(today, random.between(1, 20)), startMin, endMin: startMin + 5 };
};

async function book(desk: Desk, patientId: string, given?: { inquiryId: string; bufferId: string }): Promise<void> {
  const slot = place();
  const result = await must<{ kind: string; appointmentId: string; actionId: string }>(desk.session, 'schedule.book', { slot, patientId, comment: `запись ${seed}`, ...(given ? { given: { inquiryId: given.inquiryId, how: 'buffer' } } : {}) });
  if (result.kind !== 'done') return;
  booked.push(result.appointmentId);
  tell({ kind: 'booked', appointmentId: result.appointmentId, actionId: result.actionId, startMin: slot.startMin, ...given });
}

/** The next step of a conversation: ring and answer, save into the buffer, book from it, hang up. */
async function nextOfCall(desk: Desk): Promise<void> {
  if (!desk.call) {
    const key = simulator.ring({ from: random.pick(numbers), line: desk.line }), callId = callIdOf(liniya.exchange, key);
    simulator.answer(key, desk.extension);
    desk.call = { key, callId, typed: false };
    tell({ kind: 'answered', callId });
    return;
  }
  const { key, callId, typed, bufferId } = desk.call;
  if (!typed) {
    const comment = `разговор ${random.int(1_000_000)}`, thenBook = random.chance(0.7);
    const saved = await must<{ bufferId?: string }>(desk.session, 'inquiries.save', { inquiryId: callId, change: { topicId: random.pick(topics).id, whoType: 'wantsToBook', comment, person: { kind: 'patient', id: random.pick(known) } }, thenBook });
    desk.call = { key, callId, typed: true, ...saved };
    tell({ kind: 'saved', inquiryId: callId, comment, ...saved });
    return;
  }
  if (bufferId) {
    desk.call = { key, callId, typed };
    await book(desk, random.pick(known), { inquiryId: callId, bufferId });
    return;
  }
  desk.call = undefined;
  simulator.callerHangsUp(key);
  tell({ kind: 'ended', callId });
}

async function changeOne(desk: Desk): Promise<void> {
  const appointmentId = booked.splice(random.int(booked.length), 1)[0];
  if (appointmentId === undefined) return;
  const fate = random.next();
  if (fate < 0.4) {
    const slot = place(), result = await must<{ kind: string; actionId?: string }>(desk.session, 'schedule.move', { appointmentId, slot });
    if (result.kind === 'done' && result.actionId) tell({ kind: 'moved', appointmentId, actionId: result.actionId, startMin: slot.startMin, day: slot.day });
    booked.push(appointmentId);
  } else if (fate < 0.7) {
    await must(desk.session, 'schedule.cancel', { appointmentId, by: 'patient', reason: 'Заболел' });
    tell({ kind: 'cancelled', appointmentId });
  } else {
    await must(desk.session, 'schedule.setStatus', { appointmentId, status: 'confirmed' });
    tell({ kind: 'status', appointmentId, status: 'confirmed' });
  }
}

async function newCard(desk: Desk): Promise<void> {
  const surname = `Карточка-${seed}-${cards++}`;
  const { patientId } = await must<{ patientId: string }>(desk.session, 'patients.create', { surname, phones: [{ raw: `+7902555${String(random.int(10_000)).padStart(4, '0')}` }] });
  tell({ kind: 'card', patientId, surname });
}

tell({ kind: 'ready' });
// Ends only by the parent's kill, or by itself should the parent have died; or after its deeds, without closing anything.
for (let until = Date.now() + 30_000, deed = 0; Date.now() < until; deed++) {
  if (Number(deeds) > 0 && deed >= Number(deeds)) process.exit(0);
  if (Number(deeds) > 0) until = Date.now() + 30_000;
  const desk = random.pick(desks), chance = random.next();
  if (chance < 0.62) await nextOfCall(desk);
  else if (chance < 0.78) await book(desk, random.pick(known));
  else if (chance < 0.92) await changeOne(desk);
  else await newCard(desk);
}
