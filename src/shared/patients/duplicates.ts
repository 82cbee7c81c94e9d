import { normaliseName, skeletonOfNormal } from '../kernel/normalise.ts';
import { withinOneTypo } from '../kernel/typo.ts';

/** What two cards are compared by. Phones in E.164. */
export interface Identity {
  readonly surname: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly born?: string | undefined;
  readonly phones: readonly string[];
  readonly email?: string | undefined;
}
export const likenesses = ['name', 'similarName', 'birth', 'closeBirth', 'phone', 'email'] as const;
export type Likeness = (typeof likenesses)[number];
export interface Likely {
  /** In the order of {@link likenesses}. */
  readonly reasons: readonly Likeness[];
  /** sure: the same person as far as anybody can tell; likely: with a slip of the pen; possible: worth a look. */
  readonly trust: 'sure' | 'likely' | 'possible';
}

const soundsSame = (a: string, b: string): boolean => a.length > 3 && b.length > 3 && skeletonOfNormal(a) === skeletonOfNormal(b);
const similar = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) > 3 && withinOneTypo(a, b)) || soundsSame(a, b);

/** A date written with a slip: one digit wrong, or day and month in each other's place. */
export function closeDays(a: string, b: string): boolean {
  if (a === b) return false;
  const [yearA, monthA, dayA] = a.split('-'), [yearB, monthB, dayB] = b.split('-');
  return (yearA === yearB && monthA === dayB && dayA === monthB) || [...a].filter((c, i) => c !== b[i]).length === 1;
}

/** Names as far as both are known: a part that one of them lacks says nothing against it. */
function nameLikeness(a: Identity, b: Identity): 'name' | 'similarName' | undefined {
  const [[surnameA, firstA, patronymicA], [surnameB, firstB, patronymicB]] = [a, b].map(({ surname, firstName, patronymic }) => [normaliseName(surname), normaliseName(firstName), normaliseName(patronymic)] as const) as [readonly [string, string, string], readonly [string, string, string]];
  if (!surnameA || !surnameB || !firstA || !firstB) return undefined;
  const known = patronymicA && patronymicB;
  if (surnameA === surnameB && firstA === firstB && (!known || patronymicA === patronymicB)) return 'name';
  return similar(surnameA, surnameB) && similar(firstA, firstB) && (!known || similar(patronymicA, patronymicB)) ? 'similarName' : undefined;
}

/** Whether a card that is about to be made looks like this one, and by what. Undefined when nothing says so. */
export function likenessOf(a: Identity, b: Identity): Likely | undefined {
  const name = nameLikeness(a, b), both = a.born && b.born ? [a.born, b.born] as const : undefined;
  const birth = both && both[0] === both[1], closeBirth = both && closeDays(...both);
  const phone = a.phones.some((one) => b.phones.includes(one)), email = !!a.email && a.email.toLowerCase() === b.email?.toLowerCase();
  const reasons = likenesses.filter((one) => ({ name: name === 'name', similarName: name === 'similarName', birth, closeBirth, phone, email })[one]);
  const reached = phone || email;
  if (name === 'name' && (birth || (reached && !both))) return { reasons, trust: 'sure' };
  if (name && (birth || closeBirth || (reached && !both))) return { reasons, trust: 'likely' };
  // Namesakes who were born on other days are two people; where a birth is not known nobody can tell.
  if (name === 'name' && !both) return { reasons, trust: 'likely' };
  // A number is shared by a family, a birthday by strangers.
  if (reached || (name === 'similarName' && !both && !!a.patronymic && !!b.patronymic)) return { reasons, trust: 'possible' };
  return undefined;
}

const order = { sure: 0, likely: 1, possible: 2 } as const;
/** The cards that look like it, the surest first, otherwise as they came. */
export const likelyAmong = <T extends Identity>(card: Identity, others: readonly T[]): (Likely & { readonly other: T })[] =>
  others.flatMap((other) => {
    const likely = likenessOf(card, other);
    return likely ? [{ ...likely, other }] : [];
  }).sort((a, b) => order[a.trust] - order[b.trust]);
