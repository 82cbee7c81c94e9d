import type { z } from 'zod';
import type { Card, cardInput, consentKind } from '#shared/patients/contract.ts';
import { parsePhone, phoneText } from '#shared/kernel/phone.ts';
import type { Day } from '#shared/kernel/values.ts';
import { splitName } from '#shared/patients/split-name.ts';

export type CardInput = z.input<typeof cardInput>;
export type Consent = z.infer<typeof consentKind>;
export const consents: readonly Consent[] = ['personalData', 'notifications', 'robotCalls', 'recording'];

export interface PhoneField { readonly key: string; readonly raw: string; readonly note: string; readonly hasWhatsapp: boolean }
/** A card as the form holds it; the first phone is the main one unless another is marked. */
export interface CardFields {
  readonly surname: string; readonly firstName: string; readonly patronymic: string;
  readonly born: Day | undefined; readonly sex: 'female' | 'male' | undefined; readonly email: string;
  readonly phones: readonly PhoneField[]; readonly mainPhone: string;
  readonly mainComment: string; readonly extraComment: string; readonly consents: readonly Consent[];
}

export const emptyPhone = (key: string, raw = ''): PhoneField => ({ key, raw, note: '', hasWhatsapp: false });

export function fieldsOfNew(name: string, phone: string): CardFields {
  const { e164 } = parsePhone(phone);
  return { ...splitName(name), born: undefined, sex: undefined, email: '', phones: [emptyPhone('first', e164 ? phoneText(e164) : /\d/.test(phone) ? phone : '')], mainPhone: 'first', mainComment: '', extraComment: '', consents: ['personalData'] };
}
export function fieldsOfCard(card: Card): CardFields {
  const phones = card.phones.map((p) => ({ key: p.id, raw: p.text, note: p.note, hasWhatsapp: p.hasWhatsapp }));
  return {
    surname: card.surname, firstName: card.firstName, patronymic: card.patronymic, born: card.born, sex: card.sex, email: card.email ?? '',
    phones: phones.length ? phones : [emptyPhone('first')], mainPhone: card.phones.find((p) => p.main)?.id ?? phones[0]?.key ?? 'first', mainComment: card.mainComment, extraComment: card.extraComment, consents: [],
  };
}
/** What `patients.create` and `patients.update` are given; empty phones are left out, spaces around words too. */
export function inputOf(fields: CardFields): CardInput {
  const phones = fields.phones.filter((p) => p.raw.trim());
  const main = phones.some((p) => p.key === fields.mainPhone) ? fields.mainPhone : phones[0]?.key;
  return {
    surname: fields.surname.trim(), firstName: fields.firstName.trim(), patronymic: fields.patronymic.trim(), mainComment: fields.mainComment, extraComment: fields.extraComment,
    ...(fields.born ? { born: fields.born } : {}), ...(fields.sex ? { sex: fields.sex } : {}), ...(fields.email.trim() ? { email: fields.email.trim() } : {}),
    phones: phones.map((p) => ({ raw: p.raw.trim(), note: p.note, main: p.key === main, hasWhatsapp: p.hasWhatsapp })),
  };
}
