import type { Kopecks } from './values.ts';

/** «−1 200 ₽», «72 300,50 ₽»: a real minus, no-break spaces, kopecks only when there are any (UX rule 15). */
export function moneyText(amount: Kopecks): string {
  const whole = Math.floor(Math.abs(amount) / 100), rest = Math.abs(amount) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
  return `${amount < 0 ? '\u2212' : ''}${grouped}${rest ? `,${String(rest).padStart(2, '0')}` : ''}\u00a0₽`;
}
