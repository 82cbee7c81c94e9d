import { kopecks, type Kopecks } from './values.ts';

/** «−1 200 ₽», «72 300,50 ₽»: a real minus, no-break spaces, kopecks only when there are any (UX rule 15). */
export function moneyText(amount: Kopecks): string {
  const whole = Math.floor(Math.abs(amount) / 100), rest = Math.abs(amount) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${amount < 0 ? '\u2212' : ''}${grouped}${rest ? `,${String(rest).padStart(2, '0')}` : ''}\u00a0₽`;
}

/** The kopecks of a sum as a person types it, «1 200,50» or «1200.5»; undefined for what is no sum above zero. */
export function kopecksOf(text: string): Kopecks | undefined {
  const found = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s₽]/g, '').replace(/р\.?$|руб\.?$/i, ''));
  if (!found) return undefined;
  const sum = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return sum > 0 ? kopecks(sum) : undefined;
}
