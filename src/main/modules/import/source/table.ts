import type { Encoding } from '../rules/encoding.ts';
import type { Separator } from '../rules/csv.ts';

/** How a file is to be read; found by look.ts, and whoever imports may say otherwise. */
export interface TableSettings {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly sheet: string;
  /** The first row names the columns. */
  readonly header: boolean;
}

/** Rows of a file in its own order. `first` is the number of the first of them as a spreadsheet counts: 1 is the top row. */
export interface Block { readonly first: number; readonly rows: readonly string[][]; /** Bytes of the file read so far. */ readonly read: number }

/** The rows of a block: large enough that a block costs nothing, small enough that a pause is felt at once. */
export const blockRows = 4_000;
/** Nobody's clinic has more; a 32-bit tool would already be lost. */
export const mostBytes = 2 * 1024 ** 3;
/** A spreadsheet has no more, and a row's number has to fit where the ids of an import keep it. */
export const mostRows = 50_000_000;
