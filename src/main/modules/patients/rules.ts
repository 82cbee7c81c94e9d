import { normaliseName, skeletonOf } from '#shared/kernel/normalise.ts';
import { parsePhone, reversed, type PhoneKind } from '#shared/kernel/phone.ts';
import { ageOn } from '#shared/kernel/time.ts';
import type { Day, E164, Id, Instant, Kopecks, Minute } from '#shared/kernel/values.ts';
import type { Card, PatientContext } from '#shared/patients/contract.ts';
import { policyText } from '#shared/patients/view.ts';
import type { AppointmentStatus } from '#shared/schedule/contract.ts';

export interface NameParts { readonly surname: string; readonly firstName: string; readonly patronymic: string }

export const fullName = ({ surname, firstName, patronymic }: NameParts): string => [surname, firstName, patronymic].filter(Boolean).join(' ');

/** The columns a name is searched by; every writer of `patients` (import, demo, handlers) takes them from here. */
export const nameColumns = ({ surname, firstName, patronymic }: NameParts) => ({
  surnameNorm: normaliseName(surname), firstNameNorm: normaliseName(firstName), patronymicNorm: normaliseName(patronymic), skeleton: skeletonOf(surname),
});

export interface PhoneColumns { readonly e164: E164 | null; readonly digits: string; readonly digitsRev: string; readonly kind: PhoneKind }

/** The columns of one number as a person wrote it. The reversed digits are those of E.164 where there is one, so that 8… and +7… meet. */
export function phoneColumns(raw: string): PhoneColumns {
  const { e164, digits, kind } = parsePhone(raw);
  return { e164: e164 ?? null, digits, digitsRev: reversed(e164 ? e164.slice(1) : digits), kind };
}

/** What the schedule tells of one appointment of a patient. */
export interface PatientAppointment {
  readonly id: Id;
  readonly day: Day;
  readonly startMin: Minute;
  readonly startsAt: Instant;
  readonly status: AppointmentStatus;
  readonly cancelledBy?: 'patient' | 'clinic';
  readonly doctor: string;
}
/** What CRM tells of one open task of a patient. */
export interface PatientTask { readonly id: Id; readonly what: string; readonly dueAt: Instant }

/** Start later than now and not cancelled; later today counts. */
export const isFuture = (a: Pick<PatientAppointment, 'startsAt' | 'status'>, now: Instant): boolean => a.startsAt > now && a.status !== 'cancelled';

/**
 * Completed ÷ (completed + no-show + cancelled by the patient) of past appointments, in whole per cent, half up.
 * Undefined where there is nothing to divide by.
 */
export function completedPercent(appointments: readonly PatientAppointment[], now: Instant): number | undefined {
  let completed = 0, all = 0;
  for (const { startsAt, status, cancelledBy } of appointments) {
    if (startsAt > now) continue;
    if (status === 'completed') completed++;
    if (status === 'completed' || status === 'noShow' || (status === 'cancelled' && cancelledBy === 'patient')) all++;
  }
  return all ? Math.floor((completed / all) * 100 + 0.5) : undefined;
}

/** The newest past appointment the patient came to: neither cancelled nor missed. */
export const lastAttended = (appointments: readonly PatientAppointment[], now: Instant): PatientAppointment | undefined =>
  appointments.reduce<PatientAppointment | undefined>((last, a) =>
    a.startsAt <= now && a.status !== 'cancelled' && a.status !== 'noShow' && (!last || a.startsAt >= last.startsAt) ? a : last, undefined);

export type Money = NonNullable<Card['money']>;
export interface LedgerSums { readonly payments: number; readonly charges: number; readonly insurance: number }

/**
 * Личный счёт = payments − charges; сумма лечения = charges + what the policy paid; the family's sum only when
 * relatives are united, the policy's only with a policy.
 */
export const moneyOf = (own: LedgerSums, family: LedgerSums | undefined, insured: boolean): Money => ({
  balance: (own.payments - own.charges) as Kopecks,
  treatmentTotal: (own.charges + own.insurance) as Kopecks,
  ...(family ? { familyTotal: (family.charges + family.insurance) as Kopecks } : {}),
  ...(insured ? { insuranceTotal: own.insurance as Kopecks } : {}),
});

/** The card as far as the block «Пациент» shows it. */
export interface ContextCard {
  readonly id: Id;
  readonly name: string;
  readonly born?: Day | undefined;
  readonly status: Card['status'];
  readonly guardian?: PatientContext['guardian'];
  readonly money?: Money | undefined;
  readonly policies: readonly Pick<Card['policies'][number], 'insurer' | 'number' | 'validFrom' | 'validTill'>[];
  readonly mainComment: string;
  readonly extraComment: string;
  readonly archiveReason?: string | undefined;
  readonly banReason?: string | undefined;
}

/** Blocks «Пациент» and «Приемы» (R-019…R-030). `today` is the branch's day of `now`. */
export function assembleContext(card: ContextCard, appointments: readonly PatientAppointment[], tasks: readonly PatientTask[], now: Instant, today: Day): PatientContext {
  const percent = completedPercent(appointments, now), last = lastAttended(appointments, now);
  return {
    patientId: card.id, name: card.name, status: card.status, mainComment: card.mainComment, extraComment: card.extraComment,
    ...(card.born ? { born: card.born, age: ageOn(card.born, today) } : {}),
    ...(card.guardian ? { guardian: card.guardian } : {}),
    ...(card.money ? { money: card.money } : {}),
    policies: card.policies.map(policyText),
    ...(card.archiveReason === undefined ? {} : { archived: { reason: card.archiveReason } }),
    ...(card.banReason === undefined ? {} : { ban: { reason: card.banReason } }),
    ...(percent === undefined ? {} : { completedPercent: percent }),
    ...(last ? { lastAppointment: { day: last.day, doctor: last.doctor } } : {}),
    futureAppointments: appointments.filter((a) => isFuture(a, now)).sort((a, b) => a.startsAt - b.startsAt)
      .map((a) => ({ appointmentId: a.id, day: a.day, startMin: a.startMin, doctor: a.doctor, status: a.status })),
    tasks: [...tasks].sort((a, b) => a.dueAt - b.dueAt).map(({ id, what, dueAt }) => ({ taskId: id, what, dueAt })),
  };
}
