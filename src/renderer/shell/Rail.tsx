import { memo, useCallback } from 'react';
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCalendar, IconChartBar, IconChecklist, IconHeartHandshake, IconHistory, IconPhone, IconSettings, IconStack2, IconUsers, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk, useRight } from '../ipc/desk-store.ts';
import { useBufferMenu } from '../features/buffer/index.ts';
import { useOpenPanel } from '../features/calls/index.ts';
import { useSections } from '../features/settings/index.ts';
import { Tip } from '../ui/Tip.tsx';
import { useScreen, type Screen } from './screen-store.ts';
import classes from './shell.module.css';

interface ItemProps {
  readonly icon: Icon;
  readonly label: string;
  readonly hotkey: string;
  readonly active?: boolean;
  /** The same function at each drawing, or the item is drawn for nothing. */
  readonly onClick: () => void;
  readonly count?: number;
  readonly missed?: number;
  /** Said instead of the bare numbers. */
  readonly said?: string;
}

/** More than fit into a badge; the exact number is said, and stands on the screen itself. */
const shown = (n: number): string => (n > 99 ? '99+' : String(n));

/** Drawn anew only when something of it has changed: a ring changes one number of nine items (QUALITY.md P1). */
const Item = memo(function Item({ icon: Sign, label, hotkey, active = false, onClick, count = 0, missed = 0, said }: ItemProps) {
  return (
    <Tip label={`${label} · ${hotkey}`} position="right">
      <UnstyledButton className={classes.item} onClick={onClick} data-active={active || undefined} aria-current={active ? 'page' : undefined} aria-keyshortcuts={hotkey}>
        <Sign size={24} stroke={1.6} aria-hidden />
        <span>{label}{said && <VisuallyHidden>: {said}</VisuallyHidden>}</span>
        {(count > 0 || missed > 0) && (
          <span className={classes.counts} aria-hidden>
            {count > 0 && <span className={classes.count}>{shown(count)}</span>}
            {missed > 0 && <span className={`${classes.count} ${classes.missed}`}>{shown(missed)}</span>}
          </span>
        )}
      </UnstyledButton>
    </Tip>
  );
});

type PlaceProps = Pick<ItemProps, 'icon' | 'hotkey' | 'count' | 'missed' | 'said'> & { readonly name: Screen };

/** The item of a screen. */
function Place({ name, ...item }: PlaceProps) {
  const { t } = useTranslation();
  const active = useScreen((s) => s.screen === name), go = useScreen((s) => s.go), open = useCallback(() => { go(name); }, [go, name]);
  return <Item {...item} label={t(`screens.${name}`)} active={active} onClick={open} />;
}

function Calls() {
  const { t } = useTranslation();
  const calls = useDesk((s) => s.snapshot?.counters.calls ?? 0), missed = useDesk((s) => s.snapshot?.counters.missed ?? 0), openPanel = useOpenPanel();
  return <Item icon={IconPhone} label={t('shell.calls')} hotkey="F2" count={calls} missed={missed} onClick={openPanel} {...(calls || missed ? { said: t('shell.callsSaid', { calls, missed }) } : {})} />;
}

function Buffer() {
  const { t } = useTranslation();
  const count = useDesk((s) => s.snapshot?.counters.buffer ?? 0), show = useBufferMenu((s) => s.show);
  return <Item icon={IconStack2} label={t('shell.buffer')} hotkey="F4" count={count} onClick={show} {...(count ? { said: t('shell.bufferSaid') } : {})} />;
}

function Crm() {
  const { t } = useTranslation();
  const due = useDesk((s) => s.snapshot?.crm?.due ?? 0);
  return <Place name="crm" icon={IconChecklist} hotkey="Alt+5" count={due} {...(due ? { said: t('shell.crmSaid', { count: due }) } : {})} />;
}

function Lost() {
  const { t } = useTranslation();
  const count = useDesk((s) => s.snapshot?.lost?.count ?? 0), overdue = useDesk((s) => s.snapshot?.lost?.overdue ?? 0);
  return (
    <Place name="lost" icon={IconHeartHandshake} hotkey="Alt+7" count={overdue ? 0 : count} missed={overdue ? count : 0}
      {...(count ? { said: `${t('lost.said', { count })}${overdue ? `, ${t('lost.overdueSaid', { count: overdue })}` : ''}` } : {})} />
  );
}

/** The menu on the left: only what works, each with its key. */
export function Rail() {
  const { t } = useTranslation();
  const works = useRight('inquiries.work'), patients = useRight('patients.read'), schedule = useRight('schedule.read'), history = useRight('history.read');
  const crm = useRight('crm.write'), reports = useRight('reports.read');
  const configures = useSections().length > 0;
  return (
    <nav className={classes.rail} aria-label={t('shell.menu')}>
      {works && <><Calls /><Buffer /></>}
      {schedule && <Place name="schedule" icon={IconCalendar} hotkey="Alt+1" />}
      {patients && <Place name="patients" icon={IconUsers} hotkey="Alt+2" />}
      {history && <Place name="history" icon={IconHistory} hotkey="Alt+3" />}
      {crm && <Crm />}
      {works && <Lost />}
      {reports && <Place name="reports" icon={IconChartBar} hotkey="Alt+6" />}
      {configures && <Place name="settings" icon={IconSettings} hotkey="Alt+4" />}
    </nav>
  );
}
