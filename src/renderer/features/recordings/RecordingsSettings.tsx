import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeepingForm } from './KeepingForm.tsx';
import { SourceForms } from './SourceForms.tsx';
import { useRecordingSettings } from './queries.ts';
import classes from './recordings.module.css';

/** «Записи разговоров»: what is kept and for how long, and where the exchange of this PC puts them. */
export function RecordingsSettings() {
  const { t } = useTranslation();
  const { data } = useRecordingSettings();
  if (!data) return null;
  return (
    <div className={classes.page} data-testid="recordings-settings">
      <div>
        <Title order={1} fz="1.375rem">{t('recordings.settings.title')}</Title>
        <Text c="dimmed" mt={4}>{t('recordings.settings.intro')}</Text>
      </div>
      <KeepingForm key={`${data.keep} ${String(data.days)} ${data.notice}`} settings={data} />
      <SourceForms settings={data} />
    </div>
  );
}
