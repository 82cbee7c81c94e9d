import { ActionIcon, Anchor, Group, Menu, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCalendarPlus, IconHourglass, IconPencil, IconPhone, IconPhoneCall, IconSearch, IconUser, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, dayOf, daysBetween, shortDayText } from '#shared/kernel/time.ts';
import { instant } from '#shared/kernel/values.ts';
import type { WaitRow } from '#shared/crm/contract.ts';
import { deskNow, useRight } from '../../ipc/desk-store.ts';
import { useDialog } from '../../shell/dialog-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { CallButton, PhoneNumber } from '../../ui/PhoneNumber.tsx';
import { Tip } from '../../ui/Tip.tsx';
import ui from '../../ui/ui.module.css';
import { useDial } from '../../ui/use-dial.ts';
import { useOpenPanel } from '../calls/index.ts';
import { useZone } from '../directories/index.ts';
import { Grid } from './Grid.tsx';
import { useCrm } from './crm-store.ts';
import { useWaitlist, type WaitFilter } from './queries.ts';
import { wishTimeText } from './texts.ts';
import { bookSomebody } from './use-book.ts';
import classes from './crm.module.css';

const sign = { size: 18, stroke: 1.7, 'aria-hidden': true } as const;

export function useWaitFilter(): WaitFilter {
  const { tab, text, done } = useCrm();
  const [words] = useDebouncedValue(text.trim(), 150);
  return { closed: done, ...(tab === 'wantsEarlier' ? { kind: 'wantsEarlier' } : {}), ...(words ? { text: words } : {}) };
}

export function WaitFilters() {
  const { t } = useTranslation();
  const { text, done, set } = useCrm();
  return (
    <>
      <TextInput w="17rem" aria-label={t('crm.search')} placeholder={t('crm.search')} leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => { set({ text: event.currentTarget.value }); }} />
      <SegmentedControl aria-label={t('crm.state')} value={done ? 'done' : 'open'} onChange={(value) => { set({ done: value === 'done' }); }} data={[{ value: 'open', label: t('crm.wait.waiting') }, { value: 'done', label: t('crm.wait.gone') }]} />
    </>
  );
}

/** «Лист ожидания» and «Хочет раньше»: the longest waiting first. */
export function WaitTab() {
  const { t } = useTranslation();
  const zone = useZone(), filter = useWaitFilter(), { data: rows, isPending } = useWaitlist(filter), tab = useCrm((s) => s.tab);
  const { dial, allowed: mayCall } = useDial(), openDialog = useDialog((s) => s.open), openPatient = useScreen((s) => s.openPatient), openPanel = useOpenPanel(), mayOpen = useRight('inquiries.work');
  const today = dayOf(instant(deskNow()), zone);
  const edit = (entry: WaitRow) => { if (!entry.closed) openDialog({ kind: 'editEntry', entry }); };
  const close = (entry: WaitRow) => { openDialog({ kind: 'closeEntry', entryId: entry.id, who: entry.who }); };
  const book = (entry: WaitRow) => { if (entry.own) openDialog({ kind: 'move', appointmentId: entry.own.appointmentId }); else bookSomebody({ who: entry.who, patientId: entry.patientId, phone: entry.phone, entryId: entry.id }); };
  if (!isPending && rows?.length === 0) return <Empty icon={<IconHourglass size={40} stroke={1.3} aria-hidden />}><p>{t(filter.text ? 'crm.nothingFound' : filter.closed ? 'crm.empty.goneEntries' : `crm.empty.${tab}`)}</p></Empty>;
  return (
    <Grid label={t(`crm.tabs.${tab}`)} rows={rows ?? []} busy={isPending} template="minmax(11rem, 1.2fr) 5.5rem minmax(10rem, 1.1fr) minmax(10rem, 1.2fr) minmax(9rem, 1.2fr) 13rem 7.5rem" mark={(entry) => (entry.closed ? 'done' : entry.barred ? 'barred' : undefined)}
      columns={[
        { key: 'who', title: t('crm.columns.who') }, { key: 'waits', title: t('crm.columns.waits') }, { key: 'whom', title: t('crm.columns.whom') }, { key: 'when', title: t('crm.columns.when') }, { key: 'wish', title: t(filter.closed ? 'crm.columns.reason' : 'crm.columns.wish') },
        { key: 'phone', title: t('crm.columns.phone') }, { key: 'deeds', title: t('crm.columns.deeds'), hidden: true },
      ]}
      onOpen={edit}
      onKey={(entry, key) => {
        if (key === 'F7' && entry.phone && mayCall) dial(entry.phone, entry.inquiryId);
        else if (key === 'Delete' && !entry.closed) close(entry);
        else return false;
        return true;
      }}
      cell={(entry, key, current) => {
        const focusable = current ? 0 : -1;
        switch (key) {
          case 'who': return (
            <>{entry.patientId ? <Anchor component="button" type="button" className={classes.link} tabIndex={focusable} onClick={() => { openPatient(entry.patientId!); }}>{entry.who}</Anchor> : entry.who}
              {entry.barred ? <span className={`${classes.second} ${ui.red}`}><IconAlertTriangle size={14} aria-hidden /> {t('crm.wait.barred')}</span> : entry.kind === 'wantsEarlier' && <span className={classes.second}>{entry.own ? t('crm.wait.now', { when: `${shortDayText(entry.own.day)} ${clockText(entry.own.startMin)} ${entry.own.doctor}` }) : t('crm.wait.ownGone')}</span>}</>
          );
          case 'waits': return <span className={classes.strong}>{dayOf(entry.createdAt, zone) === today ? t('crm.today') : t('crm.days', { count: Math.max(0, daysBetween(dayOf(entry.createdAt, zone), today)) })}</span>;
          case 'whom': return <>{entry.doctor ?? (entry.speciality ? t('crm.wait.anyOf', { speciality: entry.speciality }) : t('waitlist.anyDoctor'))}<span className={classes.second}>{t('crm.minutes', { count: entry.lengthMin })}</span></>;
          case 'when': return wishTimeText(t, entry);
          case 'wish': return entry.closed ? <>{t(`crm.wait.closedHow.${entry.closed.how}`)}{(entry.closed.reason || entry.closed.by) && <span className={classes.second}>{[entry.closed.reason, entry.closed.by].filter(Boolean).join(' · ')}</span>}</> : <span title={entry.wish}>{entry.wish || <span className={classes.quiet}>{t('common.dash')}</span>}</span>;
          case 'phone': return entry.phone ? <Group gap={4} wrap="nowrap"><CallButton phone={entry.phone} inquiryId={entry.inquiryId} /><PhoneNumber text={entry.phone} /></Group> : <span className={classes.quiet}>{t('common.dash')}</span>;
          case 'deeds': return !entry.closed && (
            <Group gap={2} wrap="nowrap" justify="flex-end">
              <Tip label={t(entry.own ? 'appointments.move' : 'crm.task.book')}><ActionIcon tabIndex={focusable} aria-label={t('crm.task.bookOf', { who: entry.who })} onClick={() => { book(entry); }}><IconCalendarPlus {...sign} /></ActionIcon></Tip>
              <Tip label={t('crm.task.edit')}><ActionIcon tabIndex={focusable} aria-label={t('crm.wait.editOf', { who: entry.who })} onClick={() => { edit(entry); }}><IconPencil {...sign} /></ActionIcon></Tip>
              <Tip label={t('crm.wait.close')}><ActionIcon tabIndex={focusable} aria-label={t('crm.wait.closeOf', { who: entry.who })} onClick={() => { close(entry); }}><IconX {...sign} /></ActionIcon></Tip>
            </Group>
          );
        }
      }}
      menu={(entry) => (
        <>
          <Menu.Label>{entry.who}</Menu.Label>
          {mayCall && entry.phone && <Menu.Item leftSection={<IconPhone {...sign} />} rightSection="F7" onClick={() => { dial(entry.phone!, entry.inquiryId); }}>{t('common.call')}</Menu.Item>}
          {!entry.closed && (
            <>
              <Menu.Item leftSection={<IconCalendarPlus {...sign} />} onClick={() => { book(entry); }}>{t(entry.own ? 'appointments.move' : 'crm.task.book')}</Menu.Item>
              <Menu.Item leftSection={<IconPencil {...sign} />} rightSection="Enter" onClick={() => { edit(entry); }}>{t('crm.task.edit')}</Menu.Item>
              <Menu.Item leftSection={<IconX {...sign} />} rightSection="Delete" onClick={() => { close(entry); }}>{t('crm.wait.close')}</Menu.Item>
            </>
          )}
          {mayOpen && entry.inquiryId && <Menu.Item leftSection={<IconPhoneCall {...sign} />} onClick={() => { openPanel(entry.inquiryId); }}>{t('buffer.openCall')}</Menu.Item>}
          {entry.patientId && <Menu.Item leftSection={<IconUser {...sign} />} onClick={() => { openPatient(entry.patientId!); }}>{t('history.openCard')}</Menu.Item>}
        </>
      )} />
  );
}
