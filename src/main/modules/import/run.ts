import { eq } from 'drizzle-orm';
import { stat } from 'node:fs/promises';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import { openSecondWriter } from '#main/db/index.ts';
import { importProblems, importProposals, imports } from '#main/db/schema/index.ts';
import type { TaskContext } from '#main/worker/task.ts';
import { createBatchWriter, emptyBatch } from './batch.ts';
import { createDoctors } from './doctors.ts';
import { noCounts, type Counts, type ImportOrder } from './order.ts';
import { createPeople } from './people.ts';
import { FileProblem, isBlank } from './rules/csv.ts';
import { createPlanner } from './rules/plan.ts';
import { createRowWriters, readVisits } from './rows.ts';
import { readCsv } from './source/csv-file.ts';
import { readXlsx } from './source/xlsx-file.ts';
import { importReads } from './store.ts';

/** Rows gathered before they are sorted and written: what an import holds of its file at a time. */
const batchRows = 40_000;
/** … and characters, should its rows be long. */
const batchText = 16_000_000;
/** More refusals than these are counted but not listed: the mapping is wrong then, and the first ones say how. */
const mostProblems = 100_000, mostProposals = 20_000;

/** Problems of a file cross the thread as codes; the screen has the sentence. */
export const fileFailure = (error: unknown): unknown => (error instanceof FileProblem ? new AppError('invalid-input', `import-${error.code}`, {}, { cause: error }) : error);

/**
 * Reads a file from its beginning to its end and, unless it only checks, writes what it says. Rows before `rowsDone`
 * are read again for who is in them, and not written.
 */
export async function processFile(order: ImportOrder, context: TaskContext, checking: boolean): Promise<Counts> {
  const writer = openSecondWriter(context.file, context.key, order.turn, { now: () => Date.now() as never });
  try {
    const found = await stat(order.path).catch((cause: unknown) => { throw new FileProblem('not-found', { cause }); });
    if (found.size !== order.size || Math.floor(found.mtimeMs) !== order.time) throw new FileProblem('changed');
    const reads = importReads(writer.db), { breathe } = context;
    const counts: Counts = { ...noCounts };
    const decisions = new Map<number, { readonly patientId: Id; readonly decision: 'new' | 'same' }>();
    if (!checking) for (const one of reads.decisions(order.importId)) decisions.set(one.row, one);
    while (!writer.attempt((tx) => {
      if (checking || order.rowsDone === 0) tx.delete(importProblems).where(eq(importProblems.importId, order.importId)).run();
      if (checking) tx.delete(importProposals).where(eq(importProposals.importId, order.importId)).run();
      return true;
    }));
    context.progress(0, order.size, 'base');
    const people = await createPeople(reads, order.importId, { persons: order.kind === 'patients', keys: order.mapping.key !== undefined }, breathe);
    const plan = createPlanner(order.kind, order.mapping, order.today), batches = createBatchWriter(writer, order.importId, checking);
    let batch = emptyBatch(), problems = 0, proposals = 0;
    const rows = createRowWriters({ order, reads, people, visits: await readVisits(reads, order, breathe), doctors: createDoctors(reads), decisions, counts, batch: () => batch });

    const flush = async (): Promise<void> => {
      if (batch.lastRow > order.rowsDone) batches.write(batch, counts);
      batch = emptyBatch();
      await breathe();
    };
    const source = order.table.format === 'csv' ? readCsv(order.path, order.table) : readXlsx(order.path, order.table.sheet);
    for await (const block of source) {
      for (let n = 0; n < block.rows.length; n++) {
        const row = block.first + n, cells = block.rows[n]!;
        if (row === 1 && order.table.header) continue;
        if (isBlank(cells)) { counts.blank++; continue; }
        counts.rows++;
        const planned = plan(cells, row), outcome = planned.row ? rows.take(planned.row) : [];
        const all = planned.problems.length === 0 ? outcome : [...planned.problems, ...outcome];
        if (!planned.row || outcome.some((p) => !p.remark)) counts.refused++;
        else if (all.length > 0) counts.remarks++;
        for (const problem of all) {
          if (problems >= mostProblems) break;
          const remark = planned.row !== undefined && !('remark' in problem && !problem.remark);
          batch.problems.push([order.importId, row, problem.field, problem.value, problem.code, remark ? 1 : 0]);
          problems++;
        }
        const proposal = rows.proposal();
        if (proposal && checking && proposals++ < mostProposals) batch.proposals.push([order.importId, row, proposal.patientId, proposal.who, proposal.why, 'new']);
        batch.size++;
        for (const cell of cells) batch.text += cell.length;
        batch.lastRow = row;
      }
      context.progress(order.table.format === 'csv' ? block.read : block.first, order.table.format === 'csv' ? order.size : 0, checking ? 'checking' : 'writing');
      if (batch.size >= batchRows || batch.text >= batchText) await flush();
      else await breathe();
    }
    await flush();
    while (!checking && !writer.attempt((tx) => { tx.update(imports).set({ counts: JSON.stringify(counts) }).where(eq(imports.id, order.importId)).run(); return true; }));
    return counts;
  } catch (error) {
    throw fileFailure(error);
  } finally {
    writer.close();
  }
}
