import { ActionIcon, Anchor, Button, Group, Menu, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlarmSnooze, IconArrowBackUp, IconCalendarPlus, IconCheck, IconChecklist, IconClockExclamation, IconPencil, IconPhone, IconPhoneCall, IconSearch, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { taskKind, type TaskRow } from '#shared/crm/contract.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import ui from '../../ui/ui.module.css';
import { useDial } from '../../ui/use-dial.ts';
import { useOpenPanel } from '../calls/index.ts';
import { useStaff, useZone } from '../directories/index.ts';
import { Grid } from './Grid.tsx';
import { TypeMark } from './looks.tsx';
import { useCrm } from './crm-store.ts';
import { useTaskDeeds, useTasks, useTaskTypes, type TaskFilter } from './queries.ts';
import { dueText } from './texts.ts';
import { bookSomebody } from './use-book.ts';
import { useSnoozes } from './use-snoozes.ts';
import classes from './crm.module.css';

const sign = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

/** What the list of tasks shows, from the tab and the filters. */
export function useTaskFilter(): TaskFilter {
  const { tab, text, done, kind, ownerId } = useCrm();
  const [words] = useDebouncedValue(text.trim(), 150);
  return {
    open: !done, mine: tab === 'mine', overdue: tab === 'overdue' && !done, ...(words ? { text: words } : {}), ...(ownerId && tab !== 'mine' ? { ownerId } : {}),
    ...(kind === undefined ? {} : kind.startsWith('type:') ? { typeId: kind.slice(5) } : { kind: kind as TaskRow['kind'] }),
  };
}

export function TaskFilters() {
  const { t } = useTranslation();
  const { tab, text, done, kind, ownerId, set } = useCrm();
  const { data: types } = useTaskTypes(), { data: staff } = useStaff();
  return (
    <>
      <TextInput w="15rem" aria-label={t('crm.search')} placeholder={t('crm.search')} leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => { set({ text: event.currentTarget.value }); }} />
      <Select w="12rem" aria-label={t('crm.task.type')} placeholder={t('crm.anyType')} clearable clearButtonProps={{ 'aria-label': t('common.clear') }} value={kind ?? null} onChange={(value) => { set({ kind: (value ?? undefined) as typeof kind }); }}
        data={[...taskKind.options.map((value) => ({ value: value as string, label: t(`crm.kind.${value}`) })), ...(types ?? []).map((one) => ({ value: `type:${one.id}`, label: one.name }))]} />
      {tab !== 'mine' && <Select w="13rem" aria-label={t('crm.task.owner')} placeholder={t('crm.anyOwner')} searchable clearable clearButtonProps={{ 'aria-label': t('common.clear') }} nothingFoundMessage={t('common.nothing')} value={ownerId ?? null} onChange={(value) => { set({ ownerId: value ?? undefined }); }} data={(staff ?? []).map((one) => ({ value: one.id, label: one.name }))} />}
      {tab !== 'overdue' && <SegmentedControl aria-label={t('crm.state')} value={done ? 'done' : 'open'} onChange={(value) => { set({ done: value === 'done' }); }} data={[{ value: 'open', label: t('crm.open') }, { value: 'done', label: t('crm.done') }]} />}
    </>
  );
}

/** Tasks of somebody or of everybody, the soonest first. */
export function TasksTab() {
  const { t, i18n } = useTranslation();
  const zone = useZone(), filter = useTaskFilter(), { data: rows, isPending } = useTasks(filter), tab = useCrm((s) => s.tab);
  const { snooze, reopen } = useTaskDeeds(), snoozes = useSnoozes(), { dial, allowed: mayCall } = useDial();
  const openDialog = useDialog((s) => s.open), openPatient = useScreen((s) => s.openPatient), openPanel = useOpenPanel(), mayOpen = useRight('inquiries.work');
  const finish = (task: TaskRow) => { openDialog({ kind: 'finishTask', taskId: task.id, who: task.who, what: task.what }); };
  const edit = (task: TaskRow) => { if (!task.doneAt) openDialog({ kind: 'editTask', task }); };
  const book = (task: TaskRow) => { bookSomebody({ who: task.who, patientId: task.patientId, phone: task.phone, taskId: task.id }); };
  if (!isPending && rows?.length === 0) {
    return <Empty icon={<IconChecklist size={40} stroke={1.3} aria-hidden />}><p>{t(filter.text || filter.kind || filter.typeId || filter.ownerId ? 'crm.nothingFound' : filter.open ? `crm.empty.${tab}` : 'crm.empty.done')}</p></Empty>;
  }
  return (
    <Grid label={t(`crm.tabs.${tab}`)} rows={rows ?? []} busy={isPending} template="10rem 10.5rem minmax(9rem, 2fr) minmax(8rem, 1.1fr) 13rem minmax(8.75rem, 0.8fr) 11.5rem" mark={(task) => (task.doneAt ? 'done' : task.overdue ? 'overdue' : undefined)}
      columns={[
        { key: 'due', title: t('crm.columns.due') }, { key: 'type', title: t('crm.columns.type') }, { key: 'what', title: t('crm.columns.what') }, { key: 'who', title: t('crm.columns.who') }, { key: 'phone', title: t('crm.columns.phone') },
        { key: 'owner', title: t(filter.open ? 'crm.columns.owner' : 'crm.columns.doneBy') }, { key: 'deeds', title: t('crm.columns.deeds'), hidden: true },
      ]}
      onOpen={edit}
      onKey={(task, key) => {
        if (key === 'F7' && task.phone && mayCall) dial(task.phone, task.inquiryId);
        else if (key === 'Delete' && !task.doneAt) finish(task);
        else return false;
        return true;
      }}
      cell={(task, key, current) => {
        const focusable = current ? 0 : -1;
        switch (key) {
          case 'due': return task.doneAt ? <span className={classes.quiet}>{dueText(t, i18n.language, task.doneAt, zone)}</span> : (
            <><span className={`${classes.strong} ${task.overdue ? ui.red : ''}`}>{task.overdue && <IconClockExclamation size={16} aria-hidden />}{dueText(t, i18n.language, task.dueAt, zone)}</span>
              {task.overdue ? <span className={`${classes.second} ${ui.red}`}>{t('crm.overdue')}</span> : task.remindAt !== undefined && <span className={classes.second}>{t('crm.snoozedTill', { when: dueText(t, i18n.language, task.remindAt, zone) })}</span>}</>
          );
          case 'type': return <TypeMark kind={task.kind} type={task.type} />;
          case 'what': return <><span title={task.what}>{task.what}</span>{task.result && <span className={classes.second} title={task.result}>{task.result}</span>}</>;
          case 'who': return task.patientId ? <Anchor component="button" type="button" className={classes.link} tabIndex={focusable} onClick={() => { openPatient(task.patientId!); }}>{task.who}</Anchor> : <span>{task.who}</span>;
          case 'phone': return task.phone ? <Group gap={4} wrap="nowrap"><CallButton phone={task.phone} inquiryId={task.inquiryId} /><PhoneNumber text={task.phone} /></Group> : <span className={classes.quiet}>{t('common.dash')}</span>;
          case 'owner': return (task.doneAt ? task.doneBy : task.owner) || <span className={classes.quiet}>{t('crm.nobodys')}</span>;
          case 'deeds': return task.doneAt
            ? <Button size="compact-sm" mih={32} variant="subtle" tabIndex={focusable} leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => { reopen(task.id); }}>{t('crm.task.reopen')}</Button>
            : (
              <Group gap={2} wrap="nowrap" justify="flex-end">
                <Tip label={t('crm.task.book')}><ActionIcon tabIndex={focusable} aria-label={t('crm.task.bookOf', { who: task.who })} onClick={() => { book(task); }}><IconCalendarPlus {...sign} /></ActionIcon></Tip>
                <Menu position="bottom-end">
                  <Menu.Target><ActionIcon tabIndex={focusable} title={t('crm.task.snooze')} aria-label={t('crm.task.snoozeOf', { who: task.who })}><IconAlarmSnooze {...sign} /></ActionIcon></Menu.Target>
                  <Menu.Dropdown aria-label={t('crm.task.snooze')}>{snoozes.map((one) => <Menu.Item key={one.key} onClick={() => { snooze({ taskId: task.id, until: one.until() }); }}>{t(`crm.snooze.${one.key}`)}</Menu.Item>)}</Menu.Dropdown>
                </Menu>
                <Button size="compact-sm" mih={32} variant="light" tabIndex={focusable} leftSection={<IconCheck size={16} aria-hidden />} onClick={() => { finish(task); }} aria-label={t('crm.task.finishOf', { who: task.who })}>{t('crm.task.ready')}</Button>
              </Group>
            );
        }
      }}
      menu={(task) => (
        <>
          <Menu.Label>{task.who}</Menu.Label>
          {mayCall && task.phone && <Menu.Item leftSection={<IconPhone {...sign} />} rightSection="F7" onClick={() => { dial(task.phone!, task.inquiryId); }}>{t('common.call')}</Menu.Item>}
          {!task.doneAt && (
            <>
              <Menu.Item leftSection={<IconCalendarPlus {...sign} />} onClick={() => { book(task); }}>{t('crm.task.book')}</Menu.Item>
              <Menu.Item leftSection={<IconPencil {...sign} />} rightSection="Enter" onClick={() => { edit(task); }}>{t('crm.task.edit')}</Menu.Item>
              {snoozes.map((one) => <Menu.Item key={one.key} leftSection={<IconAlarmSnooze {...sign} />} onClick={() => { snooze({ taskId: task.id, until: one.until() }); }}>{t('crm.task.snoozeFor', { time: t(`crm.snooze.${one.key}`) })}</Menu.Item>)}
              <Menu.Item leftSection={<IconCheck {...sign} />} rightSection="Delete" onClick={() => { finish(task); }}>{t('crm.task.finish')}</Menu.Item>
            </>
          )}
          {task.doneAt && <Menu.Item leftSection={<IconArrowBackUp {...sign} />} onClick={() => { reopen(task.id); }}>{t('crm.task.reopen')}</Menu.Item>}
          {mayOpen && task.inquiryId && <Menu.Item leftSection={<IconPhoneCall {...sign} />} onClick={() => { openPanel(task.inquiryId); }}>{t('buffer.openCall')}</Menu.Item>}
          {task.patientId && <Menu.Item leftSection={<IconUser {...sign} />} onClick={() => { openPatient(task.patientId!); }}>{t('history.openCard')}</Menu.Item>}
        </>
      )} />
  );
}
