import { useQuery } from '@tanstack/react-query';
import { Button } from '@mantine/core';
import { IconDatabase, IconDeviceLandlinePhone, IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../ipc/client.ts';
import { useDesk, useMe, useRight } from '../ipc/desk-store.ts';
import { CopyLine } from '../features/copies/index.ts';
import { DemoPad } from '../features/demo/index.ts';
import { JobsChip } from '../features/jobs/index.ts';
import { SuspendedMark } from '../features/telephony/index.ts';
import { useTraining } from '../features/training/index.ts';
import { useDialog } from './dialog-store.ts';
import { FilterLine } from './FilterLine.tsx';
import { useScreen } from './screen-store.ts';
import { StatusNotice } from './StatusNotice.tsx';
import classes from './shell.module.css';

/** Colour of a line's health; the word stands beside it always. */
export const healthClass = { connected: classes.ok, degraded: classes.shaky, disconnected: classes.bad, unauthorized: classes.bad, misconfigured: classes.bad, none: classes.off } as const;

/** The quiet line at the bottom: the exchange, the base, the phone of the shift, and messages that need no answer. */
export function StatusLine() {
  const { t } = useTranslation();
  const health = useDesk((s) => s.snapshot?.telephony.state ?? 'none');
  const me = useMe();
  const mayCall = useRight('telephony.use');
  const practice = useDesk((s) => s.snapshot?.telephony.practice ?? false);
  const over = useDesk((s) => s.snapshot?.notices.some((n) => n.code === 'phone-taken-over') ?? false);
  const training = useTraining();
  const openDialog = useDialog((s) => s.open);
  const openSettings = useScreen((s) => s.openSettings);
  const { data: about } = useQuery({ queryKey: ['settings', 'about'], queryFn: () => client.settings.about(null) });
  return (
    <footer className={classes.status} data-over={over || undefined} aria-label={t('shell.states')}>
      <span className={classes.statusItem}><span className={`${classes.dot} ${healthClass[health]}`} /><span>{t(`health.${health}`)}</span></span>
      <SuspendedMark className={classes.statusItem} />
      {about && !about.demo && <span className={classes.statusItem}><IconDatabase size={16} stroke={1.7} aria-hidden /><span>{t(`key.${about.keyHow}`)}</span></span>}
      <CopyLine className={classes.statusItem} />
      {about?.demo && <span className={classes.statusItem} title={t(`key.${about.keyHow}`)}><IconFlask size={16} stroke={1.7} aria-hidden /><span>{t('shell.demo')}</span></span>}
      <StatusNotice />
      <FilterLine onOpen={() => { openSettings('callFilters'); }} />
      <JobsChip />
      {practice && mayCall && training.kind === 'none' && <DemoPad />}
      <Button variant="subtle" color="gray" size="compact-sm" mih={32} flex="none" leftSection={<IconDeviceLandlinePhone size={18} stroke={1.7} aria-hidden />} onClick={() => { openDialog({ kind: 'phone' }); }}>
        {me?.phone ? t('phones.mine', { extension: me.phone.extension }) : t('phones.none')}
      </Button>
    </footer>
  );
}
