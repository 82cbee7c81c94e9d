import type { Id } from '#shared/kernel/values.ts';

/** Tables an import writes to; the digit stands in the ids of their rows. */
export const tableDigits = { patient: '1', phone: '2', family: '3', ledger: '4', appointment: '5', doctor: '6' } as const;
export type ImportTable = keyof typeof tableDigits;

/**
 * The ids of an import's rows are made of its own id and the row of the file: a UUIDv7 of one moment whose tail says
 * table and row. So a portion that is written again after a kill writes the same rows, the rows of one import are one
 * stretch of each table's key, and no list of them has to be kept for its undoing.
 */
export function idsOf(importId: Id): { id(table: ImportTable, n: number): Id; range(table: ImportTable): readonly [Id, Id] } {
  const head = importId.slice(0, 18), tail = `${importId.slice(20, 22)}-${importId.slice(24, 28)}`;
  const prefixes = Object.fromEntries(Object.entries(tableDigits).map(([table, digit]) => [table, `${head}-8${digit}${tail}`])) as Record<ImportTable, string>;
  return {
    id: (table, n) => prefixes[table] + (n + 0x1_0000_0000).toString(16).slice(1),
    range: (table) => [`${prefixes[table]}00000000`, `${prefixes[table]}ffffffff`],
  };
}

/** The row a patient's id was made of, when it was made by the import whose range begins with this prefix. */
export const rowOfId = (id: Id): number => Number.parseInt(id.slice(28), 16);
/** At most this many phones of a row get an id each. */
export const phonesPerRow = 4;
