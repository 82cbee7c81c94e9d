import type { Database } from '#main/db/index.ts';
import { adChannels } from '#main/db/schema/index.ts';
import type { NewId } from '#main/kernel/ids.ts';
import { loadAppointment, type LoadedClinic } from '../fixture/index.ts';
import type { Given } from './format.ts';
import { slotOf, timeOf, type ScenarioClock } from './wall.ts';

/** What differs from the fixture, written before anybody signs in. @throws RangeError for a difference the program does not know yet */
export function prepare(database: Database, newId: NewId, fixture: LoadedClinic, clock: ScenarioClock, givens: readonly Given[]): void {
  for (const { appointments = [], adChannels: channels = [], ...later } of givens) {
    const unknown = Object.keys(later).find((key) => later[key as keyof typeof later] !== undefined);
    if (unknown) throw new RangeError(`given.${unknown} is of a later issue: mark the run with \`requires\``);
    database.write((tx) => {
      for (const { patient, slot, made, status } of appointments) {
        const { doctor, ...place } = slotOf(slot, clock), at = fixture.doctors.get(doctor), who = fixture.patients.get(patient);
        if (!at || !who) throw new RangeError(`given.appointments: ${patient}, ${doctor}`);
        loadAppointment(tx, newId, fixture, { patientId: who.id, doctorId: at.id, chairId: at.chairId, ...place, createdAt: timeOf(made, clock), ...(status ? { status } : {}) });
      }
      for (const name of channels) tx.insert(adChannels).values({ id: newId(), name }).run();
    });
  }
}
