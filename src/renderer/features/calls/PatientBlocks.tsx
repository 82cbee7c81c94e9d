import { ActionIcon, Anchor, Button } from '@mantine/core';
import { IconArchive, IconArrowsExchange, IconBan, IconCalendarOff, IconChecklist, IconDotsCircleHorizontal, IconUmbrella, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moneyText } from '#shared/kernel/money.ts';
import { clockText, dayText } from '#shared/kernel/time.ts';
import type { PatientContext } from '#shared/patients/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { dayTimeOf } from '../../ui/format.ts';
import { Hint } from '../../ui/Hint.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useAge } from '../../ui/use-age.ts';
import ui from '../../ui/ui.module.css';
import { useZone } from '../directories/index.ts';
import classes from './panel.module.css';

function Money({ money, policies }: { readonly money: NonNullable<PatientContext['money']>; readonly policies: readonly string[] }) {
  const { t } = useTranslation();
  const insured = policies.length > 0;
  return (
    <dl className={classes.money}>
      <dt>{t('person.balance')}</dt>
      <dd className={money.balance < 0 ? ui.red : undefined}><b>{moneyText(money.balance)}</b>{money.balance !== 0 && ` · ${t(money.balance < 0 ? 'person.debt' : 'person.advance')}`}</dd>
      <dt>{t('person.treatment')}</dt><dd>{moneyText(money.treatmentTotal)}</dd>
      {money.familyTotal !== undefined && <><dt>{t('person.familyTreatment')}</dt><dd>{moneyText(money.familyTotal)}</dd></>}
      {insured && (
        <>
          <dt>{t('person.insured')}</dt>
          <dd>{money.insuranceTotal !== undefined ? moneyText(money.insuranceTotal) : t('common.dash')} <Hint text={policies.join('\n')} underlined={false}><IconUmbrella size={18} stroke={1.8} aria-hidden className={classes.umbrella} /></Hint></dd>
        </>
      )}
    </dl>
  );
}

/** Block «Пациент»: age, parent, money, policy, comments, and what forbids a booking (R-019…R-025). */
function PatientBlock({ context }: { readonly context: PatientContext }) {
  const { t } = useTranslation();
  const openPatient = useScreen((s) => s.openPatient);
  const age = useAge();
  const { guardian } = context;
  return (
    <section className={classes.block} aria-labelledby="block-patient">
      <h3 id="block-patient" className={classes.blockTitle}>{t('person.patient')}</h3>
      <p className={classes.line}>
        {context.age !== undefined ? <b>{age(context.age)}</b> : <span className={classes.quiet}>{t('person.noAge')}</span>}
        {context.born && <span className={classes.quiet}>{dayText(context.born)}</span>}
        <span className={`${ui.mark} ${ui.grey}`}>{t(`patientStatus.${context.status}`)}</span>
        {context.policies.length > 0 && !context.money && <Hint text={context.policies.join('\n')} underlined={false}><IconUmbrella size={18} aria-hidden className={classes.umbrella} /></Hint>}
      </p>
      {guardian && <p className={classes.line}><span className={classes.quiet}>{t(`person.${guardian.kind}`)}</span><Anchor component="button" type="button" mih={24} onClick={() => { openPatient(guardian.id); }}>{guardian.name}</Anchor></p>}
      {context.ban && <p className={`${classes.alert} ${ui.mark} ${ui.red}`}><IconBan size={16} aria-hidden />{t('person.bannedWhy', { reason: context.ban.reason })}</p>}
      {context.archived && <p className={`${classes.alert} ${ui.mark} ${ui.grey}`}><IconArchive size={16} aria-hidden />{t('person.archivedWhy', { reason: context.archived.reason })}</p>}
      {context.money && <Money money={context.money} policies={context.policies} />}
      {context.mainComment && <p className={classes.comment}>{context.mainComment} {context.extraComment && <Hint text={context.extraComment} underlined={false}><IconDotsCircleHorizontal size={18} stroke={1.7} aria-hidden className={classes.moreIcon} /></Hint>}</p>}
      {!context.mainComment && context.extraComment && <p className={classes.comment}><Hint text={context.extraComment}>{t('person.extraComment')}</Hint></p>}
    </section>
  );
}

function FutureAppointment({ one }: { readonly one: PatientContext['futureAppointments'][number] }) {
  const { t } = useTranslation();
  const openDialog = useDialog((s) => s.open);
  const mayChange = useRight('schedule.write');
  const when = `${dayText(one.day)} ${clockText(one.startMin)}`;
  return (
    <li className={classes.future}>
      <span><b>{when}</b> {one.doctor}</span>
      {mayChange && (
        <span className={classes.futureDeeds}>
          <Tip label={t('appointments.move')}><ActionIcon aria-label={t('appointments.moveOf', { when })} onClick={() => { openDialog({ kind: 'move', appointmentId: one.appointmentId }); }}><IconArrowsExchange size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
          <Tip label={t('appointments.cancel')}><ActionIcon aria-label={t('appointments.cancelOf', { when })} onClick={() => { openDialog({ kind: 'cancel', appointmentId: one.appointmentId }); }}><IconX size={18} stroke={1.7} aria-hidden /></ActionIcon></Tip>
        </span>
      )}
    </li>
  );
}

/** Block «Приёмы»: what came true, the last visit, the coming ones with move and cancel, and the tasks (R-026…R-030). */
function AppointmentsBlock({ context }: { readonly context: PatientContext }) {
  const { t } = useTranslation();
  const zone = useZone();
  const openPatient = useScreen((s) => s.openPatient);
  const { lastAppointment: last } = context;
  return (
    <section className={classes.block} aria-labelledby="block-appointments">
      <div className={classes.blockHead}>
        <h3 id="block-appointments" className={classes.blockTitle}>{t('person.appointments')}</h3>
        <Button variant="subtle" size="compact-sm" mih={32} onClick={() => { openPatient(context.patientId, 'appointments'); }}>{t('person.toAppointments')}</Button>
      </div>
      <dl className={classes.money}>
        <dt><Hint text={t('person.completedWhy')}>{t('person.completed')}</Hint></dt><dd>{context.completedPercent === undefined ? t('common.dash') : `${String(context.completedPercent)} %`}</dd>
        <dt>{t('person.last')}</dt><dd>{last ? `${dayText(last.day)}, ${last.doctor}` : t('common.dash')}</dd>
      </dl>
      {context.futureAppointments.length > 0
        ? <ul className={classes.futures} aria-label={t('person.future')}>{context.futureAppointments.map((one) => <FutureAppointment key={one.appointmentId} one={one} />)}</ul>
        : <p className={`${classes.line} ${classes.quiet}`}><IconCalendarOff size={18} stroke={1.6} aria-hidden />{t('person.noFuture')}</p>}
      {context.tasks.length > 0 && (
        <ul className={classes.futures} aria-label={t('person.tasks')}>
          {context.tasks.map((task) => <li key={task.taskId} className={classes.task}><IconChecklist size={18} stroke={1.7} aria-hidden /><span>{task.what}</span><span className={classes.quiet}>{dayTimeOf(task.dueAt, zone)}</span></li>)}
        </ul>
      )}
    </section>
  );
}

/** Everything about the person on one screen; the same in a call and in a card. */
export const PatientBlocks = ({ context }: { readonly context: PatientContext }) => <><PatientBlock context={context} /><AppointmentsBlock context={context} /></>;
