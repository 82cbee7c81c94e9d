import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { adChannels, branches, chairs, doctors, personGroups, phones, reasons, services, specialities, topics } from '#main/db/schema/index.ts';
import { directoryFields, type DirectoryKind } from '#shared/directories/kinds.ts';

type DirectoryTable = SQLiteTable & { readonly id: SQLiteColumn; readonly deleted: SQLiteColumn; readonly retiredAt: SQLiteColumn };

/** Which table holds a directory. */
export const tableOf = {
  branch: branches, speciality: specialities, chair: chairs, doctor: doctors, service: services, phone: phones, adChannel: adChannels, topic: topics, personGroup: personGroups, reason: reasons,
} as const satisfies Record<DirectoryKind, DirectoryTable>;

/** What is kept beside the row: the numbers of a channel are rows of their own. */
const elsewhere: ReadonlySet<string> = new Set(['lines']);
/** The columns that a person fills in. */
export const columnsOf = (kind: DirectoryKind): readonly string[] => Object.keys(directoryFields[kind].shape).filter((name) => !elsewhere.has(name));
/** A row's scope never changes (SYNC): a chair or a phone stays in its branch, a doctor may move. */
export const isFixed = (kind: DirectoryKind, column: string): boolean => column === 'branchId' && (kind === 'chair' || kind === 'phone');
