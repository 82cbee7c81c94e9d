import type { WritableDb } from '#main/db/index.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { CardChange, cardInput, consentKind, phoneInput } from '#shared/patients/contract.ts';
import type * as z from 'zod';
import type { PatientsDeps } from './deps.ts';
import { refusalOfGuardian } from './card-rules.ts';
import { createCardWrites } from './card-write.ts';
import { nameColumns, phoneColumns } from './rules.ts';
import {
  insertConsent, insertFamily, insertPatient, insertPhone, insertPolicy, revokeConsent, updatePatient, updatePhone, updatePolicy, type PatientRow, type PatientStore,
} from './store.ts';

type CardInput = z.output<typeof cardInput>;
type PhoneInput = z.output<typeof phoneInput>;
type ConsentKind = z.output<typeof consentKind>;
interface Policy { readonly insurer: string; readonly number: string; readonly validFrom?: string | undefined; readonly validTill?: string | undefined }

/** Exactly one number is the main one: the first that says so, otherwise the first. */
function withOneMain(phones: readonly PhoneInput[]): PhoneInput[] {
  const main = Math.max(0, phones.findIndex((p) => p.main));
  return phones.map((p, i) => ({ ...p, main: i === main }));
}

/** Only what differs, so that the audit and the change log carry no more than the change. */
function difference<T extends object>(before: T, after: Partial<T>): { before: Partial<T>; after: Partial<T> } {
  const keys = (Object.keys(after) as (keyof T)[]).filter((k) => after[k] !== undefined && after[k] !== before[k]);
  const pick = (of: Partial<T>) => Object.fromEntries(keys.map((k) => [k, of[k] ?? null])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}

/**
 * The commands on cards, each inside the caller's transaction and audited in it. `by` is the employee who acts;
 * `renamed` is told what a card is called from now on.
 * @throws AppError `not-found`, `conflict` (own-guardian, guardian-cycle, already-…, no-consent), `invalid-input`
 */
export function createWrites(store: PatientStore, { clock, newId, audit, afterCardsMoved }: Pick<PatientsDeps, 'clock' | 'newId' | 'audit' | 'afterCardsMoved'>, renamed: (to: ReturnType<typeof nameColumns>) => void) {
  const note = (tx: WritableDb, by: Id | null, action: string, entityId: Id, before?: unknown, after?: unknown): void => {
    audit.append(tx, { employeeId: by, action, entity: 'patient', entityId, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) });
  };
  function rowOf(id: Id): PatientRow {
    const row = store.row.get({ id });
    if (!row) throw new AppError('not-found', 'patient');
    return row;
  }

  /** A change of columns of one card, audited; nothing is written when nothing differs. */
  function change(tx: WritableDb, by: Id, action: string, row: PatientRow, to: Partial<PatientRow>): void {
    const { before, after } = difference(row, to);
    if (Object.keys(after).length === 0) return;
    updatePatient(tx, row.id, after);
    note(tx, by, action, row.id, before, after);
  }

  const checkGuardian = (id: Id | undefined, guardianId: Id): void => {
    const refusal = refusalOfGuardian(id, guardianId, (of) => rowOf(of).guardianId);
    if (refusal) throw new AppError('conflict', refusal);
  };

  function addPhone(tx: WritableDb, patientId: Id, phone: PhoneInput): void {
    const columns = phoneColumns(phone.raw);
    if (columns.digits === '') throw new AppError('invalid-input', 'phone');
    insertPhone(tx, { id: newId(), patientId, ...columns, main: phone.main, note: phone.note, hasWhatsapp: phone.hasWhatsapp });
  }

  /** Numbers came to a card or left it: whoever else holds one may hold it alone now, or no longer. */
  function numbersChanged(tx: WritableDb, id: Id, before: readonly string[]): void {
    const after = numbersOf(id), changed = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
    if (changed.length > 0) afterCardsMoved(tx, [id, ...changed.flatMap((e164) => store.idsByPhone.all({ e164 }).map((one) => one.id))]);
  }
  const numbersOf = (id: Id): string[] => store.phones.all({ id }).flatMap(({ e164 }) => e164 ?? []);

  /** The list as given: numbers that stay keep their rows, the others become tombstones. */
  function replacePhones(tx: WritableDb, patientId: Id, phones: readonly PhoneInput[]): void {
    const key = (p: { readonly e164: string | null; readonly digits: string }): string => p.e164 ?? p.digits;
    const old = new Map(store.phones.all({ id: patientId }).map((row) => [key(row), row]));
    for (const phone of withOneMain(phones)) {
      const row = old.get(key(phoneColumns(phone.raw)));
      if (!row) { addPhone(tx, patientId, phone); continue; }
      old.delete(key(row));
      const { after } = difference<Partial<typeof row>>(row, { main: phone.main, note: phone.note, hasWhatsapp: phone.hasWhatsapp });
      if (Object.keys(after).length > 0) updatePhone(tx, row.id, after);
    }
    for (const row of old.values()) updatePhone(tx, row.id, { deleted: 1 });
  }

  /** One family of all of them and of everybody already united with any of them. */
  function unite(tx: WritableDb, by: Id, ids: readonly Id[]): void {
    const rows = ids.map(rowOf), known = [...new Set(rows.flatMap((r) => r.familyId ?? []))].sort();
    const familyId = known[0] ?? newId();
    if (known.length === 0) insertFamily(tx, familyId, rows[0]?.surname ?? '');
    const members = new Map(rows.map((r) => [r.id, r]));
    for (const other of known.slice(1)) for (const { id } of store.relatives.all({ familyId: other })) members.set(id, rowOf(id));
    for (const row of members.values()) change(tx, by, 'patients.unite', row, { familyId });
  }

  function giveConsent(tx: WritableDb, by: Id, patientId: Id, kind: ConsentKind, how: string, textVersion: string): void {
    rowOf(patientId);
    if (store.consents.all({ id: patientId }).some((c) => c.kind === kind && c.revokedAt === null && c.textVersion === textVersion)) return;
    insertConsent(tx, { id: newId(), patientId, kind, how, textVersion, givenAt: clock.now(), byEmployee: by });
    note(tx, by, 'patients.giveConsent', patientId, undefined, { kind, how, textVersion });
  }

  const phonesOf = (id: Id) => store.phones.all({ id }).map(({ digits, main, note: remark, hasWhatsapp }) => ({ digits, main, note: remark, hasWhatsapp }));

  return {
    create(tx: WritableDb, by: Id, input: CardInput): Id {
      const id = newId(), now = clock.now();
      if (input.guardianId !== undefined) checkGuardian(undefined, input.guardianId);
      const row = {
        surname: input.surname.trim(), firstName: input.firstName.trim(), patronymic: input.patronymic.trim(), born: input.born ?? null, sex: input.sex ?? null, email: input.email?.trim() || null,
        mainComment: input.mainComment, extraComment: input.extraComment, hasApp: input.hasApp,
        guardianId: input.guardianId ?? null, guardianKind: input.guardianId === undefined ? null : input.guardianKind ?? 'parent',
      };
      insertPatient(tx, { id, ...row, ...nameColumns(row), createdAt: now, createdBy: by });
      for (const phone of withOneMain(input.phones)) addPhone(tx, id, phone);
      numbersChanged(tx, id, []);
      note(tx, by, 'patients.create', id, undefined, { ...row, phones: phonesOf(id) });
      if (input.familyWith !== undefined) unite(tx, by, [id, input.familyWith]);
      for (const kind of input.consents) giveConsent(tx, by, id, kind, 'card', '');
      return id;
    },
    update(tx: WritableDb, by: Id, id: Id, to: CardChange): void {
      const row = rowOf(id), { phones, familyWith, consents, ...columns } = to;
      if (columns.guardianId) checkGuardian(id, columns.guardianId);
      if (columns.guardianId === null) columns.guardianKind = null;
      const plain: Partial<PatientRow> = Object.fromEntries(Object.entries(columns).map(([k, v]) => [k, typeof v === 'string' && !k.endsWith('Comment') ? v.trim() : v]));
      const names = { surname: plain.surname ?? row.surname, firstName: plain.firstName ?? row.firstName, patronymic: plain.patronymic ?? row.patronymic };
      const searched = nameColumns(names);
      change(tx, by, 'patients.update', row, { ...plain, ...searched });
      renamed(searched);
      if (phones) {
        const before = phonesOf(id), numbers = numbersOf(id);
        replacePhones(tx, id, phones);
        numbersChanged(tx, id, numbers);
        note(tx, by, 'patients.phones', id, before, phonesOf(id));
      }
      if (familyWith !== undefined) unite(tx, by, [id, familyWith]);
      for (const kind of consents ?? []) giveConsent(tx, by, id, kind, 'card', '');
    },
    addPhone(tx: WritableDb, by: Id, id: Id, phone: PhoneInput): void {
      rowOf(id);
      const old = store.phones.all({ id }), columns = phoneColumns(phone.raw);
      if (old.some((p) => (p.e164 ?? p.digits) === (columns.e164 ?? columns.digits))) throw new AppError('conflict', 'phone-there');
      const numbers = numbersOf(id);
      if (phone.main) for (const p of old) if (p.main) updatePhone(tx, p.id, { main: false });
      addPhone(tx, id, { ...phone, main: phone.main || old.length === 0 });
      numbersChanged(tx, id, numbers);
      note(tx, by, 'patients.addPhone', id, undefined, { digits: columns.digits, main: phone.main });
    },
    setStatus: (tx: WritableDb, by: Id, id: Id, status: PatientRow['status']): void => { change(tx, by, 'patients.setStatus', rowOf(id), { status }); },
    archive(tx: WritableDb, by: Id, id: Id, reason: string): void {
      const row = rowOf(id);
      if (row.archivedAt !== null) throw new AppError('conflict', 'already-archived');
      change(tx, by, 'patients.archive', row, { archivedAt: clock.now(), archiveReason: reason, archivedBy: by });
    },
    unarchive: (tx: WritableDb, by: Id, id: Id): void => { change(tx, by, 'patients.unarchive', rowOf(id), { archivedAt: null, archiveReason: null, archivedBy: null }); },
    ban(tx: WritableDb, by: Id, id: Id, reason: string): void {
      const row = rowOf(id);
      if (row.banAt !== null) throw new AppError('conflict', 'already-banned');
      change(tx, by, 'patients.ban', row, { banAt: clock.now(), banReason: reason, banBy: by });
    },
    unban: (tx: WritableDb, by: Id, id: Id): void => { change(tx, by, 'patients.unban', rowOf(id), { banAt: null, banReason: null, banBy: null }); },
    /** The policy of this insurer and number: its term is changed, or it is added. */
    setPolicy(tx: WritableDb, by: Id, patientId: Id, { insurer, number, validFrom = null, validTill = null }: { [K in keyof Policy]: Policy[K] | null }): void {
      rowOf(patientId);
      const old = store.policies.all({ id: patientId }).find((p) => p.insurer === insurer && p.number === number);
      if (old) updatePolicy(tx, old.id, { validFrom, validTill });
      else insertPolicy(tx, { id: newId(), patientId, insurer: insurer ?? '', number: number ?? '', validFrom, validTill });
      note(tx, by, 'patients.setPolicy', patientId, old && { validFrom: old.validFrom, validTill: old.validTill }, { insurer, number, validFrom, validTill });
    },
    giveConsent,
    revokeConsent(tx: WritableDb, by: Id, patientId: Id, kind: ConsentKind, how?: string): void {
      const given = store.consents.all({ id: patientId }).filter((c) => c.kind === kind && c.revokedAt === null);
      if (given.length === 0) throw new AppError('conflict', 'no-consent');
      for (const { id } of given) revokeConsent(tx, id, { revokedAt: clock.now(), revokedHow: how ?? null, revokedBy: by });
      note(tx, by, 'patients.revokeConsent', patientId, { kind, given: given.length }, { kind, how: how ?? null });
    },
    unite,
    ...createCardWrites(store, { clock, change, checkGuardian, note, rowOf }),
  };
}
export type PatientWrites = ReturnType<typeof createWrites>;
