import type { Clinic } from '#main/app/compose.ts';
import { createRandom } from '#main/app/demo/random.ts';
import { demoPasswordOf, liniya } from '#main/app/fixture/index.ts';
import { callIdOf } from '#main/kernel/ids.ts';
import { addDays, dayOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';

/** A receptionist who does one thing after the other: cards, calls, bookings, moves. Gives how many writes went through. */
export async function workIn(clinic: Clinic, deeds: number, seed: number): Promise<number> {
  const random = createRandom(seed), session = clinic.openSession(() => undefined), booked: string[] = [];
  const call = async <T>(name: string, input: unknown): Promise<T> => {
    const reply = await session.call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.reason ?? ''}`);
    return reply.value as T;
  };
  await call('staff.signIn', { login: 'ivleva', password: demoPasswordOf('ivleva') });
  const phones = await call<{ id: string; extension: string }[]>('telephony.phones', null);
  await call('telephony.choosePhone', { phoneId: phones.find((phone) => phone.extension === '101')!.id });
  const { doctors } = await call<{ doctors: { id: string }[] }>('directories.all', null), today = dayOf(instant(Date.now()), liniya.branch.zone);
  const known = (await call<{ patientId: string }[]>('patients.search', { text: 'Зуев' }))[0]!.patientId;
  const place = () => {
    const startMin = 540 + random.int(120) * 5;
    return { doctorId: random.pick(doctors).id, day: addDays(today, random.between(1, 28)), startMin, endMin: startMin + 5 };
  };
  let done = 0;
  for (let deed = 0; deed < deeds; deed++) {
    const chance = random.next(), last = booked.at(-1);
    if (chance < 0.25) await call('patients.create', { surname: `Карточка-${seed}-${deed}`, phones: [{ raw: `+7902555${String(random.int(10_000)).padStart(4, '0')}` }] });
    else if (chance < 0.5) {
      const key = clinic.simulator!.ring({ from: '+79001000606', line: '+74950001002' });
      clinic.simulator!.answer(key, '101');
      await call('inquiries.save', { inquiryId: callIdOf(liniya.exchange, key), change: { comment: `разговор ${deed}`, person: { kind: 'patient', id: known } } });
      clinic.simulator!.callerHangsUp(key);
    } else if (chance < 0.85 || last === undefined) {
      const result = await call<{ kind: string; appointmentId: string }>('schedule.book', { slot: place(), patientId: known, comment: `запись ${deed}` });
      if (result.kind !== 'done') continue;
      booked.push(result.appointmentId);
    } else await call('schedule.move', { appointmentId: last, slot: place() });
    done++;
  }
  await call('staff.signOut', null);
  return done;
}
