import * as z from 'zod';
import { sipAccount } from '#shared/settings/contract.ts';

export type SipAccount = z.output<typeof sipAccount>;
export const sipAccounts = z.array(sipAccount);

/** What this PC remembers of its looks; a value that no longer fits is replaced by its default. */
export const localPreferences = z.object({
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  language: z.enum(['ru', 'en']).catch('ru'),
  zoom: z.number().int().min(80).max(150).catch(100),
  /** Minutes without a key or a movement of the pointer after which the screen hides (QUALITY.md S10). */
  lockMinutes: z.number().int().min(1).max(240).catch(10),
});
export type LocalPreferences = z.output<typeof localPreferences>;

const same = (a: SipAccount, b: SipAccount): boolean => a.extension === b.extension && a.user === b.user && a.server === b.server && a.domain === b.domain;

/** The form never sees a password, so an empty one keeps that of the same account. */
export const withKeptPasswords = (given: readonly SipAccount[], old: readonly SipAccount[]): SipAccount[] =>
  given.map((account) => (account.password === '' ? { ...account, password: old.find((o) => same(o, account))?.password ?? '' } : account));

/** An account as screens and the audit may see it. */
export const withoutPassword = ({ password: _secret, ...shown }: SipAccount): Omit<SipAccount, 'password'> => shown;

/** JSON of a row, or undefined where it does not parse or does not fit: a setting is never a reason not to start. */
export function readValue<T>(schema: z.ZodType<T>, text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
