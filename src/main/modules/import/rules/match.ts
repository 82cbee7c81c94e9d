/** Somebody as a file or the base knows them. */
export interface Person {
  readonly surnameNorm: string;
  readonly firstNameNorm: string;
  readonly patronymicNorm: string;
  readonly born?: string | undefined;
  readonly phones: readonly string[];
}
/** `same`: the file's row is about this card. `maybe`: a person has to look. `other`: somebody else. */
export type Likeness = { readonly is: 'same' | 'other' } | { readonly is: 'maybe'; readonly why: MaybeReason };
export type MaybeReason = 'same-name' | 'same-phone-other-surname' | 'same-name-other-birth';

const initialOf = (a: string, b: string): boolean => a === b || a === '' || b === '' || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

/** Whether a row and a card are one person: the name and the birth date, or the name and a number; never the number alone (families share it). */
export function likenessOf(row: Person, card: Person): Likeness {
  const sameSurname = row.surnameNorm === card.surnameNorm, sameFirst = row.firstNameNorm === card.firstNameNorm;
  const patronymic = initialOf(row.patronymicNorm, card.patronymicNorm), sharedPhone = row.phones.some((phone) => card.phones.includes(phone));
  const bothBorn = row.born !== undefined && card.born !== undefined, sameBorn = bothBorn && row.born === card.born;
  if (sameSurname && sameFirst && patronymic) {
    if (sameBorn) return { is: 'same' };
    if (bothBorn) return sharedPhone ? { is: 'maybe', why: 'same-name-other-birth' } : { is: 'other' };
    return sharedPhone ? { is: 'same' } : { is: 'maybe', why: 'same-name' };
  }
  // A surname changes with a marriage, a first name and a birth date do not.
  if (sharedPhone && sameFirst && row.firstNameNorm !== '' && patronymic && !sameSurname && (sameBorn || !bothBorn)) return { is: 'maybe', why: 'same-phone-other-surname' };
  return { is: 'other' };
}
