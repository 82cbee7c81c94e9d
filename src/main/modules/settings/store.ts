import { eq, sql } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '#main/db/index.ts';
import { localSettings, settings } from '#main/db/schema/index.ts';

export function settingStore(db: ReadableDb) {
  return {
    clinic: db.select({ value: settings.value }).from(settings).where(eq(settings.id, sql.placeholder('key'))).prepare(),
    local: db.select({ value: localSettings.value }).from(localSettings).where(eq(localSettings.key, sql.placeholder('key'))).prepare(),
  };
}
export function putClinic(tx: WritableDb, key: string, value: string): void {
  tx.insert(settings).values({ id: key, value }).onConflictDoUpdate({ target: settings.id, set: { value } }).run();
}
export function putLocal(tx: WritableDb, key: string, value: string): void {
  tx.insert(localSettings).values({ key, value }).onConflictDoUpdate({ target: localSettings.key, set: { value } }).run();
}
