import { auditWords, type AuditLanguage } from '#shared/audit/words.ts';
import type { AuditFilter } from '#shared/audit/contract.ts';
import { changeText, sentenceOf } from '#shared/audit/sentence.ts';
import type { TableColumn, TableRow } from '#shared/kernel/table.ts';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import type { Zone } from '#shared/kernel/values.ts';
import type { Right } from '#shared/staff/rights.ts';
import { writeTable } from '../../worker/table.ts';
import type { TaskContext } from '../../worker/task.ts';
import { createNaming } from './names.ts';
import { createReading } from './reading.ts';
import { chainKeyOf, createMac } from './rules.ts';
import { createReads } from './store.ts';
import { walkChain, type ChainHead, type Verification } from './walk.ts';

export interface AuditExport { readonly path: string; readonly filter: AuditFilter; /** What whoever asked may read. */ readonly rights: readonly Right[]; readonly zone: Zone; readonly language: AuditLanguage }

const pageOf = 200;

/** The long work of the log: the whole chain checked, and a list written into a file, both beside the desk. */
export const auditTasks = {
  'audit.verify': async ({ known }: { readonly known?: ChainHead }, { database, key, progress, breathe }: TaskContext): Promise<Verification> => {
    const reads = createReads(database().db), total = reads.head()?.seq ?? 0;
    return walkChain(reads, createMac(chainKeyOf(key)), { known, breathe: async (rows) => { progress(rows, total); await breathe(); } });
  },
  'audit.export': ({ path, filter, rights, zone, language }: AuditExport, context: TaskContext): Promise<{ rows: number }> => {
    const { db } = context.database(), reads = createReads(db), words = auditWords[language].table, total = reads.head()?.seq ?? 0;
    const reading = createReading(reads, { clock: { mono: () => performance.now() }, nameOf: createNaming(db), zone: () => zone, language: () => language }), reader = { has: (right: Right) => rights.includes(right) };
    const columns: readonly TableColumn[] = words.columns.map((title, n) => ({ title, kind: n === 0 ? 'number' : n === 1 ? 'day' : 'text', width: [8, 12, 8, 24, 28, 36, 80][n] ?? 16 }));
    async function* rows(): AsyncGenerator<TableRow> {
      for (let before: number | undefined, more = true; more;) {
        const page = await reading.page({ ...filter, before, limit: pageOf }, reader);
        for (const row of page.rows) {
          const { deed, thing, subject, changes } = sentenceOf(row, language, zone), wall = wallOf(row.at, zone);
          yield [row.seq, wall.day, clockText(wall.minute), row.employee, deed, subject ?? thing, changes.map(changeText).join('; ')];
        }
        before = page.next;
        more = before !== undefined;
        context.progress(total - (before ?? 1) + 1, total);
        await context.breathe();
      }
    }
    return writeTable({ path, sheet: words.sheet, columns }, rows(), { breathe: context.breathe, progress: () => undefined });
  },
} as const;
