import { useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Group, Input, NumberInput, SegmentedControl, Text, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keepModes, type RecordingSettings } from '#shared/recordings/contract.ts';
import { client } from '../../ipc/client.ts';
import { errorText } from '../../ipc/error-text.ts';
import { sizeText } from '../../ui/moment.ts';
import { tell } from '../../ui/tell.ts';
import classes from './recordings.module.css';

/** What the whole clinic keeps, for how long, and what callers are told. */
export function KeepingForm({ settings }: { readonly settings: RecordingSettings }) {
  const { t, i18n } = useTranslation();
  const [keep, setKeep] = useState(settings.keep), [days, setDays] = useState<number | string>(settings.days), [notice, setNotice] = useState(settings.notice);
  const fits = typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= 3650;
  const { mutate, isPending } = useMutation({
    mutationFn: (to: number) => client.recordings.setPolicy({ keep, days: to, notice }),
    onSuccess: () => { tell('done', t('recordings.settings.saved')); }, onError: (error) => { tell('error', errorText(error)); },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits) mutate(days);
  };
  return (
    <form noValidate className={classes.card} aria-label={t('recordings.settings.keepTitle')} onSubmit={submit}>
      <Title order={2} fz="1.0625rem">{t('recordings.settings.keepTitle')}</Title>
      <div>
        <Input.Label labelElement="div" id="recordings-keep">{t('recordings.settings.keep')}</Input.Label>
        <Input.Description mb={6}>{t(`recordings.settings.modeHint.${keep}`)}</Input.Description>
        <SegmentedControl aria-labelledby="recordings-keep" value={keep} onChange={setKeep} data={keepModes.map((value) => ({ value, label: t(`recordings.settings.mode.${value}`) }))} />
      </div>
      <NumberInput label={t('recordings.settings.days')} description={t('recordings.settings.daysHint')} value={days} onChange={setDays} min={0} max={3650} clampBehavior="none" allowDecimal={false} allowNegative={false} hideControls maw="32rem" error={fits ? undefined : t('recordings.settings.daysBad')} />
      <Textarea label={t('recordings.settings.notice')} description={t('recordings.settings.noticeHint')} placeholder={t('recordings.settings.noticePlace')} maxLength={500} autosize minRows={2} value={notice} onChange={(event) => { setNotice(event.currentTarget.value); }} />
      <Group justify="space-between">
        <Text c="dimmed" data-testid="recording-totals">{t('recordings.settings.totals', { kept: settings.kept, linked: settings.linked, size: sizeText(settings.keptBytes, i18n.language) })}</Text>
        <Button type="submit" loading={isPending}>{t('recordings.settings.save')}</Button>
      </Group>
    </form>
  );
}
