import { useEffect, useState } from 'react';
import { Anchor, Button, Group, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArchive, IconBan, IconCake, IconCash, IconChecklist, IconChevronRight, IconClockExclamation, IconHeartHandshake, IconHourglassEmpty, IconPhoneX, IconStack2, IconUserOff, IconUserQuestion, type Icon } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moneyText } from '#shared/kernel/money.ts';
import { clockText } from '#shared/kernel/time.ts';
import { kopecks } from '#shared/kernel/values.ts';
import type { MorningPage, morningKeys } from '#shared/crm/contract.ts';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { longDay } from '../../ui/day-text.ts';
import { CallButton } from '../../ui/PhoneNumber.tsx';
import ui from '../../ui/ui.module.css';
import { useAge } from '../../ui/use-age.ts';
import { useOpenPanel } from '../calls/index.ts';
import { useZone } from '../directories/index.ts';
import { useScheduleView } from '../schedule/index.ts';
import { useCrm } from './crm-store.ts';
import { useMorning } from './queries.ts';
import { dueText } from './texts.ts';
import classes from './crm.module.css';

type Key = (typeof morningKeys)[number];
type Section = MorningPage['sections'][number];
type Row = Section['rows'][number];
const looks: Readonly<Record<Key, { readonly icon: Icon; readonly tone: string }>> = {
  unconfirmed: { icon: IconUserQuestion, tone: 'orange' }, overdue: { icon: IconClockExclamation, tone: 'red' }, due: { icon: IconChecklist, tone: 'blue' }, missed: { icon: IconPhoneX, tone: 'red' }, buffers: { icon: IconStack2, tone: 'blue' },
  freed: { icon: IconHourglassEmpty, tone: 'green' }, debts: { icon: IconCash, tone: 'orange' }, bans: { icon: IconBan, tone: 'red' }, archived: { icon: IconArchive, tone: 'grey' }, birthdays: { icon: IconCake, tone: 'green' }, absent: { icon: IconUserOff, tone: 'grey' },
};

function Line({ section, row }: { readonly section: Key; readonly row: Row }) {
  const { t, i18n } = useTranslation();
  const zone = useZone(), age = useAge(), openPatient = useScreen((s) => s.openPatient), go = useScreen((s) => s.go), openPanel = useOpenPanel(), show = useCrm((s) => s.show);
  const open = () => {
    if (row.slotId) show('freed', row.slotId);
    else if (row.patientId) openPatient(row.patientId, section === 'unconfirmed' ? 'appointments' : 'main');
    else if (row.inquiryId) openPanel(row.inquiryId);
    else if (row.doctorId) { useScheduleView.getState().setFilter({ doctorIds: [row.doctorId] }); useScheduleView.getState().goTo(undefined); go('schedule'); }
    else if (row.taskId) show('overdue');
  };
  const more = [row.note, row.sum !== undefined && section === 'debts' && t('card.debt', { sum: moneyText(kopecks(row.sum)) }), row.sum !== undefined && section === 'freed' && t('crm.freed.fits', { count: row.sum }),
    row.sum ? section === 'absent' && t('crm.morning.booked', { count: row.sum }) : '', row.age !== undefined && age(row.age)].filter(Boolean).join(' · ');
  return (
    <li className={classes.line}>
      <span className={classes.lineTime}>{row.minute !== undefined ? clockText(row.minute) : row.at !== undefined ? dueText(t, i18n.language, row.at, zone) : ''}</span>
      <span className={classes.lineText}><Anchor component="button" type="button" className={classes.link} onClick={open}>{row.who || t('crm.morning.nobody')}</Anchor>{more && <span className={section === 'absent' && row.sum ? ui.red : classes.quiet}> {more}</span>}</span>
      {row.phone && <CallButton phone={row.phone} inquiryId={row.inquiryId} />}
    </li>
  );
}

function Figure({ section, open, onToggle }: { readonly section: Section; readonly open: boolean; onToggle(): void }) {
  const { t } = useTranslation();
  const { icon: Sign, tone } = looks[section.key], id = `morning-${section.key}`;
  return (
    <div className={classes.figure} data-empty={section.count === 0 || undefined} data-open={open || undefined}>
      <h3>
        <UnstyledButton className={classes.figureHead} aria-expanded={open} aria-controls={id} disabled={section.count === 0} onClick={onToggle}>
          <span className={`${classes.figureSign} ${section.count ? ui[tone] ?? '' : classes.quiet}`}><Sign size={20} stroke={1.7} aria-hidden /></span>
          <span className={classes.figureName}>{t(`crm.morning.${section.key}`)}</span><b>{section.count}</b>
          <IconChevronRight size={18} aria-hidden className={classes.chevron} />
        </UnstyledButton>
      </h3>
      <ul id={id} hidden={!open} className={classes.lines}>{open && section.rows.map((row) => <Line key={row.id} section={section.key} row={row} />)}</ul>
    </div>
  );
}

/** «Начало утренней смены»: what waits today, on one page; each figure opens its rows. */
export function Morning() {
  const { t, i18n } = useTranslation();
  const { data } = useMorning(), [open, setOpen] = useState<ReadonlySet<Key>>(new Set()), show = useCrm((s) => s.show), go = useScreen((s) => s.go), lost = useDesk((s) => (s.snapshot?.me?.rights.includes('inquiries.work') ? s.snapshot.lost?.count : undefined));
  const offered = useDesk((s) => s.snapshot?.crm?.morning ?? false), { mutate: seen } = useMutation({ mutationFn: () => client.crm.morningSeen(null) }), there = data !== undefined;
  // however it was opened, today it is not offered again
  useEffect(() => { if (offered && there) seen(); }, [offered, there, seen]);
  if (!data) return null;
  const toggle = (key: Key) => { setOpen((now) => { const next = new Set(now); if (!next.delete(key)) next.add(key); return next; }); };
  const booked = data.load.reduce((sum, one) => sum + one.bookedMin, 0), shift = data.load.reduce((sum, one) => sum + one.shiftMin, 0);
  return (
    <div className={classes.morning} data-testid="morning">
      <header className={classes.morningHead}>
        <div><h3>{longDay(data.day, i18n.language)}</h3><p>{t('crm.morning.visits', { count: data.visits })}{shift > 0 && ` · ${t('crm.morning.full', { percent: Math.round((100 * booked) / shift) })}`}</p></div>
        <Group gap="xs">{lost !== undefined && <Button variant={lost > 0 ? 'light' : 'default'} leftSection={<IconHeartHandshake size={18} aria-hidden />} onClick={() => { go('lost'); }}>{t('lost.morning', { count: lost })}</Button>}<Button variant="light" onClick={() => { show('round'); }}>{t('crm.tabs.round')}</Button></Group>
      </header>
      <div className={classes.morningBody}>
        <section aria-label={t('crm.morning.waits')} className={classes.figures}>{data.sections.map((section) => <Figure key={section.key} section={section} open={open.has(section.key)} onToggle={() => { toggle(section.key); }} />)}</section>
        <section className={classes.load} aria-labelledby="morning-load">
          <h3 id="morning-load">{t('crm.morning.load')}</h3>
          <ul>
            {data.load.map((one) => {
              const part = one.shiftMin ? Math.min(1, one.bookedMin / one.shiftMin) : 1;
              return (
                <li key={one.doctorId}>
                  <span className={classes.loadName}>{one.doctor}{one.shiftMin === 0 && <span className={`${ui.mark} ${ui.red}`}><IconAlertTriangle size={14} aria-hidden />{t('crm.morning.noShift')}</span>}</span>
                  <span className={classes.quiet}>{one.shifts.map((s) => `${clockText(s.startMin)}–${clockText(s.endMin)}`).join(', ')}</span>
                  <span className={classes.loadVisits}>{t('crm.morning.visits', { count: one.visits })}</span>
                  <span className={classes.bar} aria-hidden><span style={{ width: `${String(Math.round(part * 100))}%` }} data-full={part > 0.85 || undefined} /></span>
                  <b>{one.shiftMin ? `${String(Math.round((100 * one.bookedMin) / one.shiftMin))} %` : t('common.dash')}</b>
                </li>
              );
            })}
          </ul>
        </section>
      </div>
      <CardsSpare />
    </div>
  );
}
