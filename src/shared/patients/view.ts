import { counted, years } from '../kernel/plural.ts';
import { moneyText } from '../kernel/money.ts';
import { dayText } from '../kernel/time.ts';
import type { Day, Kopecks } from '../kernel/values.ts';
import type { Card, PatientContext, PersonRow } from './contract.ts';

/** «34 года». */
export const ageText = (age: number): string => counted(age, years);

export const statusTexts: Readonly<Record<Card['status'], string>> = { primary: 'первичный', consulted: 'отконсультированный', returning: 'повторный' };

/** One line of the umbrella's hint: «СОГАЗ № 77-123, до 31.12.2026». */
export function policyText({ insurer, number, validFrom, validTill }: Pick<Card['policies'][number], 'insurer' | 'number' | 'validFrom' | 'validTill'>): string {
  const named = [insurer, number && `№\u00a0${number}`].filter(Boolean).join(' ');
  const term = [validFrom && `с\u00a0${dayText(validFrom)}`, validTill && `до\u00a0${dayText(validTill)}`].filter(Boolean).join(' ');
  return [named, term].filter(Boolean).join(', ');
}

/** Whether a policy counts on a day; both ends belong to its term. */
export const policyTerm = ({ validFrom, validTill }: Pick<Card['policies'][number], 'validFrom' | 'validTill'>, today: Day): 'valid' | 'expired' | 'notYet' =>
  (validTill !== undefined && validTill < today ? 'expired' : validFrom !== undefined && validFrom > today ? 'notYet' : 'valid');

export interface MoneyLine { readonly key: 'balance' | 'treatmentTotal' | 'familyTotal' | 'insuranceTotal'; readonly label: string; readonly text: string; readonly debt: boolean }

const labels = { balance: 'Личный счёт', treatmentTotal: 'Сумма лечения', familyTotal: 'Сумма лечения семьи', insuranceTotal: 'Сумма лечения по ДМС' } as const;

/** The lines of R-021…R-024 in their order; only those that are there. */
export function moneyLines(money: PatientContext['money']): MoneyLine[] {
  if (!money) return [];
  return (Object.keys(labels) as MoneyLine['key'][]).flatMap((key) => {
    const amount: Kopecks | undefined = money[key];
    return amount === undefined ? [] : [{ key, label: labels[key], text: moneyText(amount), debt: key === 'balance' && amount < 0 }];
  });
}

export type Mark = 'archived' | 'banned' | 'debt' | 'insured';
export const markTexts: Readonly<Record<Mark, string>> = { archived: 'В архиве', banned: 'Запрет записи', debt: 'Долг', insured: 'ДМС' };

/** Icons beside a name, the gravest first. */
export const marksOf = (of: Pick<PatientContext, 'archived' | 'ban' | 'money' | 'policies'>): Mark[] => [
  ...(of.ban ? ['banned' as const] : []), ...(of.archived ? ['archived' as const] : []),
  ...(of.money && of.money.balance < 0 ? ['debt' as const] : []), ...(of.policies.length ? ['insured' as const] : []),
];

/** The second line of a choice among cards: birth date, age, guardian, next appointment. */
export const personHint = ({ born, age, guardian, nextAppointment }: Pick<PersonRow, 'born' | 'age' | 'guardian' | 'nextAppointment'>): string =>
  [born && dayText(born), age !== undefined && ageText(age), guardian, nextAppointment && `приём ${nextAppointment}`].filter(Boolean).join(' · ');
