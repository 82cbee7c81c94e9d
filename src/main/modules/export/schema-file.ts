import type { RawDatabase } from '#main/db/index.ts';

/** A table that leaves the program, as the database describes it. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: 'string' | 'integer' | 'number'; readonly required: boolean }[];
}

/** Columns that open something or mean nothing elsewhere: the hash of a password, the mark of a deleted row. */
const kept = new Set(['password', '_deleted']);
const typeOf = (declared: string): 'string' | 'integer' | 'number' => (declared === 'INTEGER' ? 'integer' : declared === 'REAL' ? 'number' : 'string');

export function tableOf(raw: RawDatabase, name: string): ExportTable {
  const columns = raw.prepare(`SELECT name, type, "notnull" AS required FROM pragma_table_info(?)`).all(name) as { name: string; type: string; required: number }[];
  return { name, columns: columns.filter((column) => !kept.has(column.name) && column.type !== 'BLOB').map((column) => ({ name: column.name, type: typeOf(column.type), required: column.required === 1 })) };
}

/** What the CSV files hold, for whoever reads them with another program (JSON Schema 2020-12). */
export function schemaFile(tables: readonly ExportTable[], rows: Readonly<Record<string, number>>): string {
  return `${JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Stoika: everything a clinic has',
    description: 'One CSV file for each property: UTF-8 with BOM, «;» between cells, RFC 4180 quotes, the first line names the columns, an empty cell is null. Columns ending in _at and `at` are milliseconds since 1970-01-01 UTC, `amount` is kopecks, days are YYYY-MM-DD, *_min are minutes since midnight by the clock of the branch, *_id name a row of another table. An apostrophe stands before a text that a spreadsheet would take for a formula. files/ holds the files of cards, named by their id.',
    type: 'object',
    properties: Object.fromEntries(tables.map(({ name, columns }) => [name, {
      type: 'array', description: `${name}.csv, ${rows[name] ?? 0} rows`,
      items: {
        type: 'object', additionalProperties: false,
        properties: Object.fromEntries(columns.map((column) => [column.name, { type: column.required ? column.type : [column.type, 'null'] }])),
        required: columns.filter((column) => column.required).map((column) => column.name),
      },
    }])),
  }, null, 2)}\n`;
}
