import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, Radio, Stack, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadWorkplace } from '#shared/leads/contract.ts';
import { client } from '../../ipc/client.ts';
import { useRight } from '../../ipc/desk-store.ts';
import classes from './leads.module.css';

/** «Заявки на этом компьютере»: the sound, and whose leads are listed. */
export function LeadPlace() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['settings', 'leads'], queryFn: () => client.leads.workplace(null) });
  const may = useRight('settings.write');
  const { mutate: setSound } = useMutation({ mutationFn: (change: Partial<Pick<LeadWorkplace, 'sound' | 'inTalk'>>) => client.leads.setSound(change) });
  const { mutate: setHidden } = useMutation({ mutationFn: (hidden: string[]) => client.leads.setHidden({ hidden }) });
  if (!data) return null;
  const { workplace: { sound, inTalk, hidden }, sources } = data;
  return (
    <div className={classes.page}>
      <Title order={1} fz="1.375rem">{t('leads.place.title')}</Title>
      <Text c="dimmed" maw="52rem" mb="md">{t('leads.place.intro')}</Text>
      <Stack maw="40rem" gap="lg">
        <Switch size="md" checked={sound} label={t('leads.place.sound')} description={t('leads.place.soundHint')} onChange={(event) => { setSound({ sound: event.currentTarget.checked }); }} />
        <Radio.Group label={t('leads.place.inTalk')} value={inTalk} onChange={(value) => { setSound({ inTalk: value === 'off' ? 'off' : 'tick' }); }}>
          <Stack gap="xs" mt="xs">{(['tick', 'off'] as const).map((value) => <Radio key={value} value={value} disabled={!sound} label={t(`leads.place.${value}`)} />)}</Stack>
        </Radio.Group>
        <Checkbox.Group label={t('leads.place.sources')} description={`${t('leads.place.sourcesHint')}${may ? '' : ` · ${t('leads.place.readOnly')}`}`} value={sources.filter(({ id }) => !hidden.includes(id)).map(({ id }) => id)} readOnly={!may}
          onChange={(shown) => { setHidden(sources.map(({ id }) => id).filter((id) => !shown.includes(id))); }}>
          <Stack gap="xs" mt="xs">{sources.length === 0 ? <Text c="dimmed">{t('leads.place.noSources')}</Text> : sources.map(({ id, name }) => <Checkbox key={id} value={id} label={name} />)}</Stack>
        </Checkbox.Group>
      </Stack>
    </div>
  );
}
