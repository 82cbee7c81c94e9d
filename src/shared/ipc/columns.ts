/**
 * Rows as columns, for results above {@link columnsFrom} rows over a MessagePort (DESIGN.md 2): ten thousand objects cost
 * ten thousand times their keys to copy between processes, columns cost their keys once and numbers travel as one block.
 *
 * A column is a block of numbers where every row has a number, one text where every row has a text without the mark
 * {@link between}, and otherwise its values as they are. Absent members stay absent: `present` says in which rows they were.
 */
export const columnsFrom = 500;

/** U+001F, the unit separator: no text of ours holds it, and one that does makes its column travel as it is. */
const between = '\u001f';

export type Column =
  | { readonly kind: 'numbers'; readonly name: string; readonly values: Float64Array; readonly present?: Uint8Array }
  | { readonly kind: 'texts'; readonly name: string; readonly values: string; readonly present?: Uint8Array }
  /** Few different values: each once, and the number of it for every row. */
  | { readonly kind: 'repeated'; readonly name: string; readonly values: readonly unknown[]; readonly at: Uint8Array; readonly present?: Uint8Array }
  | { readonly kind: 'values'; readonly name: string; readonly values: readonly unknown[]; readonly present?: Uint8Array };
/** What travels; recognised by its mark, so that a small result may travel as plain rows over the same port. */
export interface Columns { readonly columns: 1; readonly length: number; readonly list: readonly Column[] }

export type PlainRow = Readonly<Record<string, unknown>>;

const mostRepeated = 255;

function packColumn(name: string, rows: readonly PlainRow[]): Column {
  const { length } = rows, raw: unknown[] = [], seen = new Map<unknown, number>();
  let absent: Uint8Array | undefined, numbers = true, texts = true, plain = true;
  for (let n = 0; n < length; n++) {
    const value = rows[n]![name];
    raw.push(value);
    if (value === undefined && !(name in rows[n]!)) {
      absent ??= new Uint8Array(length).fill(1);
      absent[n] = 0;
      raw[n] = null;
      continue;
    }
    if (typeof value !== 'number') numbers = false;
    if (typeof value !== 'string') texts = false;
    if ((typeof value === 'object' && value !== null) || Object.is(value, -0)) plain = false;
    if (seen.size <= mostRepeated && !seen.has(value)) seen.set(value, seen.size);
  }
  const present = absent ? { present: absent } : {};
  if (numbers && seen.size > 0) {
    const values = new Float64Array(length);
    for (let n = 0; n < length; n++) values[n] = (raw[n] as number | null) ?? 0;
    return { kind: 'numbers', name, values, ...present };
  }
  // An object is the same only as itself, and -0 would come back as 0.
  if (plain && seen.size <= mostRepeated) {
    const at = new Uint8Array(length);
    for (let n = 0; n < length; n++) at[n] = seen.get(raw[n]) ?? 0;
    return { kind: 'repeated', name, values: [...seen.keys()], at, ...present };
  }
  if (texts) {
    const joined = (raw as (string | null)[]).join(between); // an absent one, null, joins as nothing
    if (joined.split(between).length === length) return { kind: 'texts', name, values: joined, ...present };
  }
  return { kind: 'values', name, values: raw, ...present };
}

/** Rows of one shape, or of nearly one: any plain rows come back as they were. */
export function packRows(rows: readonly PlainRow[]): Columns {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  return { columns: 1, length: rows.length, list: [...names].map((name) => packColumn(name, rows)) };
}

const reader = (column: Column): ((n: number) => unknown) => {
  const { kind, values } = column;
  if (kind === 'texts') {
    const texts = values.split(between);
    return (n) => texts[n];
  }
  if (kind === 'repeated') {
    const { at } = column;
    return (n) => values[at[n]!];
  }
  return (n) => values[n];
};

/** The rows again. A reader of a long list may keep the columns and ask {@link rowAt} for what is on the screen. */
export function unpackRows(packed: Columns): PlainRow[] {
  const rows: Record<string, unknown>[] = Array.from({ length: packed.length }, () => ({}));
  for (const column of packed.list) {
    const read = reader(column), { name, present } = column;
    for (let n = 0; n < packed.length; n++) if (!present || present[n] === 1) rows[n]![name] = read(n);
  }
  return rows;
}

/** Rows by their place, made when asked for: a list of ten thousand shows thirty. */
export function rowReader(packed: Columns): (n: number) => PlainRow {
  const readers = packed.list.map((column) => ({ name: column.name, present: column.present, read: reader(column) }));
  return (n) => {
    const row: Record<string, unknown> = {};
    for (const { name, present, read } of readers) if (!present || present[n] === 1) row[name] = read(n);
    return row;
  };
}

export const isColumns = (value: unknown): value is Columns => typeof value === 'object' && value !== null && 'columns' in value && value.columns === 1 && 'list' in value;

const isRows = (value: unknown): value is readonly PlainRow[] =>
  Array.isArray(value) && value.length >= columnsFrom && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/** A reply's value ready for the port: long lists of rows as columns, at the top or one level down (`{ rows, more }`). */
export function packValue(value: unknown): unknown {
  if (isRows(value)) return packRows(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isRows(inner) ? packRows(inner) : inner]));
}
export function unpackValue(value: unknown): unknown {
  if (isColumns(value)) return unpackRows(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isColumns(inner) ? unpackRows(inner) : inner]));
}
