import type { Turn } from '#main/db/index.ts';
import type { ImportKind, Mapping } from '#shared/import/fields.ts';
import type { Day, Id, Instant, Zone } from '#shared/kernel/values.ts';
import type { TableSettings } from './source/table.ts';

/** What a thread needs to check or bring in one file; plain values, and the flag by which the desk asks for its turn. */
export interface ImportOrder {
  readonly importId: Id;
  readonly path: string;
  readonly size: number;
  readonly time: number;
  readonly kind: ImportKind;
  readonly table: TableSettings;
  readonly mapping: Mapping;
  /** Doctors the directory lacks are made as retired ones; otherwise their rows are refused. */
  readonly addDoctors: boolean;
  readonly branchId: Id;
  readonly zone: Zone;
  readonly now: Instant;
  readonly today: Day;
  readonly by: Id | null;
  /** Rows dealt with before it was interrupted. */
  readonly rowsDone: number;
  readonly turn: Turn;
}

/** What a check found or an import did. */
export const noCounts = { rows: 0, added: 0, known: 0, refused: 0, maybe: 0, completed: 0, phones: 0, families: 0, doctors: 0, remarks: 0, blank: 0 };
export type Counts = { -readonly [K in keyof typeof noCounts]: number };

/** A text file is read row by row and what is known of it lies in flat arrays; a spreadsheet's shared strings are all in memory. */
export const heapOf = ({ table }: Pick<ImportOrder, 'table'>): number | undefined => (table.format === 'csv' ? 160 : undefined);
