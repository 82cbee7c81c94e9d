import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import writeXlsxFile, { type Row as ExcelRow } from 'write-excel-file/node';
import { AppError } from '#shared/kernel/errors.ts';
import { cellText, csvLine, type TableColumn, type TableRow } from '#shared/kernel/table.ts';
import type { TaskContext } from './task.ts';

export interface TableFile {
  /** Ends in .xlsx or .csv: the name says the form. */
  readonly path: string;
  readonly sheet: string;
  readonly columns: readonly TableColumn[];
}
export type Rows = Iterable<TableRow> | AsyncIterable<TableRow>;

/** Excel has no more rows on a sheet, the head is one of them. */
const mostExcelRows = 1_048_575;
const breatheEvery = 500;

const excelCell = (column: TableColumn, value: TableRow[number]): ExcelRow[number] => {
  if (value === null || value === '') return null;
  if (column.kind === 'money' && typeof value === 'number') return { value: value / 100, type: Number, format: '#,##0.00' };
  if (column.kind === 'number' && typeof value === 'number') return { value, type: Number };
  if (column.kind === 'day' && typeof value === 'string') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd.mm.yyyy' };
  return { value: cellText(column, value), type: String };
};

async function writeExcel(partial: string, { sheet, columns }: TableFile, rows: Rows, { breathe, progress }: Pick<TaskContext, 'breathe' | 'progress'>, total: number): Promise<number> {
  const data: ExcelRow[] = [columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' }))];
  for await (const row of rows) {
    if (data.length > mostExcelRows) throw new AppError('invalid-input', 'too-many-rows-for-excel');
    data.push(columns.map((column, n) => excelCell(column, row[n] ?? null)));
    if (data.length % breatheEvery === 0) {
      progress(data.length - 1, total);
      await breathe();
    }
  }
  await writeXlsxFile(data, { sheet: sheet.slice(0, 31), stickyRowsCount: 1, columns: columns.map(({ width = 18 }) => ({ width })) }).toFile(partial);
  return data.length - 1;
}

async function writeCsv(partial: string, { columns }: TableFile, rows: Rows, { breathe, progress }: Pick<TaskContext, 'breathe' | 'progress'>, total: number): Promise<number> {
  const out = createWriteStream(partial, { encoding: 'utf8' });
  // Excel reads a file as UTF-8 only when it begins with this mark.
  out.write(`\uFEFF${csvLine(columns.map(({ title }) => title))}`);
  let count = 0;
  try {
    for await (const row of rows) {
      if (!out.write(csvLine(columns.map((column, n) => cellText(column, row[n] ?? null))))) await once(out, 'drain');
      if (++count % breatheEvery === 0) {
        progress(count, total);
        await breathe();
      }
    }
  } finally {
    out.end();
    await finished(out);
  }
  return count;
}

/**
 * Writes a list as an Excel or CSV file; the file appears only when it is whole. No cell begins a formula (QUALITY.md S5).
 * @throws AppError `invalid-input` (more rows than Excel has), `storage` when the folder cannot be written
 */
export async function writeTable(file: TableFile, rows: Rows, context: Pick<TaskContext, 'breathe' | 'progress'>, total = 0): Promise<{ rows: number }> {
  const partial = `${file.path}.partial`;
  try {
    const count = await (file.path.toLowerCase().endsWith('.csv') ? writeCsv : writeExcel)(partial, file, rows, context, total);
    await rename(partial, file.path);
    return { rows: count };
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E(NOSPC|ACCES|PERM|ROFS|NOENT|IO|BUSY|DQUOT)$/.test(error.code)) throw new AppError('storage', 'file-not-written', {}, { cause: error });
    throw error;
  }
}

/** Writes rows that main has at hand; a module with many rows has a task of its own, which reads them here. */
export const tableTasks = {
  'table.write': (input: TableFile & { readonly rows: readonly TableRow[] }, context: TaskContext) => writeTable(input, input.rows, context, input.rows.length),
} as const;
