import { basename } from 'node:path';
import { checkSchema, type auditContract, type AuditCheck } from '#shared/audit/contract.ts';
import { auditWords } from '#shared/audit/words.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import type { Zone } from '#shared/kernel/values.ts';
import { rights } from '#shared/staff/rights.ts';
import type { Database } from '../../db/index.ts';
import { actorOf, type CallContext } from '../../ipc/context.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { FileDialogs } from '../../kernel/files.ts';
import type { Audit } from '../../modules/audit/index.ts';
import type { Settings } from '../../modules/settings/index.ts';
import type { Jobs } from '../../worker/jobs.ts';

interface Deps {
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly files: FileDialogs;
  readonly settings: Settings;
  readonly database: Database;
  readonly clock: Clock;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly zone: () => Zone;
}
const checkKey = 'audit-check';

/** The long work of the log: it runs in the worker, and what came of it is remembered and stands in the log itself. */
export function auditHandlers({ audit, jobs, files, settings, database, clock, changed, zone }: Deps): Pick<Handlers<typeof auditContract, CallContext>, 'startVerify' | 'lastCheck' | 'export'> {
  return {
    startVerify: (_, ctx) => {
      const { employeeId } = actorOf(ctx), known = audit.known();
      const jobId = jobs.start('audit.verify', known ? { known } : {}, {
        by: employeeId, pausable: true,
        onDone: (found) => {
          const check: AuditCheck = { at: clock.now(), ...found };
          database.write((tx) => {
            settings.setLocal(tx, checkKey, check);
            audit.append(tx, { employeeId, action: 'audit.verified', entity: 'audit', after: { rows: found.rows, ...(found.brokenAt === undefined ? {} : { brokenAt: found.brokenAt, what: found.what }) } });
          });
          audit.remember(true); // what was found stands in the log now
          changed(['audit']);
          return { rows: found.rows };
        },
      });
      return { jobId };
    },
    lastCheck: () => settings.getLocal(checkKey, checkSchema),
    export: async (filter, ctx) => {
      const { employeeId, has } = actorOf(ctx), { language } = settings.local();
      const path = await files.chooseSave({ name: `${auditWords[language].table.sheet}.xlsx`, filters: [{ name: 'Excel', extensions: ['xlsx'] }, { name: 'CSV', extensions: ['csv'] }] });
      if (path === undefined) return { kind: 'cancelled' };
      const whole = /\.(xlsx|csv)$/i.test(path) ? path : `${path}.xlsx`;
      database.write((tx) => { audit.append(tx, { employeeId, action: 'audit.exported', entity: 'audit' }); });
      return { kind: 'started', jobId: jobs.start('audit.export', { path: whole, filter, rights: rights.filter(has), zone: zone(), language }, { by: employeeId, about: { file: basename(whole) }, onDone: ({ rows }) => ({ rows }) }) };
    },
  };
}
