import { AppError } from '#shared/kernel/errors.ts';
import { ageOn } from '#shared/kernel/time.ts';
import type { Day, E164, Id, Instant } from '#shared/kernel/values.ts';
import type { Card, PatientContext } from '#shared/patients/contract.ts';
import type { PatientsDeps } from './deps.ts';
import { assembleContext, fullName, moneyOf, type Money } from './rules.ts';
import { shownNumber } from './search.ts';
import type { ConsentRow, PatientRow, PatientStore } from './store.ts';

const named = <K extends string>(key: K, name: string | undefined): { readonly [N in K]?: string } => (name === undefined ? {} : { [key]: name } as { readonly [N in K]: string });
const noSums = { payments: 0, charges: 0, insurance: 0 };

export function createReads(store: PatientStore, deps: PatientsDeps, today: () => Day) {
  const { clock } = deps;

  function moneyFor(id: Id, familyId: string | null, insured: boolean): Money {
    const family = familyId === null ? undefined : store.familySums.get({ familyId });
    return moneyOf(store.sums.get({ id }) ?? noSums, family && family.members > 1 ? family : undefined, insured);
  }

  const policiesOf = (id: Id): Card['policies'] => store.policies.all({ id }).filter((p) => p.retiredAt === null).map((p) => ({
    id: p.id, insurer: p.insurer, number: p.number,
    ...(p.validFrom ? { validFrom: p.validFrom as Day } : {}), ...(p.validTill ? { validTill: p.validTill as Day } : {}),
  }));

  const guardianOf = (h: { guardianId: string | null; guardianKind: 'parent' | 'guardian' | null; guardianSurname: string | null; guardianFirstName: string | null; guardianPatronymic: string | null }): Card['guardian'] =>
    (h.guardianId === null ? undefined
      : { id: h.guardianId, name: fullName({ surname: h.guardianSurname ?? '', firstName: h.guardianFirstName ?? '', patronymic: h.guardianPatronymic ?? '' }), kind: h.guardianKind ?? 'guardian' });

  function namesOfEmployees(row: PatientRow, given: readonly ConsentRow[]): (id: Id | null) => string | undefined {
    const ids = [...new Set([row.archivedBy, row.banBy, ...given.flatMap((c) => [c.byEmployee, c.revokedBy])])].filter((id) => id !== null);
    const names = new Map(ids.length ? store.employeeNames.all({ ids: JSON.stringify(ids) }).map((e) => [e.id, fullName(e)]) : []);
    return (id) => (id === null ? undefined : names.get(id));
  }

  /** @throws AppError `not-found` */
  function rowOf(id: Id): PatientRow {
    const row = store.row.get({ id });
    if (!row) throw new AppError('not-found', 'patient');
    return row;
  }

  return {
    rowOf,
    /** The whole card; sums only `withMoney`. @throws AppError `not-found` */
    card: (id: Id, withMoney: boolean): Card => {
      const row = rowOf(id), on = today(), head = store.head.get({ id }), policies = policiesOf(id), given = store.consents.all({ id }), by = namesOfEmployees(row, given);
      const restriction = (at: number | null, reason: string | null, who: string | null) => {
        const name = by(who);
        return at === null ? undefined : { at: at as Instant, reason: reason ?? '', ...(name ? { by: name } : {}) };
      };
      const archived = restriction(row.archivedAt, row.archiveReason, row.archivedBy), ban = restriction(row.banAt, row.banReason, row.banBy);
      const guardian = head && guardianOf(head), age = (born: string | null) => (born === null ? {} : { age: ageOn(born as Day, on) });
      return {
        id, surname: row.surname, firstName: row.firstName, patronymic: row.patronymic, name: fullName(row), ...age(row.born),
        ...(row.born ? { born: row.born as Day } : {}), ...(row.sex ? { sex: row.sex } : {}), ...(row.email ? { email: row.email } : {}),
        mainComment: row.mainComment, extraComment: row.extraComment, status: row.status, hasApp: row.hasApp,
        phones: store.phones.all({ id }).map((p) => ({
          id: p.id, text: shownNumber(p.e164 ?? p.digits), kind: p.kind, main: p.main, note: p.note, hasWhatsapp: p.hasWhatsapp, ...(p.e164 ? { e164: p.e164 } : {}),
        })),
        ...(guardian ? { guardian } : {}),
        family: row.familyId === null ? [] : store.relatives.all({ familyId: row.familyId }).filter((r) => r.id !== id).map((r) => ({ id: r.id, name: fullName(r), ...age(r.born) })),
        policies,
        wards: store.wards.all({ id }).map((w) => ({ id: w.id, name: fullName(w), ...age(w.born), kind: w.kind ?? 'parent' })),
        retiredPolicies: store.policies.all({ id }).flatMap((p) => (p.retiredAt === null ? [] : [{ id: p.id, insurer: p.insurer, number: p.number, retiredAt: p.retiredAt as Instant }])),
        consents: given.map((c) => ({
          kind: c.kind, how: c.how, textVersion: c.textVersion, ...named('by', by(c.byEmployee)), ...named('revokedBy', by(c.revokedBy)), ...(c.revokedHow ? { revokedHow: c.revokedHow } : {}),
          ...(c.givenAt === null ? {} : { givenAt: c.givenAt as Instant }), ...(c.revokedAt === null ? {} : { revokedAt: c.revokedAt as Instant }),
        })),
        ...(archived ? { archived } : {}), ...(ban ? { ban } : {}),
        ...(withMoney ? { money: moneyFor(id, row.familyId, policies.length > 0) } : {}),
      };
    },
    /** Blocks «Пациент» and «Приемы»: six prepared statements at most, whatever the patient has. @throws AppError `not-found` */
    context: (id: Id, withMoney: boolean): PatientContext => {
      const head = store.head.get({ id });
      if (!head) throw new AppError('not-found', 'patient');
      const now = clock.now(), policies = policiesOf(id), guardian = guardianOf(head);
      return assembleContext({
        id, name: fullName(head), status: head.status, mainComment: head.mainComment, extraComment: head.extraComment, policies,
        born: (head.born ?? undefined) as Day | undefined, guardian,
        money: withMoney ? moneyFor(id, head.familyId, policies.length > 0) : undefined,
        archiveReason: head.archivedAt === null ? undefined : head.archiveReason ?? '',
        banReason: head.banAt === null ? undefined : head.banReason ?? '',
      }, deps.appointmentsOf(id), deps.tasksOf(id), now, today());
    },
    employeesByPhone: (e164: E164) => [...new Map(store.employeesByPhone.all({ e164 })
      .map((e) => [e.id, { employeeId: e.id, name: fullName(e), ...(e.patientId === null ? {} : { patientId: e.patientId }) }])).values()],
  };
}
export type PatientReads = ReturnType<typeof createReads>;
