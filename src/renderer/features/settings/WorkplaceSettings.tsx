import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Fieldset, Group, Input, Modal, NumberInput, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import { useLocal, useSetLocal, zooms } from '../../shell/local-settings.ts';
import { tell } from '../../ui/tell.ts';
import { PasswordForm } from '../staff/index.ts';
import { LinksSwitch } from '../telephony/index.ts';
import classes from './settings.module.css';

/** «Рабочее место»: how this PC looks, when it locks, and whose branch it stands in. */
export function WorkplaceSettings() {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('workplace.title')}</Title>
      <Text c="dimmed">{t('workplace.intro')}</Text>
      <Stack maw="38rem" gap="md"><Looks /><Safety /><LinksSwitch /><Place /></Stack>
    </div>
  );
}

function Looks() {
  const { t } = useTranslation();
  const { data: local } = useLocal();
  const { mutate: setLocal } = useSetLocal();
  if (!local) return null;
  return (
    <Fieldset legend={t('workplace.looks')}>
      <Stack gap="sm">
        <div>
          <Input.Label labelElement="div" id="workplace-theme">{t('user.theme')}</Input.Label>
          <SegmentedControl fullWidth aria-labelledby="workplace-theme" value={local.theme} onChange={(theme) => { setLocal({ theme }); }} data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`user.themes.${value}`) }))} />
        </div>
        <div>
          <Input.Label labelElement="div" id="workplace-language">{t('user.language')}</Input.Label>
          <SegmentedControl fullWidth aria-labelledby="workplace-language" value={local.language} onChange={(language) => { setLocal({ language }); }} data={[{ value: 'ru', label: t('user.languages.ru') }, { value: 'en', label: t('user.languages.en') }]} />
        </div>
        <Select label={t('user.zoom')} value={String(local.zoom)} allowDeselect={false} data={zooms.map((zoom) => ({ value: String(zoom), label: `${String(zoom)} %` }))} onChange={(zoom) => { if (zoom) setLocal({ zoom: Number(zoom) }); }} />
      </Stack>
    </Fieldset>
  );
}

function Safety() {
  const { t } = useTranslation();
  const mayChange = useRight('settings.write');
  const { data } = useQuery({ queryKey: ['settings', 'workstation'], queryFn: () => client.settings.workstation(null) });
  const [typed, setTyped] = useState<number | string>();
  const [secret, setSecret] = useState(false);
  const { mutate, isPending } = useMutation({ mutationFn: (lockMinutes: number) => client.settings.setWorkstation({ lockMinutes }), onSuccess: () => { setTyped(undefined); tell('done', t('workplace.saved')); } });
  if (!data) return null;
  const minutes = typed ?? data.lockMinutes, fits = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 1 && minutes <= 240;
  return (
    <Fieldset legend={t('workplace.safety')}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); if (fits) mutate(minutes); }} aria-label={t('workplace.safety')}>
        <Group align="flex-end" wrap="nowrap">
          <NumberInput style={{ flex: 1 }} label={t('workplace.lock')} description={mayChange ? t('workplace.lockHint') : `${t('workplace.lockHint')} ${t('workplace.readOnly')}`} min={1} max={240} clampBehavior="none" allowDecimal={false} hideControls readOnly={!mayChange} value={minutes} onChange={setTyped} error={fits ? undefined : t('workplace.lockBad')} />
          {mayChange && typed !== undefined && typed !== data.lockMinutes && <Button type="submit" loading={isPending}>{t('common.save')}</Button>}
        </Group>
      </form>
      <Button mt="md" variant="default" leftSection={<IconKey size={18} aria-hidden />} onClick={() => { setSecret(true); }}>{t('workplace.changePassword')}</Button>
      <Modal opened={secret} onClose={() => { setSecret(false); }} title={t('workplace.ownPassword')} closeButtonProps={{ 'aria-label': t('common.close') }}>
        {secret && <PasswordForm login="" withOld save={(password, old) => client.staff.changePassword({ old, password })} onClose={() => { setSecret(false); }} />}
      </Modal>
    </Fieldset>
  );
}

function Place() {
  const { t } = useTranslation();
  const mayChange = useRight('directories.write'), reads = useRight('schedule.read');
  const { data } = useQuery({ queryKey: ['directories', 'places'], queryFn: () => client.schedule.places(null), enabled: reads });
  const { mutate } = useMutation({ mutationFn: (branchId: string) => client.schedule.standIn({ branchId }), onSuccess: () => { tell('done', t('workplace.saved')); } });
  if (!data || data.branches.length < 2) return null;
  return (
    <Fieldset legend={t('workplace.place')}>
      <Select label={t('workplace.branch')} description={t('workplace.branchHint')} allowDeselect={false} disabled={!mayChange} value={data.here} onChange={(branchId) => { if (branchId && branchId !== data.here) mutate(branchId); }} data={data.branches.map((one) => ({ value: one.id, label: one.name }))} />
    </Fieldset>
  );
}
