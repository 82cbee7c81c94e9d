import type { WritableDb } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { PatientsDeps } from './deps.ts';
import { updatePhone, updatePolicy, type PatientRow, type PatientStore, type PolicyRow } from './store.ts';

interface Tools {
  readonly clock: PatientsDeps['clock'];
  readonly change: (tx: WritableDb, by: Id, action: string, row: PatientRow, to: Partial<PatientRow>) => void;
  readonly checkGuardian: (id: Id, guardianId: Id) => void;
  readonly note: (tx: WritableDb, by: Id, action: string, entityId: Id, before?: unknown, after?: unknown) => void;
  readonly rowOf: (id: Id) => PatientRow;
}
type Terms = Pick<PolicyRow, 'insurer' | 'number' | 'validFrom' | 'validTill'>;
const termsOf = ({ insurer, number, validFrom, validTill }: Terms): Terms => ({ insurer, number, validFrom, validTill });

/** The commands of the card's own tabs, each inside the caller's transaction and audited in it. @throws AppError `not-found`, `conflict` */
export function createCardWrites(store: PatientStore, { clock, change, checkGuardian, note, rowOf }: Tools) {
  function policyOf(id: Id): PolicyRow {
    const policy = store.policy.get({ id });
    if (!policy) throw new AppError('not-found', 'policy');
    rowOf(policy.patientId);
    return policy;
  }
  return {
    makePhoneMain(tx: WritableDb, by: Id, patientId: Id, phoneId: Id): void {
      rowOf(patientId);
      const phones = store.phones.all({ id: patientId }), chosen = phones.find((p) => p.id === phoneId), before = phones.find((p) => p.main);
      if (!chosen) throw new AppError('not-found', 'phone');
      if (chosen.main) return;
      for (const phone of phones) if (phone.main !== (phone.id === phoneId)) updatePhone(tx, phone.id, { main: phone.id === phoneId });
      note(tx, by, 'patients.makePhoneMain', patientId, { digits: before?.digits ?? null }, { digits: chosen.digits });
    },
    setGuardian(tx: WritableDb, by: Id, patientId: Id, guardianId: Id | null, kind: 'parent' | 'guardian'): void {
      if (guardianId !== null) checkGuardian(patientId, guardianId);
      change(tx, by, 'patients.setGuardian', rowOf(patientId), { guardianId, guardianKind: guardianId === null ? null : kind });
    },
    leaveFamily(tx: WritableDb, by: Id, patientId: Id): void {
      const row = rowOf(patientId);
      if (row.familyId === null) throw new AppError('conflict', 'no-family');
      const others = store.relatives.all({ familyId: row.familyId }).filter(({ id }) => id !== patientId);
      change(tx, by, 'patients.leaveFamily', row, { familyId: null });
      for (const { id } of others.length === 1 ? others : []) change(tx, by, 'patients.leaveFamily', rowOf(id), { familyId: null });
    },
    changePolicy(tx: WritableDb, by: Id, policyId: Id, to: Terms): void {
      const policy = policyOf(policyId), before = termsOf(policy);
      if (JSON.stringify(before) === JSON.stringify(to)) return;
      updatePolicy(tx, policyId, to);
      note(tx, by, 'patients.changePolicy', policy.patientId, before, to);
    },
    retirePolicy(tx: WritableDb, by: Id, policyId: Id, retired: boolean): void {
      const policy = policyOf(policyId);
      if ((policy.retiredAt !== null) === retired) return;
      updatePolicy(tx, policyId, { retiredAt: retired ? clock.now() : null, retiredBy: retired ? by : null });
      note(tx, by, retired ? 'patients.retirePolicy' : 'patients.restorePolicy', policy.patientId, undefined, { insurer: policy.insurer, number: policy.number });
    },
  };
}
