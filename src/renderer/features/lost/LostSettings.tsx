import { Checkbox, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lostKinds, type LostKind } from '#shared/lost/view.ts';
import { client } from '../../ipc/client.ts';
import { useTags } from '../tags/index.ts';
import { useLostSettings } from './queries.ts';
import classes from './lost.module.css';

/** «Ничего не потеряно» in the settings: which kinds count. */
export function LostSettings() {
  const { t } = useTranslation();
  const { data } = useLostSettings(), { data: tags } = useTags(), { mutate, isPending } = useMutation({ mutationFn: (kinds: LostKind[]) => client.lost.saveSettings({ kinds }) });
  if (!data) return null;
  return (
    <div className={classes.settings}>
      <div><Title order={2}>{t('lost.settings.title')}</Title><Text c="dimmed" mt={4}>{t('lost.settings.hint')}</Text></div>
      <Stack gap="sm" role="group" aria-label={t('lost.settings.title')}>
        {lostKinds.map((kind) => {
          const on = data.kinds.includes(kind);
          return <Checkbox key={kind} label={t(`lost.kindWhole.${kind}`)} styles={{ description: { fontSize: '0.875rem' } }} description={kind === 'tagPrompt' && tags?.mode === 'off' ? t('lost.settings.tagsOff') : undefined} checked={on} disabled={isPending} onChange={() => { mutate(on ? data.kinds.filter((one) => one !== kind) : [...data.kinds, kind]); }} />;
        })}
      </Stack>
    </div>
  );
}
