import { useTranslation } from 'react-i18next';
import type { BufferView } from '#shared/inquiries/view.ts';
import type { AppointmentRow, Slot } from '#shared/schedule/contract.ts';
import { deskNow } from '../../ipc/desk-store.ts';
import { copyText } from '../../ui/copy-text.ts';
import { weekdayText } from '../../ui/day-text.ts';
import { tell } from '../../ui/tell.ts';
import { useDial } from '../../ui/use-dial.ts';
import { openWhyAppointment } from '../why/index.ts';
import type { MenuDeeds } from './GridMenu.tsx';
import type { OpenDialog } from './dialogs/ScheduleDialog.tsx';
import type { ScheduleDeeds } from './use-deeds.tsx';
import type { Place } from './view/drag.ts';
import { messageText } from './view/message-text.ts';
import { placeOfKey, type Sheet } from './view/sheet.ts';
import { aheadBy } from './view/zone-text.ts';

interface Parts {
  readonly deeds: ScheduleDeeds;
  readonly sheet: Sheet | undefined;
  readonly buffer: BufferView | undefined;
  slotOf(place: Place): Slot;
  book(place: Place, fromBuffer: boolean): void;
  openCard(row: AppointmentRow): void;
  openDialog(dialog: OpenDialog): void;
  /** Something was done at once: the keyboard goes back. */
  keyboardBack(): void;
}

/** What the menu of a place does, in the grid as in the list. */
export function useMenuDeeds({ deeds, sheet, buffer, slotOf, book, openCard, openDialog, keyboardBack }: Parts): MenuDeeds {
  const { t, i18n } = useTranslation('schedule');
  const { dial } = useDial();
  return {
    book, openCard,
    reserve: (place) => { openDialog({ kind: 'reserve', slot: slotOf(place) }); },
    changeReserve: (place, reserved) => { openDialog({ kind: 'reserve', slot: { ...slotOf(place), startMin: reserved.startMin, endMin: reserved.endMin }, reserved: { ...reserved, ...placeOfKey(place.column) } }); },
    unreserve: (place, reserved) => { void deeds.unreserve({ ...reserved, ...placeOfKey(place.column) }).then(keyboardBack); },
    waitlist: (place) => { openDialog({ kind: 'waitlist', slot: slotOf(place), buffer }); },
    call: (row) => { if (row.phone) dial(row.phone); },
    move: (row) => { openDialog({ kind: 'move', row }); },
    cancel: (row) => { openDialog({ kind: 'cancel', row }); },
    comment: (row) => { openDialog({ kind: 'comment', row }); },
    why: (row) => { keyboardBack(); openWhyAppointment(row.id); },
    setStatus: (row, status) => { void deeds.setStatus(row, status).then(keyboardBack); },
    setKind: (row, kind) => { void deeds.setKind(row, kind).then(keyboardBack); },
    copy: (row) => {
      const doctor = sheet?.doctors.find((d) => d.id === row.doctorId), zone = sheet?.branch.zone ?? '';
      const elsewhere = zone && aheadBy(deskNow(), zone, Intl.DateTimeFormat().resolvedOptions().timeZone) !== 0 ? t('message.zone', { branch: sheet?.branch.name }) : undefined;
      const text = messageText({ row, weekday: weekdayText(row.day, i18n.language), doctor: doctor?.name ?? '', speciality: doctor?.speciality ?? '', branch: sheet?.branch.name ?? '', zone: elsewhere });
      if (copyText(text)) tell('done', t('done.copied'));
      else tell('warn', t('done.notCopied'));
      keyboardBack();
    },
  };
}
