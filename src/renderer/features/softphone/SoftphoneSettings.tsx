import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Fieldset, Input, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { CardsSpare } from '../../ui/cards-height.tsx';
import { tell } from '../../ui/tell.ts';
import { Devices } from './Devices.tsx';
import { Trials } from './Trials.tsx';
import classes from './softphone.module.css';

/** «Софтфон»: whether this PC is the phone, what it speaks and rings through, and whether that works. */
export function SoftphoneSettings() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['settings', 'softphone'], queryFn: () => client.softphone.settings(null) });
  if (!data) return null;
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('softphone.title')}</Title>
      <Text c="dimmed" maw="46rem">{t('softphone.intro')}</Text>
      <div className={classes.column}>
        <WhichPhone extension={data.extension} extensions={data.extensions} />
        <Devices key={JSON.stringify(data.devices)} chosen={data.devices} />
        <Trials />
      </div>
      <CardsSpare />
    </div>
  );
}

function WhichPhone({ extension, extensions }: { readonly extension: string | null; readonly extensions: readonly string[] }) {
  const { t } = useTranslation();
  const mayChange = useRight('telephony.configure'), possible = extensions.length > 0;
  const { mutate, isPending } = useMutation({ mutationFn: (to: string | null) => client.softphone.setExtension({ extension: to }), onSuccess: () => { tell('done', t('softphone.saved')); } });
  return (
    <Fieldset legend={t('softphone.phone')}>
      {possible || extension !== null ? (
        <div className={classes.pair}>
          <div>
            <Input.Label labelElement="div" id="softphone-phone">{t('softphone.through')}</Input.Label>
            <SegmentedControl fullWidth aria-labelledby="softphone-phone" disabled={!mayChange || isPending} value={extension === null ? 'desk' : 'pc'} onChange={(value) => { mutate(value === 'pc' ? extensions[0] ?? null : null); }} data={[{ value: 'desk', label: t('softphone.desk') }, { value: 'pc', label: t('softphone.pc') }]} />
          </div>
          {extension !== null && <Select label={t('softphone.extension')} allowDeselect={false} disabled={!mayChange || isPending} value={extension} data={[...new Set([extension, ...extensions])]} onChange={(value) => { if (value && value !== extension) mutate(value); }} />}
        </div>
      ) : <Alert variant="light">{t('softphone.noLines')}</Alert>}
      {(possible || extension !== null) && <Text mt="sm" c="dimmed" role="status">{extension === null ? t('softphone.off') : t('softphone.on', { extension })} {mayChange ? '' : t('softphone.readOnly')}</Text>}
    </Fieldset>
  );
}
