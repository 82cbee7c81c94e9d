import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Wall } from '#shared/kernel/time.ts';
import type { BufferView } from '#shared/inquiries/view.ts';
import type { AppointmentRow, Slot } from '#shared/schedule/contract.ts';
import type { ReservedPlace, ScheduleDeeds } from '../use-deeds.tsx';
import { CancelForm } from './CancelForm.tsx';
import { CommentForm } from './CommentForm.tsx';
import { KeysList } from './KeysList.tsx';
import { MoveForm } from './MoveForm.tsx';
import { ReserveForm } from './ReserveForm.tsx';
import { WaitForm } from './WaitForm.tsx';
import classes from '../schedule.module.css';

export type OpenDialog =
  | { readonly kind: 'cancel' | 'move' | 'comment'; readonly row: AppointmentRow }
  | { readonly kind: 'keys' }
  | { readonly kind: 'reserve'; readonly slot: Slot; readonly reserved?: ReservedPlace }
  | { readonly kind: 'waitlist'; readonly slot: Slot; readonly buffer: BufferView | undefined };

interface Props { readonly dialog: OpenDialog; readonly today: Wall; readonly deeds: ScheduleDeeds; onClose(): void }

const titles = { cancel: 'dialog.cancelTitle', move: 'dialog.moveTitle', comment: 'dialog.commentTitle', keys: 'keys.title', reserve: 'dialog.reserveTitle', waitlist: 'dialog.waitTitle' } as const;

function bodyOf({ dialog, today, deeds, onClose }: Props): ReactNode {
  switch (dialog.kind) {
    case 'cancel': return <CancelForm row={dialog.row} deeds={deeds} onDone={onClose} />;
    case 'move': return <MoveForm row={dialog.row} today={today} deeds={deeds} onDone={onClose} />;
    case 'comment': return <CommentForm row={dialog.row} deeds={deeds} onDone={onClose} />;
    case 'keys': return <KeysList />;
    case 'reserve': return <ReserveForm slot={dialog.slot} reserved={dialog.reserved} deeds={deeds} onDone={onClose} />;
    case 'waitlist': return <WaitForm slot={dialog.slot} buffer={dialog.buffer} onDone={onClose} />;
  }
}

/** A dialog of the schedule, opened by hand. It darkens and holds nothing: a call that comes now can be answered beside it (UX rule 9). */
export function ScheduleDialog(props: Props) {
  const { t } = useTranslation('schedule');
  return (
    <Modal.Root opened onClose={props.onClose} lockScroll={false} closeOnClickOutside={false} returnFocus={false} size={props.dialog.kind === 'move' ? 'lg' : 'md'} classNames={{ content: classes.dialog ?? '' }}>
      <Modal.Content>
        {/* a plain box: Mantine's own head is a <header>, which outside a section counts as a second banner */}
        <div className={classes.dialogHead}>
          <Modal.Title className={classes.dialogTitle ?? ''}>{t(props.dialog.kind === 'reserve' && props.dialog.reserved ? 'dialog.reserveChange' : titles[props.dialog.kind])}</Modal.Title>
          <Modal.CloseButton aria-label={t('dialog.close')} size={34} />
        </div>
        <Modal.Body>{bodyOf(props)}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
