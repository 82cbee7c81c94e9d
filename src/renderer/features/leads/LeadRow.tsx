import { memo } from 'react';
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconForms, IconPhone, IconPlus, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clockText, wallOf } from '#shared/kernel/time.ts';
import type { LeadLine } from '#shared/leads/view.ts';
import { useScreen } from '../../shell/screen-store.ts';
import { useDeskNow } from '../../ui/Timer.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { useDial } from '../../ui/use-dial.ts';
import { useOpenPanel } from '../calls/index.ts';
import { useZone } from '../directories/index.ts';
import classes from './leads.module.css';

/** How long it waits; from main's clock, by the minute. */
function Age({ leftAt }: { readonly leftAt: number }) {
  const { t } = useTranslation();
  const count = Math.max(0, Math.floor((useDeskNow() - leftAt) / 60_000));
  return <span className={classes.age} data-long={count >= 15 || undefined}>{t('leads.ago', { count })}</span>;
}

/** One lead: whose, since when, what is wished, and the two ways to answer. The number shows when the pointer or the focus is on the name. */
export const LeadRow = memo(function LeadRow({ lead }: { readonly lead: LeadLine }) {
  const { t } = useTranslation();
  const open = useOpenPanel(), openPatient = useScreen((s) => s.openPatient), zone = useZone();
  const { dial, allowed, pending, whyNot } = useDial();
  const who = lead.name || t('leads.noName'), number = lead.number || t('leads.noNumber'), { numberE164, patientId, taken } = lead;
  const wish = [lead.wish, lead.doctor].filter(Boolean).join(' · ');
  return (
    <li className={classes.row} data-testid="lead" data-lead={lead.inquiryId} data-taken={taken ? true : undefined}>
      <div className={classes.top}>
        <IconForms className={classes.icon} size={20} stroke={1.8} aria-hidden />
        <Tip label={number} openDelay={0} position="top-start">
          <UnstyledButton className={classes.name} aria-description={number} onClick={() => { if (patientId) openPatient(patientId); else open(lead.inquiryId); }}>{who}</UnstyledButton>
        </Tip>
        <Age leftAt={lead.leftAt} />
      </div>
      <div className={classes.under}>
        <div className={classes.body}>
          <p className={classes.wish}>{wish && <b>{wish}</b>}<span>{lead.source}</span></p>
          {lead.signed && <p className={classes.note}>{t('leads.signed', { name: lead.signed })}</p>}
          {lead.choices > 1 && <p className={classes.note}>{t('leads.several')}</p>}
          {lead.problems.map((problem) => <p key={problem} className={classes.problem}><IconAlertTriangle size={16} stroke={1.8} aria-hidden />{t(`leads.problem.${problem}`)}</p>)}
          {taken && <p className={classes.note}><IconUserCheck size={16} stroke={1.8} aria-hidden />{t(taken.mine ? 'leads.takenMine' : 'leads.takenBy', { name: taken.by, time: clockText(wallOf(taken.at, zone).minute) })}</p>}
        </div>
        <div className={classes.deeds}>
          <Tip label={t('leads.open', { who })}><ActionIcon size={34} variant="light" aria-label={t('leads.open', { who })} onClick={() => { open(lead.inquiryId); }}><IconPlus size={20} stroke={1.8} aria-hidden /></ActionIcon></Tip>
          {allowed && numberE164 && (
            <Tip label={whyNot} disabled={whyNot === undefined} multiline maw={280}>
              <Button size="compact-md" mih={34} fz={14} px={10} loading={pending} leftSection={<IconPhone size={17} stroke={1.8} aria-hidden />} aria-label={t('leads.callTo', { who })} {...(whyNot === undefined ? {} : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': whyNot })}
                onClick={() => { dial(numberE164, lead.inquiryId); }}>{t('leads.call')}</Button>
            </Tip>
          )}
        </div>
      </div>
    </li>
  );
});
