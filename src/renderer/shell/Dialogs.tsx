import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Modal } from '@mantine/core';
import { DialForm } from '../features/calls/index.ts';
import { CloseEntryForm, FinishForm, TaskForm, WaitForm } from '../features/crm/index.ts';
import { LostDialog } from '../features/lost/index.ts';
import { TakenDialog } from '../features/leads/index.ts';
import { MergeForm, MergesList, PatientForm } from '../features/patients/index.ts';
import { WhyDrawer } from '../features/why/index.ts';
import { EraseDialog } from '../features/privacy/index.ts';
import { useDialog, type Dialog } from './dialog-store.ts';

const sizes: Partial<Record<Dialog['kind'], string>> = { newPatient: 'lg', erase: 'lg', merge: '48rem', merges: '44rem', leaveShift: '36rem', handOver: '46rem', signHandover: '46rem' };
const AppointmentDialog = lazy(() => import('./AppointmentDialog.tsx'));

function Body({ dialog, close }: { readonly dialog: Dialog; readonly close: () => void }) {
  switch (dialog.kind) {
    case 'task': return <TaskForm about={dialog.about} onDone={close} />;
    case 'editTask': return <TaskForm task={dialog.task} onDone={close} />;
    case 'finishTask': return <FinishForm taskId={dialog.taskId} who={dialog.who} what={dialog.what} onDone={close} />;
    case 'waitlist': return <WaitForm about={dialog.about} earlier={dialog.earlier} onDone={close} />;
    case 'editEntry': return <WaitForm entry={dialog.entry} onDone={close} />;
    case 'closeEntry': return <CloseEntryForm entryId={dialog.entryId} who={dialog.who} onDone={close} />;
    case 'move': case 'cancel': return <Suspense fallback={null}><AppointmentDialog kind={dialog.kind} appointmentId={dialog.appointmentId} onDone={close} /></Suspense>;
    case 'lostPromise': case 'lostClose': case 'handOver': case 'signHandover': case 'leaveShift': return <Suspense fallback={null}><LostDialog dialog={dialog} close={close} /></Suspense>;
    case 'erase': return <EraseDialog patientId={dialog.patientId} surname={dialog.surname} onClose={close} />;
    case 'leadTaken': return <TakenDialog by={dialog.by} at={dialog.at} call={dialog.call} onDone={close} />;
    case 'dial': return <DialForm onDone={close} />;
    case 'newPatient': return (
      <PatientForm phone={dialog.phone} name={dialog.name} onCancel={close} onCreated={(patientId) => { close(); dialog.onCreated?.(patientId); }} />
    );
    case 'merge': return <MergeForm keptId={dialog.keptId} mergedId={dialog.mergedId} onDone={close} />;
    case 'merges': return <MergesList onDone={close} />;
    case 'phone': case 'why': case 'whyAppointment': return null;
  }
}

/** The dialogs of the desk. The phone of the shift has its own window, because it also opens by itself. */
export function Dialogs() {
  const { t } = useTranslation();
  const { dialog, close } = useDialog();
  if (!dialog || dialog.kind === 'phone') return null;
  if (dialog.kind === 'why' || dialog.kind === 'whyAppointment') return <WhyDrawer />;
  return (
    <Modal opened onClose={close} title={t(`dialogs.${dialog.kind}`)} size={sizes[dialog.kind] ?? 'md'} closeOnClickOutside={dialog.kind !== 'erase'} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Body dialog={dialog} close={close} />
    </Modal>
  );
}
