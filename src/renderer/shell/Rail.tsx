import type { ReactNode } from 'react';
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCalendar, IconChartBar, IconChecklist, IconHeartHandshake, IconHistory, IconPhone, IconSettings, IconStack2, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useRight } from '../ipc/desk-store.ts';
import { useBufferMenu } from '../features/buffer/index.ts';
import { useOpenPanel } from '../features/calls/index.ts';
import { useSections } from '../features/settings/index.ts';
import { useScreen, type Screen } from './screen-store.ts';
import classes from './shell.module.css';

interface ItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly hotkey?: string;
  readonly active?: boolean;
  readonly onClick: () => void;
  readonly count?: number;
  readonly missed?: number;
  /** Said instead of the bare numbers. */
  readonly said?: string;
}

/** More than fit into a badge; the exact number is said, and stands on the screen itself. */
const shown = (n: number): string => (n > 99 ? '99+' : String(n));

function Item({ icon, label, hotkey, active = false, onClick, count = 0, missed = 0, said }: ItemProps) {
  return (
    <Tooltip label={hotkey ? `${label} · ${hotkey}` : label} position="right">
      <UnstyledButton className={classes.item} onClick={onClick} data-active={active || undefined} aria-current={active ? 'page' : undefined} aria-keyshortcuts={hotkey}>
        {icon}
        <span>{label}{said && <VisuallyHidden>: {said}</VisuallyHidden>}</span>
        {(count > 0 || missed > 0) && (
          <span className={classes.counts} aria-hidden>
            {count > 0 && <span className={classes.count}>{shown(count)}</span>}
            {missed > 0 && <span className={`${classes.count} ${classes.missed}`}>{shown(missed)}</span>}
          </span>
        )}
      </UnstyledButton>
    </Tooltip>
  );
}

const icon = { size: 24, stroke: 1.6, 'aria-hidden': true } as const;

/** The menu on the left: only what works, each with its key. */
export function Rail() {
  const { t } = useTranslation();
  const { screen, go } = useScreen();
  const counters = useDesk((s) => s.snapshot?.counters);
  const works = useRight('inquiries.work'), patients = useRight('patients.read'), schedule = useRight('schedule.read'), history = useRight('history.read');
  const crm = useRight('crm.write'), reports = useRight('reports.read'), due = useDesk((s) => s.snapshot?.crm?.due ?? 0);
  const lost = useDesk((s) => s.snapshot?.lost);
  const configures = useSections().length > 0;
  const openPanel = useOpenPanel();
  const showBuffer = useBufferMenu((s) => s.show);
  const place = (name: Screen) => ({ label: t(`screens.${name}`), active: screen === name, onClick: () => { go(name); } });
  const calls = counters?.calls ?? 0, missed = counters?.missed ?? 0;
  return (
    <nav className={classes.rail} aria-label={t('shell.menu')}>
      {works && (
        <>
          <Item icon={<IconPhone {...icon} />} label={t('shell.calls')} hotkey="F2" count={calls} missed={missed} onClick={openPanel}
            {...(calls || missed ? { said: t('shell.callsSaid', { calls, missed }) } : {})} />
          <Item icon={<IconStack2 {...icon} />} label={t('shell.buffer')} hotkey="F4" count={counters?.buffer ?? 0} onClick={showBuffer}
            {...(counters?.buffer ? { said: t('shell.bufferSaid') } : {})} />
        </>
      )}
      {schedule && <Item icon={<IconCalendar {...icon} />} hotkey="Alt+1" {...place('schedule')} />}
      {patients && <Item icon={<IconUsers {...icon} />} hotkey="Alt+2" {...place('patients')} />}
      {history && <Item icon={<IconHistory {...icon} />} hotkey="Alt+3" {...place('history')} />}
      {crm && <Item icon={<IconChecklist {...icon} />} hotkey="Alt+5" count={due} {...place('crm')} {...(due ? { said: t('shell.crmSaid', { count: due }) } : {})} />}
      {works && <Item icon={<IconHeartHandshake {...icon} />} hotkey="Alt+7" count={lost?.overdue ? 0 : lost?.count ?? 0} missed={lost?.overdue ? lost.count : 0} {...place('lost')} {...(lost?.count ? { said: `${t('lost.said', { count: lost.count })}${lost.overdue ? `, ${t('lost.overdueSaid', { count: lost.overdue })}` : ''}` } : {})} />}
      {reports && <Item icon={<IconChartBar {...icon} />} hotkey="Alt+6" {...place('reports')} />}
      {configures && <Item icon={<IconSettings {...icon} />} hotkey="Alt+4" {...place('settings')} />}
    </nav>
  );
}
