import { Button, Text } from '@mantine/core';
import { IconPhonePause, IconPhonePlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useDesk } from '../../ipc/desk-store.ts';
import { useSuspendedWhen } from './SuspendedMark.tsx';
import classes from './telephony.module.css';

/** «Приостановить» and «Возобновить»: nobody calls from the program meanwhile. */
export function SuspendSwitch() {
  const { t } = useTranslation();
  const suspended = useDesk((s) => s.snapshot?.telephony.suspended), time = useSuspendedWhen();
  const { mutate, isPending } = useMutation({ mutationFn: () => (suspended ? client.telephony.resume(null) : client.telephony.suspend(null)) });
  return (
    <section className={classes.line} aria-label={t('telephonySettings.suspend.title')} data-off={suspended ? true : undefined}>
      <div>
        <Text fw={600}>{t('telephonySettings.suspend.title')}</Text>
        <Text c="dimmed">{suspended ? t('telephonySettings.suspend.off', { name: suspended.by, time }) : t('telephonySettings.suspend.on')}</Text>
      </div>
      <Button variant={suspended ? 'filled' : 'default'} loading={isPending} leftSection={suspended ? <IconPhonePlus size={18} aria-hidden /> : <IconPhonePause size={18} aria-hidden />} onClick={() => { mutate(); }}>{t(suspended ? 'telephonySettings.suspend.go' : 'telephonySettings.suspend.stop')}</Button>
    </section>
  );
}
