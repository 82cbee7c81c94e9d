import { randomInt } from 'node:crypto';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Clock } from '../../kernel/clock.ts';
import { groupsOf, waitAfter, wrongGroups } from './rules.ts';

/** The recovery code as the start of the program keeps it: written nowhere, so a lost one can only be replaced. */
export interface RecoveryPort {
  /** A new code; the printed one stays right until `commit`. */
  prepare(): Promise<{ readonly code: string; readonly commit: () => void }>;
  isCode(code: string): Promise<boolean>;
}
interface Deps {
  readonly recovery: RecoveryPort | undefined;
  readonly isPassword: (employeeId: Id, password: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly record: (by: Id, action: string) => void;
}
interface Waiting { readonly code: string; readonly ask: readonly number[]; readonly commit: () => void }

/** Two different groups of the eight, in order: enough to know that the paper was read, little enough to type. */
function twoGroups(): number[] {
  const first = 1 + randomInt(8), second = 1 + ((first + randomInt(7)) % 8);
  return [first, second].sort((a, b) => a - b);
}

/** Renewing and checking the printed code. The password is asked again: a desk left open must not give the base away. */
export function createCodes({ recovery, isPassword, clock, record }: Deps) {
  const waiting = new Map<Id, Waiting>(), wrong = new Map<Id, { count: number; at: number }>();
  const port = (): RecoveryPort => {
    if (!recovery) throw new AppError('conflict', 'no-code');
    return recovery;
  };
  return {
    there: recovery !== undefined,
    renew: async (by: Id, password: string): Promise<{ kind: 'code'; code: string; ask: number[] } | { kind: 'wrong-password' } | { kind: 'wait'; ms: number }> => {
      const failures = wrong.get(by), ms = failures ? Math.round(failures.at + waitAfter(failures.count) - clock.mono()) : 0;
      if (ms > 0) return { kind: 'wait', ms };
      const codes = port();
      // Counted before it is checked: a burst of tries gains nothing.
      wrong.set(by, { count: (failures?.count ?? 0) + 1, at: clock.mono() });
      if (!await isPassword(by, password)) {
        record(by, 'recovery.passwordFailed');
        return { kind: 'wrong-password' };
      }
      wrong.delete(by);
      const { code, commit } = await codes.prepare(), ask = twoGroups();
      waiting.set(by, { code, ask, commit });
      record(by, 'recovery.shown');
      return { kind: 'code', code, ask };
    },
    confirm: (by: Id, groups: readonly string[]): { kind: 'kept' } | { kind: 'wrong'; groups: number[] } => {
      const open = waiting.get(by);
      if (!open) throw new AppError('conflict', 'no-new-code');
      const bad = wrongGroups(open.code, open.ask, groups);
      if (bad.length > 0 || groupsOf(open.code).length !== 8) return { kind: 'wrong', groups: bad };
      open.commit();
      waiting.delete(by);
      record(by, 'recovery.renewed');
      return { kind: 'kept' };
    },
    check: async (by: Id, code: string): Promise<{ right: boolean }> => {
      const right = await port().isCode(code);
      record(by, right ? 'recovery.checked' : 'recovery.checkFailed');
      return { right };
    },
  };
}
export type Codes = ReturnType<typeof createCodes>;
