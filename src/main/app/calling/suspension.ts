import * as z from 'zod';
import type { Topic } from '#shared/ipc/contract.ts';
import { idSchema } from '#shared/kernel/schemas.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import type { Suspension } from '#shared/telephony/dialling.ts';
import type { Database } from '../../db/index.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Settings } from '../../modules/settings/index.ts';

export interface SuspensionDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  employeeName(id: Id): string | undefined;
  changed(topics: readonly Topic[]): void;
}
const key = 'telephony.suspended';
const stored = z.object({ employeeId: idSchema, at: z.number() }).nullable();

/** «Телефония приостановлена»: a setting of the clinic, so it outlives a restart and travels to its other PCs. */
export function createSuspension({ database, clock, settings, employeeName, changed }: SuspensionDeps) {
  const read = () => settings.get(key, stored) ?? undefined;
  const write = (by: Id, value: z.output<typeof stored>, action: string) => {
    database.write((tx) => { settings.set(tx, by, key, value, action); });
    changed(['settings']);
  };
  return {
    now: (): Suspension | undefined => {
      const value = read();
      return value && { by: employeeName(value.employeeId) ?? '', at: instant(value.at) };
    },
    suspend: (by: Id): void => { if (!read()) write(by, { employeeId: by, at: clock.now() }, 'telephony.suspend'); },
    resume: (by: Id): void => { if (read()) write(by, null, 'telephony.resume'); },
  };
}
