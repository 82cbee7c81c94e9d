import { basename } from 'node:path';
import type { Id } from '#shared/kernel/values.ts';
import type { FileDialogs, FileFilter } from '../kernel/files.ts';
import type { Jobs } from './jobs.ts';
import type { TableFile } from './table.ts';
import type { TaskInput } from './tasks.ts';

/** What came of asking where to: a job writes the file, or the person changed their mind. */
export type Exported = { readonly kind: 'started'; readonly jobId: Id } | { readonly kind: 'cancelled' };

const filters: readonly FileFilter[] = [{ name: 'Excel', extensions: ['xlsx'] }, { name: 'CSV', extensions: ['csv'] }];

/** Every list exports to Excel (DESIGN.md 8): asks where, and the worker writes what main has at hand. */
export function createTableExport({ jobs, files }: { readonly jobs: Jobs; readonly files: FileDialogs }) {
  return async (by: Id, name: string, table: Omit<TableFile, 'path'> & Pick<TaskInput<'table.write'>, 'rows'>): Promise<Exported> => {
    const path = await files.chooseSave({ name: `${name}.xlsx`, filters });
    if (path === undefined) return { kind: 'cancelled' };
    const whole = /\.(xlsx|csv)$/i.test(path) ? path : `${path}.xlsx`;
    return { kind: 'started', jobId: jobs.start('table.write', { path: whole, ...table }, { by, about: { file: basename(whole) }, onDone: ({ rows }) => ({ rows }) }) };
  };
}
export type TableExport = ReturnType<typeof createTableExport>;
