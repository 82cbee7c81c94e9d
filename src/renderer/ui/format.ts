import { phoneText } from '#shared/kernel/phone.ts';
import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import { instant, type Zone } from '#shared/kernel/values.ts';

/** «12:31» on the branch's wall. */
export const timeOf = (at: number, zone: Zone): string => clockText(wallOf(instant(at), zone).minute);
/** «22.11.2026 12:31» on the branch's wall. */
export const dayTimeOf = (at: number, zone: Zone): string => `${dayText(wallOf(instant(at), zone).day)} ${timeOf(at, zone)}`;

/** A talk's clock: «00:42», «1:02:05»; never negative while the clocks of two machines differ. */
export function timerText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000)), two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${hours ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What is copied: the digits as they are dialled, with the plus of an international number. */
export const rawNumber = (text: string): string => `${text.trim().startsWith('+') ? '+' : ''}${text.replace(/\D/g, '')}`;

/** A number as read aloud, and its last four digits apart: the eye finds the caller by them (UX rule 13). */
export function phoneParts(text: string): { readonly head: string; readonly tail: string } {
  const shown = /^\+\d+$/.test(text) ? phoneText(text) : text;
  if (shown.replace(/\D/g, '').length < 7) return { head: '', tail: shown };
  let from = shown.length;
  for (let digits = 0; digits < 4 && from > 0;) if (/\d/.test(shown[--from]!)) digits++;
  return { head: shown.slice(0, from), tail: shown.slice(from) };
}

/** «Ёлкина А. С.» of «Ёлкина Анна Сергеевна», for places where the whole name does not fit. */
export function shortName(name: string): string {
  const [surname = '', ...rest] = name.trim().split(/\s+/);
  return [surname, ...rest.slice(0, 2).map((part) => `${part[0]!}.`)].join(' ').trim();
}
