import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Wall } from '#shared/kernel/time.ts';
import type { BufferView } from '#shared/inquiries/view.ts';
import type { AppointmentRow, Slot } from '#shared/schedule/contract.ts';
import type { ScheduleDeeds } from '../use-deeds.tsx';
import { CancelForm } from './CancelForm.tsx';
import { CommentForm } from './CommentForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { ReserveForm } from './ReserveForm.tsx';
import { WaitForm } from './WaitForm.tsx';

export type OpenDialog =
  | { readonly kind: 'cancel' | 'move' | 'comment'; readonly row: AppointmentRow }
  | { readonly kind: 'reserve'; readonly slot: Slot }
  | { readonly kind: 'waitlist'; readonly slot: Slot; readonly buffer: BufferView | undefined };

interface Props { readonly dialog: OpenDialog; readonly today: Wall; readonly deeds: ScheduleDeeds; onClose(): void }

const titles = { cancel: 'cancelTitle', move: 'moveTitle', comment: 'commentTitle', reserve: 'reserveTitle', waitlist: 'waitTitle' } as const;

function bodyOf({ dialog, today, deeds, onClose }: Props): ReactNode {
  switch (dialog.kind) {
    case 'cancel': return <CancelForm row={dialog.row} deeds={deeds} onDone={onClose} />;
    case 'move': return <MoveForm row={dialog.row} today={today} deeds={deeds} onDone={onClose} />;
    case 'comment': return <CommentForm row={dialog.row} deeds={deeds} onDone={onClose} />;
    case 'reserve': return <ReserveForm slot={dialog.slot} deeds={deeds} onDone={onClose} />;
    case 'waitlist': return <WaitForm slot={dialog.slot} buffer={dialog.buffer} onDone={onClose} />;
  }
}

/** A dialog of the schedule, opened by hand. It darkens and holds nothing: a call that comes now can be answered beside it (UX rule 9). */
export function ScheduleDialog(props: Props) {
  const { t } = useTranslation('schedule');
  return (
    <Modal opened onClose={props.onClose} title={t(`dialog.${titles[props.dialog.kind]}`)} withOverlay={false} lockScroll={false} closeOnClickOutside={false} returnFocus={false} size="md"
      styles={{ content: { border: '1px solid var(--desk-line)', boxShadow: 'var(--mantine-shadow-lg)' }, title: { fontWeight: 650, fontSize: '1.0625rem' } }} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      {bodyOf(props)}
    </Modal>
  );
}
