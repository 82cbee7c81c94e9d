import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '#main/app/demo/random.ts';
import type { Bridge } from '#shared/ipc/channels.ts';
import { ask, atWork } from '#tests/bench/window/at-work.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { prepareProfile } from './support/profile.ts';

/** What the page was told is done; the test hears of it before the program dies. */
type Done =
  | { readonly kind: 'saved'; readonly inquiryId: string; readonly comment: string }
  | { readonly kind: 'booked'; readonly appointmentId: string; readonly inquiryId: string; readonly startMin: number };

const seed = 7_733, runs = 5, random = createRandom(seed), day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
let profile: string;
beforeAll(() => { profile = prepareProfile(); });

/** The page works on its own: ring, answer, save into the buffer, book from it, hang up, again and again; every reply is told. */
async function work(desk: RunningDesk, place: number): Promise<void> {
  await desk.page.evaluate(async ({ day: on, first }) => {
    const { stoika } = window as unknown as { stoika: Bridge };
    const must = async (name: string, input: unknown): Promise<unknown> => {
      const reply = await stoika.call(name, input) as { ok: boolean; value?: unknown; error?: { code: string; reason?: string } };
      if (!reply.ok) throw new Error(`${name}: ${reply.error?.code ?? ''} ${reply.error?.reason ?? ''}`);
      return reply.value;
    };
    const { doctors } = await must('directories.all', null) as { doctors: { id: string }[] };
    const patientId = (await must('patients.search', { text: 'Зуев' }) as { patientId: string }[])[0]!.patientId;
    const tell = (done: unknown) => (window as unknown as { tellDone(line: string): Promise<void> }).tellDone(JSON.stringify(done));
    for (let n = 0; n < 140; n++) {
      await must('telephony.simulate', { deed: 'ring', from: '+79001000606', line: '+74950001002' });
      const { cards } = await must('desk.snapshot', null) as { cards: { callId: string; status: string }[] }, inquiryId = cards.find((card) => card.status === 'ringing')!.callId;
      await must('telephony.simulate', { deed: 'answer', callId: inquiryId });
      const comment = `разговор ${first}-${n}`;
      await must('inquiries.save', { inquiryId, change: { comment, person: { kind: 'patient', id: patientId } }, thenBook: true });
      await tell({ kind: 'saved', inquiryId, comment });
      const startMin = 540 + n * 5, result = await must('schedule.book', { slot: { doctorId: doctors[first % doctors.length]!.id, day: on, startMin, endMin: startMin + 5 }, patientId, given: { inquiryId, how: 'buffer' } }) as { kind: string; appointmentId: string };
      if (result.kind === 'done') await tell({ kind: 'booked', appointmentId: result.appointmentId, inquiryId, startMin });
      await must('telephony.simulate', { deed: 'callerHangsUp', callId: inquiryId });
      await must('telephony.dismissCard', { callId: inquiryId });
    }
  }, { day, first: place });
}

/** kill -9 of main and, with it, of the page. */
async function kill(desk: RunningDesk): Promise<void> {
  const child = desk.electron.process(), gone = new Promise<void>((done) => { child.once('exit', () => { done(); }); });
  child.kill('SIGKILL');
  await gone;
}

async function findDamage(desk: RunningDesk, done: readonly Done[]): Promise<string[]> {
  const missing: string[] = [], bookings = new Map<string, number>();
  const patientId = (await ask<{ patientId: string }[]>(desk, 'patients.search', { text: 'Зуев' }))[0]!.patientId;
  const history = new Map((await ask<{ id: string; comment: string; running: boolean; success: { text: string }[] }[]>(desk, 'inquiries.ofPatient', { patientId })).map((row) => [row.id, row]));
  for (const d of done) {
    const row = history.get(d.inquiryId);
    if (d.kind === 'saved') { if (row?.comment !== d.comment) missing.push(`saved ${d.comment}`); continue; }
    bookings.set(d.inquiryId, 1);
    const there = await ask<{ startMin: number }>(desk, 'schedule.appointment', { appointmentId: d.appointmentId }).catch(() => undefined);
    if (there?.startMin !== d.startMin) missing.push(`booked ${d.appointmentId}`);
    if (row?.success.length !== 1) missing.push(`the link of ${d.appointmentId}`);
  }
  for (const row of history.values()) if (row.running) missing.push(`a call that goes on: ${row.id}`);
  // Every appointment of the patient came from a buffer: a booking without its link is half of one.
  const appointments = await ask<unknown[]>(desk, 'schedule.ofPatient', { patientId }), linked = [...history.values()].filter((row) => row.success.length > 0).length;
  if (history.size < 200 && appointments.length !== linked) missing.push(`${appointments.length} appointments, ${linked} linked`);
  return missing;
}

it(`loses nothing that the page was told is done, in ${runs} deaths of the whole program (seed ${seed})`, async () => {
  let done: Done[] = [], all = 0;
  for (let run = 0; run <= runs; run++) {
    const desk = await launchDesk({ profile });
    await atWork(desk);
    expect(await findDamage(desk, done)).toEqual([]);
    if (run === runs) {
      await desk.close();
      break;
    }
    done = [];
    await desk.page.exposeFunction('tellDone', (line: string) => { done.push(JSON.parse(line) as Done); });
    const working = work(desk, run).catch((error: unknown) => { if (!/closed|crash|Target/i.test(String(error))) throw error; });
    await new Promise((wait) => { setTimeout(wait, random.between(800, 2_500)); });
    await kill(desk);
    await working;
    all += done.length;
  }
  // Otherwise the deaths came before the work.
  expect(all).toBeGreaterThan(runs);
}, 240_000);
afterAll(() => { rmSync(profile, { recursive: true, force: true }); });
