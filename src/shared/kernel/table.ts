import { dayText } from './time.ts';
import { day } from './values.ts';

/** A column of an exported list. `money` is kopecks, `day` is `2026-11-24`, `phone` is as shown on screen. */
export interface TableColumn {
  readonly title: string;
  readonly kind: 'text' | 'number' | 'money' | 'day' | 'phone';
  /** Characters, for Excel. */
  readonly width?: number;
}
export type TableRow = readonly (string | number | null)[];

/** What a spreadsheet would take for a formula: also after it has made wide letters narrow and cut blanks and unseen marks. */
const formula = /^[\s\p{Cf}\p{Cc}\p{Z}]*[=+\-@|%]/u;

/**
 * Text that no spreadsheet takes for a formula (QUALITY.md S5): an apostrophe stands before one that would be. A number
 * with its sign is no formula.
 */
export const safeText = (text: string): string => (formula.test(text.normalize('NFKC')) && !/^[-\u2212]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

/** A cell as text, in the form a person reads and a spreadsheet knows; a phone goes without its plus, which would begin a formula. */
export function cellText({ kind }: Pick<TableColumn, 'kind'>, value: string | number | null): string {
  if (value === null) return '';
  if (kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2).replace('.', ',');
  if (kind === 'number' && typeof value === 'number') return String(value).replace('.', ',');
  if (kind === 'day' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return dayText(day(value));
  return safeText(kind === 'phone' ? String(value).replace(/^\s*\+/, '') : String(value));
}

/** One line of CSV (RFC 4180) with the separator that Russian Excel expects. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')}\r\n`;
