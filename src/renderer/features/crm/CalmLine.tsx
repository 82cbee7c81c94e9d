import { useEffect, useState, type ReactNode } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconAlarm, IconAlarmSnooze, IconCalendarPlus, IconCheck, IconChevronUp, IconHourglassEmpty, IconPhone, IconSunrise, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#shared/kernel/time.ts';
import type { CrmDesk, FreedNotice, TaskReminder } from '#shared/crm/view.ts';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { briefDay } from '../../ui/day-text.ts';
import { useCalmShown } from '../../ui/calm-shown.ts';
import { PhoneNumber } from '../../ui/PhoneNumber.tsx';
import ui from '../../ui/ui.module.css';
import { useDial } from '../../ui/use-dial.ts';
import { useZone } from '../directories/index.ts';
import { useCrm, type CrmTab } from './crm-store.ts';
import { useTaskDeeds } from './queries.ts';
import { dueText } from './texts.ts';
import { bookSomebody } from './use-book.ts';
import { useSnoozes } from './use-snoozes.ts';
import classes from './crm.module.css';

/** The CRM at a tab. */
export function useShowCrm(): (tab: CrmTab, slotId?: string) => void {
  const go = useScreen((s) => s.go), show = useCrm((s) => s.show);
  return (tab, slotId) => { show(tab, slotId); go('crm'); };
}

/** One calm line: what it is about, then what can be done. */
function Line({ icon, tone, text, children, closeLabel, onClose }: { readonly icon: ReactNode; readonly tone: string; readonly text: ReactNode; readonly children: ReactNode; readonly closeLabel?: string; readonly onClose?: () => void }) {
  return (
    <>
      <span className={`${classes.calmIcon} ${ui[tone] ?? ''}`}>{icon}</span>
      <p className={classes.calmText}>{text}</p>
      {children}
      {onClose && <ActionIcon aria-label={closeLabel} onClick={onClose}><IconX size={18} aria-hidden /></ActionIcon>}
    </>
  );
}

function Reminder({ task }: { readonly task: TaskReminder }) {
  const { t, i18n } = useTranslation();
  const zone = useZone(), { snooze } = useTaskDeeds(), snoozes = useSnoozes(), { dial, allowed } = useDial(), openDialog = useDialog((s) => s.open);
  return (
    <Line icon={<IconAlarm size={20} aria-hidden />} tone="orange" text={<><b className={ui.orange}>{dueText(t, i18n.language, task.dueAt, zone)}</b> <b>{task.who}</b> · {task.what}</>}>
      {task.phone && allowed && <Button size="compact-sm" mih={32} leftSection={<IconPhone size={16} aria-hidden />} onClick={() => { dial(task.phone!, task.inquiryId); }}><PhoneNumber text={task.phone} /></Button>}
      <Button size="compact-sm" mih={32} variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={() => { bookSomebody({ who: task.who, patientId: task.patientId, phone: task.phone, taskId: task.taskId }); }}>{t('crm.task.bookShort')}</Button>
      <Menu position="top-end">
        <Menu.Target><Button size="compact-sm" mih={32} variant="default" leftSection={<IconAlarmSnooze size={16} aria-hidden />}>{t('crm.task.snooze')}</Button></Menu.Target>
        <Menu.Dropdown aria-label={t('crm.task.snooze')}>{snoozes.map((one) => <Menu.Item key={one.key} onClick={() => { snooze({ taskId: task.taskId, until: one.until() }); }}>{t(`crm.snooze.${one.key}`)}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      <Button size="compact-sm" mih={32} variant="default" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => { openDialog({ kind: 'finishTask', taskId: task.taskId, who: task.who, what: task.what }); }}>{t('crm.task.ready')}</Button>
    </Line>
  );
}

function useFreedText(): (slot: FreedNotice) => string {
  const { t, i18n } = useTranslation();
  return (slot) => `${briefDay(slot.day, i18n.language)} ${clockText(slot.startMin)} ${slot.doctor} — ${t('crm.freed.fits', { count: slot.fits })}${slot.offeredBy ? `, ${t('crm.calm.offeredBy', { name: slot.offeredBy })}` : ''}`;
}

function FreedLine({ slot, onHide }: { readonly slot: FreedNotice; readonly onHide: () => void }) {
  const { t } = useTranslation();
  const show = useShowCrm(), textOf = useFreedText();
  return (
    <Line icon={<IconHourglassEmpty size={20} aria-hidden />} tone="green" text={<><b className={ui.green}>{t('crm.calm.freed')}</b> {textOf(slot)}</>} closeLabel={t('crm.calm.hide')} onClose={onHide}>
      <Button size="compact-sm" mih={32} onClick={() => { show('freed', slot.slotId); }}>{t('crm.calm.who')}</Button>
    </Line>
  );
}

function MorningLine() {
  const { t } = useTranslation();
  const show = useShowCrm(), { mutate: seen } = useMutation({ mutationFn: () => client.crm.morningSeen(null) });
  return (
    <Line icon={<IconSunrise size={20} aria-hidden />} tone="blue" text={<><b className={ui.blue}>{t('crm.calm.morning')}</b> {t('crm.calm.morningText')}</>} closeLabel={t('crm.calm.hide')} onClose={() => { seen(); }}>
      <Button size="compact-sm" mih={32} onClick={() => { show('morning'); }}>{t('crm.calm.openMorning')}</Button>
    </Line>
  );
}

const nothing: CrmDesk = { due: 0, reminders: [], freed: [], morning: false };
interface Calm { readonly id: string; readonly line: string; readonly icon: ReactNode; readonly whole: ReactNode }

/**
 * The calm line under the screen: a freed slot, a task whose time has come, the morning page. It takes no focus and
 * covers nothing: the screen above gets shorter. One is shown, the others are behind «ещё N».
 */
export function CalmLine() {
  const { t, i18n } = useTranslation();
  const crm = useDesk((s) => s.snapshot?.crm) ?? nothing, screen = useScreen((s) => s.screen), tab = useCrm((s) => s.tab), zone = useZone(), freedText = useFreedText();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set()), [chosen, setChosen] = useState<string>();
  const onTab = (one: CrmTab) => screen === 'crm' && tab === one, onTasks = onTab('mine') || onTab('all') || onTab('overdue');
  const calms: readonly Calm[] = [
    ...(onTab('freed') ? [] : crm.freed.filter((one) => !hidden.has(one.slotId)).map((one): Calm => ({
      id: one.slotId, icon: <IconHourglassEmpty size={18} aria-hidden />, line: freedText(one), whole: <FreedLine slot={one} onHide={() => { setHidden((now) => new Set([...now, one.slotId])); }} />,
    }))),
    ...(onTasks ? [] : crm.reminders.map((one): Calm => ({ id: one.taskId, icon: <IconAlarm size={18} aria-hidden />, line: `${dueText(t, i18n.language, one.dueAt, zone)} ${one.who}: ${one.what}`, whole: <Reminder task={one} /> }))),
    ...(crm.morning && !onTab('morning') ? [{ id: 'morning', icon: <IconSunrise size={18} aria-hidden />, line: t('crm.calm.morning'), whole: <MorningLine /> }] : []),
  ];
  const any = calms.length > 0, tell = useCalmShown((s) => s.set);
  useEffect(() => { tell(any); return () => { tell(false); }; }, [any, tell]);
  if (!any) return null;
  const shown = calms.find((one) => one.id === chosen) ?? calms[0]!, others = calms.filter((one) => one !== shown);
  return (
    <section className={classes.calm} aria-label={t('crm.calm.label')}>
      <div role="status" className={classes.calmLine} key={shown.id}>{shown.whole}</div>
      {others.length > 0 && (
        <Menu position="top-end" width={440}>
          <Menu.Target><Button size="compact-sm" mih={32} variant="subtle" rightSection={<IconChevronUp size={16} aria-hidden />}>{t('crm.calm.more', { count: others.length })}</Button></Menu.Target>
          <Menu.Dropdown aria-label={t('crm.calm.label')} className={classes.calmMenu ?? ''}>{others.map((one) => <Menu.Item key={one.id} leftSection={one.icon} onClick={() => { setChosen(one.id); }}>{one.line}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
    </section>
  );
}
