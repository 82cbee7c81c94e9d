import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsExchange, IconCalendar, IconHourglass, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, dayText, wallOf } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import { statusTexts } from '#shared/schedule/view.ts';
import { deskNow, useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useSaid } from '../../ui/use-said.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import { DialNumbers } from './DialNumbers.tsx';
import { PatientTasks } from '../patient-tasks/index.ts';
import { useAppointments, useCard } from './queries.ts';
import classes from './patients.module.css';

type Appointment = AppointmentRow & { readonly doctor: string };
const tones: Readonly<Record<AppointmentRow['status'], string | undefined>> = { unconfirmed: ui.grey, confirmed: ui.blue, arrived: ui.orange, inChair: ui.orange, completed: ui.green, noShow: ui.red, cancelled: ui.grey };

function Line({ one, future }: { readonly one: Appointment; readonly future: boolean }) {
  const { t } = useTranslation();
  const said = useSaid();
  const openDialog = useDialog((s) => s.open);
  const mayChange = useRight('schedule.write'), keepsWaits = useRight('crm.write');
  const when = `${dayText(one.day)} ${clockText(one.startMin)}`;
  return (
    <li className={classes.visit} data-cancelled={one.status === 'cancelled' || undefined}>
      <b>{when}–{clockText(one.endMin)}</b>
      <span>{one.doctor}</span>
      <span className={`${ui.mark} ${tones[one.status]}`}>{said(statusTexts[one.status], `appointmentStatus.${one.status}`)}</span>
      <span className={classes.quiet}>{one.comment}</span>
      {future && mayChange && (
        <span className={classes.deeds}>
          <Tip label={t('appointments.move')}><ActionIcon aria-label={t('appointments.moveOf', { when })} onClick={() => { openDialog({ kind: 'move', appointmentId: one.id }); }}><IconArrowsExchange size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
          {keepsWaits && one.patientId !== undefined && <Tip label={t('crm.wait.earlier')}><ActionIcon aria-label={t('crm.wait.earlierOf', { when })} onClick={() => { openDialog({ kind: 'waitlist', about: { who: one.patient, patientId: one.patientId }, earlier: { appointmentId: one.id, when: `${when} ${one.doctor}`, doctorId: one.doctorId, lengthMin: one.endMin - one.startMin, day: one.day } }); }}><IconHourglass size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>}
          <Tip label={t('appointments.cancel')}><ActionIcon aria-label={t('appointments.cancelOf', { when })} onClick={() => { openDialog({ kind: 'cancel', appointmentId: one.id }); }}><IconX size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
        </span>
      )}
    </li>
  );
}

/** «Приёмы»: what comes, with move and cancel; what was, newest first. */
export function AppointmentsTab({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const go = useScreen((s) => s.go);
  const { data } = useAppointments(patientId), { data: card } = useCard(patientId), keepsTasks = useRight('crm.write');
  if (!data) return null;
  const { day, minute } = wallOf(instant(deskNow()), zone);
  const key = (one: Appointment) => `${one.day} ${String(one.startMin).padStart(4, '0')}`;
  const now = `${day} ${String(minute).padStart(4, '0')}`;
  const future = data.filter((one) => key(one) > now && one.status !== 'cancelled').sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const past = data.filter((one) => !future.includes(one)).sort((a, b) => (key(a) < key(b) ? 1 : -1));
  return (
    <>
      <DialNumbers patientId={patientId} />
      <section className={classes.visits}>
        <div className={classes.visitsHead}><h3>{t('appointments.future')}</h3><Button variant="light" size="compact-md" fz={14} mih={32} leftSection={<IconCalendar size={16} aria-hidden />} onClick={() => { go('schedule'); }}>{t('appointments.toSchedule')}</Button></div>
        {future.length === 0 ? <p className={classes.quiet}>{t('person.noFuture')}</p> : <ul>{future.map((one) => <Line key={one.id} one={one} future />)}</ul>}
      </section>
      {keepsTasks && <PatientTasks patientId={patientId} who={card?.name ?? ''} />}
      <section className={classes.visits}>
        <h3>{t('appointments.past')}</h3>
        {past.length === 0 ? <p className={classes.quiet}>{t('appointments.noPast')}</p> : <ul>{past.map((one) => <Line key={one.id} one={one} future={false} />)}</ul>}
      </section>
    </>
  );
}
