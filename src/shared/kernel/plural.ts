/** Russian forms of a counted noun: 1 звонок, 2 звонка, 5 звонков, 1,5 звонка. */
export interface Forms { readonly one: string; readonly few: string; readonly many: string; readonly other: string }

const rules = new Intl.PluralRules('ru');

/** The form of `forms` that fits `n`; fractions take `other` («1,5 звонка»). */
export const pluralOf = (n: number, forms: Forms): string => forms[rules.select(n) as keyof Forms];

/** «5 звонков» with a no-break space and a decimal comma. */
export const counted = (n: number, forms: Forms): string => `${String(n).replace('.', ',')}\u00a0${pluralOf(n, forms)}`;

export const years: Forms = { one: 'год', few: 'года', many: 'лет', other: 'года' };
export const calls: Forms = { one: 'звонок', few: 'звонка', many: 'звонков', other: 'звонка' };
