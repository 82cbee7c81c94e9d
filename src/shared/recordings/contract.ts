import * as z from 'zod';
import { command, query } from '../ipc/define.ts';
import { idSchema, instantSchema, nothing, textSchema } from '../kernel/schemas.ts';
import { largestRecording } from './types.ts';

/** Where the sound is: in the base of this PC, at the exchange, or where this PC cannot reach it. */
const recordingPlace = z.enum(['kept', 'linked', 'elsewhere']);
const recordingRow = z.object({ id: idSchema, callId: idSchema, startedAt: instantSchema, durationMs: z.number().int().optional(), where: recordingPlace });
export type RecordingRow = z.infer<typeof recordingRow>;

/** What the patient agreed to (consent `recording` of the card); `unknown` where the call has no card. */
const recordingConsent = z.enum(['given', 'revoked', 'none', 'unknown']);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength <= largestRecording);
const heard = z.object({ bytes, mime: z.string(), startedAt: instantSchema, durationMs: z.number().int().optional(), consent: recordingConsent, notice: z.string() });
export type Heard = z.infer<typeof heard>;

/** `copy`: the sound is taken into the encrypted base; `link`: it stays at the exchange and is fetched at each listening. */
export const keepModes = ['link', 'copy'] as const;
export const recordingPolicy = z.object({
  keep: z.enum(keepModes).default('link'),
  /** Days after the call; 0 keeps for ever. */
  days: z.number().int().min(0).max(3650).default(90),
  /** What callers are told about being recorded. */
  notice: textSchema(500).default(''),
});
export type RecordingPolicy = z.infer<typeof recordingPolicy>;

const recordingSettings = recordingPolicy.extend({
  folder: z.string().optional(), pattern: z.string(), linkTemplate: z.string(), linkUser: z.string(), hasLinkPassword: z.boolean(),
  kept: z.number().int(), keptBytes: z.number().int(), linked: z.number().int(),
});
export type RecordingSettings = z.infer<typeof recordingSettings>;

/** What a look into the folder found. `unread` shows the shape of names that the pattern does not read, digits as 0: no number is told. */
const folderCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('looked'), files: z.number().int(), read: z.number().int(), matched: z.number().int(), unread: z.array(z.string()) }),
  z.object({ kind: z.literal('pattern'), why: z.string(), what: z.string().optional() }),
  z.object({ kind: z.literal('no-folder') }),
  z.object({ kind: z.literal('unreadable') }),
]);
export type FolderCheck = z.infer<typeof folderCheck>;
/** What became of a source that was to be saved. */
const sourceSaved = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('pattern'), why: z.string(), what: z.string().optional() }),
  z.object({ kind: z.literal('link'), why: z.string() }),
]);

export const recordingsContract = {
  /** The recordings of these calls; a list asks once for all its rows. */
  ofCalls: query('recordings.listen', z.object({ callIds: z.array(idSchema).max(500) }), z.array(recordingRow)),
  /** The sound itself. Each call of this is one listening in the log of changes. @throws `not-found`, `offline`, `connector-failed` */
  listen: command('recordings.listen', z.object({ recordingId: idSchema }), heard),
  settings: query('telephony.configure', nothing, recordingSettings),
  setPolicy: command('telephony.configure', recordingPolicy, nothing),
  /** The folder's pattern and the link of this PC. An absent password stays; an empty link takes it away. */
  setSource: command('telephony.configure', z.object({ pattern: textSchema(300), linkTemplate: textSchema(500), linkUser: textSchema(100), linkPassword: textSchema(200).optional() }), sourceSaved),
  /** Main asks which folder, and alone knows the way to it. */
  chooseFolder: command('telephony.configure', nothing, z.object({ chosen: z.boolean() })),
  dropFolder: command('telephony.configure', nothing, nothing),
  /** Looks how many files of the folder a pattern reads, and how many of them have a call. */
  checkFolder: query('telephony.configure', z.object({ pattern: textSchema(300) }), folderCheck),
} as const;
