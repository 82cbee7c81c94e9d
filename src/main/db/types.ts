import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type * as schema from './schema/index.ts';

type Whole = BetterSQLite3Database<typeof schema>;
declare const writable: unique symbol;

/** What a read takes: it cannot insert, update or delete. A transaction fits it too. */
export type ReadableDb = Pick<Whole, 'select' | 'selectDistinct' | 'query' | 'with' | '$with' | '$count' | 'all' | 'get' | 'values'>;
/** What a write takes: only `Database.write` makes one, so a write outside a transaction does not compile. */
export type WritableDb = Omit<Whole, 'transaction'> & { readonly [writable]: true };
