/** The door of the database: modules import from here and from schema/. */
export { openDatabase, openReadOnly, type Database, type OpenOptions, type StorageState } from './open.ts';
export { readMigrations, type Migration } from './migrate.ts';
export { setCapture } from './stamp.ts';
export type { ReadableDb, WritableDb } from './types.ts';
export type { VerifiedCopy } from './copy.ts';
export { recoverDatabase, restoreCopy, type Recovered } from './restore.ts';
export { copiesBeside, copiesIn, copyName, type CopyFile } from './copy-files.ts';
export { commitsOf, highestOf, pruneJournal } from './journal/index.ts';
export { driverName } from './driver.ts';
export type { RawDatabase } from './driver.ts';
export { rowWriter } from './put.ts';
export { createKeys, demoKey, demoKeyState, type Keys, type KeyState, type Sealer } from './key.ts';
export { createKeyFiles } from './key-files.ts';
export { removeDatabase, settle as settleFile } from './file.ts';
export { openSecondWriter, type SecondWriter } from './second-writer.ts';
export { bulkInserter } from './bulk.ts';
export { createTurn, raiseHand, lowerHand, type Turn } from './turn.ts';
