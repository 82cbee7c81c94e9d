import i18next from 'i18next';
import type { ErrorCode } from '#shared/kernel/errors.ts';
import { CallError } from './call-error.ts';

/** The code of anything thrown in the window; what is not a refusal of main is a defect of ours. */
export const codeOf = (error: unknown): ErrorCode => (error instanceof CallError ? error.code : 'internal');

/**
 * What happened, what is safe, what to press: one sentence per failure, in the language of the screen. A reason that
 * has a sentence of its own outranks its code.
 */
export function errorText(error: unknown): string {
  const reason = error instanceof CallError ? error.reason : undefined;
  const byReason = reason ? `errors.reason.${reason}` : '';
  if (byReason && i18next.exists(byReason)) return i18next.t(byReason);
  return i18next.t(`errors.code.${codeOf(error)}`);
}
