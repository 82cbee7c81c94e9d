/**
 * The triggers of a table that travels (SYNC.md, "Capture"). They sleep until sync_meta says capture = 'on'; then one
 * write is the row, a message in sync_outbox and the row's clock in sync_row, in the writer's own transaction. A table's
 * triggers only make the patch; what is common lies behind the view sync_capture, because SQLite parses the whole
 * schema at each opening (written out in every table it cost 8 ms, so it costs 2).
 * They call no SQL function of ours: open.ts stores the milliseconds at the start of each write, the triggers count on.
 * An inserted register that equals its default is left out of the patch: a row made by two PCs (a call) must not have
 * its typed comment overwritten by the other's empty one. A default, once shipped, therefore never changes.
 */
export interface Register {
  /** A column's name, or a group's: `@slot`. */
  readonly name: string;
  /** `fallback` is the column's default as SQL. */
  readonly columns: readonly { readonly column: string; readonly fallback: string }[];
}

const digits = "'0123456789abcdefghijklmnopqrstuvwxyz'";
const q = (name: string): string => `"${name}"`;
const meta = (key: string): string => `(SELECT v FROM sync_meta WHERE k = '${key}')`;
const digit = (weight: number): string => `substr(${digits}, CAST(v AS INTEGER) / ${weight} % 36 + 1, 1)`;

/** 36^4: the changes one millisecond has stamps for. open.ts moves to the next millisecond at half of it. */
export const counterLimit = 36 ** 4;

/** The common half: counts the clock on, stores the message and the row's clocks. An update that changed nothing brings a NULL patch. */
export const captureView = `CREATE VIEW sync_capture AS SELECT '' AS scope, '' AS tbl, '' AS row_id, '' AS patch WHERE 0;
CREATE TRIGGER sync_capture_insert INSTEAD OF INSERT ON sync_capture WHEN NEW.patch IS NOT NULL BEGIN
  UPDATE sync_meta SET v = CAST(v AS INTEGER) + 1 WHERE k = 'counter';
  SELECT RAISE(ABORT, 'sync counter is full') WHERE CAST(${meta('counter')} AS INTEGER) >= ${counterLimit};
  UPDATE sync_meta SET v = ${meta('ms')} || (SELECT ${[46_656, 1296, 36, 1].map(digit).join(' || ')}
    FROM sync_meta WHERE k = 'counter') || ${meta('node')} WHERE k = 'hlc';
  INSERT INTO sync_outbox (hlc, scope, tbl, row_id, patch) VALUES (${meta('hlc')}, NEW.scope, NEW.tbl, NEW.row_id, NEW.patch);
  INSERT INTO sync_row (tbl, row_id, clk)
    SELECT NEW.tbl, NEW.row_id, json_group_object(key, ${meta('hlc')}) FROM json_each(NEW.patch) WHERE true
    ON CONFLICT (tbl, row_id) DO UPDATE SET clk = json_patch(clk, excluded.clk);
END;
`;

const valueOf = ({ name, columns }: Register): string => (name.startsWith('@')
  ? `json_object(${columns.map(({ column }) => `'${column}', NEW.${q(column)}`).join(', ')})`
  : `json_quote(NEW.${q(columns[0]!.column)})`);

/** Text of a JSON object whose members are there only where `changed` holds. */
const patchOf = (registers: readonly Register[], changed: (r: Register) => string): string =>
  `'{' || substr(${registers.map((r) => `iif(${changed(r)}, ',"${r.name}":' || ${valueOf(r)}, '')`).join('\n    || ')}, 2) || '}'`;

const againstOld = (r: Register): string => r.columns.map(({ column: c }) => `NEW.${q(c)} IS NOT OLD.${q(c)}`).join(' OR ');
const againstDefault = (r: Register): string => r.columns.map(({ column: c, fallback }) => `NEW.${q(c)} IS NOT ${fallback}`).join(' OR ');

/** Rows are never deleted, and neither a row's key nor its branch ever changes (a branch may still be learnt: '' before). */
export function guardTriggers(table: string, kind: 'clinic' | 'branch'): string[] {
  const moved = kind === 'branch' ? ` OR (OLD.branch_id <> '' AND NEW.branch_id IS NOT OLD.branch_id)` : '';
  return [
    `CREATE TRIGGER ${q(`${table}_no_delete`)} BEFORE DELETE ON ${q(table)} BEGIN
  SELECT RAISE(ABORT, 'rows are never deleted: set _deleted = 1');
END;`,
    `CREATE TRIGGER ${q(`${table}_fixed`)} BEFORE UPDATE ON ${q(table)} WHEN NEW.id IS NOT OLD.id${moved} BEGIN
  SELECT RAISE(ABORT, 'the key and the branch of a row never change');
END;`,
  ];
}

export function captureTriggers(table: string, kind: 'clinic' | 'branch', registers: readonly Register[]): string[] {
  const trigger = (event: 'INSERT' | 'UPDATE', patch: string): string =>
    `CREATE TRIGGER ${q(`${table}_capture_${event.toLowerCase()}`)} AFTER ${event} ON ${q(table)} WHEN ${meta('capture')} = 'on' BEGIN
  INSERT INTO sync_capture (scope, tbl, row_id, patch) VALUES (${kind === 'branch' ? 'NEW.branch_id' : `'clinic'`}, '${table}', NEW.id,
    ${patch});
END;`;
  return [
    trigger('INSERT', patchOf(registers, againstDefault)),
    trigger('UPDATE', `nullif(${patchOf(registers, againstOld)}, '{}')`),
  ];
}
