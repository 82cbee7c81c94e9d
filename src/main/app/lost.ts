import type { Id, Zone } from '#shared/kernel/values.ts';
import type { createForms } from './handlers/forms.ts';
import { halfBooked, resumeForm } from './half-booked.ts';
import type { Crm } from '../modules/crm/index.ts';
import type { Inquiries } from '../modules/inquiries/index.ts';
import { createLost, type LostDeps } from '../modules/lost/index.ts';
import type { Schedule } from '../modules/schedule/index.ts';
import type { Shift } from '../modules/shift/index.ts';
import type { Staff } from '../modules/staff/index.ts';
import type { Tags } from '../modules/tags/index.ts';

interface Joints extends Pick<LostDeps, 'db' | 'clock' | 'newId' | 'audit' | 'changed' | 'settings' | 'language' | 'files' | 'printing' | 'exportTable' | 'tell' | 'chats'> {
  branch(): { readonly id: Id; readonly zone: Zone; readonly name: string };
  readonly shift: Pick<Shift, 'ownerAt'>;
  readonly staff: Pick<Staff, 'nameOf' | 'checkPassword' | 'holds'>;
  readonly tags: Pick<Tags, 'asked'>;
  readonly crm: Pick<Crm, 'finishTask' | 'giveTask'>;
  readonly inquiries: Inquiries;
  schedule(): Pick<Schedule, 'doctorName'>;
  readonly forms: Pick<ReturnType<typeof createForms>, 'open'>;
}

/** «Ничего не потеряно» reads rows of many modules; what a reason ends in them is joined here. */
export const connectLost = ({ shift, staff, tags, crm, inquiries, schedule, forms, ...common }: Joints) => createLost({
  ...common,
  employeeName: (id) => staff.nameOf(id), doctorName: (id) => schedule().doctorName(id), ownerAt: (extension, at) => shift.ownerAt(extension, at), tagsAsked: () => tags.asked(),
  checkPassword: (id, password) => staff.checkPassword(id, password), holds: (id, right) => staff.holds(id, right),
  resumeForm: resumeForm(() => inquiries.drafts, (input, ctx) => forms.open(input, ctx)),
  given: (tx, { kind, id }, ownerId, by) => { if (kind === 'task') crm.giveTask(tx, by, id, ownerId); },
  end: (tx, { kind, id }, reason, by) => {
    if (kind === 'task') crm.finishTask(tx, by, id, reason);
    else if (kind === 'lead' || kind === 'dialogLead') inquiries.processing.close(tx, id, 'closed', by, common.clock.now());
    else if (kind === 'buffer') {
      const buffer = inquiries.store.buffer(id);
      if (buffer?.endedAt === null) inquiries.saving.endBuffer(tx, buffer, 'byHand');
    }
  },
  forget: ({ kind, id, ownerId }) => {
    if (kind === 'bookingForm' && ownerId) halfBooked.drop(inquiries.drafts, ownerId, id);
    if (kind === 'panel') { const [inquiryId, employeeId] = id.split(':'); inquiries.drafts.keep(`panel:${inquiryId!}`, employeeId!, ''); }
  },
});
