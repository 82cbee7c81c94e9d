import { useState } from 'react';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppointmentRow } from '#shared/schedule/contract.ts';
import type { ScheduleDeeds } from '../use-deeds.tsx';
import { AppointmentLine } from './AppointmentLine.tsx';

export function CommentForm({ row, deeds, onDone }: { readonly row: AppointmentRow; readonly deeds: ScheduleDeeds; onDone(): void }) {
  const { t } = useTranslation('schedule');
  const [comment, setComment] = useState(row.comment);
  const save = () => {
    onDone();
    void deeds.setComment(row, comment);
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(); }} onKeyDown={(event) => { if (event.key === 'Enter' && event.ctrlKey) save(); }}>
      <Stack gap="md">
        <AppointmentLine row={row} />
        <Textarea label={t('dialog.commentTitle')} autosize minRows={3} maxRows={10} maxLength={2000} value={comment} onChange={(e) => { setComment(e.currentTarget.value); }} data-autofocus />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>{t('dialog.back')}</Button>
          <Button type="submit">{t('dialog.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
