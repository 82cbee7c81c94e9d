import type { Person, WhoType } from '#shared/inquiries/contract.ts';
import { AppError } from '#shared/kernel/errors.ts';
import type { Id } from '#shared/kernel/values.ts';
import type { WritableDb } from '../../db/index.ts';
import { personColumns, personOf, type CallRecorder } from './calls.ts';
import type { Linking } from './linking.ts';
import type { InquiriesDeps } from './ports.ts';
import type { Processing } from './processing.ts';
import { samePerson } from './rules/person.ts';
import { writes, type BufferRow, type InquiryRow, type InquiryStore } from './store.ts';

/** What a panel changes; an absent field stays as it is. */
export interface Change { readonly person?: Person | undefined; readonly whoType?: WhoType | undefined; readonly topicId?: Id | null | undefined; readonly comment?: string | undefined }

const textsOf = (row: InquiryRow) => ({ person: personOf(row), whoType: row.whoType, topicId: row.topicId, comment: row.comment, authorId: row.authorId });
const isRunning = (row: InquiryRow): boolean => row.kind === 'call' && row.answeredAt !== null && row.endedAt === null;

/** Saving a panel, and the buffer. */
export function createSaving(deps: InquiriesDeps, store: InquiryStore, linking: Linking, calls: CallRecorder, processing: Pick<Processing, 'saved'>) {
  const { database, clock, newId, people, audit, changed } = deps;

  function must(inquiryId: Id): InquiryRow {
    const row = store.get(inquiryId);
    if (!row || row.deleted) throw new AppError('not-found', 'inquiry');
    return row;
  }

  /** The columns a change makes of a row; the default type follows a new person until the type was chosen by hand. */
  function columnsOf(row: InquiryRow, change: Change): Partial<InquiryRow> {
    const out: Partial<InquiryRow> = {};
    const newPerson = change.person !== undefined && !samePerson(change.person, personOf(row));
    if (newPerson) Object.assign(out, personColumns(change.person), { personByHand: true });
    if (change.whoType !== undefined && change.whoType !== row.whoType) Object.assign(out, { whoType: change.whoType, whoTypeByHand: true });
    else if (newPerson && !row.whoTypeByHand && change.whoType === undefined) Object.assign(out, calls.defaultType(change.person, row.phoneE164));
    if (change.topicId !== undefined) out.topicId = change.topicId;
    if (change.comment !== undefined) out.comment = change.comment;
    return out;
  }

  /** Writes a change with its author (the first who saves stays, A-11), its audit and its new links. */
  function write(tx: WritableDb, row: InquiryRow, change: Change, employeeId: Id): InquiryRow {
    const at = clock.now(), said = columnsOf(row, change), isEdited = row.authorId !== null && JSON.stringify(textsOf({ ...row, ...said })) !== JSON.stringify(textsOf(row));
    writes.update(tx, row, { ...said, savedAt: at, ...(row.authorId === null ? { authorId: employeeId } : {}), ...(isEdited ? { editedAt: at, editedBy: employeeId } : {}) });
    const after = must(row.id);
    audit.append(tx, { employeeId, action: row.authorId === null ? 'inquiry.commented' : 'inquiry.changed', entity: 'inquiry', entityId: row.id, before: textsOf(row), after: textsOf(after) });
    linking.inquiryChanged(tx, row, after);
    return after;
  }

  function putInBuffer(tx: WritableDb, row: InquiryRow, employeeId: Id): Id {
    const same = store.activeBuffers(employeeId).find((b) => b.inquiryId === row.id);
    if (same) return same.id;
    const id = newId();
    writes.insertBuffer(tx, { id, branchId: row.branchId, employeeId, inquiryId: row.id, madeAt: clock.now(), madeInCall: isRunning(row) });
    audit.append(tx, { employeeId, action: 'buffer.made', entity: 'buffer', entityId: id, after: { inquiryId: row.id } });
    return id;
  }

  function endBuffer(tx: WritableDb, buffer: BufferRow, how: NonNullable<BufferRow['endedHow']>): void {
    writes.endBuffer(tx, buffer.id, clock.now(), how);
    audit.append(tx, { employeeId: buffer.employeeId, action: 'buffer.ended', entity: 'buffer', entityId: buffer.id, after: { how } });
  }

  function give(tx: WritableDb, inquiryId: Id, patientId: Id): void {
    const row = store.get(inquiryId);
    if (!row || row.patientId || row.employeeId) return;
    writes.update(tx, row, { patientId, typedName: null });
    linking.inquiryChanged(tx, row, must(inquiryId));
    // who left the lead that this call answers is the same person
    const source = row.sourceId ? store.get(row.sourceId) : undefined;
    if (source && source.phoneE164 === row.phoneE164) give(tx, source.id, patientId);
  }

  /** «… и записать»: the inquiry waits in the employee's buffer, unless its person may not be booked. */
  function toBuffer(tx: WritableDb, row: InquiryRow, employeeId: Id): Id {
    if (row.patientId && people.banOf(row.patientId) !== undefined) throw new AppError('conflict', 'booking-banned');
    return putInBuffer(tx, row, employeeId);
  }

  return {
    columnsOf,
    must,
    save: (inquiryId: Id, change: Change, thenBook: boolean, employeeId: Id): { bufferId?: Id } => {
      const result = database.write((tx) => {
        const after = write(tx, must(inquiryId), change, employeeId);
        processing.saved(tx, after, employeeId);
        if (!thenBook) return {};
        return { bufferId: toBuffer(tx, after, employeeId) };
      });
      changed(['inquiries']);
      return result;
    },
    /** A booked person without a card gets the new one: the same person, so the type stays (O-01). */
    giveCard: (tx: WritableDb, inquiryId: Id, patientId: Id): void => {
      give(tx, inquiryId, patientId);
    },
    toBuffer,
    textsOf,
    endBuffer,
    /** Taken out of the buffer by hand. */
    dropBuffer: (bufferId: Id): void => {
      const buffer = store.buffer(bufferId);
      if (!buffer) throw new AppError('not-found', 'buffer');
      database.write((tx) => { endBuffer(tx, buffer, 'byHand'); });
      changed(['inquiries']);
    },
    isRunning,
  };
}
export type Saving = ReturnType<typeof createSaving>;
