import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inquiries } from '#main/db/schema/index.ts';
import type { Id } from '#shared/kernel/values.ts';
import { mergeFields } from '#shared/patients/merge.ts';
import { openTestClinic, type TestClinic } from '#tests/support/clinic.ts';
import { relinkAll } from '#tests/support/relink.ts';

/** Every table but the records of what was done: the chain, the merges themselves, sessions, the log of changes, the marks of days to be counted anew. */
function contents({ database: { raw } }: TestClinic): Record<string, unknown[]> {
  const tables = (raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).all() as { name: string }[]).map(({ name }) => name);
  return Object.fromEntries(tables.filter((name) => !/^(audit|patient_merges|sessions|_|change|hlc|sync|report_)/.test(name)).map((name) => [name, raw.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all()]));
}
const idsOf = ({ database: { raw } }: TestClinic): Id[] => (raw.prepare('SELECT id FROM patients WHERE _deleted = 0 ORDER BY id').all() as { id: Id }[]).map(({ id }) => id);
const relinked = (clinic: TestClinic): number => clinic.database.write((tx) => relinkAll(tx, clinic.inquiries));

it('leaves every table as it was when any two cards are merged and taken apart, and every link as a rebuild would make it', async () => {
  const clinic = openTestClinic(), manager = await clinic.signIn('popova'), desk = await clinic.signIn('ivleva', '101');
  const patients = idsOf(clinic).slice(0, 6);
  // Calls and bookings around them, so that there are links to move.
  for (const [n, patientId] of patients.entries()) {
    await desk.ask('patients.update', { patientId, change: { mainComment: `№${n}`, ...(n % 2 ? { email: `p${n}@example.ru` } : {}) } });
    if (n % 2) await desk.ask('crm.addTask', { patientId, what: 'Перезвонить', dueAt: clinic.clock.now() + 60_000 });
    // A conversation with every second one alone: of the others the bookings find none, until their cards are one.
    if (n % 2) clinic.database.write((tx) => { tx.insert(inquiries).values({ id: randomUUID(), branchId: clinic.directories.branch().id, kind: 'dialog', startedAt: clinic.clock.now() - 60_000, endedAt: clinic.clock.now() - 30_000, patientId }).run(); });
    const slot = (await desk.ask<{ doctorId: Id; day: string; startMin: number }[]>('schedule.freeSlots', { fromDay: '2026-11-25', lengthMin: 30, limit: 10 }))[n]!;
    await desk.ask('schedule.book', { slot: { doctorId: slot.doctorId, day: slot.day, startMin: slot.startMin, endMin: slot.startMin + 30 }, patientId });
    clinic.clock.advance(5 * 60_000);
  }
  expect(relinked(clinic)).toBe(0);
  let linkedByMerging = 0;
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray(patients, { minLength: 2, maxLength: 2 }), fc.dictionary(fc.constantFrom(...mergeFields), fc.constantFrom('kept', 'merged', 'both')), async ([keptId, mergedId], choices) => {
    const before = contents(clinic);
    const links = (): unknown => clinic.database.raw.prepare('SELECT id, linked_inquiry_id FROM appointment_actions ORDER BY id').all(), old = JSON.stringify(links());
    const { mergeId } = await manager.ask<{ mergeId: Id }>('patients.merge', { keptId, mergedId, choices });
    expect(relinked(clinic)).toBe(0);
    if (JSON.stringify(links()) !== old) linkedByMerging++;
    expect(Object.values(contents(clinic)).flat().filter((row) => (row as { patient_id?: Id; _deleted?: number }).patient_id === mergedId && (row as { _deleted?: number })._deleted === 0)).toEqual([]);
    await manager.ask('patients.unmerge', { mergeId });
    expect(contents(clinic)).toEqual(before);
    expect(relinked(clinic)).toBe(0);
  }), { numRuns: 25 });
  expect(linkedByMerging).toBeGreaterThan(0);
  expect(await clinic.audit.verify()).not.toHaveProperty('brokenAt');
});
