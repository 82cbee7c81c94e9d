import { blob, index, integer, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { branchTable, localTable } from './kinds.ts';

/**
 * Запись разговора: of which call, where its sound is to be had, and whether this clinic keeps it. The id is made from
 * the source and its name there, so two PCs that hear of one recording write one row. A row without `foundAt` is only
 * looked for: an exchange asked by URL does not tell what it has.
 */
export const recordings = branchTable('recordings', {
  callId: text().notNull().default(''),
  source: text({ enum: ['connector', 'folder', 'url'] }).notNull().default('connector'),
  connectorId: text().notNull().default(''),
  /** The recording's name at its source: an id, a path below the watched folder, a link. May hold a number: erased with the person. */
  sourceKey: text().notNull().default(''),
  /** When the call began: retention counts from here. */
  startedAt: integer().notNull().default(0),
  durationMs: integer(),
  foundAt: integer(),
  /** What the bytes are, once somebody has looked. */
  type: text().notNull().default(''),
  size: integer().notNull().default(0),
  sha256: text().notNull().default(''),
  /** The PC that looks for it and keeps it. */
  node: text().notNull().default(''),
  keptAt: integer(),
  tries: integer().notNull().default(0),
  triedAt: integer(),
  goneAt: integer(),
  goneHow: text({ enum: ['retention', 'erasure'] }),
}, (t) => [index('recordings_call').on(t.callId), index('recordings_alive').on(t.goneAt, t.startedAt)]);

/** Sound in pieces, inside the encrypted database, on the PC that keeps it (docs/decisions/0011). */
export const recordingChunks = localTable('recording_chunks', {
  id: integer().primaryKey(),
  recordingId: text().notNull(),
  n: integer().notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
}, (t) => [uniqueIndex('recording_chunks_place').on(t.recordingId, t.n)]);

/** Обучение: how often somebody has trained and the best score; nothing of what they did. Of this PC. */
export const trainingResults = localTable('training_results', {
  /** `<employee> <level>` */
  key: text().primaryKey(),
  times: integer().notNull().default(0),
  best: integer().notNull().default(0),
  last: integer().notNull().default(0),
  lastAt: integer().notNull().default(0),
});
