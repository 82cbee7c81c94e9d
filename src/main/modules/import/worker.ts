import type { TaskContext } from '#main/worker/task.ts';
import { writeTable } from '#main/worker/table.ts';
import type { TableColumn, TableRow } from '#shared/kernel/table.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { Counts, ImportOrder } from './order.ts';
import { fileFailure, processFile } from './run.ts';
import { lookInto, type Looked } from './source/look.ts';
import type { TableSettings } from './source/table.ts';
import { undoImport, type Undone, type UndoOrder } from './undo.ts';

/** What the worker thread does for an import. */
export const importTasks = {
  'import.look': async ({ path, wish }: { readonly path: string; readonly wish: Partial<TableSettings> }): Promise<Looked> => {
    try {
      return await lookInto(path, wish);
    } catch (error) {
      throw fileFailure(error);
    }
  },
  'import.check': (order: ImportOrder, context: TaskContext): Promise<Counts> => processFile(order, context, true),
  'import.run': (order: ImportOrder, context: TaskContext): Promise<Counts> => processFile(order, context, false),
  'import.undo': (order: UndoOrder, context: TaskContext): Promise<Undone> => undoImport(order, context),
  /** The list of refused rows as a file, row by row as the check told it; words come from main. */
  'import.problems': (input: { readonly importId: Id; readonly path: string; readonly columns: readonly TableColumn[]; readonly fields: Readonly<Record<string, string>>; readonly reasons: Readonly<Record<string, string>> }, context: TaskContext) => {
    const rows = context.database().raw.prepare('SELECT row, field, value, code FROM import_problems WHERE import_id = ? ORDER BY row, field').raw();
    function* lines(): Generator<TableRow> {
      for (const [row, field, value, code] of rows.iterate(input.importId) as IterableIterator<[number, string, string, string]>) yield [row, input.fields[field] ?? field, value, input.reasons[code] ?? code];
    }
    return writeTable({ path: input.path, sheet: '', columns: input.columns }, lines(), context);
  },
} as const;
