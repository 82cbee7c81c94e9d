import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { actorOf, type CallContext } from '#main/ipc/context.ts';
import type { Database } from '#main/db/index.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { FileDialogs } from '#main/kernel/files.ts';
import type { NewId } from '#main/kernel/ids.ts';
import type { AddResult, attachmentsContract } from '#shared/attachments/contract.ts';
import { nameWithEnding, cleanName } from '#shared/attachments/name.ts';
import { typeOfBytes } from '#shared/attachments/sniff.ts';
import { aboutTypes, fileTypes, MiB, type FileType } from '#shared/attachments/types.ts';
import type { Topic } from '#shared/ipc/contract.ts';
import type { Handlers } from '#shared/ipc/define.ts';
import { AppError } from '#shared/kernel/errors.ts';
import { instant, type Id } from '#shared/kernel/values.ts';
import { employeeShortName } from '#shared/staff/names.ts';
import type { Audit } from '../audit/index.ts';
import { readChosen } from './read-file.ts';
import { attachmentStore, dropOrphans, insertAttachment, insertPiece, pieceBytes, updateAttachment, type AttachmentDbRow } from './store.ts';
import { writeChosen } from './write-file.ts';

export interface AttachmentsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly audit: Pick<Audit, 'append'>;
  readonly files: Pick<FileDialogs, 'chooseOpen' | 'chooseSave'>;
  readonly changed: (topics: readonly Topic[]) => void;
}

const typeOf = (row: Pick<AttachmentDbRow, 'type'>): FileType => fileTypes.find((type) => type === row.type) ?? 'txt';

/** Files of a card: bytes in pieces inside the encrypted database, told by what they are, drawn by ourselves or saved, never opened by the system (S6). */
export function createAttachments(deps: AttachmentsDeps) {
  const { db, clock, newId, audit } = deps, store = attachmentStore(db.db);
  let tidied = false;
  const told = (): void => { deps.changed(['patients']); };

  /** @throws AppError `not-found`; a removed file is still found by `restore` */
  function rowOf(id: Id, removed = false): AttachmentDbRow {
    const row = store.row.get({ id });
    if (!row || (row.deleted === 1) !== removed) throw new AppError('not-found', 'attachment');
    return row;
  }
  /** The whole file; what the disk gave back is what was taken in, or it is refused. @throws AppError */
  function bytesOf(row: AttachmentDbRow): Buffer {
    if (row.node !== db.node) throw new AppError('conflict', 'file-elsewhere');
    const bytes = Buffer.concat(store.pieces.all({ id: row.id }).map((piece) => piece.bytes));
    if (bytes.length !== row.size || hash('sha256', bytes, 'hex') !== row.sha256) throw new AppError('database', 'damaged');
    return bytes;
  }

  async function keep(ctx: CallContext, patientId: Id, rawName: string, bytes: Buffer): Promise<AddResult> {
    const by = actorOf(ctx).employeeId, plain = cleanName(rawName), type = typeOfBytes(bytes);
    if (!store.patient.get({ id: patientId })) throw new AppError('not-found', 'patient');
    if (bytes.length === 0) return { kind: 'refused', name: plain, why: 'empty' };
    if (!type) return { kind: 'refused', name: plain, why: 'type' };
    const sha256 = hash('sha256', bytes, 'hex'), name = nameWithEnding(rawName, aboutTypes[type].endings), id = newId();
    if (store.same.get({ patientId, sha256 })) return { kind: 'refused', name, why: 'twice' };
    if (!tidied) db.write(dropOrphans);
    tidied = true;
    // a transaction holds up the desk, so a large file is many of them; its row comes with the last
    for (let at = 0; at < bytes.length; at += MiB) {
      db.write((tx) => {
        for (let from = at; from < Math.min(at + MiB, bytes.length); from += pieceBytes) insertPiece(tx, id, from / pieceBytes, bytes.subarray(from, from + pieceBytes));
        if (at + MiB < bytes.length) return;
        insertAttachment(tx, { id, patientId, name, type, size: bytes.length, sha256, node: db.node, addedAt: clock.now(), addedBy: by });
        audit.append(tx, { employeeId: by, action: 'attachments.add', entity: 'patient', entityId: patientId, after: { name, type, size: bytes.length } });
      });
      await setImmediate();
    }
    told();
    return { kind: 'added', attachmentId: id, name, renamed: name !== plain };
  }

  const handlers: Handlers<typeof attachmentsContract, CallContext> = {
    ofPatient: ({ patientId }) => store.ofPatient.all({ patientId }).map((row) => ({
      id: row.id, name: row.name, type: typeOf(row), size: row.size, note: row.note, at: instant(row.addedAt), here: row.node === db.node,
      ...(row.surname === null ? {} : { by: employeeShortName({ surname: row.surname, firstName: row.firstName ?? '' }) }),
    })),
    choose: async ({ patientId }, ctx) => {
      const path = await deps.files.chooseOpen({ filters: [{ name: 'PDF, JPEG, PNG, TIFF, DICOM, DOCX, XLSX, TXT', extensions: fileTypes.flatMap((type) => aboutTypes[type].endings) }] });
      if (path === undefined) return { kind: 'nothing-chosen' };
      const read = await readChosen(path);
      return 'why' in read ? { kind: 'refused', name: cleanName(read.name), why: read.why } : keep(ctx, patientId, read.name, read.bytes);
    },
    addDropped: ({ patientId, name, bytes }, ctx) => keep(ctx, patientId, name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    setNote: ({ attachmentId, note }, ctx) => {
      const row = rowOf(attachmentId), text = note.trim(), by = actorOf(ctx).employeeId;
      db.write((tx) => {
        updateAttachment(tx, attachmentId, { note: text });
        audit.append(tx, { employeeId: by, action: 'attachments.setNote', entity: 'patient', entityId: row.patientId, before: { name: row.name, note: row.note }, after: { note: text } });
      });
      told();
      return null;
    },
    remove: ({ attachmentId }, ctx) => {
      const row = rowOf(attachmentId), by = actorOf(ctx).employeeId;
      db.write((tx) => {
        updateAttachment(tx, attachmentId, { deleted: 1, removedAt: clock.now(), removedBy: by });
        audit.append(tx, { employeeId: by, action: 'attachments.remove', entity: 'patient', entityId: row.patientId, before: { name: row.name } });
      });
      told();
      return null;
    },
    restore: ({ attachmentId }, ctx) => {
      const row = rowOf(attachmentId, true), by = actorOf(ctx).employeeId;
      if (row.removedAt === null) throw new AppError('not-found', 'attachment'); // erased on the person's request
      db.write((tx) => {
        updateAttachment(tx, attachmentId, { deleted: 0, removedAt: null, removedBy: null });
        audit.append(tx, { employeeId: by, action: 'attachments.restore', entity: 'patient', entityId: row.patientId, after: { name: row.name } });
      });
      told();
      return null;
    },
    view: ({ attachmentId }) => {
      const row = rowOf(attachmentId), { seen, mime } = aboutTypes[typeOf(row)];
      if (!seen) throw new AppError('conflict', 'file-not-viewable');
      return { name: row.name, mime, bytes: new Uint8Array(bytesOf(row)) };
    },
    saveAs: async ({ attachmentId }, ctx) => {
      const row = rowOf(attachmentId), by = actorOf(ctx).employeeId, { endings } = aboutTypes[typeOf(row)], bytes = bytesOf(row);
      const path = await deps.files.chooseSave({ name: row.name, filters: [{ name: endings[0]!.toUpperCase(), extensions: endings }] });
      if (path === undefined) return { saved: false };
      await writeChosen(path, bytes);
      // a copy left the encrypted database: the chain says who took it out
      db.write((tx) => { audit.append(tx, { employeeId: by, action: 'attachments.saveAs', entity: 'patient', entityId: row.patientId, after: { name: row.name } }); });
      return { saved: true };
    },
  };
  return { handlers };
}
export type Attachments = ReturnType<typeof createAttachments>;
