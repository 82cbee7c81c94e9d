import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Fieldset, Input, Select, Slider } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SoftphoneDevices } from '#shared/softphone/media.ts';
import { client } from '../../ipc/client.ts';
import classes from './softphone.module.css';

type Which = 'microphone' | 'speaker' | 'ringer';

/** Speech in the headset, the ring on the loudspeaker. What is chosen and not plugged in stays chosen and says so. */
export function Devices({ chosen }: { readonly chosen: SoftphoneDevices }) {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['softphone', 'devices'], queryFn: () => client.softphone.devices(null), refetchInterval: 3_000, retry: false });
  const { mutate: save } = useMutation({ mutationFn: (devices: SoftphoneDevices) => client.softphone.setDevices(devices) });
  const { mutate: ring, isPending: rings } = useMutation({ mutationFn: () => client.softphone.ring(null) });
  const [volume, setVolume] = useState(chosen.ringVolume);
  const choice = (which: Which, there: readonly string[]) => {
    const name = chosen[which];
    return {
      label: t(`softphone.${which}`), allowDeselect: false, value: name ?? '',
      data: [{ value: '', label: t('softphone.system') }, ...(name !== undefined && data && !there.includes(name) ? [{ value: name, label: t('softphone.gone', { name }) }] : []), ...there.filter((one) => one !== '').map((one) => ({ value: one, label: one })), ...(name !== undefined && !data ? [{ value: name, label: name }] : [])],
      onChange: (value: string | null) => { save({ ...chosen, [which]: value === '' || value === null ? undefined : value }); },
    };
  };
  return (
    <Fieldset legend={t('softphone.devices')}>
      <div className={classes.pair}>
        <Select {...choice('microphone', data?.microphones ?? [])} />
        <Select {...choice('speaker', data?.speakers ?? [])} description={t('softphone.speakerHint')} inputWrapperOrder={['label', 'input', 'description']} />
        <Select {...choice('ringer', data?.speakers ?? [])} description={t('softphone.ringerHint')} inputWrapperOrder={['label', 'input', 'description']} />
      </div>
      <div className={classes.ring}>
        <div>
          <Input.Label labelElement="div" id="softphone-volume">{t('softphone.volume')}</Input.Label>
          <Slider thumbProps={{ 'aria-labelledby': 'softphone-volume' }} value={volume} min={0} max={100} step={10} label={(value) => `${String(value)} %`} onChange={setVolume} onChangeEnd={(value) => { save({ ...chosen, ringVolume: value }); }} />
        </div>
        <Button variant="default" leftSection={<IconBellRinging size={18} aria-hidden />} loading={rings} loaderProps={{ 'aria-label': t('softphone.ringing') }} onClick={() => { ring(); }}>{t('softphone.tryRing')}</Button>
      </div>
    </Fieldset>
  );
}
