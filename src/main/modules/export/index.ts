import { basename, join } from 'node:path';
import type { exportContract } from '#shared/export/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import type { Zone } from '#shared/kernel/values.ts';
import type { Database } from '#main/db/index.ts';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { Jobs } from '#main/worker/jobs.ts';
import type { Audit } from '../audit/index.ts';

export interface ExportDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Pick<Audit, 'append'>;
  readonly jobs: Jobs;
  readonly files: FileDialogs;
  readonly language: () => 'ru' | 'en';
  readonly zone: () => Zone;
}

/** Выгрузка: everything the clinic has, in files that any program reads. The log says who took it before the first file is written. */
export function createExport({ database, clock, audit, jobs, files, language, zone }: ExportDeps): Handlers<typeof exportContract, CallContext> {
  return {
    all: async (_, ctx) => {
      const chosen = await files.chooseFolder();
      if (chosen === undefined) return { kind: 'cancelled' };
      const { day, minute, second } = wallOf(clock.now(), zone()), by = actorOf(ctx).employeeId;
      const folder = join(chosen, `${language() === 'ru' ? 'Стойка, выгрузка' : 'Stoika export'} ${day} ${clockText(minute).replace(':', '-')}-${String(second).padStart(2, '0')}`);
      database.write((tx) => { audit.append(tx, { employeeId: by, action: 'export.all', entity: 'export', after: { file: basename(folder) } }); });
      // Not pausable: its read transaction would keep the log of writes from being emptied for as long as it stood.
      jobs.start('export.all', { folder }, { by, about: { file: basename(folder) }, onDone: ({ rows, files: count }) => ({ rows, files: count }) });
      return { kind: 'started' };
    },
  };
}
