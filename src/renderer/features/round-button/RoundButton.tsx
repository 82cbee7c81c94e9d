import { ActionIcon, Indicator } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { Tip } from '../../ui/Tip.tsx';
import { useRoundDock } from './round-store.ts';

/** «Обзвон на ближайший день» on the page of the schedule: opens it docked at the right, with how many are left. */
export function RoundButton() {
  const { t } = useTranslation();
  const allowed = useRight('crm.write'), { open, set } = useRoundDock();
  const { data } = useQuery({ queryKey: ['crm', 'round'], queryFn: () => client.crm.round({}), enabled: allowed });
  if (!allowed) return null;
  const left = data ? data.total - data.done : 0, label = t('crm.round.button', { count: left });
  return (
    <Tip label={label}>
      <Indicator label={left} disabled={left === 0} size={18} color="blue.8" offset={4} zIndex={1}>
        <ActionIcon size={34} variant={open ? 'light' : 'default'} color="stoika" aria-label={label} aria-pressed={open} onClick={() => { set(!open); }}><IconPhoneCall size={18} aria-hidden /></ActionIcon>
      </Indicator>
    </Tip>
  );
}
