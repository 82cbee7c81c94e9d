import type { E164 } from '#shared/kernel/values.ts';
import { reversed } from '#shared/kernel/phone.ts';

/** Codes 901…999: 900 is the fixture's and the scenarios' own. */
const codes = 99;
const perCode = 10_000;

/** The n-th invented mobile number: +7 9xx 555-xx-xx, then 554, 553… when those are used up; `strangers` never meet patients. */
export function mobileNumber(n: number, whose: 'patient' | 'stranger' = 'patient'): E164 {
  const code = 901 + (n % codes), rest = Math.floor(n / codes), last = (rest * 7919 + code) % perCode, block = Math.floor(rest / perCode);
  const middle = whose === 'patient' ? 555 - block : 556 + block;
  return `+7${code}${middle}${String(last).padStart(4, '0')}` as E164;
}

/** The columns such a number has in a card; the same as patients/rules.ts would read out of it, without the reading. */
export const mobileColumns = (e164: E164) => ({ e164, digits: e164.slice(1), digitsRev: reversed(e164.slice(1)), kind: 'mobile' as const });
