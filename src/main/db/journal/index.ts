/** The journal of changes: what happened since the last copy, to be repeated over it. */
export { createJournal, type JournalWriter } from './write.ts';
export { highestOf, lastReadable, pruneJournal, segmentsOf } from './read.ts';
export { commitsOf, countCommit, replayJournal, type Replay } from './replay.ts';
